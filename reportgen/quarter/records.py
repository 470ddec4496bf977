"""Where records out of a ledger come from, and which of their texts somebody typed.

In: findings of a ledger, the path of their records. Out: the cells of their values; the texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.ledger.entries import LedgerFinding
from reportgen.sources.source import CellMark, PathKey

CELLS = {
    "text": "description", "category": "category", "severity": "severity", "inspected_entity": "inspected_entity",
    "found_on": "found_on", "deadline": "deadline", "responsible_units": "responsible_units",
    "responsible_persons": "responsible_persons", "requirement": "requirement", "rectification": "status",
}  # fmt: skip
"""The key of a record, and the field of the ledger whose cell it comes from."""
RECTIFIED_CELLS = {
    "actions": "actions",
    "status": "status",
    "completed_on": "completed_on",
    "accepted_by": "accepted_by",
}


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
    yield from finding.unread.values()


def names(finding: LedgerFinding) -> Iterator[str]:
    """Yield the names in a finding by which figures are grouped."""
    yield from (
        finding.category,
        finding.severity,
        finding.source,
        finding.inspected_entity,
        finding.location,
        finding.disposal,
    )
    yield from (*finding.responsible_units, *finding.responsible_persons)
