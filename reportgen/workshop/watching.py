"""Watching: a document is rebuilt whenever its template or its input is saved, until somebody ends it.

In: a rebuilder, a clock, a way to sleep. Out: each rebuild to `show`. Nothing that goes wrong with the files ends it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.workshop.watched import Watched

if TYPE_CHECKING:
    from reportgen.workshop.rebuilding import Rebuilder, Rebuilt

INTERVAL = 0.05
"""Seconds between two looks at the files: short beside what a person notices, and a look costs a few microseconds."""
AGAIN = 1.0
"""Seconds after which a document that could not be written is tried again."""


@dataclass
class Watching:
    """The loop: its time and its sleep come from outside."""

    rebuilder: Rebuilder
    show: Callable[[Rebuilt, float], None]
    """Is called with each rebuild and the seconds it took."""
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    last: Rebuilt | None = None

    def run(self) -> None:
        """Rebuild at once and then after each save; only an exception of `sleep` (Ctrl-C) ends it."""
        watched = Watched(self.clock)
        watched.watch([self.rebuilder.template, self.rebuilder.source])
        self._rebuild([])
        tried = self.clock()
        while True:
            watched.watch(self.rebuilder.files())
            self.sleep(INTERVAL)
            if changed := watched.changed():
                self._rebuild(changed)
                tried = self.clock()
            elif self.last is not None and self.last.unwritten and self.clock() - tried >= AGAIN:
                self._write_again(self.last)
                tried = self.clock()

    def _rebuild(self, changed: list[Path]) -> None:
        began = self.clock()
        self.last = self.rebuilder.rebuild(changed)
        self.show(self.last, self.clock() - began)

    def _write_again(self, last: Rebuilt) -> None:
        """Try to write what could not be written; somebody may have closed it in Word."""
        began = self.clock()
        written = self.rebuilder.write(last)
        if not written.unwritten:
            self.last = written
            self.show(written, self.clock() - began)
