"""整改情况通报: what an inspection found, and what was done about each finding."""

from reportgen.checks.genre import findings_are_rectified, has_findings
from reportgen.kinds._kind import Kind

KIND = Kind(
    name="rectification-report",
    title="整改情况通报",
    checks=(has_findings, findings_are_rectified),
    summary="逐条通报检查发现的问题和整改情况。",
)
