"""Helpers of the tests of checks: a document typed in YAML, and what a check says of it."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from reportgen.checks.context import Check, CheckContext
from reportgen.diagnostics import Diagnostic, Location
from reportgen.model.official import Official
from reportgen.model.problems import Path
from reportgen.model.validation import validate


class Told(NamedTuple):
    """A diagnostic: its code, its severity, and the path of the key it is about, as typed."""

    code: str
    severity: str
    path: Path


def checked(check: Check, text: str, printed: str | None = None) -> list[Diagnostic]:
    """Return what a check says of a document; the location's file holds the path as typed."""
    validated = validate(Official, yaml.load(text, yaml.BaseLoader))
    assert validated.document is not None, validated.problems

    def locate(path: Path) -> tuple[Location, str]:
        typed = validated.keyed.typed(path)
        return Location(place={str(number): step for number, step in enumerate(typed)}), ""

    return list(check(CheckContext(validated.document, locate, printed)))


def told(check: Check, text: str, printed: str | None = None) -> list[Told]:
    """Return code, severity and path of each diagnostic."""
    found = checked(check, text, printed)
    return [Told(each.code, str(each.severity), tuple(each.location.place.values())) for each in found]
