"""季度工作总结: what was done in a period, what is wrong, what comes next."""

from reportgen.kinds._kind import Kind
from reportgen.model.official import Official


class QuarterlySummary(Official):
    """A summary of a period; the period gives its default title."""

    @property
    def default_title(self) -> str:
        """Return <authority><period>安全生产工作总结, empty without a period."""
        return f"{''.join(self.issuing_authority)}{self.period.words}安全生产工作总结" if self.period else ""


KIND = Kind(
    name="quarterly-summary",
    title="季度工作总结",
    model=QuarterlySummary,
    summary="总结一个季度（半年、全年、月份）的工作、问题和下步打算。",
)
