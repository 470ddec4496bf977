"""Rules of figures: sums and percentages that do not follow from the numbers beside them.

In: an outline. Out: 25项 = 19项 + 其余5项, a 整改率 that is not its quotient or is over 100.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.diagnostics import Severity
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule

CLAUSE = "figures of one document follow from each other"
COUNT = r"(?<!\d)(\d{1,9})"
UNIT = "[项个条处家起人套件张份次台座]"
RATE = r"(\d{1,3}(?:\.\d{1,2})?)%"
DONE = re.compile(
    f"(?:发现|排查|受理)[^，。；\\d]{{0,14}}{COUNT}{UNIT}，(?:已|已经|完成)?(?:整改|办结|完成整改)[^，。；\\d]{{0,4}}{COUNT}{UNIT}，"
    f"(?:整改|整改完成|办结|完成)率(?:为|达|达到)?{RATE}"
)
SHARE = re.compile(f"{COUNT}({UNIT})次?，(?:仅?占|完成)[^，。；、\\d]{{0,12}}{COUNT}\\2次?(?:目标)?的{RATE}")
CHANGE = re.compile(
    f"{COUNT}({UNIT})，比(?:上年|去年|上季度|上月)(?:同期)?(减少|下降|增加|上升|增长){COUNT}\\2，(?:同比|环比)?(?:减少|下降|增加|上升|增长){RATE}"
)
OTHER_BASE = re.compile("比(?:上季度|上月).*同比|比(?:上年|去年).*环比")
"""What says that the rate is of another time than the number."""
CHANGES = re.compile(
    f"{COUNT}({UNIT})、[^，。；、\\d]{{1,6}}{COUNT}({UNIT})，比(?:上年|去年)同期(减少|增加){COUNT}\\2、[少多减少增加]{{1,2}}[^，。；、\\d]{{0,4}}{COUNT}\\4，分别(?:下降|上升)"
    rf"(\d{{1,3}}(?:\.\d{{1,2}})?)%和{RATE}"
)
ONCE = re.compile(
    "((?:整改|办结|合格|及格|持证|销号|(?:培训|检查|排查|监管|演练|上岗)覆盖)率)"
    r"(?:为|达|达到|提高到)?(\d{1,3}(?:\.\d{1,2})?)%"
)
CARRIED = re.compile("结转|上[季月年]|去年|往[期年]|前期|历史|存量|遗留|以前|含|包括|累计")
"""What says that findings of before are among those mended."""
REST = re.compile(f"(?:其余|剩余|尚余|尚未整改的?|正在整改的?|未整改的?){COUNT}({UNIT})")
GRADES = re.compile(
    f"{COUNT}({UNIT})，其中，?重大([^，。；、\\d]{{0,6}}){COUNT}\\2[、，]一般\\3{COUNT}\\2(?=[，。；）])"
)
OF_A_CHANGE = re.compile("(?:增|减|多|少|新|[^发]比|已|整改|销号|办结)[^，。；]{0,8}$")
"""What stands before a number that is no whole."""
NUMBER = re.compile(f"{COUNT}({UNIT})")
SOME = re.compile("未到|到期|按期|逾期|应整改|应改|不计|不含|剔除|结转|含上|含往|以前|长期")
"""What says that a rate is of some of the findings only, or of others too."""


def shares(outline: Outline) -> Iterator[Found]:
    """Find a percentage that is not the quotient of the numbers beside it."""
    for index, paragraph in enumerate(outline.paragraphs):
        for match in DONE.finditer(paragraph.text):
            if SOME.search(_sentence(paragraph.text, match)):
                continue
            yield from _share(index, match, 3, int(match[2]), int(match[1]))
        for match in SHARE.finditer(paragraph.text):
            yield from _share(index, match, 4, int(match[1]), int(match[3]))
        for match in CHANGE.finditer(paragraph.text):
            if OTHER_BASE.search(match[0]):
                continue
            yield from _share(index, match, 5, int(match[4]), _before(match[1], match[4], match[3]))
        for match in CHANGES.finditer(paragraph.text):
            yield from _share(index, match, 8, int(match[6]), _before(match[1], match[6], match[5]))
            yield from _share(index, match, 9, int(match[7]), _before(match[3], match[7], match[5]))


def _sentence(text: str, match: re.Match[str]) -> str:
    """Return the sentence around a match, at most some eighty characters beside it."""
    before = re.split("[。；]", text[max(match.start() - 80, 0) : match.start()])[-1]
    return before + match[0] + re.split("[。；]", text[match.end() : match.end() + 80])[0]


def rates(outline: Outline) -> Iterator[Found]:
    """Find a rate over 100 of what can only be done once: an 整改率, no 完成率 of a plan, which may be passed."""
    for index, paragraph in enumerate(outline.paragraphs):
        for match in ONCE.finditer(paragraph.text):
            if Decimal(match[2]) > 100 and not CARRIED.search(_sentence(paragraph.text, match)):
                params = {"rate": match[1], "found": f"{match[2]}%"}
                yield Found(index, match.start(2), match.end(2) + 1, params)


def _before(now: str, change: str, direction: str) -> int:
    """Return what a number was before it changed."""
    return int(now) + (int(change) if direction in {"减少", "下降"} else -int(change))


def _share(index: int, match: re.Match[str], group: int, part: int, whole: int) -> Iterator[Found]:
    """Yield a percentage that differs from its quotient by more than its own last digit."""
    stated = Decimal(match[group])
    step = Decimal(1).scaleb(-len(match[group].partition(".")[2]))
    if whole <= 0:
        return
    exact = Decimal(100 * part) / whole
    if abs(exact - stated) >= step:
        params = {"found": f"{stated}%", "part": part, "whole": whole, "expected": f"{exact.quantize(step)}%"}
        yield Found(index, match.start(group), match.end(group) + 1, params)


def rests(outline: Outline) -> Iterator[Found]:
    """Find a rest that is not what the numbers of its sentence leave."""
    for index, paragraph in enumerate(outline.paragraphs):
        for match in REST.finditer(paragraph.text):
            start = max(paragraph.text.rfind("。", 0, match.start()), paragraph.text.rfind("；", 0, match.start())) + 1
            said = paragraph.text[max(start, match.start() - 80) : match.start()]
            wrong = _rest(said, int(match[1]), match[2])
            if wrong and not _goes_on(paragraph.text, match, wrong):
                whole, part = wrong
                params = {"whole": whole, "part": part, "found": int(match[1]), "expected": whole - part}
                yield Found(index, *match.span(1), params)


def grades(outline: Outline) -> Iterator[Found]:
    """Find 重大 and 一般 of a whole that are more than it: a finding is one or the other."""
    for index, paragraph in enumerate(outline.paragraphs):
        for match in GRADES.finditer(paragraph.text):
            whole, part, other = int(match[1]), int(match[4]), int(match[5])
            if part + other > whole and not OF_A_CHANGE.search(
                paragraph.text[max(match.start() - 30, 0) : match.start()]
            ):
                params = {"whole": whole, "part": part, "found": other, "expected": max(whole - part, 0)}
                yield Found(index, *match.span(5), params)


def rests_and_grades(outline: Outline) -> Iterator[Found]:
    """Find what a whole does not leave: a rest, or the one of two grades."""
    yield from rests(outline)
    yield from grades(outline)


def _rest(said: str, rest: int, unit: str) -> tuple[int, int] | None:
    """Return the whole and the part that a rest contradicts: the two numbers before it, if no others explain it."""
    found = [(int(match[1]), match) for match in NUMBER.finditer(said) if match[2] == unit]
    numbers = [number for number, _ in found]
    if len(numbers) < 2 or numbers[-2] <= numbers[-1]:
        return None
    if any(
        number == sum(numbers[n + 1 : end]) + rest
        for n, number in enumerate(numbers)
        for end in range(n + 2, len(numbers) + 1)
    ):
        return None
    close = re.fullmatch("，(?:已|已经)?[^，。；\\d]{0,6}", said[found[-2][1].end() : found[-1][1].start()])
    near = re.fullmatch("，?", said[found[-1][1].end() :])
    return (numbers[-2], numbers[-1]) if close and near else None


def _goes_on(text: str, match: re.Match[str], wrong: tuple[int, int]) -> bool:
    """Say whether numbers behind a rest, in its sentence, make up what it lacks."""
    whole, part = wrong
    behind = re.split("[。；]", text[match.end() : match.end() + 80])[0]
    left, sum_ = whole - part - int(match[1]), 0
    for each in NUMBER.finditer(behind):
        sum_ += int(each[1]) if each[2] == match[2] else 0
        if sum_ == left:
            return True
    return False


RULES = (
    Rule(
        "percentage-differs",
        "{part} of {whole} are {expected}, not {found}",
        Severity.WARNING,
        CLAUSE,
        "共发现隐患25项，已整改19项，整改率86%。",
        "共发现隐患25项，已整改19项，整改率76%。",
        shares,
    ),
    Rule(
        "rate-over-hundred",
        "{rate} is {found}, but no more than 100% can be done; check the number, or say what else is counted",
        Severity.WARNING,
        CLAUSE,
        "各项问题整改率120%。",
        "各项问题整改率100%，年度检查计划完成率120%。",
        rates,
    ),
    Rule(
        "rest-differs",
        "{part} of {whole} leave {expected}, not {found}",
        Severity.WARNING,
        CLAUSE,
        "共发现隐患25项，已整改19项，其余5项正在整改。",
        "共发现隐患25项，已整改19项，其余6项正在整改。",
        rests_and_grades,
    ),
)
