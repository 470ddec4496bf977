"""Unfit texts: what stands in a cell, but can stand in no document or in no cell of Excel.

In: the cells of a row, once for each row; what is put together of several cells. Out: what is wrong, told at the cell.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from reportgen.cells import LONGEST_TEXT, column_name, is_too_long, text_length
from reportgen.ledger.entries import Entry, Inspection, LedgerFinding, LeftOut
from reportgen.ledger.sheet import Cells
from reportgen.ledger.telling import Telling
from reportgen.ledger.words import TITLES

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
TOO_LONG = (
    "the text has {length} characters, and a cell of Excel takes {longest}; shorten it, or divide it among several"
)
TOGETHER = "with what belongs to it this text has {length} characters, and a cell of Excel takes {longest}; shorten it"
FORBIDDEN_HERE = "the character {character} cannot stand in a document; delete it"


def tell_unfit(cells: Cells, read: Container[int], telling: Telling, place: tuple[str, int]) -> bool:
    """Tell of each text of a row that is too long, or holds a character that must not be there; return whether any is."""
    together = "".join([value for value in cells if type(value) is str])
    if together.isprintable() and 2 * len(together) <= LONGEST_TEXT:
        return False
    sheet, number = place
    told = [
        _tell(text, telling, sheet, f"{column_name(index)}{number}")
        for index, text in enumerate(cells)
        if isinstance(text, str) and index in read
    ]
    return any(told)


def _tell(text: str, telling: Telling, sheet: str, cell: str) -> bool:
    if is_too_long(text):
        telling.error("cell-too-long", TOO_LONG, sheet, cell, length=text_length(text), longest=LONGEST_TEXT)
        return True
    match = None if text.isprintable() else FORBIDDEN.search(text)
    if match:
        telling.error("forbidden-character", FORBIDDEN_HERE, sheet, cell, character=f"U+{ord(match[0]):04X}")
    return match is not None


def tell_too_long_together(entry: Entry, telling: Telling) -> None:
    """Tell of what is longer than a cell only because it comes from two columns, or from short names of units."""
    for field, text in _together(entry):
        if is_too_long(text):
            params = {"length": text_length(text), "longest": LONGEST_TEXT}
            cell = entry.cells.get(field, "") if not isinstance(entry, LeftOut) else ""
            telling.error("cell-too-long", TOGETHER, entry.sheet, cell, TITLES[field], **params)


def _together(entry: Entry) -> Iterator[tuple[str, str]]:
    if isinstance(entry, LedgerFinding):
        yield "id", entry.id
        yield "rectification", entry.actions
        yield "inspected_entity", entry.inspected_entity
        yield "responsible_units", "\n".join(entry.responsible_units)
    elif isinstance(entry, Inspection):
        yield "inspected_entities", "\n".join(entry.inspected_entities)
