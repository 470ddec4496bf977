"""Entry workbooks: what a clerk fills in instead of a YAML file, empty or with a document in it.

In: a kind's model, plain data, and the words for hints. Out: the bytes of an xlsx, the same every time. Every cell is
text, and none becomes a formula or a link.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from reportgen.cells import LONGEST_TEXT, is_too_long, text_length
from reportgen.diagnostics import Diagnostic
from reportgen.errors import OutputError, ToolError
from reportgen.model.entry_sheets import (
    BASIC,
    BODY,
    EXAMPLE,
    KEY,
    LEVEL,
    NOTE,
    RECORD_SHEETS,
    REQUIRED,
    UNDER,
    UNITS,
    VALUE,
)  # fmt: skip
from reportgen.model.official import Official
from reportgen.ooxml.cell_texts import write_literally
from reportgen.outputs.entry_cells import Row
from reportgen.outputs.entry_columns import (
    UNIT_KEYS,
    Column,
    body_columns,
    envelope,
    example,
    key_columns,
    record_columns,
)
from reportgen.outputs.entry_rows import EntryRows, entry_rows

FIRST_DAY = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LAST_ROW = 1_000
"""So far down go drop-downs and hints."""
LONGEST_HINT, LONGEST_NAME = 255, 32
Say = Callable[[str], str]


def entry_workbook(
    model: type[Official], data: Mapping[str, Any], say: Say, required: Collection[str] = (), examples: bool = False
) -> bytes:
    """Return the entry workbook of a kind with what the data says; `say` words hints, `required` names marked keys."""
    rows = entry_rows(model, data)
    stream = BytesIO()
    book = _Book(stream, say)
    book.basic(model, rows.basic, required)
    book.table(BODY, body_columns(rows.body), [*example(BODY, examples), *rows.body], say)
    for title, (_, record) in RECORD_SHEETS.items():
        filled = [*example(title, examples), *rows.records.get(title, [])]
        book.table(title, record_columns(record, filled), filled, say)
    book.units(_units(rows))
    book.close()
    return stream.getvalue()


def _units(rows: EntryRows) -> list[str]:
    """Return the names of units that a document mentions alone in a cell."""
    every = [row for sheet in (*rows.records.values(), rows.body) for row in sheet]
    cells = [row[key] for row in every for key in UNIT_KEYS if key in row]
    return list(dict.fromkeys(line for cell in cells for line in cell.splitlines()))


class _Book:
    """A workbook in the making."""

    def __init__(self, stream: BytesIO, say: Say) -> None:
        try:
            import xlsxwriter
        except ImportError:
            message = (
                "writing a workbook needs the extra part excel; install it with: pip install gongwen-reportgen[excel]"
            )
            raise ToolError(Diagnostic("excel-missing", message)) from None
        self._say = say
        self._book: Any = xlsxwriter.Workbook(stream, OPTIONS)
        write_literally(self._book)
        self._book.set_properties({"created": FIRST_DAY})
        cell = {"font_name": "宋体", "font_size": 11, "valign": "top", "text_wrap": True, "num_format": "@"}
        self._text = self._book.add_format(cell)
        self._head = self._book.add_format(
            {**cell, "bold": True, "bg_color": "#DDEBF7", "border": 1, "valign": "vcenter"}
        )
        self._name = self._book.add_format({**cell, "bold": True, "bg_color": "#F2F2F2", "border": 1})
        self._value = self._book.add_format({**cell, "border": 1})
        self._note = self._book.add_format({**cell, "font_color": "#7F7F7F", "border": 1, "font_size": 10})
        self._example = self._book.add_format({**cell, "italic": True, "font_color": "#7F7F7F", "bg_color": "#FFF8E5"})

    def basic(self, model: type[Official], cells: Row, required: Collection[str]) -> None:
        """Add the sheet of keys and values: those that a clerk may need, in their order, filled where data has them."""
        sheet = self._sheet(BASIC, [(KEY, 26), (VALUE, 60), (NOTE, 60)])
        known = {column.name: column for column in key_columns(envelope(model))}
        heads = [name for name, info in known.items()]
        order = sorted({**dict.fromkeys(heads), **cells}, key=lambda name: _rank(name, heads))
        for row, name in enumerate((name for name in order if name in cells or not _is_extended(name, cells)), 1):
            column = known.get(name, Column(name))
            mark = REQUIRED if name in required else ""
            self._write(sheet, row, 0, f"{name}{mark}", self._name)
            self._write(sheet, row, 1, cells.get(name, ""), self._value)
            self._write(sheet, row, 2, self._hint(column), self._note)
            self._offer(sheet, row, row, 1, column)

    def table(self, title: str, columns: Sequence[Column], rows: Sequence[Row], say: Say) -> None:
        """Add a sheet of rows under named columns."""
        sheet = self._sheet(title, [(column.name, column.width) for column in columns])
        for index, column in enumerate(columns):
            self._offer(sheet, 1, LAST_ROW, index, column)
            for number, row in enumerate(rows, 1):
                form = self._example if EXAMPLE in (row.get(LEVEL), row.get(UNDER)) else self._text
                if column.name in row or form is self._example:
                    self._write(sheet, number, index, row.get(column.name, ""), form)

    def units(self, names: Sequence[str]) -> None:
        """Add the sheet whose names the columns of units offer."""
        sheet = self._sheet(UNITS, [("单位名称", 40)])
        for row, name in enumerate(names, 1):
            self._write(sheet, row, 0, name, self._text)

    def _sheet(self, title: str, columns: Sequence[tuple[str, int]]) -> Any:
        sheet = self._book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        for index, (name, width) in enumerate(columns):
            sheet.set_column(index, index, width, self._text)
            self._write(sheet, 0, index, name, self._head)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _write(self, sheet: Any, row: int, column: int, text: str, form: Any) -> None:
        if is_too_long(text):
            message = "row {row} of the sheet {sheet} would have a text of {length} characters; a cell of Excel takes {longest}"
            params = {"row": row + 1, "sheet": sheet.get_name(), "length": text_length(text), "longest": LONGEST_TEXT}
            raise OutputError(Diagnostic("cell-too-long", message, params))
        if text:
            sheet.write_string(row, column, text, form)
        else:
            sheet.write_blank(row, column, None, form)

    def _hint(self, column: Column) -> str:
        several = self._say("several: a line each (Alt+Enter)") if column.many or column.name in UNIT_KEYS else ""
        return "；".join(filter(None, (self._say(column.meaning) if column.meaning else "", several)))

    def _offer(self, sheet: Any, first: int, last: int, index: int, column: Column) -> None:
        """Add a drop-down and a hint to cells; what a drop-down does not offer may still be typed where names stand."""
        rule: dict[str, Any] = {"validate": "any"}
        if column.choices:
            rule = {"validate": "list", "source": list(column.choices)}
        elif column.name in UNIT_KEYS:
            rule = {"validate": "list", "source": f"={UNITS}!$A$2:$A${LAST_ROW}", "show_error": False}
        elif column.name == UNDER:
            rule = {"validate": "list", "source": f"={BODY}!$C$2:$C${LAST_ROW}", "show_error": False}
        hint = self._hint(column)
        if column.choices and column.name in (LEVEL, UNDER):
            rule["show_error"] = False
        if hint:
            rule |= {"input_title": column.name[:LONGEST_NAME], "input_message": hint[:LONGEST_HINT]}
        if len(rule) > 1:
            sheet.data_validation(first, index, last, index, rule)

    def close(self) -> None:
        """Finish the file."""
        self._book.close()


def _rank(name: str, heads: Sequence[str]) -> tuple[int, bool]:
    """Return where a key stands: dotted ones behind the key they begin with, unknown ones last."""
    if name in heads:
        return heads.index(name), False
    return next((place for place, head in enumerate(heads) if name.startswith(f"{head}.")), len(heads)), True


def _is_extended(name: str, cells: Row) -> bool:
    """Whether the value of a key stands under dotted keys below it."""
    return any(each.startswith(f"{name}.") for each in cells)
