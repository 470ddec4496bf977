"""The header: in which rows of a sheet it stands, and which column is which field.

In: the first rows of a sheet. Out: a `Header` for a sheet of findings or of inspections, or None for another sheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from reportgen.cells import column_index, column_name
from reportgen.frozen import frozen
from reportgen.ledger.entries import Column
from reportgen.ledger.profile import Lexicon
from reportgen.ledger.sheet import Cells, Value, text_of

SEARCHED = 40
"""So many rows from the top the header is looked for."""
FINDINGS, INSPECTIONS = "findings", "inspections"
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
LONGEST_HEADER = 30
_FILLED_IN = re.compile(r"[:：]\s*\S")
"""填报人：王明 above a column is no header but a line that somebody filled in."""

TOPICS = (
    ("排查", "检查", "发现", "隐患", "问题"),
    ("整改", "治理", "落实", "责任"),
    ("复查", "验收", "复核", "销号"),
)
"""What the upper row of a two-row header may say of the columns below it; the first word of each stands for all."""


class Label(NamedTuple):
    """What stands over a column: as typed, and the words it may be looked up by, the likeliest first."""

    typed: str
    readings: tuple[str, ...]


@frozen
class Header:
    """What the header of a sheet says."""

    kind: str
    first_row: int
    last_row: int
    columns: tuple[Column, ...]
    fields: tuple[tuple[int, str], ...]
    """Columns (from 0) with their fields, in the order of the sheet."""
    twice: tuple[Column, ...] = ()
    """Columns that say the same as an earlier one."""
    years: frozenset[int] = frozenset()
    """Years that the titles above and the name of the sheet speak of."""

    @property
    def fields_of(self) -> dict[int, tuple[str, ...]]:
        """The fields of each column; one column may be more than one field."""
        found: dict[int, tuple[str, ...]] = {}
        for index, field in self.fields:
            found[index] = (*found.get(index, ()), field)
        return found

    @property
    def labels(self) -> dict[int, str]:
        """The headers as typed, by column."""
        return {column_index(each.letter): each.header for each in self.columns}


def find_header(name: str, rows: Sequence[Cells], lexicon: Lexicon) -> Header | None:
    """Return the header of a sheet, the first of the best that its first rows offer."""
    best: tuple[int, Header] | None = None
    for index in range(len(rows)):
        if sum(1 for value in rows[index] if value not in (None, "")) < 2:
            continue
        for labels, last in _candidates(rows, index):
            for kind, look_up in ((FINDINGS, lexicon.finding_field), (INSPECTIONS, lexicon.inspection_field)):
                made = _header(name, kind, labels, (index, last), look_up)
                score = _score(made)
                if score and (best is None or score > best[0]):
                    best = (score, made)
    return _with_years(best[1], name, rows) if best else None


def _candidates(rows: Sequence[Cells], index: int) -> list[tuple[list[Label], int]]:
    """Return the labels of each column for a header of one row, and for one of two."""
    lower = [_label(value) for value in rows[index]]
    found = [([Label(text, (text,)) for text in lower], index)]
    if index + 1 < len(rows) and not any(isinstance(value, date | float | int) for value in rows[index + 1]):
        found.append((_of_two_rows(lower, [_label(value) for value in rows[index + 1]]), index + 1))
    return found


def _of_two_rows(upper: list[str], lower: list[str]) -> list[Label]:
    labels: list[Label] = []
    group = ""
    for column in range(max(len(upper), len(lower))):
        above = upper[column] if column < len(upper) else ""
        below = lower[column] if column < len(lower) else ""
        group = above or (group if below else "")
        typed = below or ("" if _FILLED_IN.search(above) else above)
        labels.append(Label(typed, (_joined(group, below), below) if below and below != group else (typed,)))
    return labels


def _topic(group: str) -> str:
    return next((words[0] for words in reversed(TOPICS) if any(word in group for word in words)), "")


def _joined(group: str, below: str) -> str:
    topic = _topic(group)
    return below if any(word in below for words in TOPICS for word in words) else topic + below


def _label(value: Value) -> str:
    return "" if isinstance(value, date | float | int) else text_of(value)


def _header(
    sheet: str, kind: str, labels: Sequence[Label], span: tuple[int, int], look_up: Callable[[str], str]
) -> Header:
    columns: list[Column] = []
    twice: list[Column] = []
    taken: dict[str, int] = {}
    for index, label in enumerate(labels):
        if not label.typed:
            continue
        field = next(filter(None, (_field(each, look_up) for each in label.readings)), "")
        again = bool(field) and field in taken
        column = Column(sheet, column_name(index), label.typed, "" if again else field)
        columns.append(column)
        if again:
            twice.append(column)
        elif field:
            taken[field] = index
    if kind == FINDINGS:
        _settle(columns, taken)
        if "responsible_units" in taken or "inspected_entity" in taken:  # where there is but one, it is both
            taken.setdefault("inspected_entity", taken.get("responsible_units", 0))
            taken.setdefault("responsible_units", taken["inspected_entity"])
    fields = tuple(sorted((index, field) for field, index in taken.items()))
    return Header(kind, span[0] + 1, span[1] + 1, tuple(columns), fields, tuple(twice))


def _field(text: str, look_up: Callable[[str], str]) -> str:
    return look_up(text) if len(text) <= LONGEST_HEADER else ""


def _settle(columns: list[Column], taken: dict[str, int]) -> None:
    """Settle what a column means by the columns beside it: 整改情况 is a state, or beside a state what was done."""
    index = taken.get("rectification")
    if index is None:
        if "status" not in taken and "acceptance" in taken:
            taken["status"] = taken["acceptance"]
        return
    free = next((field for field in ("status", "actions", "acceptance") if field not in taken), "")
    if free:
        taken[free] = index
        number = next(each for each, column in enumerate(columns) if column_index(column.letter) == index)
        columns[number] = replace(columns[number], field=free)
        if free != "status":
            del taken["rectification"]


def _score(header: Header) -> int:
    """Return how much of a header rows are; 0 where they are none."""
    fields = {field for _, field in header.fields}
    known = len(fields - {"row_number"})
    if header.kind == FINDINGS:
        return known * 2 if "description" in fields and known >= 2 else 0
    if "held_on" not in fields or not fields & {"people", "inspectors", "inspected_entities"}:
        return 0
    return known * 2 + 1 + (6 if "people" in fields else 0)


def _with_years(header: Header, name: str, rows: Sequence[Cells]) -> Header:
    above = [text_of(value) for row in rows[: header.last_row] for value in row]
    years = frozenset(int(year) for text in (name, *above) for year in _YEAR.findall(text))
    return Header(header.kind, header.first_row, header.last_row, header.columns, header.fields, header.twice, years)
