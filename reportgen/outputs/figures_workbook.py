"""Figures as a workbook: numbers as numbers, names as text, the same bytes each time. No value becomes a formula or a link.

In: rows of texts, numbers and percentages. Out: the bytes of an xlsx.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from reportgen.diagnostics import Diagnostic
from reportgen.errors import ToolError
from reportgen.ooxml.cell_texts import write_literally
from reportgen.outputs.ledger_workbook import FIRST_DAY, SAFE

Cell = str | int | Decimal | None
"""A Decimal is a percentage: 93.3 shows as 93.3%."""
MAX_WIDTH = 60


def figures_workbook(sheets: Iterable[tuple[str, Sequence[Sequence[Cell]]]]) -> bytes:
    """Return a workbook of sheets, each with a title and rows, of which the first is its header."""
    try:
        import xlsxwriter
    except ImportError:
        message = "writing a workbook needs the extra part excel; install it with: pip install gongwen-reportgen[excel]"
        raise ToolError(Diagnostic("excel-missing", message)) from None
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {**SAFE, "constant_memory": False, "in_memory": True})
    write_literally(book)
    book.set_properties({"created": FIRST_DAY})
    formats = _Formats(book)
    for title, rows in sheets:
        _write(book.add_worksheet(title), rows, formats)
    book.close()
    return stream.getvalue()


class _Formats:
    """The looks of cells."""

    def __init__(self, book: Any) -> None:
        cell = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "border": 1}
        self.head = book.add_format({**cell, "bold": True, "align": "center", "bg_color": "#E7E6E6"})
        self.text = book.add_format({**cell, "num_format": "@", "text_wrap": True})
        self.number = book.add_format(cell)
        self.percent = book.add_format({**cell, "num_format": "0.0%"})


def _write(sheet: Any, rows: Sequence[Sequence[Cell]], formats: _Formats) -> None:
    sheet.freeze_panes(1, 1)
    for index, column in enumerate(zip(*rows, strict=True)):
        sheet.set_column(index, index, min(MAX_WIDTH, 2 + max(_width(cell) for cell in column)))
    for number, row in enumerate(rows):
        for index, cell in enumerate(row):
            if cell is None:
                sheet.write_blank(number, index, None, formats.text)
            elif isinstance(cell, Decimal):
                sheet.write_number(number, index, float(cell / 100), formats.percent)
            elif isinstance(cell, int):
                sheet.write_number(number, index, cell, formats.number)
            else:
                sheet.write_string(number, index, cell, formats.text if number else formats.head)


def _width(cell: Cell) -> int:
    """Return how many half-width characters a cell takes."""
    return sum(1 if character.isascii() else 2 for character in str("" if cell is None else cell))
