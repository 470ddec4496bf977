"""How programs save, and a clock that only moves when somebody sleeps."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def save_as_word(path: Path, data: bytes) -> None:
    """Word writes another file, moves the old one away, gives the new one its name, and removes the old one."""
    fresh, old = path.with_name("~WRD0001.tmp"), path.with_name("~WRL0002.tmp")
    fresh.write_bytes(data)
    os.replace(path, old)
    os.replace(fresh, path)
    old.unlink()


def save_as_wps(path: Path, data: bytes) -> None:
    """WPS writes in place."""
    with path.open("r+b") as stream:
        for start in range(0, len(data), 4096):
            stream.write(data[start : start + 4096])
            stream.flush()
        stream.truncate()


class Time:
    """Seconds that pass by sleeping; at each sleep the next event happens, behind the last one Ctrl-C is pressed."""

    def __init__(self, *events: Callable[[], None] | None) -> None:
        self.now = 0.0
        self.events = list(events)

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        if not self.events:
            raise KeyboardInterrupt
        if event := self.events.pop(0):
            event()
