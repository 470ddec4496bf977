"""Checks of genres: what a notice, a report or a plan must have; each kind takes those it needs.

In: a `CheckContext`. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reportgen.checks.context import CheckContext, walk
from reportgen.diagnostics import Diagnostic
from reportgen.model.dates import format_date
from reportgen.model.problems import Path
from reportgen.model.records import Finding, Phase, Rectification


def has_recipients(context: CheckContext) -> Iterator[Diagnostic]:
    """Require somebody to whom the document is sent."""
    if not context.document.recipients:
        yield context.error("missing-recipients", "the recipients (主送机关) are missing")


def has_findings(context: CheckContext) -> Iterator[Diagnostic]:
    """Require at least one finding."""
    if not any(isinstance(record, Finding) for _, record in walk(context.document)):
        yield context.error("missing-findings", "there is no finding (问题) in it")


def findings_are_rectified(context: CheckContext) -> Iterator[Diagnostic]:
    """Require that each finding has a rectification that says something."""
    apart = {each.finding: each for each in context.document.rectifications}
    for path, record in walk(context.document):
        if isinstance(record, Finding) and not _says_something(record.rectification or apart.get(record.id)):
            name = record.title or "".join(record.text[:1])
            message = "the finding {name} has no rectification (整改): give actions (整改措施) or a status (整改状态)"
            yield context.error("not-rectified", message, path, name=name)


def _says_something(rectification: Rectification | None) -> bool:
    return rectification is not None and bool(rectification.actions or rectification.status)


def phases_are_in_order(context: CheckContext) -> Iterator[Diagnostic]:
    """Require that phases follow each other, overlap by no more than the day of hand-over, and end in the period."""
    for path, phases in _phase_lists(context):
        for index, phase in enumerate(phases):
            here = (*path, index)
            yield from _in_itself(context, phase, here)
            if index:
                yield from _after(context, phases[index - 1], phase, here)
            yield from _inside_period(context, phase, here)


def _phase_lists(context: CheckContext) -> Iterator[tuple[Path, Sequence[Phase]]]:
    for path, record in walk(context.document):
        if phases := getattr(record, "phases", None):
            yield (*path, "phases"), phases


def _in_itself(context: CheckContext, phase: Phase, path: Path) -> Iterator[Diagnostic]:
    if isinstance(phase.start, date) and isinstance(phase.end, date) and phase.end < phase.start:
        message = "this phase ends on {end}, before it starts on {start}"
        yield context.error(
            "phase-reversed", message, (*path, "end"), start=format_date(phase.start), end=format_date(phase.end)
        )


def _after(context: CheckContext, before: Phase, phase: Phase, path: Path) -> Iterator[Diagnostic]:
    key = "start" if isinstance(phase.start, date) else "end"
    begins = getattr(phase, key)
    ended = before.end if isinstance(before.end, date) else before.start
    if isinstance(begins, date) and isinstance(ended, date) and begins < ended:
        message = "this phase begins on {begin}, before the phase before it ends on {end}"
        yield context.error("phase-overlap", message, (*path, key), begin=format_date(begins), end=format_date(ended))


def _inside_period(context: CheckContext, phase: Phase, path: Path) -> Iterator[Diagnostic]:
    period = context.document.period
    for key in ("start", "end"):
        day = getattr(phase, key)
        if period and isinstance(day, date) and day > period.end:
            message = "{day} is after the end of the period (报告期), {end}"
            yield context.error(
                "phase-past-period", message, (*path, key), day=format_date(day), end=format_date(period.end)
            )
