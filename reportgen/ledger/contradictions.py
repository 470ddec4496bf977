"""Contradictions: what cannot all be true in one row.

In: a finding. Out: a diagnostic for each contradiction, at the cell that most likely is wrong.
"""

from __future__ import annotations

from datetime import date

from reportgen.ledger.cell_values import Reader
from reportgen.ledger.entries import LedgerFinding, Status
from reportgen.ledger.words import TITLES


def tell_contradictions(finding: LedgerFinding, reader: Reader) -> None:
    """Tell what contradicts itself in a finding."""
    if finding.status is Status.CLOSED and not finding.accepted_by and finding.accepted_on is None:
        message = "closed (已销号), but nobody accepted it: the row has neither the person nor the date of a recheck"
        _tell(finding, reader, "closed-without-acceptance", message, "status")
    if finding.completed_on is not None:
        if finding.status is Status.UNKNOWN:
            message = "completed on {day}, but the row has no state"
            _tell(finding, reader, "completed-without-status", message, "completed_on", day=finding.completed_on)
        if finding.status is Status.NOT_STARTED:
            message = "completed on {day}, but the state is 未开始"
            _tell(finding, reader, "completed-not-started", message, "completed_on", day=finding.completed_on)
    if finding.found_on is not None:
        _tell_order(finding, finding.found_on, reader)
    if finding.accepted_on and finding.completed_on and finding.accepted_on < finding.completed_on:
        message = "rechecked on {day}, before it was completed ({other})"
        other = finding.completed_on.isoformat()
        _tell(
            finding, reader, "accepted-before-completed", message, "accepted_on", day=finding.accepted_on, other=other
        )


def _tell_order(finding: LedgerFinding, found_on: date, reader: Reader) -> None:
    other = found_on.isoformat()
    if finding.completed_on and finding.completed_on < found_on:
        message = "completed on {day}, before it was found ({other})"
        _tell(finding, reader, "completed-before-found", message, "completed_on", day=finding.completed_on, other=other)
    if finding.deadline and finding.deadline < found_on:
        message = "the deadline {day} lies before the day it was found ({other})"
        _tell(finding, reader, "deadline-before-found", message, "deadline", day=finding.deadline, other=other)
    if finding.accepted_on and finding.accepted_on < found_on:
        message = "rechecked on {day}, before it was found ({other})"
        _tell(finding, reader, "accepted-before-found", message, "accepted_on", day=finding.accepted_on, other=other)


def _tell(finding: LedgerFinding, reader: Reader, code: str, message: str, field: str, **params: object) -> None:
    said = {name: value.isoformat() if isinstance(value, date) else value for name, value in params.items()}
    reader.telling.warning(code, message, finding.sheet, reader.cell(field, finding.row), TITLES[field], **said)
