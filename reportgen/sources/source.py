"""The source: what one input file says, as plain data, with the place of every key and value.

In: what a reader of one file format took in. Out: a `Source`, whose `location` turns a path into a place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import NamedTuple, TypeAlias

from reportgen.diagnostics import Diagnostic, Location, Place
from reportgen.errors import InputError
from reportgen.frozen import frozen

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | None"
PathKey: TypeAlias = tuple[str | int, ...]
"""Keys as the user typed them and list indexes (from 0), from the root."""


class Mark(NamedTuple):
    """A place in a text file, line and column counted from 1, columns in characters."""

    line: int
    column: int

    @property
    def place(self) -> Place:
        """The place as a diagnostic carries it."""
        return {"line": self.line, "column": self.column}


class CellMark(NamedTuple):
    """A place in a workbook or a CSV file as Excel shows it: the sheet (empty for CSV) and the cell."""

    sheet: str
    cell: str

    @property
    def place(self) -> Place:
        """The place as a diagnostic carries it."""
        return {"sheet": self.sheet, "cell": self.cell}


@frozen
class Source:
    """One input file: its data, where each value and each key stands, and what was noticed while reading."""

    path: Path
    data: dict[str, Plain]
    origins: Mapping[PathKey, Mark | CellMark]
    key_origins: Mapping[PathKey, Mark | CellMark]
    diagnostics: tuple[Diagnostic, ...] = ()
    blanks: Mapping[str, CellMark] = field(default_factory=dict)
    """Where the value of a key would stand that was left blank, in a workbook to fill in."""

    def location(self, path: PathKey, key: bool = False) -> Location:
        """Return the place of the value at `path`, or of its key; of the nearest known ancestor if it has none."""
        mark = self.key_origins.get(path) if key else None
        while mark is None and path:
            mark = self.origins.get(path)
            path = path[:-1]
        mark = mark or self.origins.get(()) or Mark(1, 1)
        return Location(str(self.path), mark.place)


class PartlyReadError(InputError):
    """A file with errors, of which the rest could be read: its values are checked as well, so that all is told at once."""

    def __init__(self, source: Source) -> None:
        super().__init__(*source.diagnostics)
        self.source = source


@frozen
class RecordSource(Source):
    """One record of a file of many, laid over what is common to all of them; `number` counts the records from 1."""

    number: int = 0
    common: Source | None = None

    @property
    def own(self) -> dict[str, Plain]:
        """What the record says itself."""
        return {key: value for key, value in self.data.items() if (key,) in self.origins}

    def location(self, path: PathKey, key: bool = False) -> Location:
        """Return the place in the record, or in the common part where the record does not say it."""
        if self.common is not None and path[:1] not in self.origins and path[:1] in self.common.origins:
            return self.common.location(path, key)
        return super().location(path, key)


def nearest_key(path: PathKey) -> str:
    """Return the last key in a path, as the user typed it; "" when there is none."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")
