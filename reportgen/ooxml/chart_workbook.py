"""The workbook inside a chart: what Word shows at “edit data”.

In: a chart. Out: the bytes of an xlsx, the same every time; texts stay texts, whatever they begin with.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

import xlsxwriter

from reportgen.ooxml.cell_texts import write_literally
from reportgen.ooxml.charts import NativeChart

SHEET = "Sheet1"
"""python-pptx's references name this sheet: categories in A from row 2, a series in each column from B."""
NO_DATE = datetime(1980, 1, 1)
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NARROWEST, WIDEST = 10, 40


def chart_workbook(chart: NativeChart) -> bytes:
    """Return the workbook of a chart."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        write_literally(book)
        book.set_properties({"created": NO_DATE})
        sheet = book.add_worksheet(SHEET)
        number = book.add_format({"num_format": chart.number_format})
        for row, category in enumerate(chart.categories, 1):
            sheet.write_string(row, 0, category)
        for column, series in enumerate(chart.series, 1):
            sheet.write_string(0, column, series.name)
            for row, value in enumerate(series.values, 1):
                if value is not None:
                    sheet.write_number(row, column, value, number)
        sheet.set_column(0, 0, _width(chart.categories))
        sheet.set_column(1, len(chart.series), _width(each.name for each in chart.series))
    return stream.getvalue()


def _width(texts: Iterable[str]) -> int:
    longest = max(map(len, texts), default=0)
    return min(WIDEST, max(NARROWEST, 2 * longest + 2))
