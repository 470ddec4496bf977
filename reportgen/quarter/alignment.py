"""Alignment: which text of an edited document is which of the document that was made.

In: the marks of the document as it was made, the texts as they are now. Out: pairs; a text that was added or taken away
stands alone. Units are compared: a paragraph, a row of a table, a series of a chart. Those that stayed as they were are known
by their digests, wherever they were moved to; edited ones by their neighbours and by the numbers in them.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

from reportgen.frozen import frozen
from reportgen.ooxml.places import Place, PlacedText
from reportgen.quarter.marks import Mark, mark_of

Pair = tuple[Mark | None, PlacedText | None]
Likeness = Callable[[Place, str], int]
"""How many of the numbers that were stated at a place a text still holds."""
LARGEST = 90_000
"""Comparisons of edited units in a row; where there are more, the first is the first."""
SHORTEST = 8
"""Characters of a text that is known again after it was moved."""


@frozen
class Unit:
    """A paragraph, a row or a series: the texts in it, by column, with their marks."""

    marks: Sequence[Mark]
    texts: Sequence[PlacedText] = ()

    @property
    def digest(self) -> tuple[tuple[int, str], ...]:
        """What tells it from others."""
        return tuple((each.place.column, each.digest) for each in self.marks)

    @property
    def may_move(self) -> bool:
        """Whether it says enough to be known elsewhere."""
        chart = self.marks[0].place.chart
        return not chart and sum(len(each.text) for each in self.texts) >= SHORTEST


def aligned(made: Sequence[Mark], now: Sequence[PlacedText], likeness: Likeness) -> Iterator[Pair]:
    """Yield each text of both, in the order in which they stand now."""
    before = [Unit(list(each)) for _, each in groupby(made, key=lambda mark: _unit(mark.place))]
    after = [_unit_now(list(each)) for _, each in groupby(now, key=lambda text: _unit(text.place))]
    for old, new in _reunited(list(_aligned(before, after, likeness))):
        yield from _by_column(old, new)


def _unit(place: Place) -> tuple[str, int, int, int, int]:
    return place[:5]


def _unit_now(texts: list[PlacedText]) -> Unit:
    return Unit([mark_of(each) for each in texts], texts)


Units = tuple[Unit | None, Unit | None]


def _aligned(made: Sequence[Unit], now: Sequence[Unit], likeness: Likeness) -> Iterator[Units]:
    matcher = SequenceMatcher(None, [each.digest for each in made], [each.digest for each in now])
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(made[first:last], now[start:end], strict=True)
        else:
            yield from _edited(made[first:last], now[start:end], likeness)


def _edited(made: Sequence[Unit], now: Sequence[Unit], likeness: Likeness) -> Iterator[Units]:
    """Yield the pairs of units that differ, so that as many of their numbers as can be meet."""
    if len(made) == len(now) or len(made) * len(now) > LARGEST:
        yield from zip_longest(made, now)
    else:
        yield from _best(made, now, likeness)


def _best(made: Sequence[Unit], now: Sequence[Unit], likeness: Likeness) -> Iterator[Units]:
    """Yield the pairs that share most, in order: the longest common subsequence, weighed."""
    weights = [[_weight(one, other, likeness) for other in now] for one in made]
    best = [[0] * (len(now) + 1) for _ in range(len(made) + 1)]
    for i in reversed(range(len(made))):
        for j in reversed(range(len(now))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + weights[i][j])
    i = j = 0
    while i < len(made) and j < len(now):
        if weights[i][j] and best[i][j] == best[i + 1][j + 1] + weights[i][j]:
            yield made[i], now[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield made[i], None
            i += 1
        else:
            yield None, now[j]
            j += 1
    yield from zip_longest(made[i:], ())
    yield from ((None, each) for each in now[j:])


def _weight(made: Unit, now: Unit, likeness: Likeness) -> int:
    """Return how like two units are; 0 where they cannot be the same."""
    one, other = made.marks[0].place, now.marks[0].place
    if (one.part, bool(one.table), one.chart) != (other.part, bool(other.table), other.chart):
        return 0
    return 1 + 2 * sum(likeness(mark.place, text.text) for mark in made.marks for text in now.texts)


def _reunited(pairs: Sequence[Units]) -> Iterator[Units]:
    """Yield the pairs, those that were only moved together again."""
    lost: dict[object, deque[int]] = defaultdict(deque)
    for index, (old, new) in enumerate(pairs):
        if old is not None and new is None:
            lost[old.digest].append(index)
    found: dict[int, Unit] = {}
    for index, (old, new) in enumerate(pairs):
        if old is None and new is not None and new.may_move and lost.get(new.digest):
            before = _old(pairs, lost[new.digest][0])
            if before.marks[0].place.table == new.marks[0].place.table:  # a row stays in its table
                found[index] = _old(pairs, lost[new.digest].popleft())
    again = set(map(id, found.values()))
    for index, (old, new) in enumerate(pairs):
        if old is None or new is not None or id(old) not in again:
            yield found.get(index, old), new


def _old(pairs: Sequence[Units], index: int) -> Unit:
    old = pairs[index][0]
    assert old is not None
    return old


def _by_column(old: Unit | None, new: Unit | None) -> Iterator[Pair]:
    """Yield the texts of two units that stand in the same column."""
    marks = {each.place.column: each for each in (old.marks if old else ())}
    texts = {each.place.column: each for each in (new.texts if new else ())}
    for column in sorted({*marks, *texts}):
        yield marks.get(column), texts.get(column)
