"""Tables of annexes: the task list, the list of findings, and tables of a clerk's own.

In: measures, findings, columns and rows. Out: tables of ready cells; a column empty in every row is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportgen.model.dates import format_date, format_deadline
from reportgen.model.parties import join_names
from reportgen.model.records import Finding, Measure, Rectification, Table
from reportgen.views.body import rectification_sentence
from reportgen.views.marks import enumerated, run_in
from reportgen.views.view import CellView, ColumnView, RowView, TableView

Lines = Sequence[str]
MEASURE_COLUMNS = ("序号", "任务", "主要内容", "责任单位", "完成时限")
FINDING_COLUMNS = (
    "序号", "被检查单位", "问题", "类别", "级别", "发现日期", "责任单位", "责任人", "整改要求", "整改期限", "整改情况",
    "完成日期", "验收人",
)  # fmt: skip


def own_table(table: Table) -> TableView:
    """Return a table as typed."""
    rows = [
        RowView(spans=True, text=row.spanning)
        if row.spanning
        else RowView(cells=[CellView(list(c)) for c in row.cells])
        for row in table.rows
    ]
    return TableView([ColumnView(title) for title in table.columns], rows)


def measure_table(measures: Sequence[Measure]) -> TableView:
    """Return the task list of measures, in their own or their annex's wording."""
    return _filled("措施", MEASURE_COLUMNS, [(str(n), *_measure_cells(each)) for n, each in enumerate(measures, 1)])


def finding_table(
    findings: Sequence[Finding], rectification_of: Callable[[Finding], Rectification | None]
) -> TableView:
    """Return the list of findings with what was done about them."""
    rows = [(str(n), *_finding_cells(each, rectification_of(each))) for n, each in enumerate(findings, 1)]
    return _filled("问题", FINDING_COLUMNS, rows)


def _filled(source: str, columns: Sequence[str], rows: Sequence[Sequence[str | Lines]]) -> TableView:
    used = [index for index in range(len(columns)) if any(row[index] for row in rows)]
    cells = [[CellView(_lines(row[index])) for index in used] for row in rows]
    return TableView([ColumnView(columns[index]) for index in used], [RowView(cells=row) for row in cells], source)


def _lines(value: str | Lines) -> list[str]:
    return [value] if isinstance(value, str) and value else list(value)


def _measure_cells(measure: Measure) -> tuple[str | Lines, ...]:
    annex = measure.annex
    title = (annex and annex.title) or measure.title or ""
    text = (annex and annex.text) or _measure_text(measure)
    units: Lines = measure.responsible_units
    if measure.lead_unit:
        units = (f"牵头单位：{join_names(measure.lead_unit)}", *_labelled("责任单位：", units))
    deadline = format_deadline(measure.deadline) if measure.deadline else ""
    return title, text, units, deadline


def _labelled(label: str, names: Lines) -> Iterator[str]:
    """Yield the names a line each, the label before the first."""
    yield from (label * (index == 0) + name for index, name in enumerate(names))


def _measure_text(measure: Measure) -> Lines:
    if not measure.points:
        return measure.text
    texts = [run_in(point.title, bool(point.text)) + "".join(point.text) for point in measure.points]
    return (*measure.text, enumerated(texts))


def _finding_cells(finding: Finding, done: Rectification | None) -> tuple[str | Lines, ...]:
    return (
        finding.inspected_entity,
        (finding.title, *finding.text) if finding.title else finding.text,
        finding.category or "",
        finding.severity or "",
        format_date(finding.found_on) if finding.found_on else "",
        finding.responsible_units,
        finding.responsible_persons,
        finding.requirement,
        format_deadline(finding.deadline) if finding.deadline else "",
        rectification_sentence(done) if done else "",
        format_date(done.completed_on) if done and done.completed_on else "",
        done.accepted_by if done else (),
    )
