"""A chart 图表: categories and series of numbers, as a clerk types them.

In: plain data of one chart. Out: typed records; a number knows whether it was typed as a percentage.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, NamedTuple

from reportgen.model.problems import refuse
from reportgen.model.record import ReadBy, Record, key
from reportgen.model.values import Line, Names, choice

if TYPE_CHECKING:
    from decimal import Decimal

CHART_TYPES = {
    "column": "column", "柱形图": "column", "柱状图": "column",
    "bar": "bar", "条形图": "bar",
    "line": "line", "折线图": "line",
}  # fmt: skip
MAX_CATEGORIES, MAX_SERIES, MAX_NAME = 40, 8, 100
PERCENT = ("%", "百分比")
NO_NUMBER = frozenset(("", "-", "—", "——", "/"))
"""What a clerk types where there is no number: the chart has a gap there, which is not the same as 0."""
NUMBER = r"([+-]?\d{1,15}(?:\.\d{1,10})?)(%?)"
GROUPED = r"[+-]?\d{1,3}(?:,\d{3})+(?![\d,])"
"""Not compiled at once: most documents have no chart."""

ChartType = Annotated[str, ReadBy(choice(CHART_TYPES))]


class ChartNumber(NamedTuple):
    """A number of a chart as typed: 93.5 of 93.5%."""

    value: Decimal
    percent: bool = False


def _numbers(value: object) -> tuple[ChartNumber | None, ...]:
    entries = value if isinstance(value, list | tuple) else [value]
    return tuple(_number(each, str(index)) for index, each in enumerate(entries))


def _number(value: object, at: str) -> ChartNumber | None:
    import unicodedata  # what follows is loaded only where there is a chart
    from decimal import Decimal

    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        refuse("bad-number", "a number is expected here, such as 12 or 93.5%", at=at)
    text = unicodedata.normalize("NFKC", _plain(value)).strip()
    if text in NO_NUMBER:
        return None
    found = re.fullmatch(NUMBER, text.replace(",", "") if re.match(GROUPED, text) else text, re.ASCII)
    if found is None:
        message = "{value} is not a number; write it like 12, -3.5 or 93.5%, without a unit"
        refuse("bad-number", message, value=text[:40], at=at)
    return ChartNumber(Decimal(found[1]), bool(found[2]))


def _plain(value: str | float | Decimal) -> str:
    """Return a number without an exponent where it has one only for being small."""
    if isinstance(value, str):
        return value
    from decimal import Decimal

    exact = Decimal(str(value))
    return f"{exact:f}" if exact.is_finite() else str(exact)


Numbers = Annotated[tuple[ChartNumber | None, ...], ReadBy(_numbers)]


class ChartSeries(Record):
    """A series 系列 of a chart: what its numbers are of, and a number for each category."""

    name: Line = key("名称", "what the numbers are of", default=...)
    values: Numbers = key("数值", "a number for each category; an empty one leaves a gap", default=tuple)


class Chart(Record):
    """A chart 图表: its title stands below it as 图1, 图2 …"""

    title: Line = key("标题", "the line under the chart, without 图1", default=...)
    type: ChartType = key("类型", "column 柱形图, bar 条形图 or line 折线图", default="column")
    unit: Line | None = key("单位", "of what the numbers are, such as 项; % for percentages")
    categories: Names = key("类别", "what stands along the axis: months, kinds, units", default=tuple)
    values: Numbers = key("数值", "a number for each category, where there is one series", default=tuple)
    series: list[ChartSeries] = key("系列", "several rows of numbers, each with its name", default=list)
    place: Line | None = key("位置", "the place of the template that it takes, where that has another name than it")

    def require_whole(self) -> None:
        """Refuse a chart without numbers, with too many, or whose rows are not as long as its axis."""
        if self.values and self.series:
            refuse("two-series", "a chart has numbers (数值) of its own, or series (系列), not both")
        if not self.categories or not any(number for each in self.all_series for number in each.values):
            refuse("no-chart-data", "a chart needs categories (类别) and numbers (数值); here there is nothing to draw")
        self._require_room()
        for index, each in enumerate(self.all_series):
            if len(each.values) != len(self.categories):
                at = f"series {index} values" if self.series else "values"
                message = "{name} has {numbers} numbers, but there are {categories} categories"
                refuse(
                    "series-length",
                    message,
                    at,
                    name=each.name,
                    numbers=len(each.values),
                    categories=len(self.categories),
                )
        if not self.percent and any(number.percent for number in self.numbers):
            message = "some numbers of this chart have a % and others have none; write all alike"
            refuse("mixed-percent", message, "series" if self.series else "values")

    def _require_room(self) -> None:
        if len(self.categories) > MAX_CATEGORIES:
            message = "a chart shows at most {limit} categories, and here are {count}; use a table, or several charts"
            refuse("chart-too-wide", message, "categories", limit=MAX_CATEGORIES, count=len(self.categories))
        if len(self.series) > MAX_SERIES:
            message = "a chart shows at most {limit} series, and here are {count}; use a table, or several charts"
            refuse("chart-too-wide", message, "series", limit=MAX_SERIES, count=len(self.series))
        for name in (*self.categories, *(each.name for each in self.series)):
            if len(name) > MAX_NAME:
                message = "{name} is too long for a chart; at most {limit} characters can be read there"
                refuse("chart-name", message, name=f"{name[:20]}…", limit=MAX_NAME)

    @property
    def all_series(self) -> list[ChartSeries]:
        """The series, or the one that the chart's own numbers are."""
        return self.series or ([ChartSeries(name=self.title, values=self.values)] if self.values else [])

    @property
    def numbers(self) -> list[ChartNumber]:
        """Every number that is there."""
        return [number for each in self.all_series for number in each.values if number is not None]

    @property
    def percent(self) -> bool:
        """Whether the numbers are percentages: all were typed so, or the unit says it."""
        return self.unit in PERCENT or all(number.percent for number in self.numbers)
