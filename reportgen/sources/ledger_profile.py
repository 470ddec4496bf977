"""Profiles: the YAML file in which an office says how its ledgers differ.

In: the path of a profile. Out: a `Profile`, or one InputError with all that is wrong in the file, line by line.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Severity
from reportgen.errors import InputError
from reportgen.ledger.entries import Status
from reportgen.ledger.profile import Profile
from reportgen.ledger.words import FINDING_COLUMNS, INSPECTION_COLUMNS, SEVERITY_WORDS, TITLES
from reportgen.sources import load
from reportgen.sources.source import PathKey, Plain, Source

GROUPS = {
    "columns": "columns", "列": "columns", "units": "units", "单位": "units", "places": "places", "地名": "places",
    "statuses": "statuses", "状态": "statuses", "severities": "severities", "级别": "severities",
}  # fmt: skip
UNITS = ("units", "单位")
RULES_OFF, KNOWN_UNITS = ("rules-off", "停用规则"), ("known-units", "单位名单")
"""What stands in the same file for `check`."""
FIELDS = {name: name for name in (*FINDING_COLUMNS, *INSPECTION_COLUMNS)}
FIELDS |= {title: name for name, title in TITLES.items() if name in FIELDS}
STATES = {state.value: state for state in Status if state is not Status.UNKNOWN}
LEVELS = {level: level for level in SEVERITY_WORDS}


def load_profile(path: Path | None) -> Profile:
    """Return what a profile says; without one, a profile that adds nothing."""
    return _Loading(load(path)).profile() if path is not None else Profile()


class _Loading:
    """Reads one profile and gathers what is wrong in it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._wrong: list[Diagnostic] = []

    def profile(self) -> Profile:
        groups: dict[str, tuple[PathKey, Plain]] = {}
        for key, value in self._source.data.items():
            if key in (*RULES_OFF, *KNOWN_UNITS):
                continue
            group = self._known(key, GROUPS, (key,))
            if group in groups:
                self._tell("key-twice", "{key} says the same as an earlier key; keep one", (key,), key=key)
            elif group:
                groups[group] = ((key,), value)
        made = Profile(
            columns=self._words(groups.get("columns"), FIELDS),
            units=self._words(groups.get("units"), None),
            places=self._list(*groups["places"]) if "places" in groups else (),
            statuses={
                STATES[each]: words
                for each, words in self._words(groups.get("statuses"), dict(zip(STATES, STATES, strict=True))).items()
            },
            severities=self._words(groups.get("severities"), LEVELS),
        )
        if self._wrong:
            raise InputError(*self._wrong, *self._source.diagnostics)
        return made

    def _words(
        self, group: tuple[PathKey, Plain] | None, known: Mapping[str, str] | None
    ) -> dict[str, tuple[str, ...]]:
        if group is None or group[1] is None:
            return {}
        path, value = group
        if not isinstance(value, dict):
            message = "keys with their words are expected here, as 责任单位: [整改科室]"
            self._tell("not-a-group", message, path)
            return {}
        found: dict[str, tuple[str, ...]] = {}
        for key, words in value.items():
            name = key if known is None else self._known(key, known, (*path, key))
            if name:
                found[name] = (*found.get(name, ()), *self._list((*path, key), words))
        return found

    def _list(self, path: PathKey, value: Plain) -> tuple[str, ...]:
        values = value if isinstance(value, list) else [value]
        if not values or not all(isinstance(each, str) and each.strip() for each in values):
            self._tell("not-words", "a word or a list of words is expected here", path)
            return ()
        return tuple(each.strip() for each in values if isinstance(each, str))

    def _known(self, key: str, known: Mapping[str, str], path: PathKey) -> str:
        if key in known:
            return known[key]
        near = next(iter(get_close_matches(key, known, 1)), "")
        names = "、".join(each for each in known if not each.isascii())
        message = (
            "{key} is not known here; did you mean {near}?" if near else "{key} is not known here; write one of {names}"
        )
        self._tell("unknown-key", message, path, key=key, near=near, names=names)
        return ""

    def _tell(self, code: str, message: str, path: PathKey, **params: str) -> None:
        place = self._source.location(path, key=True)
        self._wrong.append(Diagnostic(code, message, params, Severity.ERROR, place, str(path[-1]) if path else ""))
