"""Rules of attachments: what the list names is there, under the same title, and no text names one more.

In: an outline. Out: titles that differ, numbers that differ, references to attachments that the list does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
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
HEAD = re.compile(r"\s*附(?:件|录|表)\s*(\d{0,3})\s*[:：]?\s*")
APART = re.compile(
    "[（(][^（）()]{0,12}(?:另发|另附|另行|另寄|另送|另报|略|不公开|不予公开|不发|不印发|单独|涉密|密件|此件|电子版|电子文档|网站|下载|光盘|附后)[^（）()]{0,12}[）)]$"
)
"""What an entry says of an attachment that does not follow."""
LONGEST_REST = 30
"""Characters of a line on which the title of an entry goes on."""
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
    texts = [(index, each.text) for index, each in enumerate(outline.paragraphs) if each.text.strip() or found]
    for place, (index, text) in enumerate(texts):
        match = NEXT.match(text) if found else FIRST.match(text)
        if match and (not found or int(match[1]) == found[-1].number + 1):
            found.append(Listed(int(match[1] or 1), match[2], index, match.start(2)))
        elif found and _goes_on(text, texts[place + 1][1] if place + 1 < len(texts) else "", found[-1].number + 1):
            last = found.pop()
            found.append(replace(last, title=last.title + text.strip()))
        elif found:
            return found
    return found


def _goes_on(text: str, below: str, number: int) -> bool:
    """Say whether a line is the rest of a title: the entry of the next number stands below it."""
    match = NEXT.match(below)
    return len(text.strip()) <= LONGEST_REST and match is not None and int(match[1]) == number


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
    for entry, lines in _pairs(outline):
        said = ["".join(outline.paragraphs[index].text.split()) for index in lines]
        below = outline.paragraphs[entry.paragraph + 1].text if entry.paragraph + 1 < len(outline.paragraphs) else ""
        whole = "".join(entry.title.split())
        lawful = {whole, whole + "".join(below.split())}
        forms = ["".join(said[:count]) for count in (1, 2, 3)]
        title = max(forms, key=lambda each: _ratio(each, whole)) if said else ""
        if said and not lawful & set(forms) and _ratio(title, whole) >= ALIKE:
            text = outline.paragraphs[lines[0]].text
            yield Found(lines[0], 0, len(text), {"number": entry.number, "listed": whole, "found": title[:60]})


def _pairs(outline: Outline) -> Iterator[tuple[Listed, list[int]]]:
    """Yield what is listed with the lines of its title: by number, where all have one, else in order."""
    named, there = listed(outline), present(outline)
    by_number = {_number(outline, index): lines for index, lines in there}
    if len(by_number) == len(there) and set(by_number) <= {each.number for each in named}:
        yield from ((each, by_number[each.number]) for each in named if each.number in by_number)
    elif not any(APART.search(each.title) for each in named):
        yield from ((each, lines) for each, (_, lines) in zip(named, there, strict=False))


def _number(outline: Outline, index: int) -> int:
    """Return the number of the line 附件2; 0 where it has none."""
    match = HEAD.fullmatch(outline.paragraphs[index].text)
    return int(match[1] or 0) if match else 0


def _ratio(title: str, other: str) -> float:
    return SequenceMatcher(None, title[:120], other[:120], autojunk=False).ratio()


def counts(outline: Outline) -> Iterator[Found]:
    """Find a list that names more or fewer attachments than follow; a file that is an attachment has neither."""
    named = listed(outline)
    there = [index for index, _ in present(outline) if outline.paragraphs[index].text.strip().startswith("附件")]
    numbers = [_number(outline, index) for index in there]
    nested = len(set(numbers)) < len(numbers) or (0 in numbers and len(numbers) > 1)
    apart = any(APART.search("".join(each.title.split())) for each in named)
    if named and there and len(named) != len(there) and not nested and not apart:
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
