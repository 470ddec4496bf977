"""Records of documents out of a ledger: each finding with what was demanded and done, each value with its cell.

In: findings of a ledger. Out: plain data as a clerk would type it, and the cells it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.ledger.entries import LedgerFinding, Status
from reportgen.sources.source import CellMark, PathKey, Plain

CELLS = {
    "text": "description", "category": "category", "severity": "severity", "inspected_entity": "inspected_entity",
    "found_on": "found_on", "deadline": "deadline", "responsible_units": "responsible_units",
    "responsible_persons": "responsible_persons", "requirement": "requirement", "rectification": "status",
}  # fmt: skip
"""The key of a record, and the field of the ledger whose cell it comes from."""
NO_DESCRIPTION = "（台账未填写隐患内容）"
RECTIFIED_CELLS = {
    "actions": "actions",
    "status": "status",
    "completed_on": "completed_on",
    "accepted_by": "accepted_by",
}


def finding_record(finding: LedgerFinding) -> dict[str, Plain]:
    """Return a finding as a record of a document; what the ledger does not say is left out."""
    deadline = finding.deadline.isoformat() if finding.deadline else finding.deadline_words
    record: dict[str, Plain] = {
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
    return {key: value for key, value in record.items() if value}


def rectification_record(finding: LedgerFinding) -> dict[str, Plain]:
    """Return what was done about a finding; empty where nothing is known of it."""
    record: dict[str, Plain] = {
        "actions": [line for line in map(str.strip, finding.actions.splitlines()) if line],
        "status": "" if finding.status is Status.UNKNOWN else str(finding.status),
        "completed_on": finding.completed_on.isoformat() if finding.completed_on else "",
        "accepted_by": list(finding.accepted_by),
    }
    return {key: value for key, value in record.items() if value}


def origins(findings: Iterable[LedgerFinding], path: PathKey) -> Iterator[tuple[PathKey, CellMark]]:
    """Yield where the records of a list at a path come from: the cells of their values, and of their rows."""
    for index, finding in enumerate(findings):
        here = (*path, index)
        yield here, CellMark(finding.sheet, finding.cells.get("description", f"A{finding.row}"))
        for key, source in CELLS.items():
            if source in finding.cells:
                yield (*here, key), CellMark(finding.sheet, finding.cells[source])
        for key, source in RECTIFIED_CELLS.items():
            if source in finding.cells:
                yield (*here, "rectification", key), CellMark(finding.sheet, finding.cells[source])


def typed_texts(finding: LedgerFinding) -> Iterator[str]:
    """Yield what somebody typed of a finding: a number in it is no figure of ours."""
    yield from (finding.id, finding.description, finding.category, finding.inspected_entity, finding.requirement)
    yield from (finding.deadline_words, finding.actions, finding.source, finding.location, finding.remark)
    yield from (*finding.responsible_units, *finding.responsible_persons, *finding.accepted_by, finding.disposal)
