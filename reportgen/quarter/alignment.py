"""Alignment: which items of two sequences belong together, so that one that was put in moves no other.

In: two sequences of keys. Out: the stretches that differ; or the pairs that cost least.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

Before = TypeVar("Before")
Now = TypeVar("Now")
Stretch = tuple[int, int, int, int]
"""From and to in the first sequence, from and to in the second."""
LARGEST = 250_000
"""Pairs that are weighed one by one; more are taken in their order."""


def differences(before: Sequence[Hashable], now: Sequence[Hashable]) -> Iterator[Stretch]:
    """Yield the stretches that differ: what is alike at both ends, or alike and unique, holds the sequences together."""
    waiting = [(0, len(before), 0, len(now))]
    while waiting:
        first, last, start, end = _trimmed(before, now, waiting.pop())
        anchors = _anchors(before[first:last], now[start:end])
        if not anchors:
            if first < last or start < end:
                yield first, last, start, end
            continue
        ends = [*((first + old, start + new) for old, new in anchors), (last, end)]
        begins = [(first, start), *((old + 1, new + 1) for old, new in ends[:-1])]
        pairs = zip(begins, ends, strict=True)
        waiting += reversed([(old, to_old, new, to_new) for (old, new), (to_old, to_new) in pairs])


def _trimmed(before: Sequence[Hashable], now: Sequence[Hashable], stretch: Stretch) -> Stretch:
    """Return a stretch without what is alike at both its ends."""
    first, last, start, end = stretch
    while first < last and start < end and before[first] == now[start]:
        first, start = first + 1, start + 1
    while first < last and start < end and before[last - 1] == now[end - 1]:
        last, end = last - 1, end - 1
    return first, last, start, end


def _anchors(before: Sequence[Hashable], now: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return where keys stand that are unique in both, as many as follow each other in both."""
    old, new = Counter(before), Counter(now)
    places = {key: index for index, key in enumerate(now) if new[key] == 1}
    both = [(index, places[key]) for index, key in enumerate(before) if old[key] == 1 and key in places]
    return _rising(both)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs whose second numbers rise."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, (_, second) in enumerate(pairs):
        at = bisect_left(tails, second)
        if at == len(tails):
            tails.append(second)
            ends.append(index)
        tails[at], ends[at] = second, index
        previous.append(ends[at - 1] if at else -1)
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(pairs[at])
        at = previous[at]
    return found[::-1]


def paired(
    before: Sequence[Before], now: Sequence[Now], cost: Callable[[Before, Now], float]
) -> Iterator[tuple[Before | None, Now | None]]:
    """Yield pairs in order, None where one has no other; a pair costs what it is told to, one alone costs 1."""
    if len(before) * len(now) > LARGEST:
        yield from _in_order(before, now)
        return
    costs = [[cost(old, new) for new in now] for old in before]
    least = _least(costs, len(before), len(now))
    first, start = 0, 0
    while first < len(before) or start < len(now):
        here = least[first][start]
        if first < len(before) and start < len(now) and here == least[first + 1][start + 1] + costs[first][start]:
            yield before[first], now[start]
            first, start = first + 1, start + 1
        elif first < len(before) and here == least[first + 1][start] + 1:
            yield before[first], None
            first += 1
        else:
            yield None, now[start]
            start += 1


def _in_order(before: Sequence[Before], now: Sequence[Now]) -> Iterator[tuple[Before | None, Now | None]]:
    for index in range(max(len(before), len(now))):
        yield (before[index] if index < len(before) else None), (now[index] if index < len(now) else None)


def _least(costs: list[list[float]], first: int, start: int) -> list[list[float]]:
    """Return what the rest of both costs at least, from each place on."""
    least = [[float(start - column) for column in range(start + 1)] for _ in range(first + 1)]
    for row in range(first - 1, -1, -1):
        below, own, here = least[row + 1], least[row], costs[row]
        own[start] = float(first - row)
        for column in range(start - 1, -1, -1):
            own[column] = min(below[column + 1] + here[column], below[column] + 1, own[column + 1] + 1)
    return least
