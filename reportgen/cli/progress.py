"""A progress bar where work takes over a second and a person watches; silent in a pipe.

In: how many steps there are. Out: lines on the standard error.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from reportgen.cli.session import on_terminal

PATIENCE = 1.0  # seconds
SLOW = 10.0  # steps a second, under which tenths tell something


class Progress:
    """Counts steps; shows click's bar once the work has taken longer than PATIENCE."""

    def __init__(self, total: int, rate: bool = False) -> None:
        self.total = total
        self.rate = rate
        self.done = 0
        self.began = time.monotonic()
        self.bar: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.render_finish()

    def step(self) -> None:
        """Count one step, and show it if the work is slow."""
        self.done += 1
        slow = time.monotonic() - self.began > PATIENCE and self.total > 1
        if self.bar is None and slow and on_terminal():
            self.bar = self._bar()
            self.bar.start -= time.monotonic() - self.began  # for the time left: the steps until now count too
            self.bar.update(self.done)
        elif self.bar is not None:
            self.bar.update(1)

    def _bar(self) -> Any:
        if not self.rate:
            return click.progressbar(length=self.total, file=sys.stderr)

        def rate(_: object) -> str:
            each_second = self.done / (time.monotonic() - self.began)
            return f"{each_second:.0f}/s" if each_second >= SLOW else f"{each_second:.1f}/s"

        return click.progressbar(length=self.total, file=sys.stderr, show_pos=True, show_eta=True, item_show_func=rate)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Leave the line to other output for a moment."""
        if self.bar is not None:
            click.echo(err=True)
        yield
