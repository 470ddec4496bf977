"""Groupings: by what figures are split, each so that every row stands in exactly one group.

In: nothing. Out: the registry of groupings, with the column of each and the words for a row that says nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from reportgen.frozen import frozen


@frozen
class Grouping:
    """A way to split: `finding` and `inspection` are SQL expressions, empty where such rows cannot be split by it."""

    name: str
    english: str
    counted: str
    """How rows are split: a message id."""
    blank: str
    """The group of the rows that leave it empty."""
    finding: str = ""
    inspection: str = ""
    label: Callable[[str], str] = str
    ranks: tuple[str, ...] = ()
    """Groups in an order of their own; else the larger first, equal ones by name."""
    by_key: bool = False
    """Whether groups stand in the order of their keys, as months do."""

    @property
    def in_text(self) -> str:
        """What a text calls it: 按责任单位."""
        return f"按{self.name}"

    def words(self, key: str) -> str:
        """Return what a group is called."""
        return self.label(key) if key else self.blank


def _severity(key: str) -> str:
    return key if key.endswith("隐患") else f"{key}隐患"


def _month(key: str) -> str:
    return f"{int(key[:4])}年{int(key[4:])}月"


def _told(column: str, blank: str) -> str:
    """Return the column, empty also where somebody typed what an empty one is called: both are one group."""
    return f"coalesce(nullif({column}, '{blank}'), '')"


UNIT = Grouping(
    "责任单位", "unit",
    "by the responsible unit; a finding of several units counts in the group of these units together, so that groups add up",
    "未注明责任单位", finding=_told("unit", "未注明责任单位"),
)  # fmt: skip
ENTITY = Grouping(
    "被检查单位", "entity", "by the inspected entity; 检查家次 by the entities that each visit lists", "未注明被检查单位",
    finding=_told("entity", "未注明被检查单位"),
)  # fmt: skip
CATEGORY = Grouping("类型", "type", "by the type of hazard", "未分类", finding=_told("category", "未分类"))
SEVERITY = Grouping(
    "级别", "level", "by the level of hazard, the gravest first", "未定级隐患", finding="severity", label=_severity,
    ranks=("重大", "较大", "一般"),
)  # fmt: skip
SOURCE = Grouping(
    "来源", "source", "by the source of the inspection", "未注明来源", finding=_told("source", "未注明来源"),
    inspection=_told("source", "未注明来源"),
)  # fmt: skip
MONTH = Grouping(
    "月份", "month", "by the month of the date found (or of the visit)", "日期不明",
    finding="coalesce(CAST(found / 100 AS TEXT), '')", inspection="coalesce(CAST(held / 100 AS TEXT), '')",
    label=_month, by_key=True,
)  # fmt: skip
GROUPINGS = (UNIT, ENTITY, CATEGORY, SEVERITY, SOURCE, MONTH)
MORE_NAMES = {
    "单位": UNIT, "整改单位": UNIT, "隐患类型": CATEGORY, "类别": CATEGORY, "category": CATEGORY, "隐患级别": SEVERITY,
    "severity": SEVERITY, "检查来源": SOURCE, "月": MONTH,
}  # fmt: skip
BY_NAME = {**{name: each for each in GROUPINGS for name in (each.name, each.english)}, **MORE_NAMES}


def find_grouping(word: str) -> Grouping | None:
    """Return the grouping of a Chinese or English name, as a command line has it or, with 按 or by_, a text."""
    return BY_NAME.get(word.strip().removeprefix("按").removeprefix("by_"))
