"""What an office does without: rules switched off in its profile, each with a reason.

In: the path of a profile (YAML). Out: codes with reasons; InputError where one names no rule or gives no reason. The same
file may hold what `ledger --profile` reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from difflib import get_close_matches
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import InputError
from reportgen.frozen import frozen
from reportgen.sources import load
from reportgen.sources.ledger_profile import GROUPS, KNOWN_UNITS, RULES_OFF, UNITS
from reportgen.sources.source import PathKey, Plain, Source

RULE, REASON = ("rule", "规则"), ("reason", "理由")


@frozen
class CheckProfile:
    """The rules that are switched off, with the reason of each; the names of units that an office knows."""

    off: Mapping[str, str] = field(default_factory=dict)
    units: tuple[str, ...] = ()


def load_check_profile(path: Path | None, codes: tuple[str, ...]) -> CheckProfile:
    """Return what a profile says of the rules with these codes; without one, that none is switched off."""
    if path is None:
        return CheckProfile()
    source = load(path)
    loading = _Loading(source, codes)
    made = CheckProfile(dict(loading.switched()), tuple(_units(source)))
    if loading.wrong:
        raise InputError(*loading.wrong, *source.diagnostics)
    return made


def _units(source: Source) -> Iterator[str]:
    """Yield the names that a list of units holds, and where there is one the short names of units."""
    listed = next((source.data[key] for key in KNOWN_UNITS if key in source.data), None)
    if listed is None:
        return
    yield from _words(listed)
    for key in UNITS:
        units = source.data.get(key)
        for full, aliases in units.items() if isinstance(units, dict) else ():
            yield full
            yield from _words(aliases)


def _words(value: Plain) -> Iterator[str]:
    yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))


class _Loading:
    """Reads one profile and gathers what is wrong in it."""

    def __init__(self, source: Source, codes: tuple[str, ...]) -> None:
        self._source = source
        self._codes = codes
        self.wrong: list[Diagnostic] = []

    def switched(self) -> Iterator[tuple[str, str]]:
        """Yield the codes that are switched off, each with its reason."""
        for key, value in self._source.data.items():
            if key in RULES_OFF:
                entries = value if isinstance(value, list) else [value]
                for index, entry in enumerate(entries):
                    path = (key, index) if isinstance(value, list) else (key,)
                    yield from self._entry(path, entry)
            elif key not in (*GROUPS, *KNOWN_UNITS):
                names = "、".join(each for each in (*GROUPS, *RULES_OFF, *KNOWN_UNITS) if not each.isascii())
                self._tell("unknown-key", "{key} is not known here; write one of {names}", (key,), key=key, names=names)

    def _entry(self, path: PathKey, entry: Plain) -> Iterator[tuple[str, str]]:
        values = entry if isinstance(entry, dict) else {}
        code, reason = (next((values[key] for key in keys if key in values), None) for keys in (RULE, REASON))
        if not isinstance(code, str) or not code.strip():
            message = "a rule with a reason is expected here: 规则 and 理由"
            self._tell("rule-off-without-rule", message, path)
        elif code not in self._codes:
            near = next(iter(get_close_matches(code, self._codes, 1)), "")
            message = "there is no rule {rule}; did you mean {near}?" if near else "there is no rule {rule}"
            self._tell("rule-unknown", message, path, rule=code, near=near)
        elif not isinstance(reason, str) or not reason.strip():
            message = "the rule {rule} is switched off without a reason; write one as 理由"
            self._tell("rule-off-without-reason", message, path, rule=code)
        else:
            yield code, reason.strip()

    def _tell(self, code: str, message: str, path: PathKey, **params: str) -> None:
        location: Location = self._source.location(path, key=True)
        self.wrong.append(Diagnostic(code, message, params, location=location, field=str(path[0])))
