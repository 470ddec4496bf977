"""Matching: which paragraphs and tables of two documents belong together.

In: two sequences of texts. Out: pairs of indexes, with None where one side has no counterpart, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Pair = tuple[int | None, int | None]
ALIKE = 0.5
"""From this likeness on a paragraph counts as changed, not as another one."""


def pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Yield which text belongs to which; those that differ much stand alone."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(range(a, b), range(c, d), strict=True)
        else:
            yield from _changed(old, new, range(a, b), range(c, d))


def _changed(old: Sequence[str], new: Sequence[str], gone: range, come: range) -> Iterator[Pair]:
    """Yield the pairs of a stretch that differs: each old text with the first later new one that is like it."""
    left = list(come)
    for index in gone:
        like = next((other for other in left if _alike(old[index], new[other])), None)
        if like is None:
            yield index, None
            continue
        while left[0] != like:
            yield None, left.pop(0)
        yield index, left.pop(0)
    yield from ((None, other) for other in left)


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return one == other
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def changed_stretch(old: str, new: str) -> tuple[str, str]:
    """Return what differs of two texts, with nothing that they begin or end with alike."""
    start = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    room = min(len(old), len(new)) - start
    end = next((at for at in range(room) if old[len(old) - 1 - at] != new[len(new) - 1 - at]), room)
    return old[start : len(old) - end], new[start : len(new) - end]
