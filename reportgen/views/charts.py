"""Charts as they print: numbers ready for Word, the caption, and the sentence for those who do not see the picture.

In: a chart of the model. Out: its view, its caption, and the native charts that the views become.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from reportgen.layout.charts import PlacedChart
from reportgen.model.chart import Chart, ChartNumber, ChartSeries
from reportgen.ooxml.charts import NativeChart, NativeSeries
from reportgen.views.view import ChartView, SeriesView

WORDS = {"column": "柱形图", "bar": "条形图", "line": "折线图"}
NO_NUMBER = "无数据"
MAX_PLACES = 4


def chart_view(chart: Chart) -> ChartView:
    """Return everything a template may print of a chart."""
    return ChartView(
        type=chart.type,
        title=chart.title,
        place=chart.place or chart.title,
        categories=list(chart.categories),
        series=[SeriesView(each.name, [_native(number, chart) for number in each.values]) for each in chart.all_series],
        number_format=_number_format(chart),
        alt_text=_alt_text(chart),
    )


def caption(chart: Chart) -> str:
    """Return what stands under a chart behind its number."""
    unit = f"（单位：{chart.unit}）" if chart.unit and not chart.percent else ""
    return f"\u3000{chart.title}{unit}"


def placed_charts(blocks: Sequence[Mapping[str, Any]]) -> list[PlacedChart]:
    """Return the charts among the blocks as a template saw them, each with its text and the title behind it."""
    following = [*blocks[1:], {"title": ""}]
    return [
        PlacedChart(_whole(block["chart"]), block["chart"]["place"], block["text"], after["title"])
        for block, after in zip(blocks, following, strict=True)
        if block["chart"]
    ]


def _whole(view: Mapping[str, Any]) -> NativeChart:
    """Return the chart as Word is to hold it."""
    series = tuple(NativeSeries(each["name"], tuple(each["values"])) for each in view["series"])
    kind, title, number_format, alt_text = (view[name] for name in ("type", "title", "number_format", "alt_text"))
    return NativeChart(kind, title, tuple(view["categories"]), series, number_format, alt_text)


def _native(number: ChartNumber | None, chart: Chart) -> float | None:
    """Return the number as the workbook holds it: a percentage as a share of 1, so that Excel counts with it."""
    if number is None:
        return None
    value = number.value / 100 if chart.percent else number.value
    return int(value) if value == value.to_integral_value() else float(value)


def _number_format(chart: Chart) -> str:
    """Return the format with as many decimal places as were typed."""
    places = min(MAX_PLACES, max((_places(number.value) for number in chart.numbers), default=0))
    return "0" + "." * bool(places) + "0" * places + "%" * chart.percent


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _alt_text(chart: Chart) -> str:
    """Return all figures of a chart as a sentence."""
    if not chart.series:
        return f"{WORDS[chart.type]}：{chart.title}：{_told(chart.all_series[0], chart)}。"
    rows = "；".join(f"{each.name}：{_told(each, chart)}" for each in chart.series)
    return f"{WORDS[chart.type]}：{chart.title}：{rows}。"


def _told(series: ChartSeries, chart: Chart) -> str:
    pairs = zip(chart.categories, series.values, strict=True)
    return "，".join(_pair(category, _printed(number, chart)) for category, number in pairs)


def _pair(category: str, number: str) -> str:
    """Return a name and its number; 2026Q1 and 12 must not run into each other."""
    return f"{category}：{number}" if category[-1:].isascii() else category + number


def _printed(number: ChartNumber | None, chart: Chart) -> str:
    if number is None:
        return NO_NUMBER
    return f"{number.value:f}" + ("%" if chart.percent else chart.unit or "")
