"""Rules of attachments: what the list names is there, under the same title, and no text names one more.

In: an outline. Out: titles that differ, numbers that differ, references to attachments that the list does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from reportgen.diagnostics import Severity
from reportgen.frozen import frozen
from reportgen.proofreading.leads import begins_attachment
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule

CLAUSE = "GB/T 9704-2012, 7.3.4, 7.3.7"
FIRST = re.compile(r"\s*附件\s*[:：]\s*(?:(\d{1,2})[.．、]\s*)?(.*\S)\s*$")
NEXT = re.compile(r"\s*(\d{1,2})[.．、]\s*(.*\S)\s*$")
REFERENCE = re.compile(r"(?:（|见|按照|对照|填写|报送)附件\s?(\d{1,2})")
ALIKE = 0.7


@frozen
class Listed:
    """An entry of the list of attachments: its number, its title and where the title stands."""

    number: int
    title: str
    paragraph: int
    start: int


def listed(outline: Outline) -> list[Listed]:
    """Return what the list of attachments names."""
    found: list[Listed] = []
    for index, paragraph in enumerate(outline.paragraphs):
        match = NEXT.match(paragraph.text) if found else FIRST.match(paragraph.text)
        if match and (not found or int(match[1]) == found[-1].number + 1):
            found.append(Listed(int(match[1] or 1), match[2], index, match.start(2)))
        elif found:
            return found
    return found


def present(outline: Outline) -> list[tuple[int, list[int]]]:
    """Return the attachments that are there: the line 附件N, and the lines behind it that may be its title."""
    texts = [n for n, each in enumerate(outline.paragraphs) if each.text.strip()]
    return [
        (index, texts[place + 1 : place + 4])
        for place, index in enumerate(texts)
        if begins_attachment(outline.paragraphs[index].text) and outline.paragraphs[index].role != "attachment_note"
    ]


def titles(outline: Outline) -> Iterator[Found]:
    """Find an attachment whose title is the list's but for a slip."""
    for entry, (_, lines) in zip(listed(outline), present(outline), strict=False):
        said = ["".join(outline.paragraphs[index].text.split()) for index in lines]
        wanted = "".join(entry.title.split())
        if said and not any(wanted == "".join(said[:count]) for count in (1, 2, 3)):
            title = max(("".join(said[:count]) for count in (1, 2, 3)), key=lambda each: _ratio(each, wanted))
            if _ratio(title, wanted) >= ALIKE:
                text = outline.paragraphs[lines[0]].text
                yield Found(lines[0], 0, len(text), {"number": entry.number, "listed": wanted, "found": title[:60]})


def _ratio(title: str, other: str) -> float:
    return SequenceMatcher(None, title[:120], other[:120], autojunk=False).ratio()


def counts(outline: Outline) -> Iterator[Found]:
    """Find a list that names more or fewer attachments than follow; a file that is an attachment has neither."""
    named, there = listed(outline), present(outline)
    if named and there and len(named) != len(there):
        last = named[-1]
        params = {"listed": len(named), "present": len(there)}
        yield Found(last.paragraph, last.start, last.start + len(last.title), params)


def references(outline: Outline) -> Iterator[Found]:
    """Find 附件3 in the text where the list names two."""
    named = listed(outline)
    for index, paragraph in enumerate(outline.paragraphs[: named[0].paragraph] if named else ()):
        for match in REFERENCE.finditer(paragraph.text):
            if not 1 <= int(match[1]) <= len(named):
                yield Found(index, *match.span(1), {"number": match[1], "listed": len(named)})


RULES = (
    Rule(
        "attachment-title",
        "attachment {number} is called {found}, and {listed} in the list",
        Severity.WARNING,
        CLAUSE,
        ("附件：储罐检测工作安排表", "云溪市应急管理局", "2026年3月12日", "附件", "储罐检测安排表"),
        ("附件：储罐检测工作安排表", "云溪市应急管理局", "2026年3月12日", "附件", "储罐检测工作安排表"),
        titles,
    ),
    Rule(
        "attachment-count",
        "the list names {listed} attachments, {present} follow",
        Severity.WARNING,
        CLAUSE,
        ("附件：1.检测安排表", "2.储罐清单", "云溪市应急管理局", "2026年3月12日", "附件1", "检测安排表"),
        (
            "附件：1.检测安排表",
            "2.储罐清单",
            "云溪市应急管理局",
            "2026年3月12日",
            "附件1",
            "检测安排表",
            "附件2",
            "储罐清单",
        ),
        counts,
    ),
    Rule(
        "attachment-unknown",
        "the text names attachment {number}, the list has {listed}",
        Severity.WARNING,
        CLAUSE,
        ("请填写有关表格（附件3）。", "附件：1.检测安排表", "2.储罐清单"),
        ("请填写有关表格（附件2）。", "附件：1.检测安排表", "2.储罐清单"),
        references,
    ),
)
