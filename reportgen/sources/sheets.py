"""Sheets: the filled rows of a workbook, each cell as a clerk would type it.

In: an xlsx file, from anybody. Out: its sheets by name, row by row, with the cell of every text. It is opened behind the
limits of packages, no more than a bounded part is looked at, and what lies beyond that is told.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sized
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from reportgen.cells import column_name
from reportgen.diagnostics import Diagnostic
from reportgen.errors import InputError, ToolError
from reportgen.frozen import frozen
from reportgen.ooxml.cell_texts import decoded
from reportgen.ooxml.package import PackageError, read_package
from reportgen.sources.characters import check_characters
from reportgen.sources.collector import Collector
from reportgen.sources.source import CellMark

MAX_BYTES, MAX_UNPACKED = 16 * 1024 * 1024, 64 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS, MAX_SHEETS, MAX_CELLS = 20_000, 256, 64, 200_000
LAST_ROW = 1_048_576
TOO_LARGE = "the file is larger than {limit} MB, which is the limit for a file of this kind; divide it into several"
DAMAGED = "the workbook cannot be read; open it in Excel or WPS and save it again as .xlsx"


@frozen
class SheetRow:
    """A row that holds something: its number, and its filled cells by column, from 0."""

    sheet: str
    number: int
    cells: dict[int, str]

    def mark(self, column: int) -> CellMark:
        """Return the place of one of its cells."""
        return CellMark(self.sheet, f"{column_name(column)}{self.number}")


def read_sheets(path: Path, collector: Collector) -> dict[str, list[SheetRow]]:
    """Return the filled rows of every sheet; errors in single cells are gathered, not raised."""
    data = _bytes(path, collector)
    try:
        parts = read_package(data, str(path))
    except PackageError as error:
        raise InputError(error.diagnostic) from None
    if sum(map(len, parts.values())) > MAX_UNPACKED:
        collector.refuse("file-too-large", TOO_LARGE, limit=MAX_UNPACKED // 1024 // 1024)
    return _Workbook(path, data, collector).sheets()


def _bytes(path: Path, collector: Collector) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        message = "the file cannot be read ({reason}); close it in other programs, and look at its permissions"
        collector.refuse("file-unreadable", message, reason=error.strerror or type(error).__name__)
    if len(data) > MAX_BYTES:
        collector.refuse("file-too-large", TOO_LARGE, limit=MAX_BYTES // 1024 // 1024)
    return data


class _Workbook:
    """Reads a workbook; the values of formulas are looked up in a second reading, where there are any."""

    def __init__(self, path: Path, data: bytes, collector: Collector) -> None:
        try:
            import openpyxl
        except ImportError:
            message = "reading {name} needs the extra part excel; install it with: pip install gongwen-reportgen[excel]"
            raise ToolError(Diagnostic("excel-missing", message, {"name": path.name})) from None
        self._open = openpyxl.load_workbook
        self._data, self._collector = data, collector
        self._computed: dict[str, dict[int, Any]] | None = None

    def sheets(self) -> dict[str, list[SheetRow]]:
        """Return the rows of every sheet."""
        cells = self._cells(computed=False)
        return {title: [self._row(title, number, row) for number, row in rows.items()] for title, rows in cells.items()}

    def _cells(self, computed: bool) -> dict[str, dict[int, Any]]:
        """Return the filled cells of every sheet; whatever the reader trips over is a damaged workbook."""
        self._count = 0
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                book = self._open(BytesIO(self._data), read_only=True, data_only=computed, keep_links=False)
                self._check_count(book.worksheets)
                return {sheet.title: dict(self._filled(sheet)) for sheet in book.worksheets}
            except InputError:
                raise
            except Exception as error:  # openpyxl raises anything on a workbook that lies about itself
                self._collector.add("workbook-damaged", DAMAGED)
                raise InputError(*self._collector.diagnostics()) from error

    def _check_count(self, sheets: Sized) -> None:
        if len(sheets) > MAX_SHEETS:
            message = "the workbook has {count} sheets, and at most {limit} are read; delete what is not needed"
            self._collector.refuse("too-many-sheets", message, count=len(sheets), limit=MAX_SHEETS)

    def _filled(self, sheet: Any) -> Iterator[tuple[int, dict[int, Any]]]:
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(max_row=LAST_ROW), 1):
            cells = {index: cell for index, cell in enumerate(row) if cell.value is not None}
            if not cells:
                continue
            if number > MAX_ROWS or max(cells) >= MAX_COLUMNS:
                message = "the sheet {sheet} goes beyond row {rows} or column {columns}; delete what stands there"
                mark = CellMark(sheet.title, f"{column_name(max(cells))}{number}")
                columns = column_name(MAX_COLUMNS - 1)
                self._collector.refuse(
                    "sheet-too-large", message, mark, sheet=sheet.title, rows=MAX_ROWS, columns=columns
                )
            self._count += len(cells)
            if self._count > MAX_CELLS:
                message = "the workbook has more than {limit} filled cells, which no document needs"
                self._collector.refuse("too-many-values", message, limit=MAX_CELLS)
            yield number, cells

    def _row(self, title: str, number: int, cells: dict[int, Any]) -> SheetRow:
        texts = {index: self._text(CellMark(title, f"{column_name(index)}{number}"), cell, number, index)
                 for index, cell in cells.items()}  # fmt: skip
        return SheetRow(title, number, {index: text for index, text in texts.items() if text.strip()})

    def _text(self, mark: CellMark, cell: Any, number: int, column: int) -> str:
        if cell.data_type == "f":
            cell = self._value_of_formula(mark, number, column)
            if cell is None:
                message = (
                    "this formula was never computed; open the workbook in Excel or WPS and save it, or type the value"
                )
                self._collector.add("formula-not-computed", message, mark)
                return ""
        if cell.data_type == "e":
            message = "this cell shows the error {value}; mend the formula, or type the value"
            self._collector.add("cell-error", message, mark, value=str(cell.value)[:20])
            return ""
        text = as_typed(cell.value, str(cell.number_format or ""))
        check_characters(text, self._collector, mark, "")
        return text

    def _value_of_formula(self, mark: CellMark, number: int, column: int) -> Any:
        if self._computed is None:
            self._computed = self._cells(computed=True)
        return self._computed.get(mark.sheet, {}).get(number, {}).get(column)


def as_typed(value: object, number_format: str = "") -> str:
    """Return a cell's value as a clerk would type it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value, number_format)
    return decoded(str(value))


def _number(value: float, number_format: str) -> str:
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return str(value)
    percent = number_format.rstrip('"').endswith("%")
    if percent:
        exact *= 100
    shown = f"{exact:f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return f"{shown or '0'}{'%' if percent else ''}"
