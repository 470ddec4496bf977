"""Measuring side by side: two ways of doing one thing, in turn, in one run; only their ratio is told.

In: functions. Out: medians, and the ratio with its spread.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 5


@dataclass(frozen=True)
class Compared:
    """Seconds of each round, ours and theirs, interleaved."""

    ours: list[float]
    theirs: list[float]

    @property
    def ratio(self) -> float:
        """How many times as long the other takes."""
        return statistics.median(self.theirs) / statistics.median(self.ours)

    def __str__(self) -> str:
        ratios = sorted(other / mine for mine, other in zip(self.ours, self.theirs, strict=True))
        times = f"{_ms(self.ours)} against {_ms(self.theirs)}"
        return f"{self.ratio:7.1f}×  (rounds {ratios[0]:.1f} to {ratios[-1]:.1f}; {times} here)"


def compare(
    ours: Callable[[], object], theirs: Callable[[], object], many: tuple[int, int], rounds: int = ROUNDS
) -> Compared:
    """Return how long each takes, in rounds that take turns; `many` says how often each is done in a round."""
    ours()
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for function, times, kept in zip((ours, theirs), many, found, strict=True):
            kept.append(_mean(function, times))
    return Compared(*found)


def _mean(function: Callable[[], object], times: int) -> float:
    gc.collect()
    began = time.perf_counter()
    for _ in range(times):
        function()
    return (time.perf_counter() - began) / times


def _ms(times: list[float]) -> str:
    return f"{1000 * statistics.median(times):.3g} ms"
