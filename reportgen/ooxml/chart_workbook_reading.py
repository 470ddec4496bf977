"""The workbooks inside charts, read back: do they hold the numbers that the charts show?

In: the parts of a docx. Out: the numbers that differ, with their places. Word shows the chart as it was drawn last, and takes
the numbers of the workbook as soon as somebody edits the data.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from reportgen.cells import column_index
from reportgen.ooxml.chart_reading import charts_by_part, number_in
from reportgen.ooxml.charts import NativeChart
from reportgen.ooxml.outline import parse
from reportgen.ooxml.package import PackageError, read_package
from reportgen.ooxml.places import Place

LINKS, WORKBOOK = re.compile(r"word/charts/_rels/([^/]+)\.xml\.rels"), ".xlsx"
SHEET = "xl/worksheets/sheet1.xml"
CELL = re.compile(r"([A-Z]+)(\d+)")
Cells = dict[tuple[int, int], float]


def differing_workbooks(parts: Mapping[str, bytes]) -> Iterator[tuple[Place, str, str]]:
    """Yield the place of each number that a chart shows and its workbook holds otherwise, with both."""
    books = _workbooks(parts)
    for number, (part, chart) in enumerate(charts_by_part(parts) if books else (), 1):
        if part not in books:
            continue
        for series, point, value in _values(chart):
            held = books[part].get((point + 1, series))
            if held != value:
                yield Place(chart=number, row=series, column=point), _text(value), _text(held)


def _values(chart: NativeChart) -> Iterator[tuple[int, int, float | None]]:
    """Yield series and point, from 1, and value of all points."""
    for number, series in enumerate(chart.series, 1):
        for point, value in enumerate(series.values, 1):
            yield number, point, value


def _text(value: float | None) -> str:
    return "—" if value is None else f"{value:g}"


def _workbooks(parts: Mapping[str, bytes]) -> dict[str, Cells]:
    """Return the numbers of the workbooks by the charts that they belong to."""
    found = {}
    for name in parts:
        if links := LINKS.fullmatch(name):
            for each in parse(parts[name]):
                target = posixpath.normpath(posixpath.join("word/charts", each.get("Target") or ""))
                if target.endswith(WORKBOOK) and target in parts:
                    found[f"word/charts/{links[1]}.xml"] = _numbers(parts[target], target)
    return found


def _numbers(workbook: bytes, name: str) -> Cells:
    """Return the numbers of the first sheet; none where it cannot be read, so that all are told."""
    try:
        sheet = parse(read_package(workbook, name)[SHEET])
    except (PackageError, KeyError, etree.XMLSyntaxError):
        return {}
    found = {}
    for cell in sheet.iter("{*}c"):
        at, value = CELL.fullmatch(cell.get("r") or ""), cell.findtext("{*}v")
        number = number_in(value or "")
        if at and number is not None and cell.get("t", "n") == "n":
            found[int(at[2]), column_index(at[1])] = number
    return found
