"""The records of a body: measures, findings, rectifications, points, phases, and the tables of annexes.

In: plain data of one record. Out: typed records; docs/promises.md shows each key's printed form.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportgen.frozen import frozen
from reportgen.model.problems import refuse
from reportgen.model.record import ReadBy, Record, TitledRecord, key
from reportgen.model.values import Day, DayOrWords, Line, Names, Paragraphs, choice, lines_of

STATUSES = {
    "未开始": "",
    "整改中": "正在整改。",
    "已完成": "已完成整改。",
    "已销号": "已完成整改。",
    "长期坚持": "长期坚持。",
}
"""Each status of a rectification, and the sentence that it prints where there are no actions."""
SEVERITIES = ("一般", "较大", "重大")
TABLE_SOURCES = {"measures": "measures", "措施": "measures", "findings": "findings", "问题": "findings"}

Status = Annotated[str, ReadBy(choice({name: name for name in STATUSES}))]
SeverityLevel = Annotated[str, ReadBy(choice({name: name for name in SEVERITIES}))]
TableSource = Annotated[str, ReadBy(choice(TABLE_SOURCES))]


class Point(TitledRecord):
    """A point 要点: prints as 一是…"""

    title: Line | None = key("标题", "what the point says in short")
    text: Paragraphs = key("内容", "the point itself", default=tuple)


class Annex(Record):
    """What the task list says of a measure where it says it otherwise than the body."""

    title: Line | None = key("标题", "the task's name in the list")
    text: Paragraphs = key("内容", "the task's content in the list", default=tuple)


class Measure(TitledRecord):
    """A measure 措施: prints as （一）title。text"""

    id: Line | None = key("编号", "a name for it in lists and figures; not printed")
    title: Line | None = key("标题", "the measure in short, run in before its text")
    text: Paragraphs = key("内容", "the measure itself", default=tuple)
    points: list[Point] = key("要点", "points that run on in its paragraph", default=list)
    measures: list[Measure] = key("措施", "measures below it, a level down", default=list)
    findings: list[Finding] = key("问题", "findings below it, a level down", default=list)
    responsible_units: Names = key("责任单位", "who carries it out", default=tuple)
    lead_unit: Names = key("牵头单位", "who leads it", default=tuple)
    deadline: DayOrWords | None = key("完成时限", "by when; a date or words; for lists")
    annex: Annex | None = key("附表", "its wording in the task list")


class Action(Record):
    """An action 整改措施 that was taken."""

    shorthand: ClassVar[str] = "text"
    text: Line = key("内容", "what was done", default=...)
    done_on: Day | None = key("完成日期", "the day it was done")
    evidence: Paragraphs = key("佐证", "what proves it", default=tuple)


class Rectification(Record):
    """A rectification 整改: what was done about a finding."""

    finding: Line | None = key("问题编号", "the finding's id, where the rectification stands apart from it")
    actions: list[Action] = key("整改措施", "the actions taken", default=list)
    status: Status | None = key("整改状态", "未开始, 整改中, 已完成, 已销号 or 长期坚持")
    completed_on: Day | None = key("完成日期", "the day all was done")
    accepted_by: Names = key("验收人", "who accepted it", default=tuple)

    @property
    def status_sentence(self) -> str:
        """What the status says where there are no actions; 未开始 says nothing."""
        return "" if self.actions else STATUSES.get(self.status or "", "")


class Finding(TitledRecord):
    """A finding 问题 of an inspection."""

    id: Line | None = key("编号", "a name for it in lists and figures; not printed")
    title: Line | None = key("标题", "the finding in short")
    text: Paragraphs = key("内容", "the finding itself", default=tuple)
    category: Line | None = key("类别", "its kind; for lists and figures")
    severity: SeverityLevel | None = key("级别", "一般, 较大 or 重大; for lists and figures")
    inspected_entity: Names = key("被检查单位", "where it was found; for lists and figures", default=tuple)
    found_on: Day | None = key("发现日期", "the day it was found; for lists and figures")
    deadline: DayOrWords | None = key("整改期限", "by when; a date or words")
    responsible_units: Names = key("责任单位", "who answers for it", default=tuple)
    responsible_persons: Names = key("责任人", "the persons who answer for it", "责任人员", default=tuple)
    requirement: Paragraphs = key("整改要求", "what is demanded", "整改意见", default=tuple)
    rectification: Rectification | None = key("整改", "what was done about it")


class Phase(TitledRecord):
    """A phase 阶段: prints as （一）title（2018年12月11日-22日）。text"""

    title: Line | None = key("标题", "the phase's name")
    start: DayOrWords | None = key("开始", "its first day, or words")
    end: DayOrWords | None = key("结束", "its last day, or words")
    text: Paragraphs = key("内容", "what is done in it", default=tuple)


@frozen
class Row:
    """A row of a table: its cells, each a tuple of lines, or one text that spans the table."""

    cells: tuple[tuple[str, ...], ...] = ()
    spanning: str = ""


def _cell(value: object, at: str) -> tuple[str, ...]:
    lines = value if isinstance(value, list) else [value]
    return tuple(part for line in lines if line is not None for part in _cell_lines(line, at))


def _cell_lines(line: object, at: str) -> list[str]:
    if not isinstance(line, str):
        refuse("bad-cell", "a cell holds a text or a list of lines", at=at)
    return lines_of(line)


def _rows(value: object) -> tuple[Row, ...]:
    if not isinstance(value, list):
        refuse("not-a-list", "a list is expected here; begin each entry with - ")
    return tuple(_row(row, number) for number, row in enumerate(value, 1))


def _row(value: object, number: int) -> Row:
    if isinstance(value, list):
        return Row(cells=tuple(_cell(cell, f"{number - 1} {index}") for index, cell in enumerate(value)))
    if isinstance(value, str) and value.strip():
        return Row(spanning=value.strip())
    message = "row {row} is neither a list of cells nor a text that spans the table"
    refuse("bad-row", message, row=number, at=str(number - 1))


class Table(Record):
    """A table: its own columns and rows, or one made from the document's measures or findings."""

    shorthand: ClassVar[str] = "source"
    source: TableSource | None = key("来源", "measures 措施 or findings 问题: made from the document's own")
    title: Line | None = key("标题", "the line above the table")
    columns: Names = key("列", "the names of the columns", default=tuple)
    rows: Annotated[tuple[Row, ...], ReadBy(_rows)] = key("行", "rows of cells; a text spans", default=tuple)

    def require_whole(self) -> None:
        """Refuse rows that have more or fewer cells than there are columns."""
        if self.source is None and not self.columns:
            refuse("no-columns", "a table needs columns (列) and rows (行), or the word measures or findings")
        if self.source is not None and (self.columns or self.rows):
            refuse("two-tables", "a table made from measures or findings has no columns or rows of its own")
        for number, row in enumerate(self.rows, 1):
            if not row.spanning and len(row.cells) != len(self.columns):
                refuse(
                    "row-length",
                    "row {row} has {cells} cells, but the table has {columns} columns",
                    row=number, cells=len(row.cells), columns=len(self.columns), at=f"rows {number - 1}",
                )  # fmt: skip
