"""Workbooks of records: a sheet of records, and a sheet for each kind of group inside them.

In: an xlsx file. Out: the rows of its first sheet as texts with their cells, and the rows of the others by key. The
workbook may come from anybody: it is opened behind the limits of packages, and no more than a bounded part is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from reportgen.cells import column_name
from reportgen.diagnostics import Diagnostic
from reportgen.errors import InputError, ToolError
from reportgen.ooxml.package import PackageError, read_package
from reportgen.sources.collector import Collector
from reportgen.sources.records import RECORD_NUMBER, Cells, GroupRow
from reportgen.sources.source import CellMark

MAX_ROWS, MAX_COLUMNS = 100_000, 256


def workbook_rows(
    path: Path, collector: Collector, holds_records: Callable[[str], bool]
) -> tuple[list[Cells], list[GroupRow]]:
    """Return the rows of the first sheet, and the rows of each further sheet that is called after a key of groups."""
    book = _opened(path)
    try:
        first, *others = book.worksheets
        groups = [row for sheet in others if holds_records(sheet.title) for row in _groups(sheet, collector)]
        return list(_rows(first, collector)), groups
    finally:
        book.close()


def _opened(path: Path) -> Any:
    try:
        import openpyxl
    except ImportError:
        message = "reading {name} needs the extra part excel; install it with: pip install gongwen-reportgen[excel]"
        raise ToolError(Diagnostic("excel-missing", message, {"name": path.name})) from None
    try:
        read_package(path.read_bytes(), str(path))
    except PackageError as error:
        raise InputError(error.diagnostic) from None
    return openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)


def _rows(sheet: Any, collector: Collector) -> Iterator[Cells]:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
    for number, row in enumerate(rows, 1):
        if number > MAX_ROWS and any(value is not None for value in row):
            message = "the sheet {sheet} has more than {limit} rows; give the records in several files"
            collector.refuse("too-many-rows", message, sheet=sheet.title, limit=MAX_ROWS)
        yield [
            (CellMark(sheet.title, f"{column_name(index)}{number}"), _text(value)) for index, value in enumerate(row)
        ]


def _groups(sheet: Any, collector: Collector) -> Iterator[GroupRow]:
    filled = (row for row in _rows(sheet, collector) if any(value.strip() for _, value in row))
    names = [value.strip() for _, value in next(filled, [])]
    for row in filled:
        cells = {name: cell for name, cell in zip(names, row, strict=False) if name and cell[1].strip()}
        record = cells.pop(RECORD_NUMBER, (row[0][0], ""))
        values = {name: value for name, (_, value) in cells.items()}
        yield GroupRow(sheet.title, record[1], values, {name: mark for name, (mark, _) in cells.items()}, record[0])


def _text(value: object) -> str:
    """Return a cell's value as a clerk would type it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
