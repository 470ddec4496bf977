"""Values of figures: the number, its text, and the rows that it came from.

In: a figure, where it was counted, the number. Out: `FigureValue`, and the places of rows in a short form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from decimal import ROUND_HALF_UP, Decimal
from typing import NoReturn

from reportgen.diagnostics import Diagnostic
from reportgen.frozen import frozen
from reportgen.ledger.figures import Figure
from reportgen.ledger.groupings import Grouping
from reportgen.model.dates import Period

TENTH = Decimal("0.1")


class FigureError(ValueError):
    """A figure that cannot be said: no data, nothing to compare with, parts that do not add up."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


def refuse_figure(code: str, message: str, **params: object) -> NoReturn:
    """Refuse to say a figure; `message` is an English message id."""
    raise FigureError(Diagnostic(code, message, params))


@frozen
class RowPlace:
    """A row of the ledger, and the cells that decide what it counts for."""

    sheet: str
    row: int
    cells: Mapping[str, str]


@frozen
class RowRange:
    """Rows of a sheet that follow each other."""

    sheet: str
    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.sheet}!{self.first}" + (f"-{self.last}" if self.last > self.first else "")


@frozen
class Group:
    """One group of a grouping: its key is what the rows say, empty where they say nothing."""

    grouping: Grouping
    key: str

    @property
    def name(self) -> str:
        """What the group is called."""
        return self.grouping.words(self.key)


@frozen
class FigureValue:
    """A figure with its number; `number` is None where there is no data, and `missing` says why."""

    figure: Figure
    number: Decimal | int | None
    period: Period | None = None
    group: Group | None = None
    missing: Diagnostic | None = field(default=None, compare=False)
    find_rows: Callable[[], Iterable[RowPlace]] = field(default=tuple, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The number as it prints, without its unit; FigureError where there is no data."""
        number = self.known
        return f"{number}%" if self.figure.is_rate else str(number)

    @property
    def known(self) -> Decimal | int:
        """The number; FigureError where there is none."""
        if self.number is None:
            assert self.missing is not None
            raise FigureError(self.missing)
        return self.number

    def rows(self) -> Iterator[RowPlace]:
        """Yield the rows that were counted, as they stand in the file."""
        return iter(self.find_rows())

    def ranges(self) -> tuple[RowRange, ...]:
        """Return the rows that were counted in a short form."""
        return tuple(row_ranges((each.sheet, each.row) for each in self.rows()))


def row_ranges(rows: Iterable[tuple[str, int]]) -> Iterator[RowRange]:
    """Yield sorted rows, those that follow each other together."""
    current: RowRange | None = None
    for sheet, row in rows:
        if current is not None and current.sheet == sheet and row in (current.last, current.last + 1):
            current = RowRange(sheet, current.first, row)
            continue
        if current is not None:
            yield current
        current = RowRange(sheet, row, row)
    if current is not None:
        yield current


def percentage(part: int, whole: int) -> Decimal:
    """Return part of whole in percent, to one decimal, half up; the whole is not 0."""
    return (Decimal(part) * 100 / Decimal(whole)).quantize(TENTH, ROUND_HALF_UP)
