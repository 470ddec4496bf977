"""整改情况通报: what an inspection found, and what was done about each finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportgen.checks.genre import findings_are_rectified, has_findings
from reportgen.kinds._kind import Kind
from reportgen.model.official import CONTENT_KEYS

if TYPE_CHECKING:
    from reportgen.ledger.counting import Figures


def draft(figures: Figures, written: frozenset[str]) -> Mapping[str, Any]:
    """Return lead and sections out of the ledger, where a person wrote no body."""
    if written & {*CONTENT_KEYS, "content"}:
        return {}
    from reportgen.kinds._ledger_draft import rectification_draft

    return rectification_draft(figures)


KIND = Kind(
    name="rectification-report",
    title="整改情况通报",
    checks=(has_findings, findings_are_rectified),
    draft=draft,
    summary="逐条通报检查发现的问题和整改情况。",
)
