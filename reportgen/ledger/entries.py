"""What a ledger holds, typed: findings with their rectification, inspections, and the rows that are neither.

In: nothing; these are only shapes. `reading` makes them from the rows of a file, `store` keeps and counts them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """The state of a finding's rectification; overdue (逾期) is computed, never typed."""

    NOT_STARTED = "未开始"
    UNDER_WAY = "整改中"
    COMPLETED = "已完成"
    CLOSED = "已销号"
    LASTING = "长期坚持"
    UNKNOWN = "状态不明"


@dataclass(frozen=True, slots=True)
class LedgerFinding:
    """One row that is a finding 问题."""

    id: str
    """The ledger's own number, else made from unit, date and description; stable across quarters."""
    sheet: str
    row: int
    """The row as Excel counts it, from 1."""
    description: str
    """The text of the cell, line breaks kept."""
    id_made: bool = False
    category: str = ""
    """隐患类型."""
    severity: str = ""
    """隐患级别: 一般, 较大 or 重大; empty where the row says none."""
    source: str = ""
    """检查来源: the campaign or the office that inspected."""
    location: str = ""
    inspected_entity: str = ""
    """被检查单位, by its full name where the profile knows an alias."""
    inspectors: tuple[str, ...] = ()
    found_on: date | None = None
    requirement: str = ""
    """整改要求: what is demanded."""
    deadline: date | None = None
    deadline_words: str = ""
    """The deadline where it is words (立行立改)."""
    responsible_units: tuple[str, ...] = ()
    responsible_persons: tuple[str, ...] = ()
    disposal: str = ""
    """处置措施 as typed: 限期整改, 停业整顿, 查封, 提醒函 …"""
    actions: str = ""
    """整改措施: what was done, as typed."""
    status: Status = Status.UNKNOWN
    completed_on: date | None = None
    accepted_by: tuple[str, ...] = ()
    """复查人 or 验收人."""
    accepted_on: date | None = None
    acceptance: str = ""
    """复查结果 as typed."""
    remark: str = ""
    row_number: str = ""
    """序号 as typed; it counts the rows of one list and is no id."""
    cells: Mapping[str, str] = field(default_factory=dict, compare=False)
    """The cell of each field that the row fills: {"deadline": "F17"}."""
    unread: Mapping[str, str] = field(default_factory=dict)
    """What was typed in a field and not understood, such as a state of its own: {"status": "复查中"}."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """One row of the sheet of inspections 检查: a visit on a day."""

    sheet: str
    row: int
    held_on: date | None
    source: str = ""
    inspectors: tuple[str, ...] = ()
    people: int | None = None
    """出动人次 of this visit: the number typed, else the number of inspectors named; None where the row has neither."""
    inspected_entities: tuple[str, ...] = ()
    remark: str = ""
    cells: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is neither a finding nor an inspection, and why: blank, title, header, note, number-only."""

    sheet: str
    row: int
    why: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that was understood: its field, its letter, its header as typed; `field` is empty for an unknown one."""

    sheet: str
    letter: str
    header: str
    field: str


Entry = LedgerFinding | Inspection | LeftOut
