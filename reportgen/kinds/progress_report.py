"""贯彻落实情况汇报: how a superior's demands were carried out, point by point."""

from reportgen.checks.genre import has_body
from reportgen.kinds._kind import Kind

KIND = Kind(
    name="progress-report",
    title="贯彻落实情况汇报",
    checks=(has_body,),
    summary="汇报上级要求的贯彻落实情况。",
)
