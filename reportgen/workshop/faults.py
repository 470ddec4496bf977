"""Faults: what is wrong with a template, as data.

In: the rule that is broken, and where. Out: values that the doors print and that Word comments are made of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from reportgen.diagnostics import Diagnostic, Location, Place, Severity
from reportgen.frozen import frozen
from reportgen.ooxml.spots import Spot
from reportgen.workshop.rules import RULES
from reportgen.workshop.tags import Around, Tag, words_around


@frozen
class Fault:
    """One thing that is wrong: `message` says what, `instead` what to type, `around` shows the words there."""

    code: str
    message: str
    instead: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    place: Place = field(default_factory=dict)
    around: Around = Around()
    other: Place = field(default_factory=dict)
    """A second place that belongs to it, such as where a block was opened."""
    case: str = ""
    """What the document was, of those that are tried, that met it first."""

    def diagnostic(self, file: str) -> Diagnostic:
        """Return it as a diagnostic of a template file, without what to type instead."""
        return Diagnostic(self.code, self.message, self.params, self.severity, Location(file, self.place))


def at_tag(code: str, tag: Tag, instead: str = "", other: Place | None = None, /, **params: object) -> Fault:
    """Return the fault of a tag."""
    made = of_file(code, tag=tag.typed, **params)
    return replace(made, place=tag.spot.place, around=tag.around, other=other or {}, instead=instead or made.instead)


def at_words(code: str, spot: Spot, stretch: tuple[int, int], other: Place | None = None, /, **params: object) -> Fault:
    """Return the fault of a stretch of a paragraph."""
    around = words_around(spot, *stretch)
    return replace(of_file(code, tag=around.at, **params), place=spot.place, around=around, other=other or {})


def at_deleted(code: str, spot: Spot, deleted: str) -> Fault:
    """Return the fault of what was deleted, which no longer stands in the text."""
    return replace(of_file(code, tag=deleted), place=spot.place, around=Around("", deleted, ""))


def of_file(code: str, **params: object) -> Fault:
    """Return a fault that stands nowhere: something is missing."""
    rule = RULES[code]
    return Fault(code, rule.wrong, rule.instead, params, rule.severity)
