"""The sheets of an entry workbook as tables: rows under the names of their columns.

In: the filled rows of every sheet. Out: tables, example rows left out; sheets, columns and cells that belong nowhere are
told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.diagnostics import Severity
from reportgen.model.entry_sheets import BASIC, BODY, EXAMPLE, RECORD_SHEETS, REQUIRED, UNITS
from reportgen.model.keys import nearest
from reportgen.model.record import Record
from reportgen.sources.collector import Collector
from reportgen.sources.entry_cells import unknown_key
from reportgen.sources.sheets import SheetRow
from reportgen.sources.source import CellMark

IGNORED = (UNITS,)
"""Sheets that help to fill in the others."""
Unknown = tuple[str, str]
"""The part of a name that nobody knows, and the nearest one that somebody does."""
TypedCell = tuple[str, CellMark]


@dataclass
class SheetTable:
    """The rows of a sheet under the names of its columns; example rows are left out."""

    title: str
    columns: dict[int, str]
    rows: Sequence[SheetRow]

    def cells(self, row: SheetRow) -> dict[str, TypedCell]:
        """Return the text and the place of each cell by the name of its column."""
        return {self.columns[at]: (text, row.mark(at)) for at, text in row.cells.items() if at in self.columns}


@dataclass
class Tables:
    """Makes tables of sheets."""

    collector: Collector
    sheets: Mapping[str, list[SheetRow]]
    told: bool = False
    """Whether it was said that examples are left out."""

    def check_titles(self) -> None:
        """Tell every sheet that an entry workbook does not have."""
        known = (BASIC, BODY, *RECORD_SHEETS)
        for title, rows in self.sheets.items():
            if rows and title not in (*known, *IGNORED):
                near = nearest(title, known)
                message = "there is no sheet {name} in an entry workbook; its sheets are {names}"
                if near:
                    message = "there is no sheet {name} in an entry workbook; did you mean {near}?"
                mark, names = rows[0].mark(min(rows[0].cells)), "、".join(known)
                self.collector.add("unknown-sheet", message, mark, name=title, near=near, names=names)

    def table(self, title: str, unknown: Callable[[list[str]], Unknown | None]) -> SheetTable:
        """Return a sheet under its columns; the first row that holds anything names them."""
        first, *rows = self.sheets.get(title) or [SheetRow(title, 1, {})]
        columns: dict[int, str] = {}
        for column, text in first.cells.items():
            name, mark = plain_name(text), first.mark(column)
            if name in columns.values():
                self.collector.add("column-twice", "the column {name} stands twice; keep one", mark, name=name)
            elif wrong := unknown(name.split(".")):
                self._tell_column(name, *wrong, mark)
            else:
                columns[column] = name
        return SheetTable(title, columns, [row for row in self._without_examples(rows) if self._is_under(row, first)])

    def _tell_column(self, name: str, step: str, near: str, mark: CellMark) -> None:
        message = "there is no column {name} here"
        if near:
            message = "there is no column {name} here; did you mean {near}?"
        suggested = name.replace(step, near, 1) if near else ""
        self.collector.add("unknown-column", message, mark, name=name, near=suggested)

    def _without_examples(self, rows: Sequence[SheetRow]) -> Iterator[SheetRow]:
        for row in rows:
            if row.cells.get(0, "").strip() != EXAMPLE:
                yield row
            elif not self.told:
                self.told = True
                message = "rows marked 示例 are examples and are left out"
                self.collector.add("example-row", message, row.mark(0), severity=Severity.INFO)

    def _is_under(self, row: SheetRow, header: SheetRow) -> bool:
        """Tell each cell of a row that stands under no column."""
        for column in row.cells:
            if column not in header.cells:
                message = "this cell stands under no column name; name the column in the first row"
                self.collector.add("no-column", message, row.mark(column))
        return True


def plain_name(text: str) -> str:
    """Return the name of a column or key without the mark of what is required."""
    return text.strip().rstrip(f"{REQUIRED}*").strip()


def unknown_in(models: Sequence[type[Record]], *columns: str) -> Callable[[list[str]], Unknown | None]:
    """Return what tells whether a column is neither one of these nor a key of these records."""

    def unknown(words: list[str]) -> Unknown | None:
        if words[0] in columns:
            return None
        if not models:
            return words[0], nearest(words[0], columns)
        wrong = unknown_key(models, words)
        return wrong if wrong is None or wrong[1] else (wrong[0], nearest(wrong[0], columns))

    return unknown
