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
from reportgen.proofreading.sets.scope import changes
from reportgen.proofreading.sets.stated import Stated, squeezed

TASKS = ("任务", "工作任务", "重点任务", "任务名称", "事项", "工作事项")
FINDINGS = ("问题", "存在问题", "问题隐患", "隐患", "隐患内容", "隐患描述", "问题和隐患")
ENTITIES = ("被检查单位", "受检单位", "受检查单位", "企业名称", "单位名称")
"""What a finding was found at: the same words are written of many."""
DEADLINES = ("完成时限", "完成时间", "完成期限", "办结时限", "整改期限", "整改时限", "时限", "期限")
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
    keyed = _keyed(head)
    for number, row in enumerate(table.rows[1:] if keyed else (), 2):
        words = tuple(squeezed(row[column]) if column < len(row) else "" for column in keyed)
        for column, cell in enumerate(row):
            if (
                column < len(head)
                and head[column] in COLUMNS
                and cell.strip()
                and len(words[0]) >= LEAST
                and all(words)
            ):
                index = cells.get((table.number, number, column + 1))
                if index is not None:
                    yield _stated(head[column], words, cell, index, 0)


def _keyed(head: list[str]) -> list[int]:
    """Return the columns that tell what a row is about: a task by its words, a finding by its entity too."""
    task, finding, entity = (
        next((column for column, cell in enumerate(head) if cell in words), None)
        for words in (TASKS, FINDINGS, ENTITIES)
    )
    if task is not None:
        return [task]
    return [finding, entity] if finding is not None and entity is not None else []


def _items(outline: Outline) -> Iterator[Stated]:
    for index, paragraph in enumerate(outline.paragraphs):
        if changes(paragraph.text):
            continue
        head = lead(index, paragraph)
        title = TITLE.match(paragraph.text, head.end) if head else None
        words = squeezed(title[0]) if title else ""
        if title and len(words) >= LEAST:
            for match in SAID.finditer(paragraph.text, title.end()):
                yield _stated(match[1], (words,), match[2], index, match.start(2))


def _stated(column: str, words: tuple[str, ...], said: str, index: int, start: int) -> Stated:
    code = COLUMNS[column]
    value = deadline(said) if code == "set-deadline-differs" else _names(said)
    family = "deadline" if column in DEADLINES else column
    end = start + len(said)
    return Stated(code, (family, *words), value, squeezed(said), index, start, end, f"“{words[0][:20]}”{column}")


def deadline(said: str) -> str:
    """Return the last day of a deadline without its year, which one of two documents may leave out; empty for other words."""
    text = squeezed(said)
    years = YEAR.findall(text)
    span = span_of(YEAR.sub("", text), int(years[0]) if len(years) == 1 else ANY_YEAR)
    return f"{'/'.join(years)} {span.end:%m-%d}" if span and span.end else ""


def _names(said: str) -> str:
    """Return names in one order: who is named first leads, and is compared only as one of them."""
    return "、".join(sorted(filter(None, SPLIT.split(said))))
