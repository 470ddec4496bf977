"""Records out of a ledger: each finding with what was demanded and done, as a clerk would type it in an input.

In: findings of a ledger. Out: plain data of a document, whose texts are `Verbatim`: none is ever read as an expression.
"""

from __future__ import annotations

from typing import Any

from reportgen.ledger.entries import LedgerFinding, Status
from reportgen.model.verbatim import verbatim

NO_DESCRIPTION = "（台账未填写隐患内容）"
NOT_SAID = "台账未填写整改状态，整改情况待核实"
NOT_STARTED = "尚未开始整改"


def finding_record(finding: LedgerFinding) -> dict[str, Any]:
    """Return a finding as a record of a document; what the ledger does not say is left out."""
    deadline = finding.deadline.isoformat() if finding.deadline else finding.deadline_words
    record: dict[str, Any] = {
        "id": finding.id,
        "text": finding.description or NO_DESCRIPTION,
        "category": finding.category,
        "severity": finding.severity,
        "inspected_entity": finding.inspected_entity,
        "found_on": finding.found_on.isoformat() if finding.found_on else "",
        "deadline": deadline,
        "responsible_units": list(finding.responsible_units),
        "responsible_persons": list(finding.responsible_persons),
        "requirement": finding.requirement,
        "rectification": rectification_record(finding),
    }
    return {key: verbatim(value) for key, value in record.items() if value}


def rectification_record(finding: LedgerFinding) -> dict[str, Any]:
    """Return what was done about a finding; empty where nothing is known of it."""
    record: dict[str, Any] = {
        "actions": [line for line in map(str.strip, finding.actions.splitlines()) if line],
        "status": "" if finding.status is Status.UNKNOWN else str(finding.status),
        "completed_on": finding.completed_on.isoformat() if finding.completed_on else "",
        "accepted_by": list(finding.accepted_by),
    }
    return {key: value for key, value in record.items() if value}


def stated_record(finding: LedgerFinding) -> dict[str, Any]:
    """Return a finding's record in which it is said where the ledger leaves its rectification open."""
    record = finding_record(finding)
    if not finding.actions and (said := _without_actions(finding)):
        record["rectification"] = verbatim({**record.get("rectification", {}), "actions": [said]})
    return record


def _without_actions(finding: LedgerFinding) -> str:
    """Return what is said of a rectification of which nothing else tells: the state as it was typed, where it is no other."""
    if finding.status is Status.NOT_STARTED:
        return NOT_STARTED
    return finding.unread.get("status", NOT_SAID) if finding.status is Status.UNKNOWN else ""
