"""Tasks and findings as a set states them: by their own words, with deadline, units and persons.

In: an outline. Out: statements out of tables with such columns, and of items 1.…。完成时限：….
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.proofreading.cells import Cell, cell_paragraphs
from reportgen.proofreading.days import span_of
from reportgen.proofreading.leads import lead
from reportgen.proofreading.outline import Outline, Table
from reportgen.proofreading.sets.stated import Stated, squeezed

ITEMS = (
    "任务",
    "工作任务",
    "重点任务",
    "任务名称",
    "事项",
    "工作事项",
    "问题",
    "存在问题",
    "问题隐患",
    "隐患",
    "隐患描述",
)
DEADLINES = ("完成时限", "完成时间", "整改期限", "整改时限", "时限", "期限")
UNITS = ("责任单位", "牵头单位", "责任科室", "牵头科室", "整改单位", "责任部门")
PERSONS = ("责任人", "整改责任人")
COLUMNS = {
    **dict.fromkeys(DEADLINES, "set-deadline-differs"),
    **dict.fromkeys(UNITS, "set-name-differs"),
    **dict.fromkeys(PERSONS, "set-name-differs"),
}
LEAST = 8
"""Characters from which the words of a task tell it from others."""
SAID = re.compile(rf"({'|'.join(COLUMNS)})[：:]\s?([^。；，（）\n]{{2,60}})")
TITLE = re.compile(r"[^。：:]{2,80}")
SPLIT = re.compile(r"[、，,；;\s]+")
YEAR = re.compile(r"((?:19|20)\d\d)年")
ANY_YEAR = 2000


def tasks(outline: Outline) -> Iterator[Stated]:
    """Yield what a document states of tasks and findings."""
    cells = cell_paragraphs(outline)
    for table in outline.tables:
        yield from _rows(table, cells)
    yield from _items(outline)


def _rows(table: Table, cells: dict[Cell, int]) -> Iterator[Stated]:
    head = [squeezed(cell) for cell in table.rows[0]] if table.rows else []
    item = next((column for column, cell in enumerate(head) if cell in ITEMS), None)
    if item is None:
        return
    for number, row in enumerate(table.rows[1:], 2):
        words = squeezed(row[item]) if item < len(row) else ""
        for column, cell in enumerate(row):
            if column < len(head) and head[column] in COLUMNS and len(words) >= LEAST and cell.strip():
                index = cells.get((table.number, number, column + 1))
                if index is not None:
                    yield _stated(head[column], words, cell, index, 0)


def _items(outline: Outline) -> Iterator[Stated]:
    for index, paragraph in enumerate(outline.paragraphs):
        head = lead(index, paragraph)
        title = TITLE.match(paragraph.text, head.end) if head else None
        words = squeezed(title[0]) if title else ""
        if title and len(words) >= LEAST:
            for match in SAID.finditer(paragraph.text, title.end()):
                yield _stated(match[1], words, match[2], index, match.start(2))


def _stated(column: str, words: str, said: str, index: int, start: int) -> Stated:
    code = COLUMNS[column]
    value = _deadline(said) if code == "set-deadline-differs" else _names(said)
    family = "deadline" if column in DEADLINES else column
    end = start + len(said)
    return Stated(code, (family, words), value, squeezed(said), index, start, end, f"“{words[:20]}”{column}")


def _deadline(said: str) -> str:
    """Return the last day of a deadline without its year, which one of two documents may leave out; empty for other words."""
    text = squeezed(said)
    years = YEAR.findall(text)
    span = span_of(YEAR.sub("", text), int(years[0]) if len(years) == 1 else ANY_YEAR)
    return f"{'/'.join(years)} {span.end:%m-%d}" if span and span.end else ""


def _names(said: str) -> str:
    """Return names in one order: who is named first leads, and is compared only as one of them."""
    return "、".join(sorted(filter(None, SPLIT.split(said))))
