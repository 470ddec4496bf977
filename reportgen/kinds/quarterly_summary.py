"""季度工作总结: what was done in a period, what is wrong, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportgen.kinds._kind import Kind
from reportgen.model.official import CONTENT_KEYS, Official

if TYPE_CHECKING:
    from reportgen.ledger.counting import Figures


class QuarterlySummary(Official):
    """A summary of a period; the period gives its default title."""

    @property
    def default_title(self) -> str:
        """Return <authority><period>安全生产工作总结, empty without a period."""
        return f"{''.join(self.issuing_authority)}{self.period.words}安全生产工作总结" if self.period else ""


def draft(figures: Figures, written: frozenset[str]) -> Mapping[str, Any]:
    """Return the lead and the sections, where a person wrote no body; a lead that is written stays."""
    if figures.period is None or written & {*CONTENT_KEYS, "content"}:
        return {}
    from reportgen.kinds._summary_draft import lead, sections

    return {"lead": lead(), "sections": sections(figures)}


KIND = Kind(
    name="quarterly-summary",
    title="季度工作总结",
    model=QuarterlySummary,
    draft=draft,
    summary="总结一个季度（半年、全年、月份）的工作、问题和下步打算。",
)
