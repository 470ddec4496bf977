"""Document numbers of a batch: a series that leaves no gap and never repeats, also over later runs.

In: the common part with a 起始号, and the numbers that earlier runs used. Out: a serial number for each record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

NUMBER_KEYS = ("document_number", "发文字号")
START_KEYS = ("start_number", "起始号")
SERIAL_KEYS = ("serial_number", "顺序号")


class Series:
    """Gives each record its serial number: the one it had, else the smallest that is free."""

    def __init__(self, start: int, used: Iterable[int]) -> None:
        self._used = set(used)
        self._free: Iterator[int] = (number for number in count(start) if number not in self._used)

    def next(self, had: int | None) -> int:
        """Return a record's number; `had` is the one an earlier run gave it."""
        return had if had is not None else next(self._free)


def series_start(common: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the key of the number and the text of its start, where the common part asks for a series."""
    for key in NUMBER_KEYS:
        parts = common.get(key)
        if isinstance(parts, dict):
            for start in START_KEYS:
                if start in parts:
                    return key, str(parts[start] or "")
    return None


def numbered(data: Mapping[str, Any], key: str, number: int) -> dict[str, Any]:
    """Return a record's data with its serial number in the place of the start."""
    parts = {name: value for name, value in data[key].items() if name not in (*START_KEYS, *SERIAL_KEYS)}
    return {**data, key: {**parts, SERIAL_KEYS[NUMBER_KEYS.index(key)]: str(number)}}
