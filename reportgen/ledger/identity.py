"""Identity: ids made from unit, date and description, the same whatever the order of the rows.

In: what identifies each finding of a ledger, twice: once to learn which are alike, once to name them. Out: ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

BYTES = 6
SHORT = 4
Parts = tuple[str, str, str]
"""The digest of unit, date and description; what else stays the same across quarters; all the rest."""


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
        self.first: dict[str, tuple[str, int]] = {}
        """Where each typed id, and each of those that are alike, stands first."""

    def learn(self, base: str) -> None:
        """Learn of a finding by what identifies it."""
        if base in self._seen:
            self._alike.add(base)
        self._seen.add(base)

    def forget(self) -> None:
        """Forget all but those that are alike; all have been learned of."""
        self._seen = set()

    def tell_apart(self, findings: Iterable[Parts]) -> None:
        """Learn more of those that are alike."""
        for parts in findings:
            if parts[0] in self._alike:
                self._levels.update(_levels(parts))

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
