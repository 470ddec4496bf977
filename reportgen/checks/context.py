"""What a check is given, and the words it answers with.

In: a document, the way back to its input, and what was read back of its pages. Out: diagnostics with their places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.frozen import frozen
from reportgen.model.official import Official
from reportgen.model.problems import Path
from reportgen.model.record import Record

Check = Callable[["CheckContext"], Iterable[Diagnostic]]


@frozen
class CheckContext:
    """One document to check; `locate` finds a canonical path in the input, with the key as typed."""

    document: Official
    locate: Callable[[Path], tuple[Location, str]]
    printed: str | None = None
    """The text of the produced document without white space, where it was rendered."""

    @cached_property
    def records(self) -> list[tuple[Path, Record]]:
        """The document and every record below it, each with its canonical path."""
        return list(walk(self.document))

    def error(self, code: str, message: str, path: Path = (), **params: object) -> Diagnostic:
        """Return an error at a canonical path."""
        return self._diagnostic(Severity.ERROR, code, message, path, params)

    def warning(self, code: str, message: str, path: Path = (), **params: object) -> Diagnostic:
        """Return a warning at a canonical path."""
        return self._diagnostic(Severity.WARNING, code, message, path, params)

    def info(self, code: str, message: str, path: Path = (), **params: object) -> Diagnostic:
        """Return an info at a canonical path."""
        return self._diagnostic(Severity.INFO, code, message, path, params)

    def _diagnostic(
        self, severity: Severity, code: str, message: str, path: Path, params: dict[str, object]
    ) -> Diagnostic:
        location, field = self.locate(path)
        return Diagnostic(code, message, params, severity, location, field)


def walk(record: Record, path: Path = ()) -> Iterator[tuple[Path, Record]]:
    """Yield a record and every record below it, each with its canonical path."""
    yield path, record
    for name in type(record).model_fields:
        value = getattr(record, name)
        if value.__class__ is list:
            for index, item in enumerate(value):
                yield from walk(item, (*path, name, index))
        elif isinstance(value, Record):
            yield from walk(value, (*path, name))
