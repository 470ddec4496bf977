"""The columns of a clean ledger, as reportgen writes one and reads it again.

In: findings and inspections. Out: for each column its header, its width in Excel's characters, and the value of a row.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Generic, TypeVar

from reportgen.frozen import frozen
from reportgen.ledger.entries import Inspection, LedgerFinding, Status

Row = TypeVar("Row")
LEDGER, INSPECTED, CHANGES = "台账", "检查", "变动"
"""The sheets of a clean ledger."""
Value = str | date | int | None


@frozen
class SheetColumn(Generic[Row]):
    """A column: what stands in its header, how wide it is, and what a row shows there."""

    header: str
    width: int
    value: Callable[[Row], Value]


def _names(names: tuple[str, ...]) -> str:
    return "\n".join(names)


def _status(row: LedgerFinding) -> Value:
    """Return the state; one that was not understood as it was typed, and nothing where nothing was."""
    return row.unread.get("status") if row.status is Status.UNKNOWN else str(row.status)


FINDINGS: tuple[SheetColumn[LedgerFinding], ...] = (
    SheetColumn("隐患编号", 14, lambda row: row.id),
    SheetColumn("检查日期", 11, lambda row: row.found_on or row.unread.get("found_on")),
    SheetColumn("检查来源", 16, lambda row: row.source),
    SheetColumn("被检查单位", 22, lambda row: row.inspected_entity),
    SheetColumn("检查地点", 14, lambda row: row.location),
    SheetColumn("隐患内容", 48, lambda row: row.description),
    SheetColumn("隐患类型", 12, lambda row: row.category),
    SheetColumn("隐患级别", 9, lambda row: row.severity or row.unread.get("severity")),
    SheetColumn("整改要求", 32, lambda row: row.requirement),
    SheetColumn("整改期限", 11, lambda row: row.deadline or row.deadline_words),
    SheetColumn("责任单位", 22, lambda row: _names(row.responsible_units)),
    SheetColumn("责任人", 10, lambda row: _names(row.responsible_persons)),
    SheetColumn("处置措施", 12, lambda row: row.disposal),
    SheetColumn("整改措施", 36, lambda row: row.actions),
    SheetColumn("整改状态", 9, _status),
    SheetColumn("完成日期", 11, lambda row: row.completed_on or row.unread.get("completed_on")),
    SheetColumn("复查结果", 10, lambda row: row.acceptance),
    SheetColumn("复查日期", 11, lambda row: row.accepted_on or row.unread.get("accepted_on")),
    SheetColumn("复查人", 10, lambda row: _names(row.accepted_by)),
    SheetColumn("检查人", 10, lambda row: _names(row.inspectors)),
    SheetColumn("备注", 16, lambda row: row.remark),
)
INSPECTIONS: tuple[SheetColumn[Inspection], ...] = (
    SheetColumn("检查日期", 11, lambda row: row.held_on),
    SheetColumn("检查来源", 24, lambda row: row.source),
    SheetColumn("检查人员", 24, lambda row: _names(row.inspectors)),
    SheetColumn("出动人次", 9, lambda row: row.people),
    SheetColumn("检查单位", 40, lambda row: _names(row.inspected_entities)),
    SheetColumn("备注", 16, lambda row: row.remark),
)
