"""Inspections: a row of the sheet of inspections becomes an `Inspection`.

In: the cells of a row. Out: the inspection, and diagnostics with their cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from reportgen.ledger.cell_values import Reader
from reportgen.ledger.entries import Inspection
from reportgen.ledger.header import Header
from reportgen.ledger.profile import Lexicon
from reportgen.ledger.sheet import Cells, RowCells, Value, text_of
from reportgen.ledger.telling import Telling
from reportgen.ledger.words import TITLES

_COUNT = re.compile(r"(\d{1,6})(?:\.0+)?\s*(?:人次|人|名)?")


class InspectionMaker:
    """Makes the inspections of one sheet."""

    def __init__(self, sheet: str, header: Header, lexicon: Lexicon, telling: Telling) -> None:
        self.sheet, self.telling = sheet, telling
        self.reader = Reader(sheet, header, lexicon, telling)
        self._at = {field: index for index, field in header.fields}
        self._fields = header.fields_of

    def is_inspection(self, filled: Sequence[int]) -> bool:
        """Whether a row says enough to be an inspection: its day, and anything besides."""
        said = {field for index in filled for field in self._fields.get(index, ())} - {"remark", "row_number"}
        return len(said) > 1 or "held_on" in said

    def make(self, number: int, cells: Cells, filled: Sequence[int]) -> Inspection:
        """Return the inspection of a row."""
        held_on = self._value("held_on", cells)
        named = tuple(field for index in filled for field in self._fields.get(index, ()))
        inspectors = (
            self.reader.persons("inspectors", self._value("inspectors", cells), number)
            if "inspectors" in self._at
            else ()
        )
        if held_on in (None, ""):
            message = "the day of this inspection is missing; type it as 2026-03-30"
            self.telling.warning(
                "inspection-undated", message, self.sheet, self.reader.cell("held_on", number), TITLES["held_on"]
            )
        values: dict[str, Any] = {field: text_of(self._value(field, cells)) for field in ("source", "remark")}
        return Inspection(
            sheet=self.sheet, row=number, inspectors=inspectors,
            held_on=self.reader.day("held_on", held_on, number, {}) if held_on not in (None, "") else None,
            people=self._people(cells, number, inspectors),
            inspected_entities=self.reader.units(self._value("inspected_entities", cells)),
            cells=RowCells(self.reader.letters, named, number), **values,
        )  # fmt: skip

    def _value(self, field: str, cells: Cells) -> Value:
        index = self._at.get(field, len(cells))
        return cells[index] if index < len(cells) else None

    def _people(self, cells: Cells, number: int, inspectors: Sequence[str]) -> int | None:
        text = text_of(self._value("people", cells))
        if match := _COUNT.fullmatch(text):
            return int(match[1])
        if text:
            message = "“{text}” is no number of people"
            self.telling.warning(
                "people-unreadable",
                message,
                self.sheet,
                self.reader.cell("people", number),
                TITLES["people"],
                text=text[:40],
            )
        return len(inspectors) or None
