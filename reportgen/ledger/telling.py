"""Telling: what is noticed in a ledger, gathered while rows stream by, and never more of it than a person can read.

In: one call for each thing noticed, with its cell. Out: diagnostics; of one code and column at most LIMIT, the rest counted.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from reportgen.diagnostics import Diagnostic, Location, Place, Severity

LIMIT = 300
_ROW = re.compile(r"\d+$")


class At(NamedTuple):
    """Where something was noticed: a sheet, a cell, and what its column is called."""

    sheet: str
    cell: str
    field: str


class Telling:
    """Gathers what is noticed in one ledger."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Diagnostic] = []
        self._count: Counter[tuple[str, str, str]] = Counter()
        self._last: dict[tuple[str, str, str], Diagnostic] = {}
        self._every: dict[tuple[str, str, str], Diagnostic] = {}

    def error(self, code: str, message: str, sheet: str, cell: str = "", field: str = "", /, **params: object) -> None:
        """Tell what a clerk must mend."""
        self._tell(Severity.ERROR, code, message, At(sheet, cell, field), params)

    def warning(
        self, code: str, message: str, sheet: str, cell: str = "", field: str = "", /, **params: object
    ) -> None:
        """Tell what looks wrong."""
        self._tell(Severity.WARNING, code, message, At(sheet, cell, field), params)

    def info(self, code: str, message: str, sheet: str, cell: str = "", field: str = "", /, **params: object) -> None:
        """Tell what a clerk should know."""
        self._tell(Severity.INFO, code, message, At(sheet, cell, field), params)

    def once(self, code: str, message: str, sheet: str, cell: str, field: str, /, **params: object) -> None:
        """Tell at the first cell of a column what holds for more of them; `message` has a {count}."""
        key = (code, sheet, _column(cell))
        self._count[key] += 1
        if key not in self._every:
            self._every[key] = self._made(Severity.INFO, code, message, At(sheet, cell, field), params)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return all that was told so far."""
        return (*self._found, *(self._counted(key) for key in self._every), *self._left_out())

    def _tell(self, severity: Severity, code: str, message: str, at: At, params: dict[str, object]) -> None:
        key = (code, at.sheet, _column(at.cell))
        self._count[key] += 1
        if self._count[key] <= LIMIT:
            self._found.append(self._made(severity, code, message, at, params))
        elif key not in self._last:
            self._last[key] = self._made(severity, code, message, at, params)

    def _made(self, severity: Severity, code: str, message: str, at: At, params: dict[str, object]) -> Diagnostic:
        place: Place = {"sheet": at.sheet, "cell": at.cell} if at.cell else {}
        return Diagnostic(code, message, params, severity, Location(self.file, place), at.field)

    def _counted(self, key: tuple[str, str, str]) -> Diagnostic:
        first = self._every[key]
        params = {**first.params, "count": self._count[key]}
        return Diagnostic(first.code, first.message, params, first.severity, first.location, first.field)

    def _left_out(self) -> list[Diagnostic]:
        message = "from here on, {count} more cells of this column have the same problem ({code})"
        return [
            Diagnostic(
                code,
                message,
                {"count": self._count[key] - LIMIT, "code": code},
                each.severity,
                each.location,
                each.field,
            )
            for key, each in self._last.items()
            for code in (key[0],)
        ]


def _column(cell: str) -> str:
    return _ROW.sub("", cell)
