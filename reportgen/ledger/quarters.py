"""Quarters: one quarter of a ledger seen against the quarter before.

In: findings and two periods. Out: which findings are new, closed, carried over, newly overdue, reopened; and which of them
the next ledger begins with. A finding may stand under several of these; each is told with its own row. What is open at the
end of a quarter is what was open before, and what is new, but for what was closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from reportgen.frozen import frozen
from reportgen.ledger.entries import LedgerFinding, Status
from reportgen.model.dates import Period

DONE = (Status.COMPLETED, Status.CLOSED)


class Change(StrEnum):
    """What became of a finding between two quarters."""

    NEW = "新增"
    """Found in the later quarter."""
    CLOSED = "整改完成"
    """Done within the later quarter, whether found in it or open when the earlier one ended."""
    CARRIED = "结转"
    """Open when the earlier quarter ended, and still."""
    NEWLY_OVERDUE = "新逾期"
    """Overdue when the later quarter ended, and not yet when the earlier one did."""
    REOPENED = "重新打开"
    """Done by the end of the earlier quarter, and open again."""


@frozen
class Moved:
    """A finding and what became of it."""

    change: Change
    finding: LedgerFinding


def done_on(finding: LedgerFinding) -> date | None:
    """Return the day a finding was rectified: completed, else accepted, else found (a ledger that gives no later day)."""
    return finding.completed_on or finding.accepted_on or finding.found_on


def is_done(finding: LedgerFinding, day: date) -> bool:
    """Whether a finding is rectified at the end of a day."""
    return finding.status in DONE and (done_on(finding) or date.min) <= day


def is_overdue(finding: LedgerFinding, day: date) -> bool:
    """Whether a finding is open although its deadline is a date before the day."""
    return finding.deadline is not None and finding.deadline < day and not is_done(finding, day)


def was_found(finding: LedgerFinding, day: date) -> bool:
    """Whether a finding was there at the end of a day; one without a date always was."""
    return (finding.found_on or date.min) <= day


def remaining(findings: Iterable[LedgerFinding], earlier: Period) -> Iterator[LedgerFinding]:
    """Yield what the next ledger begins with: all that was not done when the earlier quarter ended, later ones too."""
    return (each for each in findings if not is_done(each, earlier.end))


def moved(findings: Iterable[LedgerFinding], earlier: Period, later: Period) -> Iterator[Moved]:
    """Yield what became of each finding from the end of the earlier quarter to the end of the later one."""
    for finding in findings:
        yield from (Moved(change, finding) for change in _changes(finding, earlier.end, later.end))


def _changes(finding: LedgerFinding, before: date, now: date) -> Iterator[Change]:
    if not was_found(finding, now):
        return
    if not was_found(finding, before):
        yield Change.NEW
        if is_done(finding, now):
            yield Change.CLOSED
    elif is_done(finding, before):
        return
    elif _was_done(finding, before):
        yield Change.REOPENED
    elif is_done(finding, now):
        yield Change.CLOSED
    else:
        yield Change.CARRIED
    if is_overdue(finding, now) and not (was_found(finding, before) and is_overdue(finding, before)):
        yield Change.NEWLY_OVERDUE


def _was_done(finding: LedgerFinding, day: date) -> bool:
    """Whether an open finding has a day, by then, on which it was completed: it is open again."""
    return finding.status not in DONE and finding.completed_on is not None and finding.completed_on <= day
