"""通报: what the inspections of a month found, by source and date, and before that what of earlier months is still open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportgen.checks.genre import has_body
from reportgen.kinds._kind import Kind
from reportgen.model.official import CONTENT_KEYS, Official

if TYPE_CHECKING:
    from reportgen.ledger.counting import Figures


class Bulletin(Official):
    """A bulletin of a period; the period gives its default title."""

    @property
    def default_title(self) -> str:
        """Return <authority>关于<period>监督检查情况的通报, empty without a period."""
        if self.period is None:
            return ""
        return f"{''.join(self.issuing_authority)}关于{self.period.words}监督检查情况的通报"


def draft(figures: Figures, written: frozenset[str]) -> Mapping[str, Any]:
    """Return lead and sections out of the ledger, where a person wrote no body."""
    if figures.period is None or written & {*CONTENT_KEYS, "content"}:
        return {}
    from reportgen.kinds._ledger_draft import bulletin_draft

    return bulletin_draft(figures)


KIND = Kind(
    name="bulletin",
    title="通报",
    model=Bulletin,
    checks=(has_body,),
    draft=draft,
    summary="通报当月检查发现的问题和以前各月尚未销号的问题。",
)
