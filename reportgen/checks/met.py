"""Met: the entry of the input at which a template could not be filled in.

In: the values that the innermost loops of the template stood at. Out: the place of the entry whose texts these are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportgen.checks.context import CheckContext
from reportgen.diagnostics import Diagnostic
from reportgen.model.problems import Path
from reportgen.model.record import Record

SHORTEST = 2
"""Characters from which a text tells one entry from another."""


def entry_met(context: CheckContext, values: Sequence[Any], one_of_many: bool = False) -> Iterator[Diagnostic]:
    """Yield where the entry stands that a template stood at, innermost loop first.

    Where no entry has its texts, that is the document itself, which needs to be told only where it is one of many.
    """
    for value in values:
        said = "\n".join(_texts(value))
        scored = [(_score(record, said), len(path), path) for path, record in context.records if path]
        best = max(scored, default=(0, 0, ()), key=lambda each: each[:2])
        if best[0]:
            yield _here(context, best[2])
            return
    if one_of_many:
        yield _here(context, ())


def _here(context: CheckContext, path: Path) -> Diagnostic:
    return context.error("template-entry", "this is the entry that the template could not be filled in with", path)


def _score(record: Record, said: str) -> int:
    """Return how many characters of a record's own texts are said."""
    own = (getattr(record, name) for name in type(record).model_fields)
    return sum(len(text) for value in own for text in _plain(value) if len(text) >= SHORTEST and text in said)


def _plain(value: Any) -> Iterator[str]:
    """Yield the texts of a value of the model, records below it left aside: they are asked themselves."""
    if isinstance(value, str):
        yield value.rstrip("。：:")
    elif isinstance(value, tuple):
        yield from (each.rstrip("。：:") for each in value if isinstance(each, str))


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts of a value of the view, all that is below it included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
