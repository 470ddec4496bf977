"""The figures, each defined once: what it is called, how it is reckoned, which rows it counts, in what unit.

In: nothing. Out: the registry of figures. `counting` reckons them, `docs/figures.md` is made from them, every document and
command uses them under these names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportgen.frozen import frozen
from reportgen.ledger.disposals import LIMITED, REMINDED, SEALED, SUSPENDED
from reportgen.ledger.entries import Status
from reportgen.ledger.schema import CODES

FINDINGS, INSPECTIONS = "fact", "inspection"


def _in(*statuses: Status) -> str:
    return f"status IN ({', '.join(str(CODES[each]) for each in statuses)})"


RECTIFIED = _in(Status.COMPLETED, Status.CLOSED)
UNDER_WAY = _in(Status.UNDER_WAY, Status.LASTING)
PLACE = "coalesce(nullif(entity, ''), nullif(unit, ''), '#' || n)"
"""An inspected entity; where a row names none, its responsible unit; else the row itself."""


@frozen
class Figure:
    """A figure: `rows` is the SQL condition of the rows it counts, `reckoned` the aggregate over them."""

    name: str
    english: str
    unit: str
    formula: str
    """How it is reckoned, and `counted` over which rows: message ids with `words` as their parameters."""
    counted: str
    words: Mapping[str, str] = field(default_factory=dict, compare=False)
    label: str = ""
    """What it is called before its number in an enumeration: 已整改12项."""
    over: str = FINDINGS
    rows: str = "1"
    reckoned: str = "count(*)"
    needs: tuple[str, ...] = ()
    """Fields without which a ledger says nothing of it: then there is no data, which is not 0."""
    shows: tuple[str, ...] = ()
    """Fields whose cells decide whether a row counts."""
    ratio: tuple[str, str] = ("", "")
    """The figures that a rate divides."""
    adds_up: bool = True
    """Whether it may be added up over groups; a number of distinct units may not."""

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage."""
        return bool(self.ratio[0])


def _ordered(name: str, english: str, unit: str, word: str, flag: int) -> Figure:
    """Return the figure of a disposal: of findings, of letters, or of distinct units."""
    places = unit == "家"
    formula = (
        "distinct units at which a disposal names {word}; one that is named twice counts once"
        if places
        else "number of findings whose disposal names {word}"
    )
    return Figure(
        name, english, unit, formula, "findings whose disposal names {word}", {"word": word}, label=word,
        rows=f"ordered & {flag}", reckoned=f"count(DISTINCT {PLACE})" if places else "count(*)",
        needs=("disposal",), shows=("disposal", "inspected_entity") if places else ("disposal",), adds_up=not places,
    )  # fmt: skip


def _status(name: str, english: str, rows: str, status: str) -> Figure:
    """Return the figure of a state."""
    return Figure(
        name, english, "项", "number of findings whose status is {status}", "findings whose status is {status}",
        {"status": status}, label=name.removesuffix("数"), rows=rows, shows=("status",),
    )  # fmt: skip


EVERY_VISIT, EVERY_FINDING = "every row of the sheet of inspections", "every finding"
FIGURES: tuple[Figure, ...] = (
    Figure(
        "出动人次", "people_sent", "人次",
        "sum of the people of all visits: the number typed, else the number of inspectors named", EVERY_VISIT,
        label="出动", over=INSPECTIONS, reckoned="sum(people)", needs=("people",), shows=("people", "inspectors"),
    ),
    Figure(
        "检查家次", "units_visited", "家次", "sum of the units of all visits; a unit visited twice counts twice", EVERY_VISIT,
        label="检查", over=INSPECTIONS, reckoned="sum(units)", needs=("inspected_entities",),
        shows=("inspected_entities",),
    ),
    Figure(
        "检查次数", "visits", "次", "number of visits", EVERY_VISIT, label="检查", over=INSPECTIONS, needs=("inspections",),
        shows=("held_on",),
    ),
    Figure(
        "发现隐患数", "found", "项", "number of findings = 已整改数 + 整改中数 + 未开始数 + 状态不明数", EVERY_FINDING,
        label="发现", shows=("description", "found_on"),
    ),
    _status("已整改数", "rectified", RECTIFIED, "已完成、已销号"),
    _status("整改中数", "under_way", UNDER_WAY, "整改中、长期坚持"),
    _status("未开始数", "not_started", _in(Status.NOT_STARTED), "未开始"),
    _status("状态不明数", "status_unknown", _in(Status.UNKNOWN), "状态不明"),
    Figure(
        "逾期数", "overdue", "项",
        "number of findings not rectified (neither 已完成 nor 已销号) whose deadline is a date before the report date",
        "findings not rectified with a deadline before the report date",
        label="逾期", rows=f"NOT {RECTIFIED} AND deadline < :on", needs=("deadline",), shows=("deadline", "status"),
    ),
    Figure(
        "整改率", "rectification_rate", "", "已整改数 ÷ 发现隐患数 × 100%, rounded half up to one decimal", EVERY_FINDING,
        label="整改率", ratio=("已整改数", "发现隐患数"), shows=("status",), adds_up=False,
    ),
    Figure(
        "重大隐患数", "major", "项", "number of findings whose level is 重大", "findings whose level is 重大",
        label="重大隐患", rows="severity = '重大'", needs=("severity",), shows=("severity",),
    ),
    _ordered("限期整改数", "limited", "项", "限期整改", LIMITED),
    _ordered("停业整顿家数", "suspended_units", "家", "停业整顿", SUSPENDED),
    _ordered("查封家数", "sealed_units", "家", "查封", SEALED),
    _ordered("提醒函数", "reminder_letters", "份", "提醒函", REMINDED),
    Figure(
        "立行立改数", "rectified_at_once", "项", "number of findings rectified on the day they were found",
        "findings 已完成 or 已销号 whose date of completion is the date found",
        label="立行立改", rows=f"{RECTIFIED} AND completed = found", needs=("found_on", "completed_on"),
        shows=("found_on", "completed_on", "status"),
    ),
)  # fmt: skip
BY_NAME = {name: figure for figure in FIGURES for name in (figure.name, figure.english)}


def find_figure(word: str) -> Figure | None:
    """Return the figure of a Chinese or English name."""
    return BY_NAME.get(word.strip())
