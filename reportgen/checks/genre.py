"""Checks of genres: what a notice, a report or a plan must have; each kind takes those it needs.

In: a `CheckContext`. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.checks.context import CheckContext
from reportgen.diagnostics import Diagnostic
from reportgen.model.dates import format_date
from reportgen.model.official import CONTENT_KEYS, Content, ContentItem
from reportgen.model.problems import Path
from reportgen.model.records import Finding, Phase, Rectification


def has_recipients(context: CheckContext) -> Iterator[Diagnostic]:
    """Require somebody to whom the document is sent."""
    if not context.document.recipients:
        yield context.error("missing-recipients", "the recipients (主送机关) are missing")


def has_body(context: CheckContext) -> Iterator[Diagnostic]:
    """Warn of a document that says nothing between its title and its signature."""
    if not any(getattr(context.document, name) for name in (*CONTENT_KEYS, "content", "lead")):
        message = "there is no body: write sections (正文), measures (措施), phases (阶段) or paragraphs (内容)"
        yield context.warning("missing-body", message)


def has_findings(context: CheckContext) -> Iterator[Diagnostic]:
    """Require at least one finding."""
    if not any(isinstance(record, Finding) for _, record in context.records):
        yield context.error("missing-findings", "there is no finding (问题) in it")


def findings_are_rectified(context: CheckContext) -> Iterator[Diagnostic]:
    """Require that each finding has a rectification that says something."""
    apart = {each.finding: each for each in context.document.rectifications if each.finding}
    for path, record in context.records:
        if isinstance(record, Finding) and not _says_something(record.rectification or apart.get(record.id or "")):
            name = record.title or "".join(record.text[:1])
            message = "the finding {name} has no rectification (整改): give actions (整改措施) or a status (整改状态)"
            yield context.error("not-rectified", message, path, name=name)


def _says_something(rectification: Rectification | None) -> bool:
    return rectification is not None and bool(rectification.actions or rectification.status)


def phases_are_in_order(context: CheckContext) -> Iterator[Diagnostic]:
    """Require that phases follow each other, overlap by no more than the day of hand-over, and end in the period."""
    for phases in _phase_lists(context):
        latest: date | None = None
        for path, phase in phases:
            yield from _in_itself(context, phase, path)
            yield from _after(context, latest, phase, path)
            yield from _inside_period(context, phase, path)
            latest = max(filter(None, (latest, *_days(phase).values())), default=None)


def _phase_lists(context: CheckContext) -> Iterator[list[tuple[Path, Phase]]]:
    """Yield the phases of each body, in printed order."""
    for path, record in context.records:
        if isinstance(record, Content):
            items = [((*path, "content", index), item) for index, item in enumerate(record.content)]
            parts: list[tuple[Path, Content | ContentItem]] = [*items] if items else [(path, record)]
            yield [((*p, "phases", index), each) for p, part in parts for index, each in enumerate(part.phases)]


def _days(phase: Phase) -> dict[str, date]:
    """Return what is a date of a phase, by key; words are left out."""
    days = {"start": phase.start, "end": phase.end}
    return {key: day for key, day in days.items() if isinstance(day, date)}


def _in_itself(context: CheckContext, phase: Phase, path: Path) -> Iterator[Diagnostic]:
    start, end = _days(phase).get("start"), _days(phase).get("end")
    if start and end and end < start:
        message = "this phase ends on {end}, before it starts on {start}"
        yield context.error("phase-reversed", message, (*path, "end"), start=format_date(start), end=format_date(end))


def _after(context: CheckContext, latest: date | None, phase: Phase, path: Path) -> Iterator[Diagnostic]:
    """Require that a phase does not begin, or without a first day does not end, before those before it ended."""
    key, day = next(iter(_days(phase).items()), ("", None))
    if latest and day and day < latest:
        message = "this phase begins on {day}, before the phase before it ends on {latest}"
        if key == "end":
            message = "this phase ends on {day}, before the phase before it ends on {latest}"
        yield context.error("phase-overlap", message, (*path, key), day=format_date(day), latest=format_date(latest))


def _inside_period(context: CheckContext, phase: Phase, path: Path) -> Iterator[Diagnostic]:
    period = context.document.period
    past = ((key, day) for key, day in _days(phase).items() if period and day > period.end)
    for key, day in [*past][:1]:
        message = "{day} is after the end of the period (报告期), {end}"
        end = format_date(period.end) if period else ""
        yield context.error("phase-past-period", message, (*path, key), day=format_date(day), end=end)
