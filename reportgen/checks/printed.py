"""Checks of what was printed: nothing that was entered may be missing from the produced document.

In: a `CheckContext` with the text read back, and the view that was rendered. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from reportgen.checks.context import CheckContext
from reportgen.diagnostics import Diagnostic
from reportgen.model.chart import Chart
from reportgen.model.dates import format_date, format_span
from reportgen.model.official import NumberEntry
from reportgen.model.problems import Path
from reportgen.model.record import Record
from reportgen.model.records import Action, Measure, Phase, Rectification, Row, Table
from reportgen.model.values import Title

NOT_PRINTED = frozenset(
    ("kind", "id", "period", "ledger", "issuing_authority", "levels", "numbering", "source", "file", "finding",
     "category", "severity", "inspected_entity", "found_on", "type", "place", "extra")
)  # fmt: skip
"""Keys that are for the tool, for lists or for figures."""
NEAR = 20_000
"""Characters in which a text is looked for first, so that the time grows with a document and not with its square."""


def squash(text: str) -> str:
    """Return a text without white space, as it is compared."""
    return "".join(text.split())


def everything_is_printed(context: CheckContext) -> Iterator[Diagnostic]:
    """Say of each key that was filled and is printed nowhere that it is so."""
    if context.printed is None:
        return
    printed = _Printed(context, context.printed)
    for path, record in context.records:
        if isinstance(record, NumberEntry | Row):
            continue
        for name in type(record).model_fields:
            if name in record.model_fields_set and not _is_for_lists(record, name):
                yield from _lost(printed, (*path, name), record)


class _Printed:
    """What a document says; records come in the order in which they print, so a text stands soon behind the last one."""

    def __init__(self, context: CheckContext, text: str) -> None:
        self.context, self._text, self._at = context, text, 0
        self.lists_findings = any(isinstance(each, Table) and each.source == "findings" for _, each in context.records)

    def says(self, text: str) -> bool:
        """Whether a text stands in it, whatever white space there is."""
        wanted = squash(text)
        found = self._text.find(wanted, self._at, self._at + NEAR)
        if found < 0:
            return wanted in self._text
        self._at = found
        return True


def _is_for_lists(record: Record, name: str) -> bool:
    return name in NOT_PRINTED or (isinstance(record, Measure) and name == "deadline")


def _lost(printed: _Printed, path: Path, record: Record) -> Iterator[Diagnostic]:
    name = str(path[-1])
    known = _is_printed(printed, record, name)
    if not (all(map(printed.says, _printed_forms(record, name))) if known is None else known):
        shown = "、".join(_texts(getattr(record, name)))[:40]
        yield printed.context.info("not-printed", "entered, not printed: {value}", path, value=shown)


def _is_printed(printed: _Printed, record: Record, name: str) -> bool | None:
    """Return whether a key is printed where that follows from what it is: a short value may stand anywhere by chance."""
    if isinstance(record, Action) and name in ("done_on", "evidence"):
        return False
    if isinstance(record, Chart) and name == "unit":
        return True  # in the caption, or as % at each number
    if isinstance(record, Rectification) and name == "status":
        return not record.actions and bool(record.status_sentence)
    if isinstance(record, Rectification) and name in ("completed_on", "accepted_by"):
        return printed.lists_findings
    return None


def _printed_forms(record: Record, name: str) -> list[str]:
    """Return what stands in the document for a key, where that is not simply its value."""
    if isinstance(record, Phase) and name in ("start", "end"):
        return [format_span(record.start, record.end)]
    texts = _texts(getattr(record, name))
    return [text.removesuffix("文件") for text in texts] if name == "letterhead" else texts


def _texts(value: Any) -> list[str]:
    """Return a value as printed, nothing for groups, flags and lists of groups."""
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
