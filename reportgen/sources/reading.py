"""Reading: what all readers of a file format owe the rest: places, limits, unique keys, clean texts.

In: keys, values and texts as a reader meets them. Out: a `Source`, or one InputError with all that is wrong.
"""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from reportgen.diagnostics import Severity
from reportgen.sources.characters import check_characters, code_point
from reportgen.sources.collector import Collector
from reportgen.sources.source import Mark, PathKey, Plain, Source, nearest_key

MAX_DEPTH = 60
MAX_VALUES = 200_000
_LONGEST_QUOTE = 40
TOO_DEEP = "lists and keys are nested more than {limit} deep here"


RECORDS = "records"


class Reading:
    """The state of reading one file: where everything stands, and what was noticed."""

    def __init__(self, collector: Collector, accepts_list: bool = False) -> None:
        self.collector, self.accepts_list = collector, accepts_list
        self.origins: dict[PathKey, Mark] = {}
        self.key_origins: dict[PathKey, Mark] = {}
        self._values = 0

    def value(self, path: PathKey, mark: Mark) -> None:
        """Note where a value stands; stop when there are too many of them."""
        self.origins[path] = mark
        self._values += 1
        if self._values > MAX_VALUES:
            message = "the file holds more than {limit} values, repeated ones (*) included"
            self.collector.refuse("too-many-values", message, mark, limit=MAX_VALUES)

    def enter(self, path: PathKey, mark: Mark) -> None:
        """Begin a list or mapping; stop when it lies too deep."""
        if len(path) >= MAX_DEPTH:
            self.collector.refuse("too-deep", TOO_DEEP, mark, limit=MAX_DEPTH)

    def key(self, path: PathKey, key: str, mark: Mark, present: Container[str]) -> None:
        """Note where a key stands; refuse one that the same mapping already holds, and an empty one."""
        if key in present:
            message = "the key {key} stands twice, in line {first} and line {second}; keep one"
            first = self.key_origins[*path, key].line
            shown = quotable(key)
            self.collector.add("duplicate-key", message, mark, field=shown, key=shown, first=first, second=mark.line)
            return
        if not key:
            message = "the key before the colon is missing"
            self.collector.add("empty-key", message, mark, field=nearest_key(path))
        check_characters(key, self.collector, mark, quotable(key))
        self.key_origins[*path, key] = mark

    def text(self, path: PathKey, text: str, mark: Mark, literal: bool = False) -> None:
        """Look at a text value; `literal` says that its lines stand one by one in the file, from the next line on."""
        field = quotable(nearest_key(path))
        check_characters(text, self.collector, mark, field)
        for number, line in enumerate(text.split("\n"), 1):
            if line[:1].isspace() and not line.isspace():
                place = Mark(mark.line + number, 1) if literal else mark
                message = "the text begins with a blank ({character}); the layout indents by itself"
                character, warning = code_point(line[0]), Severity.WARNING
                self.collector.add("leading-space", message, place, field=field, severity=warning, character=character)
                return

    def source(self, path: Path, data: Plain) -> Source:
        """Return what was read, or stop if any of it was wrong."""
        if self.collector.has_errors or not (isinstance(data, dict) or self.is_list(data)):
            self.collector.stop()
        if isinstance(data, dict):
            return Source(path, data, self.origins, self.key_origins, self.collector.diagnostics())
        origins, keys = (
            {(RECORDS, *at): mark for at, mark in marks.items()} for marks in (self.origins, self.key_origins)
        )
        return Source(path, {RECORDS: data}, origins, keys, self.collector.diagnostics())

    def is_list(self, data: Plain) -> bool:
        """Whether the file is a list, where one is expected: it counts as written under `records`."""
        return self.accepts_list and isinstance(data, list)


def quotable(key: str) -> str:
    """Return a key short enough to stand in a sentence."""
    return key if len(key) <= _LONGEST_QUOTE else f"{key[:_LONGEST_QUOTE]}…"
