"""Findings: a row of a ledger becomes a `LedgerFinding`.

In: the cells of a row. Out: the finding, its id made where it has none, and diagnostics with their cells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from reportgen.ledger.cell_values import Reader
from reportgen.ledger.contradictions import tell_contradictions
from reportgen.ledger.days import Sure, read_day
from reportgen.ledger.entries import LedgerFinding, Status
from reportgen.ledger.header import Header
from reportgen.ledger.identity import Ids, Parts, digest
from reportgen.ledger.profile import Lexicon
from reportgen.ledger.sheet import Cells, RowCells, Value, text_of
from reportgen.ledger.telling import Telling
from reportgen.ledger.words import TITLES

TEXTS = ("category", "source", "location", "requirement", "disposal", "actions", "acceptance", "remark", "row_number")
DAYS = ("found_on", "completed_on", "accepted_on")
MAY_BE_UNREAD = ("severity", "found_on", "status", "completed_on", "accepted_on")
STABLE = (
    "category", "severity", "source", "location", "inspected_entity", "responsible_units", "responsible_persons",
    "inspectors", "requirement", "deadline", "disposal",
)  # fmt: skip
"""What of a finding stays the same from quarter to quarter."""
ASIDE = ("remark", "row_number")
ENOUGH = 2
"""So many cells besides number and remark make a row a finding even without its description."""


class FindingMaker:
    """Makes the findings of one sheet."""

    def __init__(self, sheet: str, header: Header, lexicon: Lexicon, telling: Telling, ids: Ids) -> None:
        self.sheet, self.telling, self.ids = sheet, telling, ids
        self.reader = Reader(sheet, header, lexicon, telling)
        self._at = {field: index for index, field in header.fields}
        self._texts = [(field, self._at[field]) for field in TEXTS if field in self._at]
        self._days = [(field, self._at[field]) for field in DAYS if field in self._at]
        self._fields = header.fields_of
        self._last = max(self._at.values())
        self._named: dict[tuple[int, ...], tuple[str, ...]] = {}
        self.has_ids = "id" in self._at
        self.ids_made = 0

    def learn(self, cells: Cells) -> None:
        """Learn of a row what the reading of other rows depends on: its year, its id, what identifies it."""
        get = self._getter(cells)
        reading = read_day(get("found_on"))
        if reading.day and reading.sure is Sure.YES:
            self.reader.day_years.add(reading.day.year)
        if self.has_ids and (typed := text_of(get("id"))):
            self.ids.learn(f"id {typed}")
        self.ids.learn(self.identifying(cells)[0])

    def tell_apart(self, number: int, cells: Cells) -> None:
        """Learn more of a row that is like another, or has its id."""
        parts, get = self.identifying(cells), self._getter(cells)
        self.ids.tell_apart(parts)
        typed = text_of(get("id"))
        if typed and self.ids.is_alike(f"id {typed}"):
            day = read_day(get("found_on")).day
            self.ids.claim(typed, day.isoformat() if day else "", parts, self._place("id", number))

    def identifying(self, cells: Cells) -> Parts:
        """Return what identifies a row, before it is read."""
        get = self._getter(cells)
        day = read_day(get("found_on")).day
        said = day.isoformat() if day else text_of(get("found_on"))
        unit = "、".join(self.reader.units(get("responsible_units")))
        base = digest(f"{unit}\x1f{said}\x1f{''.join(text_of(get('description')).split())}")
        if not self.ids.is_alike(base):
            return base, "", ""
        stable = "\x1f".join(text_of(get(field)) for field in STABLE)
        return base, stable, "\x1f".join(text_of(get(field)) for field in self._at if field != "row_number")

    def _getter(self, cells: Cells) -> Callable[[str], Value]:
        """Return what gives the value of a field in a row."""
        at, width = self._at, len(cells)
        if width <= self._last:
            cells = [*cells, *[None] * (self._last + 1 - width)]

        def get(field: str) -> Value:
            return cells[at[field]] if field in at else None

        return get

    def is_finding(self, filled: Sequence[int]) -> bool:
        """Whether a row says enough to be a finding."""
        if self._at["description"] in filled:
            return True
        return sum(1 for index in filled if self._fields.get(index, ASIDE)[0] not in ASIDE) >= ENOUGH

    def make(self, number: int, cells: Cells, filled: Sequence[int]) -> LedgerFinding:
        """Return the finding of a row."""
        get, reader = self._getter(cells), self.reader
        values: dict[str, Any] = {field: text_of(value) for field, _ in self._texts if (value := get(field))}
        self._put_days(values, get, number)
        if value := get("deadline"):
            values["deadline"], words = reader.deadline(value, number, values.get("found_on"))
            if words:
                values["deadline_words"] = words
        self._put_names(values, get, number)
        self._put_status(values, get, number)
        if value := get("severity"):
            values["severity"] = reader.severity(value, number)
        description = text_of(get("description"))
        identity, made = self._id(text_of(get("id")), number, cells)
        form = tuple(filled)
        named = self._named.get(form)
        if named is None:
            named = self._named[form] = tuple(field for index in filled for field in self._fields.get(index, ()))
        values["unread"] = _unread(values, get)
        finding = LedgerFinding(
            id=identity, sheet=self.sheet, row=number, description=description, id_made=made,
            cells=RowCells(reader.letters, named, number), **values,
        )  # fmt: skip
        if not description:
            message = "the finding is not described; the row counts as a finding, and its description is to be written"
            self.telling.warning(
                "no-description", message, self.sheet, reader.cell("description", number), TITLES["description"]
            )
        tell_contradictions(finding, reader)
        return finding

    def _put_days(self, values: dict[str, Any], get: Callable[[str], Value], number: int) -> None:
        days: dict[str, date | None] = {}
        waiting: list[tuple[str, Value]] = []
        for field, _ in self._days:
            if value := get(field):
                reading = read_day(value)
                if reading.sure is Sure.YES:
                    days[field] = reading.day
                else:
                    waiting.append((field, value))
        if waiting:
            known = dict(days)
            deadline = read_day(get("deadline"))
            if deadline.sure is Sure.YES:
                known["deadline"] = deadline.day
            for field, value in waiting:
                days[field] = known[field] = self.reader.day(field, value, number, dict(known))
        values.update(days)

    def _put_names(self, values: dict[str, Any], get: Callable[[str], Value], number: int) -> None:
        reader = self.reader
        for field in ("responsible_persons", "inspectors", "accepted_by"):
            if value := get(field):
                values[field] = reader.persons(field, value, number)
        values["responsible_units"] = reader.units(get("responsible_units"))
        values["inspected_entity"] = "、".join(reader.units(get("inspected_entity")))

    def _put_status(self, values: dict[str, Any], get: Callable[[str], Value], number: int) -> None:
        if "status" not in self._at:
            return
        value = get("status")
        values["status"] = self.reader.status(value, number)
        more = get("rectification")
        if more and (self._at["rectification"] != self._at["status"] or self.reader.says_more(more)):
            values["actions"] = "\n".join(filter(None, (values.get("actions", ""), text_of(more))))

    def _id(self, typed: str, number: int, cells: Cells) -> tuple[str, bool]:
        """Return the id of a row and whether it was made; rows that are alike are told."""
        parts = self.identifying(cells)
        repeated = self._tell_alike(parts, number, cells)
        if typed and self.ids.is_alike(f"id {typed}") and self.ids.keeper(typed) != self._place("id", number):
            return self._second(typed, parts, number, repeated), True
        if typed:
            return typed, False
        if self.has_ids:
            message = "this row has no id; one is made from unit, date and description"
            self.telling.info("id-missing", message, self.sheet, self.reader.cell("id", number), TITLES["id"])
        self.ids_made += 1
        return self.ids.made(parts), True

    def _tell_alike(self, parts: Parts, number: int, cells: Cells) -> bool:
        """Tell of a row that says what another says; return whether it says nothing else at all."""
        if not self.ids.is_alike(parts[0]) or not text_of(self._getter(cells)("description")):
            return False
        message = "{place} says the same in every cell; if the row was copied by mistake, delete one: both are counted"
        if self._tell_first("repeated-row", message, f"{parts[0]} {digest(chr(0).join(parts))}", number):
            return True
        message = "{place} has the same unit, date and description; if it is the same finding, keep one row"
        self._tell_first("duplicate-finding", message, parts[0], number)
        return False

    def _second(self, typed: str, parts: Parts, number: int, repeated: bool) -> str:
        """Return the id of a row whose own is another's: the same with what is made behind it, in any order of the rows."""
        made, place = f"{typed}-{self.ids.made(parts)}", "!".join(filter(None, self.ids.keeper(typed)))
        if not repeated:
            message = (
                "{place} has the id {id} too; ids tell findings apart, so each stands once; here it counts as {made}"
            )
            sheet, cell = self._place("id", number)
            self.telling.warning(
                "duplicate-id", message, sheet, cell, TITLES["id"], place=place, id=typed, made=made
            )  # fmt: skip
        return made

    def _tell_first(self, code: str, message: str, key: str, number: int) -> bool:
        """Tell where the first row with the same key stands, at each row after it; return whether there was one."""
        here = self._place("description", number)
        first = self.ids.first.setdefault(key, here)
        if first != here:
            place = "!".join(filter(None, first))
            self.telling.warning(code, message, *here, TITLES["description"], place=place)
        return first != here

    def _place(self, field: str, number: int) -> tuple[str, str]:
        return self.sheet, self.reader.cell(field, number)


def _unread(values: Mapping[str, Any], get: Callable[[str], Value]) -> dict[str, str]:
    """Return what was typed where nothing was understood."""
    return {field: text_of(get(field)) for field in MAY_BE_UNREAD if not _understood(values.get(field)) and get(field)}


def _understood(value: object) -> bool:
    return bool(value) and value is not Status.UNKNOWN
