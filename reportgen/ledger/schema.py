"""The tables of the store, and how an entry becomes a row of them and a row an entry again.

In: typed entries. Out: tuples for sqlite, and back. What figures look at stands in `fact`, in few bytes a row, so that a
count of a million rows reads little; all else that a row says stands in `finding`, and is read only to be shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from reportgen.ledger.disposals import disposal_flags
from reportgen.ledger.entries import Inspection, LedgerFinding, LeftOut, Status

TABLES = """
CREATE TABLE fact (n INTEGER PRIMARY KEY, found INT, deadline INT, completed INT, status INT, ordered INT,
    severity TEXT, category TEXT, source TEXT, unit TEXT, entity TEXT);
CREATE TABLE finding (n INTEGER PRIMARY KEY, id TEXT, sheet TEXT, row INT, description TEXT, id_made INT, location TEXT,
    inspectors TEXT, requirement TEXT, deadline_words TEXT, units TEXT, persons TEXT, disposal TEXT, actions TEXT,
    accepted_by TEXT, accepted_on INT, acceptance TEXT, remark TEXT, row_number TEXT,
    unread TEXT, shape INT);
CREATE TABLE inspection (n INTEGER PRIMARY KEY, held INT, source TEXT, people INT, units INT, sheet TEXT, row INT,
    inspectors TEXT, entities TEXT, remark TEXT, shape INT);
CREATE TABLE visit (n INT, entity TEXT);
CREATE TABLE left_out (sheet TEXT, row INT, why TEXT, text TEXT);
CREATE TABLE shape (n INTEGER PRIMARY KEY, fields TEXT, cells TEXT);
"""
STATUSES = tuple(Status)
CODES = {status: code for code, status in enumerate(STATUSES)}
SEPARATOR = "\x1f"
"""Between names in one column: a character that no cell of a workbook can hold."""
UNIT_SEPARATOR = "、"
ROW = "#"
"""Stands for the row's own number in the cells of a shape."""

FINDING_COLUMNS = (
    *("f.id", "f.sheet", "f.row", "f.description", "f.id_made", "a.category", "a.severity", "a.source", "f.location"),
    *("a.entity", "f.inspectors", "a.found", "f.requirement", "a.deadline", "f.deadline_words", "f.units", "f.persons"),
    *("f.disposal", "f.actions", "a.status", "a.completed", "f.accepted_by", "f.accepted_on", "f.acceptance"),
    *("f.remark", "f.row_number", "f.unread", "s.fields", "s.cells"),
)
INSPECTION_COLUMNS = (
    *("i.sheet", "i.row", "i.held", "i.source", "i.inspectors", "i.people", "i.entities", "i.remark"),
    *("s.fields", "s.cells"),
)


def day_number(day: date | None) -> int | None:
    """Return 20220331 for 31 March 2022: small, sorted like the days, and a month is its first six digits."""
    return None if day is None else day.year * 10000 + day.month * 100 + day.day


def day_of(number: int | None) -> date | None:
    """Return the day of such a number."""
    return None if number is None else date(number // 10000, number // 100 % 100, number % 100)


def unit_group(units: tuple[str, ...]) -> str:
    """Return the one group in which a finding of these units counts: several units together are a group of their own.

    So it counts once, whatever the order of their names, and the groups add up to the whole.
    """
    return units[0] if len(units) == 1 else UNIT_SEPARATOR.join(sorted(set(units)))


def fact_row(n: int, each: LedgerFinding) -> tuple[object, ...]:
    """Return the row of `fact`."""
    found, deadline, completed = (day_number(day) for day in (each.found_on, each.deadline, each.completed_on))
    flags, units = disposal_flags(each.disposal), unit_group(each.responsible_units)
    described = (each.severity, each.category, each.source, units, each.inspected_entity)
    return n, found, deadline, completed, CODES[each.status], flags, *described


def finding_row(n: int, each: LedgerFinding, shape: int) -> tuple[object, ...]:
    """Return the row of `finding`."""
    join = SEPARATOR.join
    return (
        *(n, each.id, each.sheet, each.row, each.description, each.id_made, each.location, join(each.inspectors)),
        *(each.requirement, each.deadline_words, join(each.responsible_units), join(each.responsible_persons)),
        *(each.disposal, each.actions, join(each.accepted_by), day_number(each.accepted_on), each.acceptance),
        *(each.remark, each.row_number, join(part for pair in each.unread.items() for part in pair), shape),
    )


def inspection_row(n: int, each: Inspection, shape: int) -> tuple[object, ...]:
    """Return the row of `inspection`."""
    return (
        *(n, day_number(each.held_on), each.source, each.people, len(each.inspected_entities), each.sheet, each.row),
        *(SEPARATOR.join(each.inspectors), SEPARATOR.join(each.inspected_entities), each.remark, shape),
    )


def finding_of(row: tuple[Any, ...]) -> LedgerFinding:
    """Return the finding of a row of FINDING_COLUMNS."""
    ident, sheet, number, description, made, category, severity, source, location, entity, inspectors, found = row[:12]
    requirement, deadline, words, units, persons, disposal, actions, status, completed, accepted_by = row[12:22]
    accepted_on, acceptance, remark, row_number, unread, fields, cells = row[22:]
    pairs = names(unread)
    return LedgerFinding(
        ident, sheet, number, description, bool(made), category, severity, source, location, entity,
        names(inspectors), day_of(found), requirement, day_of(deadline), words, names(units), names(persons),
        disposal, actions, STATUSES[status], day_of(completed), names(accepted_by), day_of(accepted_on),
        acceptance, remark, row_number, cells_of(fields, cells, number), dict(zip(pairs[::2], pairs[1::2], strict=True)),
    )  # fmt: skip


def inspection_of(row: tuple[Any, ...]) -> Inspection:
    """Return the inspection of a row of INSPECTION_COLUMNS."""
    sheet, number, held, source, inspectors, people, entities, remark, fields, cells = row
    seen = cells_of(fields, cells, number)
    return Inspection(sheet, number, day_of(held), source, names(inspectors), people, names(entities), remark, seen)


def left_out_row(each: LeftOut) -> tuple[object, ...]:
    """Return the row of `left_out`."""
    return each.sheet, each.row, each.why, each.text


def names(text: str) -> tuple[str, ...]:
    """Return the names in one column."""
    return tuple(text.split(SEPARATOR)) if text else ()


def shape_of(cells: Mapping[str, str], row: int) -> tuple[str, str]:
    """Return the fields and cells of a row without its number: the same for nearly all rows of a sheet."""
    if not cells:
        return "", ""
    places = SEPARATOR.join(cells.values()) + SEPARATOR
    return SEPARATOR.join(cells), places.replace(f"{row}{SEPARATOR}", f"{ROW}{SEPARATOR}")


def cells_of(fields: str, places: str, row: int) -> dict[str, str]:
    """Return the cells of a row again."""
    if not fields:
        return {}
    cells = places.replace(f"{ROW}{SEPARATOR}", f"{row}{SEPARATOR}").split(SEPARATOR)[:-1]
    return dict(zip(fields.split(SEPARATOR), cells, strict=True))
