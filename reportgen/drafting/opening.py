"""Opening: a ledger file becomes a store of its entries, with what was told while it was read.

In: the path of a ledger, an office's profile of column names. Out: `Opened`; an InputError where it cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.ledger.entries import Column, Entry
from reportgen.ledger.store import LedgerStore
from reportgen.model.dates import Period
from reportgen.sources import ledger_file
from reportgen.sources.ledger_profile import load_profile


class LedgerFile(Protocol):
    """A ledger that is being read: its entries, and behind them its columns and diagnostics."""

    @property
    def columns(self) -> Sequence[Column]:
        """The columns that were understood."""

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """What was noticed."""

    def __iter__(self) -> Iterator[Entry]:
        """Yield the entries."""


@dataclass
class Opened:
    """A ledger that was read."""

    path: Path
    store: LedgerStore
    diagnostics: Sequence[Diagnostic]

    @property
    def failed(self) -> bool:
        """Whether an error was found, so that its figures would be wrong."""
        return any(each.severity is Severity.ERROR for each in self.diagnostics)

    def remarks(self, severity: Severity = Severity.INFO) -> list[Diagnostic]:
        """Return how many warnings there are on it and how to see them; nothing where there are none."""
        count = sum(each.severity is Severity.WARNING for each in self.diagnostics)
        message = "{count} remarks on the ledger {file}; to see them: {command}"
        params = {"count": count, "file": self.path.name, "command": f"reportgen ledger show {self.path.name}"}
        return [Diagnostic("ledger-remarks", message, params, severity, Location(str(self.path)))] if count else []


@dataclass
class Ledgers:
    """The ledgers of one run, each of them read once; where the run has a period and a report date, all texts have them."""

    profile: Path | None = None
    period: Period | None = None
    on: date | None = None
    opened: dict[tuple[Path, int, int], Opened] = field(default_factory=dict)
    paths: set[Path] = field(default_factory=set)
    """The files that were opened, as they were named."""

    def open(self, path: Path) -> Opened:
        """Return a ledger; InputError where it cannot be read."""
        key = state_of(path)
        if key not in self.opened:
            self.opened[key] = open_ledger(path, self.profile)
        self.paths.add(path)
        return self.opened[key]

    def itself(self, name: str, source: Path) -> Path | None:
        """Return the ledger that a source names, where that is the file it was drafted out of and which is open already.

        A person gave that file, wherever it lies; any other is looked for beside the input and nowhere else.
        """
        return source if name == source.name and source in self.paths else None


def state_of(path: Path) -> tuple[Path, int, int]:
    """Return what tells a ledger, in the state in which it lies there, from any other; what is not there is told when read."""
    try:
        status = path.stat()
    except OSError:
        return path.resolve(), 0, 0
    return path.resolve(), status.st_mtime_ns, status.st_size


def open_ledger(path: Path, profile: Path | None = None) -> Opened:
    """Return the store of a ledger file."""
    return stored(path, ledger_file.open_ledger(path, load_profile(profile)))


def stored(path: Path, entries: LedgerFile) -> Opened:
    """Return the store of entries that are still being read."""
    store = LedgerStore.filled(_each(entries))
    store.columns = tuple(entries.columns)
    return Opened(path, store, tuple(entries.diagnostics))


def _each(entries: Iterable[Entry]) -> Iterator[Entry]:
    yield from entries
