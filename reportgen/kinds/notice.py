"""通知: passes on, arranges or asks for work; may carry a task list, or issue another text."""

from reportgen.checks.genre import has_recipients, phases_are_in_order
from reportgen.kinds._kind import Kind

KIND = Kind(
    name="notice",
    title="通知",
    checks=(has_recipients, phases_are_in_order),
    summary="部署工作、转发或印发文件，可附任务清单。",
)
