"""Rules of announced counts: as many as the text says must follow.

In: an outline. Out: “以下五项” before four, 三个关口 before two points, “九对照、九检查” whose items lack one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.proofreading.leads import CHINESE, Lead, lead, numeral
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule
from reportgen.proofreading.rules.ordinals import Point, series

COUNT = f"(\\d{{1,2}}|两|{CHINESE})"
THINGS = "(?:个方面|个阶段|个步骤|个环节|个问题|个关口|个重点|个到位|方面|阶段|步骤|个|项|条|点|类)"
ANNOUNCED = re.compile(
    f"(?:以下|如下|下列|下述|着力做到以下|分|分为|分成|围绕|突出|抓好|做好|把好|紧盯|做到|存在|聚焦)的?{COUNT}{THINGS}[^，。；：、\\d]{{0,8}}[：。]$"
)
SAID = "(?:个方面|个阶段|个步骤|个环节|个关口|个重点|个到位|方面|阶段|步骤)"
POINTED = re.compile(
    f"(?<![第\\d一二三四五六七八九十]){COUNT}(?:(?<=[一二三四五六七八九十两]){THINGS}|{SAID})[^，。；：、\\d]{{0,6}}[：。]$"
)
PAIRED = re.compile(f"“({CHINESE})([^“”、\\d]{{2,4}})、\\1([^“”、\\d]{{2,4}})”")
QUOTED = re.compile(
    f"(?<!”)(?<!”[，、和])“([^“”，。；：（）《》]*、[^“”，。；：（）《》]*)”(?P<more>等?)这?{COUNT}(?:个方面|个重点|个环节|方面|个关键)"
)


ELSEWHERE = re.compile("附件|附表|附后|详见|见下表|其中|主要有|例如|包括但|(?:、|等)$")
"""What says that not all that is announced follows here."""
MORE = re.compile(
    "[一二三四五六七八九十两\\d]+[项个条点类]?(?:任务|工作|内容|措施|要求)?(?:见|另行|详见)|附件|附表|其余|其他[各几]"
)
ENDS = re.compile("等[。；]?$")
FURTHER = re.compile("此外|另外|同时|最后|再次|其次|还要|还应|还有|再就是|另一方面|第[二三四五六七八九十]|其[二三四五]")
"""What opens a point without a number."""
OTHERS = re.compile("落实|贯彻|按照|对照|执行|根据|依据|完成|符合|传达|学习|宣传|宣讲|印发|出台|制定|查看|检查了")
"""What is done with things that somebody else counted."""


def wrong_counts(outline: Outline) -> Iterator[Found]:
    """Find an announced count that is not the number of headings, points or quoted words."""
    yield from _before_headings(outline)
    yield from _before_points(outline)
    yield from _quoted(outline)


def _before_headings(outline: Outline) -> Iterator[Found]:
    for index, paragraph in enumerate(outline.paragraphs):
        match = ANNOUNCED.search(paragraph.text.rstrip(), max(len(paragraph.text) - 40, 0))
        if match and not ELSEWHERE.search(match[0][:-1]) and (items := _items(outline, index)):
            yield from _headed(outline, index, match, items)


def _headed(outline: Outline, index: int, match: re.Match[str], items: list[Lead]) -> Iterator[Found]:
    if not _more(outline, items) and not _grouped(outline, items, match):
        yield from _differs(index, match, 1, len(items), max(each.value for each in items))


def _more(outline: Outline, items: list[Lead]) -> bool:
    """Say whether the list itself says that it goes on elsewhere."""
    last = items[-1].paragraph
    after = _next(outline, last)
    behind = outline.paragraphs[after].text if after < len(outline.paragraphs) else ""
    return bool(ENDS.search(outline.paragraphs[last].text.rstrip()) or MORE.match(behind))


def _grouped(outline: Outline, items: list[Lead], match: re.Match[str]) -> bool:
    """Say whether what is announced are the items beneath these: of each group, or of all."""
    first, last = items[0].paragraph, items[-1].paragraph
    beneath: list[Lead] = []
    for number in range(first, len(outline.paragraphs)):
        each = lead(number, outline.paragraphs[number])
        if each and number > last and each.level <= items[0].level:
            break
        if each and each.level > items[0].level:
            beneath.append(each)
    levels = {each.level for each in beneath}
    counts = {len([each for each in beneath if each.level == level]) for level in levels}
    return numeral(match[1]) in counts or (bool(beneath) and "问题" in match[0])


def _items(outline: Outline, index: int) -> list[Lead]:
    """Return the leads that follow a paragraph at once: of one level, up to one of a higher level or of 1 again."""
    found: list[Lead] = []
    own = lead(index, outline.paragraphs[index])
    for number in range(_next(outline, index), len(outline.paragraphs)):
        each = lead(number, outline.paragraphs[number])
        if not found and (not each or each.value != 1 or (own and each.level <= own.level)):
            return []
        if each and found and (each.level < found[0].level or (each.level == found[0].level and each.value == 1)):
            return found
        if each and (not found or each.level == found[0].level):
            found.append(each)
    return found


def _next(outline: Outline, index: int) -> int:
    """Return the index of the next paragraph that says something."""
    rest = range(index + 1, len(outline.paragraphs))
    return next((n for n in rest if outline.paragraphs[n].text.strip()), len(outline.paragraphs))


def _before_points(outline: Outline) -> Iterator[Found]:
    every = list(series(outline))
    longer = {each[0].paragraph: each[0].start for each in every if len(each) > 2}
    for points in every:
        if longer.get(points[-1].paragraph, 0) > points[-1].start:
            continue  # a list within its last point may have taken what follows
        first = points[0]
        index, said = first.paragraph, outline.paragraphs[first.paragraph].text[: first.start]
        if not said.strip() and first.start == 0:
            index = next((n for n in reversed(range(index)) if outline.paragraphs[n].text.strip()), -1)
            said = outline.paragraphs[index].text.rstrip() if index >= 0 else ""
        match = POINTED.search(said, max(len(said) - 20, 0)) if first.value == 1 else None
        if match and not _of_others(said, match) and not _further(outline, points):
            yield from _differs(index, match, 1, *_measure(points))


def _of_others(said: str, match: re.Match[str]) -> bool:
    """Say whether somebody else counted what is spoken of, or a quoted word did: 落实省厅十五条措施, “五个一”."""
    clause = re.split("[，。；：]", said[max(match.start() - 30, 0) : match.start()])[-1]
    return bool(OTHERS.search(clause) or ELSEWHERE.search(match[0][:-1]) or "”" in match[0])


def _further(outline: Outline, points: list[Point]) -> bool:
    """Say whether a point without a number stands among these or behind them."""
    first, last = points[0], points[-1]
    texts = [outline.paragraphs[n].text for n in range(first.paragraph, min(last.paragraph + 1, first.paragraph + 40))]
    texts[0] = texts[0][first.end :]
    return any(FURTHER.search(each) for each in texts)


def _measure(points: list[Point]) -> tuple[int, int]:
    return len(points), max(each.value for each in points)


def _quoted(outline: Outline) -> Iterator[Found]:
    for index, paragraph in enumerate(outline.paragraphs):
        for match in QUOTED.finditer(paragraph.text):
            count = match[1].count("、") + 1
            if not match["more"] or count > numeral(match[3]):
                yield from _differs(index, match, 3, count, count)


def _differs(index: int, match: re.Match[str], group: int, count: int, last: int) -> Iterator[Found]:
    announced = numeral(match[group])
    if announced and count > 1 and announced not in {count, last}:
        yield Found(index, *match.span(group), {"announced": announced, "count": count})


def lacking(outline: Outline) -> Iterator[Found]:
    """Find the items that lack a word of which the announcement counts one an item: “九对照、九检查”."""
    for index, paragraph in enumerate(outline.paragraphs):
        match = PAIRED.search(paragraph.text)
        items = _items(outline, index) if match and paragraph.text.rstrip().endswith(("：", ":", "。")) else []
        if match and len(items) == numeral(match[1]):
            for word in match.groups()[1:]:
                yield from _without(outline, items, word, match[1])


def _without(outline: Outline, items: list[Lead], word: str, count: str) -> Iterator[Found]:
    without = [each for each in items if word not in outline.paragraphs[each.paragraph].text]
    if 0 < len(without) <= len(items) // 3:
        for each in without:
            params = {"announced": f"{count}{word}", "count": len(items) - len(without), "word": word}
            yield Found(each.paragraph, max(each.end - len(each.text), 0), each.end, params)


RULES = (
    Rule(
        "count-differs",
        "{announced} are announced, {count} follow",
        Severity.WARNING,
        "what a document says of itself must be so",
        ("各科室要做好以下三项工作：", "（一）排查隐患。", "（二）建立台账。"),
        ("各科室要做好以下两项工作：", "（一）排查隐患。", "（二）建立台账。"),
        wrong_counts,
    ),
    Rule(
        "count-lacking",
        "{announced} is announced, but this item has no {word} ({count} have one)",
        Severity.WARNING,
        "what a document says of itself must be so",
        (
            "重点开展“三对照、三检查”：",
            "（一）对照部署要求，检查学习情况。",
            "（二）检查责任落实情况。",
            "（三）对照整改清单，检查整改情况。",
        ),
        (
            "重点开展“三对照、三检查”：",
            "（一）对照部署要求，检查学习情况。",
            "（二）对照责任清单，检查责任落实情况。",
            "（三）对照整改清单，检查整改情况。",
        ),
        lacking,
    ),
)
