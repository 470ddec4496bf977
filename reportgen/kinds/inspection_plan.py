"""督导检查方案: what is inspected, by whom, in which phases."""

from reportgen.checks.genre import phases_are_in_order
from reportgen.kinds._kind import Kind

KIND = Kind(
    name="inspection-plan",
    title="督导检查方案",
    checks=(phases_are_in_order,),
    summary="部署督导检查的内容、分工、阶段和要求。",
)
