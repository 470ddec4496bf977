"""通报: what the inspections of a month found, by source and date, and before that what of earlier months is still open."""

from reportgen.checks.genre import has_body
from reportgen.kinds._kind import Kind
from reportgen.model.official import Official


class Bulletin(Official):
    """A bulletin of a period; the period gives its default title."""

    @property
    def default_title(self) -> str:
        """Return <authority>关于<period>监督检查情况的通报, empty without a period."""
        if self.period is None:
            return ""
        return f"{''.join(self.issuing_authority)}关于{self.period.words}监督检查情况的通报"


KIND = Kind(
    name="bulletin",
    title="通报",
    model=Bulletin,
    checks=(has_body,),
    summary="通报当月检查发现的问题和以前各月尚未销号的问题。",
)
