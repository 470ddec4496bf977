"""Merged cells: rows as a person sees them, the value of merged cells in each row that they cover.

In: the rows of a sheet and its merges. Out: the same rows, filled downwards; and which cells of a row were filled so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.ledger.sheet import Cells, Merge, Sheet, Value

Filled = frozenset[int]
NOTHING: Filled = frozenset()


class Merges:
    """The merges of a sheet, by the row in which they begin."""

    def __init__(self, merges: Sequence[Merge]) -> None:
        self._down: dict[int, list[Merge]] = {}
        self._across: dict[int, int] = {}
        for merge in merges:
            first_row, first, last_row, last = merge
            if last_row > first_row:
                self._down.setdefault(first_row, []).append(merge)
            if last > first:
                for row in (
                    (first_row,) if last_row == first_row else range(first_row, min(last_row, first_row + 50) + 1)
                ):
                    self._across[row] = max(self._across.get(row, 0), last - first + 1)

    def width(self, row: int) -> int:
        """Return how many columns the widest merged cell of a row covers, 0 for none."""
        return self._across.get(row, 0)

    def rows(self, sheet: Sheet) -> Iterator[tuple[int, Cells, Filled]]:
        """Yield the number of each row, its cells filled from merges above, and which of them were."""
        if not self._down:
            for number, cells in enumerate(sheet.read(), 1):
                yield number, cells, NOTHING
            return
        open_: dict[int, tuple[int, Value]] = {}
        for number, cells in enumerate(sheet.read(), 1):
            row, filled = cells, NOTHING
            if open_:
                open_ = {column: each for column, each in open_.items() if each[0] >= number}
                row, filled = _filled(cells, open_)
            for _, first, last_row, _last in self._down.get(number, ()):
                if first < len(cells):
                    open_[first] = (last_row, cells[first])
            yield number, row, filled


def _filled(cells: Cells, open_: dict[int, tuple[int, Value]]) -> tuple[Cells, Filled]:
    made = list(cells) + [None] * (max(open_, default=-1) + 1 - len(cells))
    filled = set()
    for column, (_, value) in open_.items():
        if made[column] in (None, "") and value not in (None, ""):
            made[column] = value
            filled.add(column)
    return made, frozenset(filled)
