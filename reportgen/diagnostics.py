"""Diagnostics: what a person should look at, as data.

In: what was found, where, and the parameters of the sentence. Out: values that the doors print.
A diagnostic carries its sentence as an English message id; `reportgen.locale` words it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from reportgen.frozen import frozen

Place = Mapping[str, int | str]


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the work, a warning only with --strict."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Word(str):
    """A parameter that is itself a message id, to be worded in the user's language."""


@frozen
class Location:
    """A place in a file: `{line, column}`, `{sheet, cell}`, `{part, paragraph}` or `{part, table, row, column}`."""

    file: str = ""
    place: Place = field(default_factory=dict)


@frozen
class Diagnostic:
    """One thing to look at: `message` is an English message id with `{named}` parameters."""

    code: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    location: Location = Location()
    field: str = ""
    excerpt: str = ""
    """The words around the place, where it was found in a text."""
    also: tuple[Location, ...] = ()
    """Further places of the same cause."""
    instead: str = ""
    """What to write instead: an English message id with the same parameters, where the message does not say it."""

    def __str__(self) -> str:
        return self.message.format_map(self.params) if self.params else self.message
