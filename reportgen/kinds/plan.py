"""实施方案: what is to be done, by whom and by when, and in which phases."""

from reportgen.checks.genre import has_body, phases_are_in_order
from reportgen.kinds._kind import Kind

KIND = Kind(
    name="plan",
    title="实施方案",
    checks=(has_body, phases_are_in_order),
    summary="部署一项工作的目标、任务、分工、步骤和保障。",
)
