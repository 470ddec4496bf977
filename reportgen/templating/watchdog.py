"""The watchdog: ends a rendering that takes longer, or more memory, than a process is allowed, should a guard have a gap.

In: `Allowance`s. Out: nothing, or a TemplateError; where the work cannot be interrupted (it is stuck inside one call), the
process ends with a message, and what was written before stays whole. A library does not start it; the command line does.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import NoReturn

from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import TemplateError, UsageError
from reportgen.frozen import frozen
from reportgen.templating.resident import resident

TICK = 0.2
"""Seconds between two looks."""
PATIENCE = 5.0
"""Seconds that an interrupted rendering may take to stop."""
SECONDS, MEGABYTES = 300, 4096
STUCK = 1
"""The exit code of a process that could not be interrupted: the template is at fault, as for any TemplateError."""
TOO_LONG = (
    "filling in the template took more than {seconds} seconds and was stopped; look for a loop inside a loop, "
    "or allow more with REPORTGEN_SECONDS"
)
TOO_MUCH = (
    "filling in the template took more than {megabytes} MB of memory and was stopped; look for texts that are put "
    "together in a loop, or allow more with REPORTGEN_MEGABYTES"
)


@frozen
class Allowance:
    """What one rendering may take: seconds, and megabytes of memory of the whole process."""

    seconds: float = SECONDS
    megabytes: float = MEGABYTES

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> Allowance:
        """Return what the environment allows; UsageError for what is no number."""
        return cls(_number(environ, "REPORTGEN_SECONDS", SECONDS), _number(environ, "REPORTGEN_MEGABYTES", MEGABYTES))

    def refusal(self, name: str, message: str) -> Diagnostic:
        """Return what is said of a template that took more."""
        params = {"seconds": f"{self.seconds:g}", "megabytes": f"{self.megabytes:g}"}
        return Diagnostic("template-explodes", message, params, location=Location(name))


def _number(environ: Mapping[str, str], name: str, default: float) -> float:
    text = environ.get(name, "").strip()
    if not text:
        return default
    if text.isdecimal() and int(text):
        return int(text)
    message = "{name} is {value}; write a whole number from 1"
    raise UsageError(Diagnostic("bad-allowance", message, {"name": name, "value": text}))


class Watchdog:
    """Looks after one rendering at a time, from a thread of its own; `tell` words what is said where nothing else can."""

    def __init__(self, allowance: Allowance, tell: Callable[[Diagnostic], str] = str) -> None:
        self.allowance = allowance
        self._tell = tell
        self._lock = threading.Lock()
        self._name: str | None = None
        self._began = 0.0
        self._refusal: Diagnostic | None = None

    def start(self) -> None:
        """Begin to look, until the process ends."""
        threading.Thread(target=self._look, name="reportgen-watchdog", daemon=True).start()

    @contextmanager
    def watching(self, name: str) -> Iterator[None]:
        """Watch the rendering of a template; TemplateError where it took more than is allowed."""
        with self._lock:
            self._name, self._began = name, time.monotonic()
        try:
            yield
        except KeyboardInterrupt:
            self._raise_refusal()
            raise
        finally:
            self._end()

    def _end(self) -> None:
        """Stop watching; an interruption that comes too late is waited for, so that it does not hit somebody else."""
        try:
            with self._lock:
                self._name = None
                late = self._refusal is not None
            while late:
                time.sleep(TICK)
        except KeyboardInterrupt:
            self._raise_refusal()
            raise

    def _raise_refusal(self) -> None:
        """Raise the refusal if it was not the user who interrupted."""
        refusal, self._refusal = self._refusal, None
        if refusal is not None:
            raise TemplateError(refusal) from None

    def _look(self) -> NoReturn:
        while True:
            time.sleep(TICK)
            with self._lock:
                message = self._excess()
                if message:
                    assert self._name is not None
                    self._refusal = self.allowance.refusal(self._name, message)
                    _interrupt_main()
            if message:
                self._wait()

    def _excess(self) -> str:
        """Return what is said of the rendering that goes on, empty while it keeps within bounds."""
        if self._name is None or self._refusal is not None:
            return ""
        if time.monotonic() - self._began > self.allowance.seconds:
            return TOO_LONG
        return TOO_MUCH if resident() > self.allowance.megabytes else ""

    def _wait(self) -> None:
        """Give the rendering time to stop; a call that cannot be interrupted takes the process with it."""
        end = time.monotonic() + PATIENCE
        while (refusal := self._refusal) is not None:
            if time.monotonic() > end or resident() > 2 * self.allowance.megabytes:
                sys.stderr.write(self._tell(refusal) + "\n")
                sys.stderr.flush()
                os._exit(STUCK)
            time.sleep(TICK)


def _interrupt_main() -> None:
    import _thread

    _thread.interrupt_main()


_watchdog: Watchdog | None = None


def start(allowance: Allowance, tell: Callable[[Diagnostic], str] = str) -> None:
    """Start the watchdog of this process, once; it can only interrupt renderings in the main thread."""
    global _watchdog  # noqa: PLW0603 - a process has one
    if _watchdog is not None:
        _watchdog.allowance = allowance
    elif threading.current_thread() is threading.main_thread():
        _watchdog = Watchdog(allowance, tell)
        _watchdog.start()


def watching(name: str) -> AbstractContextManager[None]:
    """Return the context in which a template is compiled or filled in."""
    return nullcontext() if _watchdog is None else _watchdog.watching(name)
