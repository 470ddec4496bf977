"""Progress as somebody at a terminal sees it: how many, how fast, how long still; nothing in a pipe."""

from __future__ import annotations

import io
import re
import sys
import time

import pytest

from reportgen.cli import progress
from reportgen.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let the time be what the test says."""
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(time, "time", lambda: now[0])
    return now


def shown(clock: list[float], seconds: float, steps: int, total: int) -> str:
    """Return the line after some steps of so many seconds each."""
    with Progress(total, rate=True) as bar:
        for _ in range(steps):
            clock[0] += seconds
            bar.step()
        assert isinstance(sys.stderr, io.StringIO)
        return sys.stderr.getvalue().rpartition("\r")[2]


@pytest.mark.parametrize(("seconds", "rate", "left"), [(0.01, "100/s", "00:00:15"), (2.0, "0.5/s", "00:50:00")])
def test_it_shows_how_many_how_fast_and_how_long_still(
    seconds: float, rate: str, left: str, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    line = shown(clock, seconds, 500, 2000)
    assert "500/2000" in line and rate in line
    found = re.search(r"\d\d:\d\d:\d\d", line)
    assert found is not None
    assert abs(_seconds(found[0]) - _seconds(left)) <= max(2, _seconds(left) // 50)


def _seconds(text: str) -> int:
    hours, minutes, seconds = map(int, text.split(":"))
    return 3600 * hours + 60 * minutes + seconds


def test_short_work_and_a_pipe_show_nothing(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert shown(clock, progress.PATIENCE / 1000, 500, 1000) == ""
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert shown(clock, 1, 5, 10) == ""
