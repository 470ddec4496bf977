"""Rules of figures: sums and percentages that do not follow from the numbers beside them.

In: an outline. Out: 25项 = 19项 + 其余5项, a 整改率 that is not its quotient, a 合计 that is not its column's sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.diagnostics import Severity
from reportgen.proofreading.cells import Cell, cell_paragraphs
from reportgen.proofreading.outline import Outline, Table
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
CHANGES = re.compile(
    f"{COUNT}({UNIT})、[^，。；、\\d]{{1,6}}{COUNT}({UNIT})，比(?:上年|去年)同期(减少|增加){COUNT}\\2、[少多减少增加]{{1,2}}[^，。；、\\d]{{0,4}}{COUNT}\\4，分别(?:下降|上升)"
    rf"(\d{{1,3}}(?:\.\d{{1,2}})?)%和{RATE}"
)
REST = re.compile(f"(?:其余|剩余|尚余|尚未整改的?|正在整改的?|未整改的?){COUNT}({UNIT})")
NUMBER = re.compile(f"{COUNT}({UNIT})")
ROWS = 500


def shares(outline: Outline) -> Iterator[Found]:
    """Find a percentage that is not the quotient of the numbers beside it."""
    for index, paragraph in enumerate(outline.paragraphs):
        for match in DONE.finditer(paragraph.text):
            yield from _share(index, match, 3, int(match[2]), int(match[1]))
        for match in SHARE.finditer(paragraph.text):
            yield from _share(index, match, 4, int(match[1]), int(match[3]))
        for match in CHANGE.finditer(paragraph.text):
            yield from _share(index, match, 5, int(match[4]), _before(match[1], match[4], match[3]))
        for match in CHANGES.finditer(paragraph.text):
            yield from _share(index, match, 8, int(match[6]), _before(match[1], match[6], match[5]))
            yield from _share(index, match, 9, int(match[7]), _before(match[3], match[7], match[5]))


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
            if wrong := _rest(said, int(match[1]), match[2]):
                whole, part = wrong
                params = {"whole": whole, "part": part, "found": int(match[1]), "expected": whole - part}
                yield Found(index, *match.span(1), params)


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


def totals(outline: Outline) -> Iterator[Found]:
    """Find a 合计 that is not the sum of the column above it."""
    cells = cell_paragraphs(outline) if outline.tables else {}
    for table in outline.tables:
        rows = table.rows[:ROWS]
        for number, row in enumerate(rows):
            if row and "".join(row[0].split()) in {"合计", "总计"} and _plain(rows, number):
                yield from _wrong_totals(outline, table, number, cells)


def _plain(rows: tuple[tuple[str, ...], ...], total: int) -> bool:
    """Say whether the rows above a total are simply counted together."""
    above = ["".join(row[0].split()) for row in rows[1:total] if row]
    return len(above) > 1 and not any(each.startswith(("其中", "小计", "合计", "总计", "#", "（")) for each in above)


def _wrong_totals(outline: Outline, table: Table, total: int, cells: dict[Cell, int]) -> Iterator[Found]:
    head, rows = table.rows[0], table.rows[1:total]
    for column, cell in enumerate(table.rows[total]):
        values = [row[column].strip() if column < len(row) else "" for row in rows]
        if not cell.strip().isdigit() or not all(each.isdigit() for each in values):
            continue
        heading = head[column] if column < len(head) else "率"
        if re.search("率|比|均|序号|%|年|名次|编号|排名|得分", heading):
            continue
        wanted = sum(map(int, values))
        index = cells.get((table.number, total + 1, column + 1))
        if wanted != int(cell) and index is not None:
            text = outline.paragraphs[index].text
            start = text.index(cell.strip())
            params = {"column": heading, "found": int(cell), "expected": wanted}
            yield Found(index, start, start + len(cell.strip()), params)


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
        "rest-differs",
        "{part} of {whole} leave {expected}, not {found}",
        Severity.WARNING,
        CLAUSE,
        "共发现隐患25项，已整改19项，其余5项正在整改。",
        "共发现隐患25项，已整改19项，其余6项正在整改。",
        rests,
    ),
    Rule(
        "total-differs",
        "the numbers under {column} add up to {expected}, not to {found}",
        Severity.WARNING,
        CLAUSE,
        ("地区\t隐患数", "东津区\t18", "青岭县\t16", "合计\t35"),
        ("地区\t隐患数", "东津区\t18", "青岭县\t16", "合计\t34"),
        totals,
    ),
)
