"""Identity: ids made from unit, date and description, the same whatever the order of the rows.

In: what identifies each finding of a ledger, twice: once to learn which are alike, once to name them. Out: ids.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import NamedTuple

BYTES = 6
SHORT = 4
LAST = "\uffff"
"""Sorts behind every day."""
Parts = tuple[str, str, str]
"""The digest of unit, date and description; what else stays the same across quarters; all the rest."""

Place = tuple[str, str]
"""A sheet and a cell."""


class _Claim(NamedTuple):
    """A row that bears an id which stands twice: what decides between such rows, and where it stands."""

    by: tuple[str, Parts]
    place: Place


def digest(text: str, length: int = 2 * BYTES) -> str:
    """Return a short name for a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=BYTES).hexdigest()[:length]


class Ids:
    """Makes ids for the findings of a ledger that have none."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._alike: set[str] = set()
        self._levels: Counter[str] = Counter()
        self._given: Counter[str] = Counter()
        self._keepers: dict[str, _Claim] = {}
        self.first: dict[str, Place] = {}
        """Where each of those that are alike stands first."""

    def learn(self, base: str) -> None:
        """Learn of a finding by what identifies it."""
        if base in self._seen:
            self._alike.add(base)
        self._seen.add(base)

    def forget(self) -> None:
        """Forget all but those that are alike; all have been learned of."""
        self._seen = set()

    def tell_apart(self, parts: Parts) -> None:
        """Learn more of a finding that is like others."""
        if parts[0] in self._alike:
            self._levels.update(_levels(parts))

    def claim(self, typed: str, day: str, parts: Parts, place: Place) -> None:
        """Learn of a row with an id that stands twice: what was found first keeps it, else what its texts decide."""
        claim = _Claim((day or LAST, parts), place)
        kept = self._keepers.setdefault(typed, claim)
        if claim.by < kept.by:
            self._keepers[typed] = claim

    def keeper(self, typed: str) -> Place:
        """Return where the row stands that keeps an id which stands twice."""
        return self._keepers[typed].place

    @property
    def any_alike(self) -> bool:
        """Whether two findings have the same unit, date and description."""
        return bool(self._alike)

    def is_alike(self, base: str) -> bool:
        """Whether another finding has the same unit, date and description."""
        return base in self._alike

    def made(self, parts: Parts) -> str:
        """Return the id of a finding; those alike get a suffix from what else they say, and a number if nothing differs."""
        name = parts[0]
        if name not in self._alike:
            return name
        for longer in _levels(parts)[1:]:
            if self._levels[longer] < self._levels[name]:
                name = longer
        self._given[name] += 1
        return name if self._given[name] == 1 else f"{name}-{self._given[name]}"


def _levels(parts: Parts) -> tuple[str, str, str]:
    stable = f"{parts[0]}-{digest(parts[1], SHORT)}"
    return parts[0], stable, f"{stable}-{digest(parts[2], SHORT)}"
