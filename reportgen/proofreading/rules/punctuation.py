"""Rules of punctuation marks: their width, their pairs, their order.

In: an outline. Out: half-width marks between Chinese characters, straight quotes, < > for 〈〉, doubled marks, 、 too many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from reportgen.diagnostics import Severity
from reportgen.proofreading.leads import lead
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule
from reportgen.proofreading.verbatim import outside

CLAUSE = "GB/T 15834-2011"
HAN = "一-鿿"
FULL = dict(zip(",:;?!", "，：；？！", strict=True))
HALF_MARK = re.compile(f"(?<=[{HAN}”》）〕])([,:;?!])(?:[ \\u00a0]{{0,3}}(?=[{HAN}“《（])|\\s*$)")
HALF_BRACKETS = re.compile(f"(?<=[{HAN}”》）])\\(([^()（）\\n]{{1,60}})\\)")
WITH_HAN = re.compile(f"[{HAN}]")
STRAIGHT = re.compile('(?<![\\d′\'°,(=])"([^"\\n]{1,80})"(?![,)])')
ANGLE = re.compile(f"<([{HAN}“][^<>\\n]{{0,80}}[{HAN}”])>")
TITLE = re.compile(
    "(?:办法|通知|意见|规定|条例|细则|方案|规范|标准|法|决定|制度|规程|指南|纲要|规划|计划|报告)[”）)]?$"
)
LONG = 10
"""Characters of what is no side of a comparison."""
DOUBLED = re.compile("[，。；：、]{2,4}")
BETWEEN = re.compile("(?<=》)、(?=《)|(?<=”)、(?=“)")
LISTED = re.compile("(?:《[^《》\\n]{1,80}》|“[^“”\\n]{1,80}”)(?:、?(?=[《“])|(?P<mixed>、))?")
"""An item of a list in 《》 or “”; 、 before an item without them keeps every 、 of the list."""
WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")


def _each(find: Callable[[str], Iterable[Found]]) -> Callable[[Outline], Iterator[Found]]:
    """Return the search of every paragraph by a search of one text."""

    def everywhere(outline: Outline) -> Iterator[Found]:
        for index, paragraph in enumerate(outline.paragraphs):
            for each in find(paragraph.text):
                yield Found(index, each.start, each.end, each.params, each.fix)

    return everywhere


def half_marks(outline: Outline) -> Iterator[Found]:
    """Find , : ; ? ! between Chinese characters, each mark once a document with all places."""
    places: dict[str, list[tuple[int, int, int]]] = {}
    for index, paragraph in enumerate(outline.paragraphs):
        for match in outside(paragraph.text, HALF_MARK.finditer(paragraph.text)):
            places.setdefault(match[1], []).append((index, *match.span()))
    for mark, found in places.items():
        params = {"found": mark, "expected": FULL[mark], "count": len(found)}
        yield Found(*found[0], params, FULL[mark], tuple(found[1:]))


def half_brackets(outline: Outline) -> Iterator[Found]:
    """Find ( ) around Chinese between Chinese, but for those of a number at the head of a paragraph."""
    for index, paragraph in enumerate(outline.paragraphs):
        head = each.end if (each := lead(index, paragraph)) else 0
        for match in outside(paragraph.text, HALF_BRACKETS.finditer(paragraph.text, head)):
            if WITH_HAN.search(match[1]):
                yield Found(index, match.start(), match.end(), {"found": match[0]}, f"（{match[1]}）")


def _straight(text: str) -> Iterator[Found]:
    if text.count('"') % 2 == 0:
        for match in outside(text, STRAIGHT.finditer(text)):
            if WITH_HAN.search(match[1]):
                yield Found(0, match.start(), match.end(), {"found": match[0]}, f"“{match[1]}”")


def _angles(text: str) -> Iterator[Found]:
    open_, seen = 0, 0
    for match in ANGLE.finditer(text):
        open_ += text.count("《", seen, match.start()) - text.count("》", seen, match.start())
        seen = match.start()
        if open_ <= 0 and len(match[1]) < LONG and not TITLE.search(match[1]):
            continue  # 压力<设计压力且温度>设计温度
        right = f"〈{match[1]}〉" if open_ > 0 else f"《{match[1]}》"
        yield Found(0, match.start(), match.end(), {"found": match[0], "expected": right}, right)


def _doubled(text: str) -> Iterator[Found]:
    for match in DOUBLED.finditer(text):
        fix = match[0][0] if len(set(match[0])) == 1 and match[0][0] != "。" else None
        yield Found(0, match.start(), match.end(), {"found": match[0]}, fix)


def _wide(text: str) -> Iterator[Found]:
    for match in WIDE.finditer(text):
        right = "".join(chr(ord(each) - 0xFEE0) for each in match[0])
        yield Found(0, match.start(), match.end(), {"found": match[0], "expected": right}, right)


def _between(text: str) -> Iterator[int]:
    """Yield the 、 between the items of each list whose items all stand in marks."""
    places: list[int] = []
    end, mixed = -1, False
    for match in LISTED.finditer(text):
        if match.start() != end:
            yield from () if mixed else places
            goes_on = mixed and end >= 0 and not re.search("[，。；：]", text[end : match.start()])
            places, mixed = [], goes_on or text[match.start() - 1 : match.start()] == "、"
        mixed = mixed or bool(match["mixed"])
        places += [match.end() - 1] if text[match.end() - 1] == "、" and not match["mixed"] else []
        end = match.end()
    yield from () if mixed else places


def between(outline: Outline) -> Iterator[Found]:
    """Find 、 between 》 and 《 and between ” and “, once a document with all places."""
    places = [
        (index, at, at + 1)
        for index, paragraph in enumerate(outline.paragraphs)
        if BETWEEN.search(paragraph.text)
        for at in _between(paragraph.text)
    ]
    if places:
        yield Found(*places[0], {"count": len(places)}, "", tuple(places[1:]))


RULES = (
    Rule(
        "half-width-mark",
        "between Chinese characters stands {expected}, not {found} ({count} places)",
        Severity.WARNING,
        CLAUSE,
        "各县（区）, 各有关部门:",
        "各县（区），各有关部门：",
        half_marks,
    ),
    Rule(
        "half-width-brackets",
        "brackets around Chinese characters are full-width: {found}",
        Severity.WARNING,
        CLAUSE,
        "完成全部储罐(含备用储罐)检测。",
        "完成全部储罐（含备用储罐）检测。",
        half_brackets,
    ),
    Rule(
        "straight-quotes",
        "quotation marks around Chinese characters are “ ”: {found}",
        Severity.WARNING,
        CLAUSE,
        '深入开展"强基固本"行动。',
        "深入开展“强基固本”行动。",
        _each(_straight),
    ),
    Rule(
        "angle-brackets",
        "a title stands in {expected}, not in {found}",
        Severity.WARNING,
        f"{CLAUSE}, 4.15",
        "《关于印发<安全检查办法>的通知》已经印发。",
        "《关于印发〈安全检查办法〉的通知》已经印发。",
        _each(_angles),
    ),
    Rule(
        "doubled-mark",
        "marks that cannot follow each other: {found}",
        Severity.WARNING,
        CLAUSE,
        "各单位要高度重视，，抓好落实。",
        "各单位要高度重视，抓好落实。",
        _each(_doubled),
    ),
    Rule(
        "mark-between-titles",
        "between titles in 《》 and between quotations in “” stands no 、 ({count} places)",
        Severity.INFO,
        f"{CLAUSE}, 4.5.3.5",
        "落实《安全生产法》、《消防法》要求。",
        "落实《安全生产法》《消防法》要求。",
        between,
    ),
    Rule(
        "full-width-digits",
        "digits and letters are half-width: {expected}, not {found}",
        Severity.WARNING,
        "GB/T 15835-2011",
        "共检查企业２６家。",
        "共检查企业26家。",
        _each(_wide),
    ),
)
