"""Collecting: all that is wrong with one file is gathered first, then told at once.

In: one call for each thing noticed, with its place. Out: diagnostics in the order of the file, or one InputError.
"""

from __future__ import annotations

from collections import Counter
from typing import NoReturn

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.errors import InputError
from reportgen.sources.source import CellMark, Mark

LIMIT = 20
"""So many diagnostics of one code are told one by one; the rest is counted."""


class Collector:
    """Gathers the diagnostics of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Diagnostic] = []
        self._count: Counter[tuple[str, Severity]] = Counter()

    def add(
        self,
        code: str,
        message: str,
        mark: Mark | CellMark | None = None,
        *,
        field: str = "",
        severity: Severity = Severity.ERROR,
        **params: object,
    ) -> None:
        """Add one diagnostic; without a mark it is about the whole file."""
        self._count[code, severity] += 1
        if self._count[code, severity] <= LIMIT:
            place = mark.place if mark else {}
            self._found.append(Diagnostic(code, message, params, severity, Location(self.file, place), field))

    def count_more(self, code: str, count: int) -> None:
        """Count errors of a code that are not told one by one."""
        self._count[code, Severity.ERROR] += count

    def tells(self, code: str) -> bool:
        """Whether one more error of a code would be told, and not only counted."""
        return self._count[code, Severity.ERROR] < LIMIT

    def merge(self, other: Collector) -> None:
        """Add what another collector of the same file gathered."""
        self._found += other._found
        self._count += other._count

    @property
    def has_errors(self) -> bool:
        """Whether anything gathered so far is an error."""
        return any(count for (_, severity), count in self._count.items() if severity is Severity.ERROR)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what was gathered, from the top of the file down."""
        return (*sorted(self._found, key=_place), *self._left_out())

    def _left_out(self) -> list[Diagnostic]:
        message = "{count} more places have the same problem as those told above ({code})"
        shown = Counter((each.code, each.severity) for each in self._found)
        more = {each: count - shown[each] for each, count in self._count.items() if count > shown[each]}
        return [
            Diagnostic(code, message, {"count": count, "code": code}, severity, Location(self.file))
            for (code, severity), count in more.items()
        ]

    def stop(self) -> NoReturn:
        """Raise all that was gathered as one InputError."""
        raise InputError(*self.diagnostics())

    def refuse(
        self, code: str, message: str, mark: Mark | CellMark | None = None, *, field: str = "", **params: object
    ) -> NoReturn:
        """Add an error and stop."""
        self.add(code, message, mark, field=field, severity=Severity.ERROR, **params)
        self.stop()


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    place = diagnostic.location.place
    return int(place.get("line", 0)), int(place.get("column", 0))
