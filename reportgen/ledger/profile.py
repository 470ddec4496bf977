"""An office's profile: how its ledgers differ from what is known of all ledgers.

In: an office's own words. Out: lookups from any word to a field, a state, a level, the full name of a unit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TypeVar

from reportgen.frozen import frozen
from reportgen.ledger.entries import Status
from reportgen.ledger.words import (
    FINDING_COLUMNS,
    INSPECTION_COLUMNS,
    NO,
    SEVERITY_WORDS,
    STATUS_WORDS,
    YES,
    header_key,
    without_aside,
)

_Meaning = TypeVar("_Meaning")


@frozen
class Profile:
    """What an office adds: column names by field, short names of units by full name, words of states and levels."""

    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    units: Mapping[str, Sequence[str]] = field(default_factory=dict)
    places: Sequence[str] = ()
    """Names of places that may or may not stand before the name of a unit: 云州市."""
    statuses: Mapping[Status, Sequence[str]] = field(default_factory=dict)
    severities: Mapping[str, Sequence[str]] = field(default_factory=dict)


class Lexicon:
    """All words that are known: the general ones, and over them the profile's."""

    def __init__(self, profile: Profile) -> None:
        self._places = sorted(profile.places, key=len, reverse=True)
        self._findings = _by_header(FINDING_COLUMNS, profile.columns)
        self._inspections = _by_header(INSPECTION_COLUMNS, profile.columns)
        self._units: dict[str, str] = {}
        for full, aliases in profile.units.items():
            for name in (full, *aliases):
                self._units[_squeezed(name)] = full
                self._units.setdefault(self._bare(_squeezed(name)), full)
        self._statuses = _by_word(STATUS_WORDS, profile.statuses)
        self._severities = _by_word(SEVERITY_WORDS, profile.severities)

    def finding_field(self, header: str) -> str:
        """Return the field of a column of findings, empty for an unknown one."""
        return _look_up(header, self._findings)

    def inspection_field(self, header: str) -> str:
        """Return the field of a column of inspections, empty for an unknown one."""
        return _look_up(header, self._inspections)

    def unit(self, name: str) -> str:
        """Return the full name of a unit where the profile knows it, else the name as typed."""
        squeezed = _squeezed(name)
        return self._units.get(squeezed) or self._units.get(self._bare(squeezed)) or name

    def status(self, word: str, yes: Status, no: Status) -> Status | None:
        """Return the state a cell says, None for an unknown word; `yes` and `no` are what 是 and 否 mean there."""
        found = self._statuses.get(_squeezed(word))
        if found is not None:
            return found
        return yes if word in YES else no if word in NO else None

    def severity(self, word: str) -> str:
        """Return 一般, 较大 or 重大, empty for an unknown word."""
        return self._severities.get(_squeezed(word), "")

    def _bare(self, name: str) -> str:
        for place in self._places:
            if name.startswith(place) and len(name) > len(place):
                return name[len(place) :]
        return name


def _squeezed(text: str) -> str:
    return "".join(text.split()).replace("(", "（").replace(")", "）")


def _by_header(known: Mapping[str, Sequence[str]], own: Mapping[str, Sequence[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for table in (known, {name: words for name, words in own.items() if name in known}):
        for name, words in table.items():
            for word in words:
                if table is known:
                    found.setdefault(header_key(word), name)
                else:
                    found[header_key(word)] = name
    return found


def _look_up(header: str, table: Mapping[str, str]) -> str:
    return table.get(header_key(header)) or table.get(header_key(without_aside(header)), "")


def _by_word(known: Mapping[_Meaning, Sequence[str]], own: Mapping[_Meaning, Sequence[str]]) -> dict[str, _Meaning]:
    return {_squeezed(word): meaning for table in (known, own) for meaning, words in table.items() for word in words}
