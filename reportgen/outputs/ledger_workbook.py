"""A clean ledger as a workbook: the same columns always, dates as dates, every text as text, the same bytes each time.

In: findings, inspections, and what became of findings. Out: the bytes of an xlsx. A value never becomes a formula or a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, TypeVar

from reportgen.cells import LAST_ROW, LONGEST_TEXT, is_too_long, text_length
from reportgen.diagnostics import Diagnostic
from reportgen.errors import OutputError, ToolError
from reportgen.ledger.entries import Inspection, LedgerFinding, Status
from reportgen.ledger.quarters import Moved
from reportgen.ledger.sheet_columns import CHANGES, FINDINGS, INSPECTED, INSPECTIONS, LEDGER, SheetColumn, Value
from reportgen.ooxml.cell_texts import write_literally

Row = TypeVar("Row")
FIRST_DAY = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "constant_memory": True}
FIRST_DATE = date(1900, 3, 1)
"""Before it Excel counts a day that never was."""
CHANGE_COLUMNS: tuple[SheetColumn[Moved], ...] = (
    SheetColumn("变动", 10, lambda row: str(row.change)),
    *(
        SheetColumn(each.header, each.width, lambda row, column=each: column.value(row.finding))  # type: ignore[misc]
        for each in FINDINGS
        if each.header in ("隐患编号", "检查日期", "被检查单位", "隐患内容", "整改期限", "责任单位", "整改状态", "完成日期")
    ),
)  # fmt: skip


def ledger_workbook(
    findings: Iterable[LedgerFinding], inspections: Iterable[Inspection] = (), changes: Sequence[Moved] | None = None
) -> bytes:
    """Return the workbook; without `changes` it has no sheet of them, without inspections none of those."""
    stream = BytesIO()
    book = _Book(stream)
    try:
        book.sheet(LEDGER, FINDINGS, findings)
        visits = list(inspections)
        if visits:
            book.sheet(INSPECTED, INSPECTIONS, visits)
        if changes is not None:
            book.sheet(CHANGES, CHANGE_COLUMNS, changes)
    finally:
        book.close()  # it holds temporary files
    return stream.getvalue()


def _refuse_long(sheet: str, row: int, text: str) -> None:
    if is_too_long(text):
        message = (
            "row {row} of the sheet {sheet} would have a text of {length} characters; a cell of Excel takes {longest}"
        )
        params = {"row": row + 1, "sheet": sheet, "length": text_length(text), "longest": LONGEST_TEXT}
        raise OutputError(Diagnostic("cell-too-long", message, params))


def _refuse_low(sheet: str, row: int) -> None:
    if row >= LAST_ROW:
        message = "the sheet {sheet} would have more than {rows} rows, which Excel cannot hold; divide the ledger"
        raise OutputError(Diagnostic("too-many-rows", message, {"sheet": sheet, "rows": LAST_ROW}))


class _Book:
    """A workbook in the making, written row by row."""

    def __init__(self, stream: BytesIO) -> None:
        try:
            import xlsxwriter
        except ImportError:
            message = (
                "writing a workbook needs the extra part excel; install it with: pip install gongwen-reportgen[excel]"
            )
            raise ToolError(Diagnostic("excel-missing", message)) from None
        self._book: Any = xlsxwriter.Workbook(stream, SAFE)
        write_literally(self._book)
        self._book.set_properties({"created": FIRST_DAY})
        cell = {"font_name": "宋体", "font_size": 10, "valign": "top", "border": 1, "text_wrap": True}
        self._head = self._book.add_format({**cell, "bold": True, "align": "center", "bg_color": "#E7E6E6"})
        self._text = self._book.add_format({**cell, "num_format": "@"})
        self._number = self._book.add_format(cell)
        self._day = self._book.add_format({**cell, "num_format": "yyyy-mm-dd"})

    def sheet(self, title: str, columns: Sequence[SheetColumn[Row]], rows: Iterable[Row]) -> None:
        """Add a sheet with a frozen header, a filter, and the states to choose from."""
        sheet = self._book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width)
            sheet.write_string(0, index, column.header, self._head)
        last = 0
        for last, row in enumerate(rows, 1):
            _refuse_low(title, last)
            for index, column in enumerate(columns):
                self._put(sheet, last, index, column.value(row))
        sheet.autofilter(0, 0, last, len(columns) - 1)
        if title == LEDGER:
            self._choose_states(sheet, [column.header for column in columns].index("整改状态"))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)

    def _choose_states(self, sheet: Any, column: int) -> None:
        states = [str(each) for each in Status if each is not Status.UNKNOWN]
        sheet.data_validation(1, column, 100_000, column, {"validate": "list", "source": states})

    def _put(self, sheet: Any, row: int, column: int, value: Value) -> None:
        if isinstance(value, date) and value >= FIRST_DATE:
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), self._day)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, self._number)
        elif value is None or value == "":
            sheet.write_blank(row, column, None, self._text)
        else:
            _refuse_long(sheet.get_name(), row, str(value))
            sheet.write_string(row, column, str(value), self._text)

    def close(self) -> None:
        """Finish the file."""
        self._book.close()
