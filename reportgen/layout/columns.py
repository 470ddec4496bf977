"""Columns: how wide each column of a table is, so that the table fills the core and its rows stay low.

In: the lines of every cell, the width to fill. Out: widths in twips, the size of the text, which columns are narrow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from reportgen.frozen import frozen
from reportgen.layout import gbt9704 as gb
from reportgen.layout.units import pt

Lines = Sequence[str]
SIZES = (gb.TABLE_SIZE, 10.5, 9.0)
"""实: tried in this order, the first at which every column has room; 小四, 五号, 小五."""
FEWEST = 3
"""Characters that a column has room for at least, unless it never needs them."""
WHOLE_HEAD = 4
"""Characters of a column's name that stay on one line."""
NARROW = re.compile(r"[\x00-\x7f]+")
SEAM = re.compile(r"(?<=[\x00-\x7f])(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=[\x00-\x7f])")
ROOM_FOR_DATES = 0.65
"""Share of a table's width that columns may take before dates are torn after 年 to leave room for words."""
LONGEST_DATE = len("2026年12月31日前")
ROOM = 2 * gb.TABLE_PADDING + pt(3)
ROWS_WEIGHED = 60
"""A longer table is judged by as many of its rows, taken evenly."""


@frozen
class Columns:
    """The columns of a table: their widths in twips, the size of their text in points."""

    widths: list[int]
    size: float
    on_one_line: list[bool]
    """Columns in which every line of every cell below the head has room."""

    def characters(self, column: int) -> int:
        """Return how many characters a line of a column has room for."""
        return max(1, (self.widths[column] - ROOM) // pt(self.size))


def fit_columns(rows: Sequence[Sequence[Lines]], total: int) -> Columns:
    """Return the columns of a table of `rows`, its head first among them; `total` is the width to fill, in twips."""
    weighed = [rows[0], *rows[1 :: 1 + len(rows) // ROWS_WEIGHED]]
    columns = [_Column([row[index] for row in weighed]) for index in range(len(rows[0]))]
    size = next((each for each in SIZES if sum(map(_least, columns)) <= _characters(total, each, columns)), SIZES[-1])
    shares = _shares(columns, _characters(total, size, columns))
    widths = _exactly(total, [round(share * pt(size)) + ROOM for share in shares])
    enough = [column.longest_below <= share for column, share in zip(columns, shares, strict=True)]
    return Columns(widths, size, enough)


def length(text: str) -> float:
    """Return the length of a text in characters: letters and digits take half of one, and viewers add room beside them."""
    narrow = sum(map(len, NARROW.findall(text)))
    return len(text) - narrow / 2 + len(SEAM.findall(text)) / 4


class _Column:
    """One column by its demands, in whole characters."""

    def __init__(self, cells: Sequence[Lines]) -> None:
        self.cells = [[length(line) for line in cell] for cell in cells]
        head = max(map(ceil, self.cells[0]), default=1)
        self.longest_below = max((ceil(line) for cell in self.cells[1:] for line in cell), default=1)
        self.longest = max(head, self.longest_below, 1)
        readable = head if head <= WHOLE_HEAD else ceil(head / 2)
        self.least = min(self.longest, max(FEWEST, readable))
        dates = (ceil(length(line)) for cell in cells for line in cell if _is_whole(line))
        self.least_whole = max([self.least, *dates])
        """The least at which no date and no number is torn."""
        self.heights: dict[int, int] = {}
        self.steps: dict[tuple[int, int], tuple[float, int]] = {}

    def height(self, share: int) -> int:
        """Return how tall the column stands: tall cells weigh more, since they make their rows."""
        if share not in self.heights:
            cells = (sum([ceil(line / share) or 1 for line in cell]) for cell in self.cells[1:])
            self.heights[share] = sum(lines * lines for lines in cells)
        return self.heights[share]

    def next_step(self, share: int, spare: int) -> tuple[float, int]:
        """Return the best that more room would do, by character, and how many characters that takes."""
        limit = min(self.longest, share + spare)
        if (share, limit) not in self.steps:
            here, wider = self.height(share), range(share + 1, limit + 1)
            gains = [((here - self.height(to)) / (to - share), to - share) for to in wider]
            self.steps[share, limit] = max(gains, default=(0.0, 0))
        return self.steps[share, limit]


def _is_whole(line: str) -> bool:
    """Whether a line is a date or a number, which is not torn."""
    return len(line) <= LONGEST_DATE and any(character.isdigit() for character in line)


def _least(column: _Column) -> int:
    return column.least


def _characters(total: int, size: float, columns: Sequence[_Column]) -> int:
    return (total - ROOM * len(columns)) // pt(size)


def _shares(columns: Sequence[_Column], room: int) -> list[int]:
    """Return the characters of each column: the least, then more where it lowers the rows most."""
    shares = [column.least_whole for column in columns]
    if sum(shares) > ROOM_FOR_DATES * room:
        shares = [column.least for column in columns]
    while (spare := room - sum(shares)) > 0:
        steps = [(*column.next_step(share, spare), index) for index, (column, share) in _numbered(columns, shares)]
        gain, step, index = max(steps, key=lambda each: (each[0], -each[2]))
        if gain <= 0:
            break
        shares[index] += step
    return shares


def _numbered(columns: Sequence[_Column], shares: Sequence[int]) -> enumerate[tuple[_Column, int]]:
    return enumerate(zip(columns, shares, strict=True))


def _exactly(total: int, widths: list[int]) -> list[int]:
    """Return the widths stretched so that they add up to the total."""
    stretched = [width * total // sum(widths) for width in widths]
    widest = stretched.index(max(stretched))
    stretched[widest] += total - sum(stretched)
    return stretched
