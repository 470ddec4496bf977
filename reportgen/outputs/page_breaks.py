"""The page breaks of a long table, worked out from measured rows.

In: where rows and rulers stand in the measuring copy. Out: for each row its page and place in the whole table, or
nothing where the copy's own first pages do not agree with them. All lengths are twips, as LibreOffice reckons itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from reportgen.frozen import frozen
from reportgen.ooxml.long_tables import LongTable
from reportgen.ooxml.split_tables import PREFIX, ROWS_OF_A_TALL_PAGE, Alike, row_mark, ruler_mark, sample_mark
from reportgen.outputs.pdf_places import Place

SLACK = 1
"""Places are read to a twip; a break that hangs on less is still seen to be right or wrong on the finished pages."""


@frozen
class Sample:
    """A measured row: its height, and how far its mark stands under its upper edge (the first line of its text)."""

    height: int
    inset: int


@frozen
class Layout:
    """The rows of a table: their measures, the upper edge of the first one and of those that begin later pages."""

    table: LongTable
    rows: Sequence[Sample]
    first: Place
    following: int

    @cached_property
    def places(self) -> list[Place]:
        """The place of each row's mark."""
        return [Place(edge.page, edge.down + row.inset) for edge, row in zip(self._edges, self.rows, strict=True)]

    @cached_property
    def starts(self) -> list[int]:
        """The rows that begin a page, the first row of the table left aside."""
        pages = [edge.page for edge in self._edges]
        return [row for row in range(1, len(pages)) if pages[row] != pages[row - 1]]

    @cached_property
    def _edges(self) -> list[Place]:
        edges: list[Place] = []
        page, down, begin = self.first.page, self.first.down, 0
        while len(edges) < len(self.rows):
            row = len(edges)
            if row > begin and down + self.rows[row].height > self.table.page_bottom:
                row = begin = self._moved(row, begin)
                del edges[row:]
                page, down = page + 1, self.following
            edges.append(Place(page, down))
            down += self.rows[row].height
        return edges

    def _moved(self, row: int, begin: int) -> int:
        """Return the row that begins the next page: those that stay with it go along."""
        moved = row
        while moved > begin and self.table.keeps[moved - 1]:
            moved -= 1
        return moved if moved > begin else row


def measured(table: LongTable, rows_alike: Alike, places: Mapping[str, Place]) -> Layout | None:
    """Return the layout of a table, or None where its rows could not be measured or its first pages differ."""
    samples = _samples(table.number, len(rows_alike.samples), places)
    natural = [places.get(row_mark(table.number, row)) for row in range(min(PREFIX, table.rows))]
    marks = [each for each in natural if each is not None]
    starts = [row for row in range(1, len(marks)) if marks[row].page != marks[row - 1].page]
    if samples is None or len(marks) < len(natural) or len(starts) < 2:
        return None
    rows = [samples[each] for each in rows_alike.sample_of]
    first = Place(marks[0].page, marks[0].down - rows[0].inset)
    layout = Layout(table, rows, first, marks[starts[0]].down - rows[starts[0]].inset)
    whole = starts[-1]  # what follows the table may move the rows of its last pages
    agrees = all(map(near, layout.places[:whole], marks[:whole]))
    return layout if agrees else None


def near(one: Place, other: Place) -> bool:
    """Whether two places are the same as far as they can be read."""
    return one.page == other.page and abs(one.down - other.down) <= SLACK


def _samples(table: int, count: int, places: Mapping[str, Place]) -> list[Sample] | None:
    """Return the measures of the samples: between the rulers above and below each, less the ruler's own height."""
    found: list[Sample] = []
    for sample in range(count):
        page_start = sample % ROWS_OF_A_TALL_PAGE == 0
        if page_start:
            start = places.get(ruler_mark(table, sample, "start"))
            above = places.get(ruler_mark(table, sample, "above"))
        row = places.get(sample_mark(table, sample))
        below = places.get(ruler_mark(table, sample, "below"))
        if start is None or above is None or row is None or below is None or below.page != start.page:
            return None
        if page_start:
            ruler = above.down - start.down
        found.append(Sample(below.down - above.down - ruler, row.down - above.down - ruler))
        above = below
    return found
