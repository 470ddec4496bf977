"""Checks of what was typed although the tool supplies it: numbers, ordinals and labels that would print twice.

In: a `CheckContext`. Out: warnings; what was typed prints as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.context import CheckContext
from reportgen.diagnostics import Diagnostic
from reportgen.model.official import Attachment, Section
from reportgen.model.problems import Path
from reportgen.model.record import Record
from reportgen.model.records import Finding, Measure, Phase, Point
from reportgen.model.values import Title

NUMERALS = "[一二三四五六七八九十]{1,3}"
NUMBER = re.compile(rf"{NUMERALS}、|[（(]{NUMERALS}[）)]|\d{{1,2}}[.．、](?!\d)|[（(]\d{{1,2}}[）)]|第?{NUMERALS}是")
LABEL = re.compile(r"附件\s*\d*\s*[：:]?\s*\d*[.．]?")
SENT = re.compile(r"(?:主送|抄送|主送机关|抄送机关)\s*[：:]")
NUMBERED = (Section, Measure, Finding, Phase, Point)


def nothing_prints_twice(context: CheckContext) -> Iterator[Diagnostic]:
    """Warn of a number, ordinal or label at the beginning of a text that gets its own."""
    for path, record in context.records:
        for name, pattern in _supplied(record):
            value = getattr(record, name)
            text = str(value) if isinstance(value, str | Title) else "".join(value or ())
            if found := pattern.match(text.lstrip()):
                yield _warning(context, (*path, name), found[0])
    for name in ("recipients", "copy_recipients"):
        for text in getattr(context.document, name)[:1]:
            if found := SENT.match(text):
                yield _warning(context, (name,), found[0])


def _supplied(record: Record) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the key of a record that is printed behind a number or label, and what would then print twice."""
    if isinstance(record, Attachment):
        yield "title", LABEL
    elif isinstance(record, NUMBERED):
        yield next(name for name in ("heading", "title", "text") if getattr(record, name, None)), NUMBER


def _warning(context: CheckContext, path: Path, typed: str) -> Diagnostic:
    message = "{typed} is supplied by the layout and would print twice; delete it"
    return context.warning("typed-number", message, path, typed=typed)
