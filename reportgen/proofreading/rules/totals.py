"""Rule of totals: a 合计 that is not the sum of the column above it, in tables whose rows are simply counted together.

In: an outline. Out: the cells of a total that differ. Tables with rows of which (其中), subtotals, nested numbers, two blocks
side by side or a note on double counting are left alone, so are columns that do not add up (累计, 存量, 率).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.proofreading.cells import Cell, cell_paragraphs
from reportgen.proofreading.outline import Outline, Table
from reportgen.proofreading.rule import Found, Rule

ROWS = 500
Rows = tuple[tuple[str, ...], ...]
Wrong = tuple[int, int]
"""A column, and what its rows add up to."""
APART = re.compile(
    r"\s|其中|含|包括|[#（(—–·•-]|.*(?:小计|合计|总计|共计|累计|总数|总量|全[省市县区]|[上去]年|同期|[上前]季|上月|结转|目标|计划|任务|[家人]次|[数额量]$)"
)
"""What heads a row that is not one among others."""
NO_SUM = re.compile(
    "率|比|均|序号|%|年|月末|季末|期末|存量|现有|在册|累计|名次|编号|排名|排序|得分|分值|评分|分数|号|码|电话|进度|程度|最|日|天|时|价|标准|幅|每|班次|频次|周期|载重|重量|功率|容积|容量|规格|长度|高度|深度|宽度|面积|温度|压力"
)
SAME_ONES = re.compile("企业|单位|家数|户数|人数|人员|场所|户$|家$|人$|个数")
PLACES = re.compile("地区|县|市|区|镇|街|乡|村|园|辖|属地|部门|科室|大队")
DOUBLE = re.compile("重复|去重|重叠|交叉|不含|未含|未计|不计|另有|包含|四舍五入")
FORMS = (r"\d+\.\d+", r"\d+[、.．]?", r"[一二三四五六七八九十]+[、.．]?", r"[（(]", "[①-⑳]", "")


def totals(outline: Outline) -> Iterator[Found]:
    """Find a 合计 that is not the sum of the column above it."""
    cells = cell_paragraphs(outline) if outline.tables else {}
    for table in outline.tables:
        rows = table.rows[:ROWS]
        number = next((n for n, row in enumerate(rows) if row and _squeezed(row[0]) in {"合计", "总计"}), 0)
        if _plain(rows, number) and not _noted(outline, table, number, cells):
            yield from _wrong_totals(outline, table, number, cells)


def _squeezed(cell: str) -> str:
    return "".join(cell.split())


def _plain(rows: Rows, total: int) -> bool:
    """Say whether the rows above a total are simply counted together."""
    above = [row for row in rows[1:total] if row]
    heads = [each for each in map(_squeezed, rows[0]) if each] if rows else []
    if len(above) < 2 or len(set(heads)) < len(heads):
        return False
    labels = [cell for row in above for cell in row[:3] if cell and not cell.strip().isdigit()]
    return not any(APART.match(each) for each in labels) and len({_form(_squeezed(row[0])) for row in above}) == 1


def _form(label: str) -> str:
    """Return how a label is numbered."""
    return next(form for form in FORMS if re.match(form, label))


def _noted(outline: Outline, table: Table, total: int, cells: dict[Cell, int]) -> bool:
    """Say whether a note at the table speaks of what is counted twice or not at all."""
    inside = ["".join(row) for row in (table.rows[0], *table.rows[total : ROWS + 1])]
    index = cells.get((table.number, 1, 1))
    beside: list[str] = []
    if index is not None:
        last = max(cells.get((table.number, n, 1), 0) for n in range(1, len(table.rows) + 1))
        after = (each for each in outline.paragraphs[last + 1 : last + 60] if "table" not in each.place)
        beside = [each.text for each, _ in zip(after, range(2), strict=False)]
        beside += [each.text for each in outline.paragraphs[max(index - 2, 0) : index]]
    return any(DOUBLE.search(each) for each in (*inside, *beside))


def _wrong_totals(outline: Outline, table: Table, total: int, cells: dict[Cell, int]) -> Iterator[Found]:
    """Yield the cells of a total that differ; a table of which most differ is none of sums."""
    sums = list(_sums(table.rows, total))
    wrong = [(column, wanted) for column, wanted in sums if wanted != int(table.rows[total][column])]
    if len(wrong) > 1 and len(wrong) * 2 > len(sums):
        return
    for column, wanted in wrong:
        index = cells.get((table.number, total + 1, column + 1))
        said = table.rows[total][column].strip()
        if index is not None and said in outline.paragraphs[index].text:
            start = outline.paragraphs[index].text.index(said)
            params = {"column": table.rows[0][column], "found": int(said), "expected": wanted}
            yield Found(index, start, start + len(said), params)


def _sums(rows: Rows, total: int) -> Iterator[Wrong]:
    """Yield the columns whose numbers are counted together, each with its sum."""
    head = rows[0]
    for column, cell in enumerate(rows[total]):
        values = [row[column].strip() if column < len(row) else "" for row in rows[1:total]]
        said = cell.strip()
        if not _number(said) or not all(map(_number, values)) or column >= len(head) or not head[column].strip():
            continue
        numbers = [int(each) for each in values]
        if not NO_SUM.search(head[column]) and not _explained(rows, column, int(said), numbers):
            yield column, sum(numbers)


def _explained(rows: Rows, column: int, said: int, numbers: list[int]) -> bool:
    """Say whether less than the sum may be right: the same ones counted in two rows, or a row that is part of another."""
    less = sum(numbers) - said
    if less <= 0:
        return False
    same = (
        SAME_ONES.search(rows[0][column])
        and not re.search("[死伤亡]", rows[0][column])
        and not PLACES.search(rows[0][0] + rows[1][0])
    )
    part = any(less == each == sum(numbers[n + 1 : n + 3]) for n, each in enumerate(numbers))
    return bool(same) or part


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


RULES = (
    Rule(
        "total-differs",
        "the numbers under {column} add up to {expected}, not to {found}",
        Severity.WARNING,
        "figures of one document follow from each other",
        ("地区\t隐患数", "东津区\t18", "青岭县\t16", "合计\t35"),
        ("地区\t隐患数", "东津区\t18", "青岭县\t16", "合计\t34"),
        totals,
    ),
)
