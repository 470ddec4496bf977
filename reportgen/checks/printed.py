"""Checks of what was printed: nothing that was entered may be missing from the produced document.

In: a `CheckContext` with the text read back, and the view that was rendered. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from reportgen.checks.context import CheckContext, walk
from reportgen.diagnostics import Diagnostic
from reportgen.model.dates import format_date
from reportgen.model.official import NumberEntry
from reportgen.model.problems import Path
from reportgen.model.record import Record
from reportgen.model.records import Row
from reportgen.model.values import Title

NOT_PRINTED = frozenset(
    ("kind", "id", "period", "ledger", "issuing_authority", "levels", "numbering", "source", "file", "finding",
     "category", "severity", "inspected_entity", "found_on")
)  # fmt: skip
"""Keys that are for the tool, for lists or for figures."""
FOR_LISTS = frozenset((("Measure", "deadline"),))


def squash(text: str) -> str:
    """Return a text without white space, as it is compared."""
    return "".join(text.split())


def everything_is_printed(context: CheckContext) -> Iterator[Diagnostic]:
    """Say of each key that was filled and is printed nowhere that it is so."""
    if context.printed is None:
        return
    for path, record in walk(context.document):
        if isinstance(record, NumberEntry | Row):
            continue
        for name in record.model_fields_set:
            if name not in NOT_PRINTED and (type(record).__name__, name) not in FOR_LISTS:
                yield from _lost(context, (*path, name), name, getattr(record, name))


def _lost(context: CheckContext, path: Path, name: str, value: Any) -> Iterator[Diagnostic]:
    texts = [squash(text) for text in _texts(value)]
    if any(text not in (context.printed or "") for text in texts):
        shown = "、".join(_texts(value))[:40]
        yield context.info("not-printed", "entered, not printed: {value}", path, value=shown)


def _texts(value: Any) -> list[str]:
    """Return the printed forms of a value, nothing for groups, flags and lists of groups."""
    if value is None or isinstance(value, bool | Record):
        return [str(value)] if isinstance(value, NumberEntry) else []
    if isinstance(value, Title):
        return [str(value)]
    if isinstance(value, str):
        return [value.strip("（）()：:。")]
    if isinstance(value, date):
        return [format_date(value)]
    if isinstance(value, tuple):
        return [text.strip("（）()：:。") for text in value if isinstance(text, str)]
    return []
