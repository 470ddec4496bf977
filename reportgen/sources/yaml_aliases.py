"""Aliases: what `&name` marks and `*name` repeats, within bounds.

In: marked values as they are read. Out: copies of them, each at its own path, counted like any other value.
"""

from __future__ import annotations

from reportgen.diagnostics import Severity
from reportgen.sources.reading import Reading
from reportgen.sources.source import Mark, PathKey, Plain, nearest_key


class Anchors:
    """The marked values of one file; one whose reading has not ended is None."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._known: dict[str, tuple[PathKey, Plain] | None] = {}
        self._unused: dict[str, Mark] = {}

    def open(self, name: str, mark: Mark) -> None:
        """Note that the reading of a marked value begins."""
        self._known[name] = None
        self._unused[name] = mark

    def close(self, name: str, path: PathKey, value: Plain) -> None:
        """Note the value that a name marks."""
        self._known[name] = path, value

    def repeat(self, name: str, path: PathKey, mark: Mark) -> Plain:
        """Return the value a name marks, once more, at `path`."""
        collector, field = self.reading.collector, nearest_key(path)
        self._unused.pop(name, None)
        if name not in self._known:
            message = "{name} repeats nothing; a text that begins with * must stand in quotes"
            collector.add("unknown-alias", message, mark, field=field, name=f"*{name}")
            return None
        known = self._known[name]
        if known is None:
            message = "{name} would repeat itself without end"
            collector.refuse("endless-alias", message, mark, field=field, name=f"*{name}")
        value = self._copy(known[1], known[0], path)
        self.reading.origins[path] = mark
        return value

    def warn_unused(self) -> None:
        """Warn of marks that nothing repeats: most likely the & belonged to the text."""
        message = "{name} is left out of the text; a text that begins with & must stand in quotes"
        for name, mark in self._unused.items():
            warning = Severity.WARNING
            self.reading.collector.add("unused-anchor", message, mark, severity=warning, name=f"&{name}")

    def _copy(self, value: Plain, old: PathKey, new: PathKey) -> Plain:
        """Return a copy of a value; what lies in it keeps the place where it was typed."""
        mark = self.reading.origins.get(old, Mark(1, 1))
        self.reading.value(new, mark)
        if isinstance(value, list):
            self.reading.enter(new, mark)
            return [self._copy(each, (*old, index), (*new, index)) for index, each in enumerate(value)]
        if isinstance(value, dict):
            self.reading.enter(new, mark)
            return {key: self._entry(each, (*old, key), (*new, key)) for key, each in value.items()}
        return value

    def _entry(self, value: Plain, old: PathKey, new: PathKey) -> Plain:
        self.reading.key_origins[new] = self.reading.key_origins.get(old, Mark(1, 1))
        return self._copy(value, old, new)
