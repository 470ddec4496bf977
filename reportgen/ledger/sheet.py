"""A sheet as a ledger is read from it: typed cells, row after row, and nothing of the file it came from.

In: nothing; `sources` makes sheets. Out: the shape, and the names of cells as Excel shows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from reportgen.frozen import frozen

Value = str | float | date | None
"""What a cell holds: text, a number (also true and false), a date or a moment; None or "" where it is empty."""
Cells = Sequence[Value]
Merge = tuple[int, int, int, int]
"""First row and column, last row and column of merged cells; rows from 1, columns from 0."""


class Noticed(Protocol):
    """What its reader notices in a sheet, complete after it was read once."""

    @property
    def hidden_rows(self) -> int:
        """How many rows are hidden."""

    @property
    def uncomputed(self) -> Sequence[str]:
        """Cells with a formula and no value, as B7; nobody has computed them."""


@frozen
class _NothingNoticed:
    hidden_rows: int = 0
    uncomputed: tuple[str, ...] = ()


NOTHING_NOTICED = _NothingNoticed()


@frozen
class Sheet:
    """A sheet: `read` gives its rows from row 1, each from column A, as often as it is asked."""

    name: str
    read: Callable[[], Iterator[Cells]]
    merges: Sequence[Merge] = ()
    hidden: bool = False
    noticed: Noticed = NOTHING_NOTICED


def text_of(value: Value) -> str:
    """Return a cell's value as a clerk would type it, without blanks around it."""
    if type(value) is str:
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)


class RowCells(Mapping[str, str]):
    """The cell of each field of one row; letters are shared by all rows of a sheet, names are made when asked."""

    __slots__ = ("_fields", "_letters", "_row")

    def __init__(self, letters: Mapping[str, str], fields: tuple[str, ...], row: int) -> None:
        self._letters, self._fields, self._row = letters, fields, row

    def __getitem__(self, field: str) -> str:
        if field not in self._fields:
            raise KeyError(field)
        return f"{self._letters[field]}{self._row}"

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __repr__(self) -> str:
        return repr(dict(self))
