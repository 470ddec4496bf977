"""Rules of the document with itself: title, signature, imprint, short names.

In: an outline. Out: periods that differ, an annex behind the imprint, names used before they are defined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.proofreading.days import FULL, SPELLED
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule
from reportgen.proofreading.rules.organs import HEAD, PRINTED_LINE, letterhead, texts

PERIOD = re.compile("(\\d{4})年(?:第([一二三四])季度|([上下])半年)")
SUMMARY = re.compile("(?:总结|小结)(?:（[^（）]{1,12}）)?$")
"""A title of a text on its own period alone, in which another quarter is what comes next."""
SHORT = re.compile(
    "[（，]以下(?:简|统|合)?称[：:]?(“[^“”（）]{2,16}”|《[^《》（）]{2,16}》|[^“”《》（）、，。]{2,12})）"
)
GROUPS = ("领导小组", "指挥部", "工作专班", "督导组", "工作组")
SUBOFFICE = re.compile(f"(?:^|(?<=[。；]))({'|'.join(GROUPS)})下设办公室")


def periods(outline: Outline) -> Iterator[Found]:
    """Find a text that begins with another quarter or half-year than its title names, and nowhere speaks of the title's."""
    lines = texts(outline)
    title = next(
        ((index, match) for index, text in lines[:HEAD] if "。" not in text and (match := PERIOD.search(text))), None
    )
    body = next(((index, text) for index, text in lines if "。" in text), None)
    if not title or not body or title[0] >= body[0]:
        return
    match = PERIOD.match(body[1])
    wanted = title[1]
    same_kind = match and match.groups() != wanted.groups() and bool(match[2]) == bool(wanted[2])
    if match and same_kind and not _spoken_of(wanted, "\n".join(text for index, text in lines if index >= body[0])):
        start = outline.paragraphs[body[0]].text.index(match[0])
        yield Found(body[0], start, start + len(match[0]), {"found": match[0], "title": wanted[0]})


def _spoken_of(period: re.Match[str], text: str) -> bool:
    """Say whether a text speaks of a period: 2026年一季度, 今年一季度; without a year, where it is no summary."""
    part = f"{period[2]}季度" if period[2] else f"{period[3]}半年"
    bare = "" if SUMMARY.search(period.string) else f"|(?<!\\d年)(?<!\\d年度)(?<!第)第?{part}"
    return bool(re.search(f"(?:{period[1]}|今|本)年度?第?{part}{bare}", text))


def behind_imprint(outline: Outline) -> Iterator[Found]:
    """Find a text behind the imprint; another document of the same file begins with its own letterhead."""
    lines = texts(outline)
    for place, (_, text) in enumerate(lines):
        if len(text) < 60 and PRINTED_LINE.search(text):
            roles = {index: outline.paragraphs[index].role for index, _ in lines[place + 1 :]}
            behind = [each for each in lines[place + 1 :] if roles[each[0]] not in {"header", "footer"}]
            rest = [each for each in behind if roles[each[0]] != "imprint"]
            if rest and len(behind) > 2 and not any(each.endswith("文件") or "〔" in each for _, each in rest[:4]):
                yield Found(rest[0][0], 0, len(outline.paragraphs[rest[0][0]].text), {"found": rest[0][1][:20]})
            return


def unsigned(outline: Outline) -> Iterator[Found]:
    """Find a document with a letterhead and an imprint, and no line that ends with the date of its signature."""
    lines = texts(outline)
    printed = next((n for n, (_, text) in enumerate(lines) if len(text) < 60 and PRINTED_LINE.search(text)), None)
    if printed and letterhead(outline):
        dated = (text for n, text in lines[:printed] if len(text) < 60 and outline.paragraphs[n].role != "cell")
        if not any(text.endswith("日") and _day("".join(text.split())) and "，" not in text for text in dated):
            index = lines[printed][0]
            yield Found(index, 0, len(outline.paragraphs[index].text), {})


def _day(text: str) -> bool:
    return bool(FULL.search(text) or SPELLED.search(text))


def short_names(outline: Outline) -> Iterator[Found]:
    """Find a short name that begins a clause before the place which defines it."""
    defined: set[str] = set()
    for index, paragraph in enumerate(outline.paragraphs):
        for match in SHORT.finditer(paragraph.text):
            if match[1] in defined:
                continue
            defined.add(match[1])
            if place := _used_before(outline, match[1], index, match.start()):
                yield Found(*place, {"name": match[1]})


def _used_before(outline: Outline, name: str, index: int, start: int) -> tuple[int, int, int] | None:
    quoted = name[0] in "“《"
    bare = name.strip("“”")
    pattern = re.compile(
        f"(?:^|(?<=[。；，、：])|(?<=[向由报经]))({re.escape(bare)})(?![《（])"
        if not quoted
        else f"({re.escape(name)})"
    )
    for number, paragraph in enumerate(outline.paragraphs[: index + 1]):
        text = paragraph.text[:start] if number == index else paragraph.text
        match = pattern.search(text) if "。" in paragraph.text else None
        if match:
            return number, *match.span(1)
    return None


def no_such_group(outline: Outline) -> Iterator[Found]:
    """Find 领导小组下设办公室 where nothing before it speaks of a 领导小组."""
    known: set[str] = set()
    for index, paragraph in enumerate(outline.paragraphs):
        for match in SUBOFFICE.finditer(paragraph.text):
            if match[1] not in known and match[1] not in paragraph.text[: match.start()]:
                yield Found(index, *match.span(1), {"group": match[1]})
            known.add(match[1])
        known.update(each for each in GROUPS if each in paragraph.text)


RULES = (
    Rule(
        "period-differs",
        "the text begins with {found}, the title says {title}",
        Severity.WARNING,
        "a document speaks of the period that its title names",
        ("云溪市应急管理局2026年第一季度工作总结", "2025年第一季度，全市开展检查26次。"),
        ("云溪市应急管理局2026年第一季度工作总结", "2026年第一季度，全市开展检查26次。"),
        periods,
    ),
    Rule(
        "behind-imprint",
        "the imprint stands last; behind it follows {found}",
        Severity.WARNING,
        "GB/T 9704-2012, 7.3.7, 7.4.1",
        ("云溪市应急管理局办公室　2026年3月12日印发", "任务清单", "序号\t任务", "1\t排查隐患"),
        ("任务清单", "序号\t任务", "1\t排查隐患", "云溪市应急管理局办公室　2026年3月12日印发"),
        behind_imprint,
    ),
    Rule(
        "signature-missing",
        "no line with the date of the signature stands before the imprint",
        Severity.WARNING,
        "GB/T 9704-2012, 7.3.5",
        ("云溪市应急管理局文件", "请认真贯彻执行。", "云溪市应急管理局办公室　2026年3月12日印发"),
        (
            "云溪市应急管理局文件",
            "请认真贯彻执行。",
            "云溪市应急管理局",
            "2026年3月12日",
            "云溪市应急管理局办公室　2026年3月12日印发",
        ),
        unsigned,
    ),
    Rule(
        "short-name-early",
        "{name} is used before the place that defines it",
        Severity.WARNING,
        "a short name stands behind its definition",
        ("落实《规定》要求，完善制度。", "《云溪市储罐安全规定》（以下简称《规定》）自5月1日起施行。"),
        ("《云溪市储罐安全规定》（以下简称《规定》）自5月1日起施行。", "落实《规定》要求，完善制度。"),
        short_names,
    ),
    Rule(
        "group-unknown",
        "no {group} was spoken of before",
        Severity.WARNING,
        "what is said to have an office was set up before",
        ("市局成立督导检查组，统筹推进。领导小组下设办公室，承担日常工作。",),
        ("市局成立领导小组，统筹推进。领导小组下设办公室，承担日常工作。",),
        no_such_group,
    ),
)
