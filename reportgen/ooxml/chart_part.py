"""The part of a chart: python-pptx writes it, we dress it.

In: a chart and how it is to look. Out: the bytes of a DrawingML chart. Printed in black and white its series still
differ: bars are dark and light by turns, lines have marks of their own. Numbers stand at the points instead of along an
axis, as long as they find room there.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from reportgen.ooxml.charts import WORKBOOK_LINK, Face, NativeChart

TYPES = {
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
}
MARKS = (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE, XL_MARKER_STYLE.DIAMOND)
DASHES = (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT)
DARK = RGBColor(0x26, 0x26, 0x26)
CHARACTERS = 84
"""Figures that stand side by side along the width of a page's core in the size of a chart."""
WORDS_A_LINE, MOST_LINES = 44, 3
"""Chinese characters along the core, and lines of a name under an axis, before names are better turned."""
MOST_SLANTED, UPRIGHT = 16, "-5400000"
AXES = {"-2068027336": "111111111", "-2113994440": "222222222"}
"""Identifiers of axes are unsigned (ECMA-376-1, 21.2.2.9: xsd:unsignedInt); python-pptx writes some below 0."""
LANGUAGE = "zh-CN"


def chart_part(chart: NativeChart, face: Face) -> bytes:
    """Return the part of a chart whose workbook is its first relationship."""
    data = CategoryChartData(number_format=chart.number_format)
    data.categories = chart.categories
    for series in chart.series:
        data.add_series(series.name, series.values)
    root = parse_xml(ChartXmlWriter(TYPES[chart.kind], data).xml.encode())
    drawn = Chart(root, None)
    _dress(drawn, chart, face)
    _mend(root, face)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _dress(drawn: Any, chart: NativeChart, face: Face) -> None:
    drawn.has_title = False
    drawn.font.size, drawn.font.name = Pt(face.size), face.font
    drawn.font.color.rgb = RGBColor(0, 0, 0)
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    plot = drawn.plots[0]
    labelled = _has_room(chart)
    if labelled:
        _label(plot, chart)
    for index, series in enumerate(plot.series):
        _colour(series, index, chart.kind, face)
    if chart.kind != "line":
        plot.gap_width, plot.overlap = _gap(chart), 0
        plot.vary_by_categories = False
    _axes(drawn, chart, face, labelled)


def _gap(chart: NativeChart) -> int:
    """Return the room between groups of bars in percent of a bar: few bars are not to become blocks."""
    return 300 if len(chart.categories) <= 3 else 100


def _has_room(chart: NativeChart) -> bool:
    """Whether all numbers can be read at their points; where they cannot, an axis and a grid tell them."""
    if chart.kind == "bar":
        return True  # one below the other
    longest = max(len(_shown(value, chart.number_format)) for each in chart.series for value in each.values)
    if chart.kind == "line":
        return len(chart.series) <= 2 and len(chart.categories) * (longest + 1) <= CHARACTERS
    return len(chart.series) * len(chart.categories) * (longest + 1) <= CHARACTERS


def _shown(value: float | None, number_format: str) -> str:
    """Return about what Word prints of a number."""
    percent = number_format.endswith("%")
    places = len(number_format.removesuffix("%").partition(".")[2])
    return "" if value is None else f"{value * 100 if percent else value:.{places}f}" + "%" * percent


def _label(plot: Any, chart: NativeChart) -> None:
    if chart.kind == "line" and len(chart.series) == 2:
        totals = [sum(value or 0 for value in each.values) for each in chart.series]
        above, below = XL_LABEL_POSITION.ABOVE, XL_LABEL_POSITION.BELOW
        for series, higher in zip(plot.series, (totals[0] >= totals[1], totals[0] < totals[1]), strict=True):
            _set_labels(series.data_labels, chart, above if higher else below)
        return
    plot.has_data_labels = True
    place = XL_LABEL_POSITION.ABOVE if chart.kind == "line" else XL_LABEL_POSITION.OUTSIDE_END
    _set_labels(plot.data_labels, chart, place)


def _set_labels(labels: Any, chart: NativeChart, place: Any) -> None:
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = chart.number_format, False
    labels.position = place


def _colour(series: Any, index: int, kind: str, face: Face) -> None:
    colours = face.lines if kind == "line" else face.colours
    colour = RGBColor.from_string(colours[index % len(colours)])
    if kind != "line":
        series.invert_if_negative = False  # else what goes down is white
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
        series.format.line.color.rgb, series.format.line.width = DARK, Pt(0.5)
        return
    series.smooth = False
    series.format.line.dash_style = DASHES[index % len(DASHES)]
    series.format.line.color.rgb, series.format.line.width = colour, Pt(1.75)
    series.marker.style, series.marker.size = MARKS[index % len(MARKS)], 6
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour
    series.marker.format.line.color.rgb = DARK


def _axes(drawn: Any, chart: NativeChart, face: Face, labelled: bool) -> None:
    along, up = drawn.category_axis, drawn.value_axis
    along.major_tick_mark = XL_TICK_MARK.NONE
    along.format.line.color.rgb = DARK
    along.has_major_gridlines = False
    if chart.kind != "bar" and (turned := _turned(chart)) is not None:
        along.tick_labels.font.size = Pt(face.size)
        along._element.txPr.bodyPr.set("rot", turned)
        along._element.txPr.bodyPr.set("vert", "horz")
    if chart.kind == "bar":
        along.reverse_order = True  # else the first category stands at the foot
    if all(value is None or value >= 0 for value in chain.from_iterable(each.values for each in chart.series)):
        up.minimum_scale = 0
    else:
        along.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # below the bars that go down
    up.major_tick_mark = XL_TICK_MARK.NONE
    up.visible = not labelled
    up.has_major_gridlines = not labelled
    up.tick_labels.number_format, up.tick_labels.number_format_is_linked = chart.number_format, False
    up.format.line.fill.background()
    if not labelled:
        up.major_gridlines.format.line.color.rgb = RGBColor.from_string(face.pale)


def _turned(chart: NativeChart) -> str | None:
    """Return how names stand under the axis: level where they fit in a few lines, upright where they are many."""
    room = WORDS_A_LINE // len(chart.categories) - 1
    if room >= 3 and max(map(len, chart.categories)) <= MOST_LINES * room:
        return "0"
    return UPRIGHT if len(chart.categories) > MOST_SLANTED else None


def _mend(root: Any, face: Face) -> None:
    """Mend what Word's schema or Chinese text want otherwise than python-pptx writes it."""
    for node in root.iter(qn("c:axId"), qn("c:crossAx")):
        node.set("val", AXES.get(node.get("val"), node.get("val")))
    for node in root.findall(f".//{qn('c:showLeaderLines')}"):
        node.getparent().remove(node)  # of pies only
    for multi in root.iter(qn("c:noMultiLvlLbl")):
        multi.addprevious(multi.makeelement(qn("c:tickLblSkip"), {"val": "1"}))  # no name is left out
    for crosses in root.findall(f".//{qn('c:valAx')}/{qn('c:crosses')}"):
        crosses.addnext(crosses.makeelement(qn("c:crossBetween"), {"val": "between"}))
    for node in root.iter(qn("c:delete")):
        node.set("val", node.get("val", "1"))
    for latin in root.iter(qn("a:latin")):
        latin.addnext(latin.makeelement(qn("a:ea"), {"typeface": face.font}))
    for end in root.iter(qn("a:endParaRPr")):
        end.set("lang", LANGUAGE)
    first = root.find(qn("c:date1904"))
    for name, value in (("c:roundedCorners", "0"), ("c:lang", LANGUAGE)):
        for old in root.findall(qn(name)):
            root.remove(old)
        first.addnext(first.makeelement(qn(name), {"val": value}))
    bare = f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    root.find(qn("c:chart")).addnext(parse_xml(bare))
    data = etree.SubElement(root, qn("c:externalData"), {qn("r:id"): WORKBOOK_LINK})
    etree.SubElement(data, qn("c:autoUpdate"), {"val": "0"})
