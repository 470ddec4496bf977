"""Native charts: plain data in; the parts of a package that Word opens as a chart with its workbook, out.

In: charts of texts and numbers, and the parts of a docx. Out: the same parts with a chart, its workbook, their content
types and relationships added; the relationship by which the body names the chart. What draws needs python-pptx, which
is imported here and nowhere else.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from lxml import etree

from reportgen.diagnostics import Diagnostic
from reportgen.errors import ToolError
from reportgen.frozen import frozen

MAIN_LINKS = "word/_rels/document.xml.rels"
CONTENT_TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
NO_LINKS = f'<Relationships xmlns="{LINKS_SPACE}"/>'.encode()
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOK_LINK = "rId1"
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2


@frozen
class NativeSeries:
    """A series: its name, and a number for each category; None leaves a gap."""

    name: str
    values: tuple[float | None, ...]


@frozen
class NativeChart:
    """A chart as Word holds it: `kind` is column, bar or line; `number_format` is Excel's."""

    kind: str
    title: str
    categories: tuple[str, ...]
    series: tuple[NativeSeries, ...]
    number_format: str = "0"
    alt_text: str = ""


@frozen
class Face:
    """How a chart looks: font, size in points, the colours of its bars or lines from the first series on."""

    font: str
    size: float
    colours: tuple[str, ...]
    lines: tuple[str, ...]
    pale: str = "D9D9D9"
    """The colour of axes and grid."""


def add_chart(parts: dict[str, bytes], chart: NativeChart, face: Face) -> str:
    """Add a chart with its workbook to the parts of a docx; return its relationship with the body."""
    whole = _clean(chart)
    drawn, workbook = _drawn(whole, face)
    name = _free(parts, "word/charts/chart{}.xml")
    book = _free(parts, "word/embeddings/Microsoft_Excel_Sheet{}.xlsx")
    parts[name], parts[book] = drawn, workbook
    links = _parsed(NO_LINKS)
    _link(links, WORKBOOK_LINK, "package", posixpath.relpath(book, "word/charts"))
    parts[_links_of(name)] = _bytes(links)
    parts[CONTENT_TYPES] = _typed(parts[CONTENT_TYPES], {name: CHART_TYPE, book: WORKBOOK_TYPE})
    return _linked(parts, posixpath.relpath(name, "word"))


def _clean(chart: NativeChart) -> NativeChart:
    """Return the chart without characters that no part can hold."""
    series = tuple(NativeSeries(_text(each.name), each.values) for each in chart.series)
    categories = tuple(map(_text, chart.categories))
    alt_text = _text(chart.alt_text)
    return replace(chart, title=_text(chart.title), categories=categories, series=series, alt_text=alt_text)


def _text(text: str) -> str:
    return NOT_XML.sub("", text)


def _drawn(chart: NativeChart, face: Face) -> tuple[bytes, bytes]:
    try:
        import pptx.chart.xmlwriter  # noqa: F401
        import xlsxwriter  # noqa: F401
    except ImportError:
        message = (
            "the chart {title} needs the extra part charts; install it with: pip install gongwen-reportgen[charts]"
        )
        raise ToolError(Diagnostic("charts-missing", message, {"title": chart.title})) from None
    from reportgen.ooxml.chart_part import chart_part
    from reportgen.ooxml.chart_workbook import chart_workbook

    return chart_part(chart, face), chart_workbook(chart)


def _free(parts: Mapping[str, bytes], form: str) -> str:
    """Return the first name of a form that no part has; names that differ only in case are equal (ECMA-376-2)."""
    taken = {name.lower() for name in parts}
    return next(name for name in map(form.format, count(1)) if name.lower() not in taken)


def _links_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _link(links: etree._Element, identifier: str, kind: str, target: str) -> None:
    attributes = {"Id": identifier, "Type": f"{OFFICE}/{kind}", "Target": target}
    etree.SubElement(links, f"{{{LINKS_SPACE}}}Relationship", attributes)


def _linked(parts: dict[str, bytes], target: str) -> str:
    """Add a relationship of the body; return its identifier."""
    root = _parsed(parts.get(MAIN_LINKS, NO_LINKS))
    taken = {each.get("Id") for each in root}
    identifier = next(each for each in (f"rIdChart{number}" for number in count(1)) if each not in taken)
    _link(root, identifier, "chart", target)
    parts[MAIN_LINKS] = _bytes(root)
    return identifier


def _typed(content_types: bytes, types: Mapping[str, str]) -> bytes:
    root = _parsed(content_types)
    for name, kind in types.items():
        etree.SubElement(root, f"{{{TYPES_SPACE}}}Override", {"PartName": f"/{name}", "ContentType": kind})
    return _bytes(root)


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
