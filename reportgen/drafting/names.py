"""Names: what a text may say between `{{` and `}}` - the ledger, its figures, its groups - and nothing of Python.

In: figures. Out: objects that answer to Chinese and English names, and refuse any other with the nearest one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NoReturn, TypeAlias

from reportgen.ledger.counting import Figures
from reportgen.ledger.figure_values import FigureValue, Group, refuse_figure
from reportgen.ledger.figures import FIGURES, find_figure
from reportgen.ledger.groupings import GROUPINGS, MORE_NAMES, find_grouping
from reportgen.ledger.periods import short_words
from reportgen.model.dates import format_date
from reportgen.model.keys import nearest

LAST_YEAR, BEFORE = ("上年同期", "last_year"), ("上期", "previous")
PERIOD, SHORT_PERIOD = ("报告期", "period"), ("报告期简称", "short_period")
REPORT_DATE = ("报告日", "report_date")
NAME, COUNT = ("名称", "name"), ("数量", "count")
FOUND = "发现隐患数"


def refuse_name(word: object, known: Sequence[str]) -> NoReturn:
    """Refuse a name that is not there, naming the nearest one."""
    near = nearest(str(word), known)
    if near:
        refuse_figure("unknown-figure", "there is no {name} in a ledger; did you mean {near}?", name=word, near=near)
    names = "、".join(name for name in known if not name.isascii())
    refuse_figure("unknown-figure", "there is no {name} in a ledger; write one of {names}", name=word, names=names)


class Shown:
    """A figure in a text: it prints, and may be compared in a condition, but not computed with."""

    __slots__ = ("_figures", "_value")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, value: FigureValue, figures: Figures) -> None:
        self._value, self._figures = value, figures

    def __bool__(self) -> bool:
        return bool(self._value.known)

    def __eq__(self, other: object) -> bool:
        return bool(self._value.known == _number(other))

    def __lt__(self, other: object) -> bool:
        return bool(self._value.known < _number(other))

    def __le__(self, other: object) -> bool:
        return bool(self._value.known <= _number(other))

    def __gt__(self, other: object) -> bool:
        return bool(self._value.known > _number(other))

    def __ge__(self, other: object) -> bool:
        return bool(self._value.known >= _number(other))

    def __getitem__(self, name: object) -> NoReturn:
        message = "{figure} is a number and has no {name}; for groups write 台账.按类型 and the like"
        refuse_figure("unknown-figure", message, figure=self._value.figure.name, name=name)

    def _refuse(self, *_: object) -> NoReturn:
        message = (
            "{figure} cannot be reckoned with in a text, since nobody could trace the result; use 同比, 环比 or 其中"
        )
        refuse_figure("figure-reckoned", message, figure=self._value.figure.name)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _refuse
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __neg__ = __pos__ = _refuse


def _number(other: object) -> Any:
    value = parts(other)[0].known if isinstance(other, Shown) else other
    return Decimal(str(value)) if isinstance(value, int | float | Decimal) else value


class GroupShown:
    """A group in a text: 组.名称, 组.数量, and every figure of it by name."""

    __slots__ = ("_figures", "_group")

    def __init__(self, group: Group, figures: Figures) -> None:
        self._group, self._figures = group, figures

    def __getitem__(self, name: object) -> Any:
        if name in NAME:
            return self._group.name
        return _figure(FOUND if name in COUNT else name, self._figures, self._group, (*NAME, *COUNT))


class GroupsShown:
    """The groups of a ledger in a text: gone through in a loop, or one of them by its place or name."""

    __slots__ = ("_figures", "_groups")

    def __init__(self, groups: Sequence[Group], figures: Figures) -> None:
        self._groups, self._figures = list(groups), figures

    def __iter__(self) -> Iterator[GroupShown]:
        return (GroupShown(group, self._figures) for group in self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def __getitem__(self, name: object) -> GroupShown:
        if isinstance(name, int):
            if not -len(self._groups) <= name < len(self._groups):
                message = "there are only {count} groups here; the first is [0]"
                refuse_figure("unknown-figure", message, count=len(self._groups))
            return GroupShown(self._groups[name], self._figures)
        group = next((each for each in self._groups if name in (each.name, each.key)), None)
        if group is None:
            refuse_name(name, [each.name for each in self._groups])
        return GroupShown(group, self._figures)


class LedgerShown:
    """The ledger in a text: 台账.整改率, 台账.上年同期.发现隐患数, 台账.按类型."""

    __slots__ = ("_figures",)

    def __init__(self, figures: Figures) -> None:
        self._figures = figures

    def __getitem__(self, name: object) -> Any:
        figures = self._figures
        if name in PERIOD or name in SHORT_PERIOD:
            return self._period(short=name in SHORT_PERIOD)
        if name in REPORT_DATE:
            return self._report_date()
        if name in LAST_YEAR or name in BEFORE:
            return self._other(str(name))
        grouping = find_grouping(str(name)) if str(name).startswith(("按", "by_")) else None
        if grouping is not None:
            return GroupsShown(figures.groups(grouping), figures)
        return _figure(name, figures, None, LEDGER_NAMES)

    def _period(self, *, short: bool) -> str:
        period = self._figures.period
        if period is None:
            refuse_figure("no-period", "the period (报告期) is missing; write one, such as 2022Q1")
        return short_words(period) if short else period.words

    def _report_date(self) -> str:
        if self._figures.on is None:
            refuse_figure("no-period", "the period (报告期) is missing; write one, such as 2022Q1")
        return format_date(self._figures.on)

    def _other(self, name: str) -> LedgerShown:
        figures = self._figures.of_last_year() if name in LAST_YEAR else self._figures.of_previous()
        if figures is None:
            refuse_figure("no-data", "there is no period before {period}", period=self._figures.period)
        return LedgerShown(figures)


def _figure(name: object, figures: Figures, group: Group | None, more: Sequence[str]) -> Shown:
    figure = find_figure(str(name))
    if figure is None:
        refuse_name(name, (*FIGURE_NAMES, *more))
    return Shown(figures.value(figure, group), figures)


def parts(item: Any, figure: str = FOUND) -> list[FigureValue]:
    """Return the values that something in a text stands for; of groups those of one figure."""
    if isinstance(item, Shown):
        return [item._value]
    if isinstance(item, GroupShown):
        return [parts(item[figure])[0]]
    if isinstance(item, GroupsShown | list | tuple):
        return [value for each in item for value in parts(each, figure)]
    refuse_figure(
        "not-a-figure", "a figure or a group of the ledger is expected here, such as 台账.发现隐患数 or 台账.按类型"
    )


def whose(item: Any) -> Figures:
    """Return the figures that something in a text belongs to."""
    if isinstance(item, list | tuple) and item:
        return whose(item[0])
    if not isinstance(item, Shown | GroupShown | GroupsShown):
        parts(item)
    figures: Figures = item._figures
    return figures


Anything: TypeAlias = "Shown | GroupShown | GroupsShown | LedgerShown"
FIGURE_NAMES = tuple(name for each in FIGURES for name in (each.name, each.english))
GROUPING_NAMES = (
    *(name for each in GROUPINGS for name in (each.in_text, f"by_{each.english}")),
    *(f"by_{name}" if name.isascii() else f"按{name}" for name in MORE_NAMES),
)
LEDGER_NAMES = (*GROUPING_NAMES, *LAST_YEAR, *BEFORE, *PERIOD, *SHORT_PERIOD, *REPORT_DATE)
