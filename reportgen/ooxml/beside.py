"""Beside the body: what headers, footers, notes, the alt texts of charts and the workbooks inside them say.

In: the parts of a docx. Out: texts with their places. Page numbers say nothing: Word writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from reportgen.diagnostics import Diagnostic, Location
from reportgen.ooxml.chart_numbers import workbook_cells
from reportgen.ooxml.chart_reading import chart_workbooks, number_in, read_charts
from reportgen.ooxml.charts import NativeChart
from reportgen.ooxml.outline import W, parse
from reportgen.ooxml.package import PackageError
from reportgen.ooxml.places import CHART_PART, Place, PlacedText, placed_texts, printed_value, texts_in

PARTS = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
NOTES = (f"{W}footnote", f"{W}endnote")
WORKBOOK = "word/embeddings/Microsoft_Excel_Sheet.xlsx"
"""Stands for the workbook inside a chart, whatever its part is called: the number of the chart tells which."""
PAGES = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
BEGIN, SEPARATE, END = "begin", "separate", "end"
COVERED = "\N{OBJECT REPLACEMENT CHARACTER}"
NAMED = re.compile(r"[^\W\d_]")


def texts_beside(parts: Mapping[str, bytes]) -> Iterator[PlacedText]:
    """Yield the texts beside the body that say something, part by part, then those of the charts."""
    for name in sorted(filter(PARTS.fullmatch, parts)):
        root = parse(parts[name])
        _without_pages(root)
        for text in root.iter(*NOTES) if root.tag in (f"{W}footnotes", f"{W}endnotes") else (root,):
            yield from texts_in(text, name)
    if CHART_PART in str(sorted(parts)):
        yield from _of_charts(parts)


def all_texts(parts: Mapping[str, bytes], name: str) -> list[PlacedText]:
    """Return the texts of the body and those beside it; PackageError, with the name of the file, where it is broken."""
    try:
        return [*placed_texts(parts), *texts_beside(parts)]
    except (etree.XMLSyntaxError, KeyError) as error:
        message = "the file is cut off or damaged; copy it again, or open it in Word or WPS and save it again"
        raise PackageError(Diagnostic("package-damaged", message, location=Location(name))) from error


def _of_charts(parts: Mapping[str, bytes]) -> Iterator[PlacedText]:
    """Yield the alt text of each chart, the names of its categories, and the numbers of its workbook."""
    for number, (chart, workbook) in enumerate(zip(read_charts(parts), chart_workbooks(parts), strict=True), 1):
        if (alt_text := _without_names(chart)).strip():
            yield PlacedText(Place(chart=number), alt_text)
        for column, category in enumerate(chart.categories, 1):
            yield PlacedText(Place(chart=number, column=column), category)
        for (row, column), text in sorted(workbook_cells(parts.get(workbook, b"")).items()):
            value = number_in(text)
            printed = text if value is None else printed_value(value, chart.number_format)
            yield PlacedText(Place(chart=number, row=row, column=column, part=WORKBOOK), printed)


def _without_names(chart: NativeChart) -> str:
    """Return the alt text of a chart, the names of what it shows covered: a number in 1号站 is none of the chart's."""
    names = {chart.title, *chart.categories, *(each.name for each in chart.series)}
    alt_text = chart.alt_text
    for name in sorted(filter(NAMED.search, names), key=lambda each: (-len(each), each)):
        alt_text = alt_text.replace(name, COVERED * len(name))
    return alt_text


def _without_pages(root: etree._Element) -> None:
    """Take away the page numbers that stand in fields."""
    for field in [*root.iter(f"{W}fldSimple")]:
        if PAGES.match(field.get(f"{W}instr") or ""):
            for text in field.iter(f"{W}t"):
                text.text = ""
    open_fields: list[list[str]] = []  # instruction and whether its result has begun, outermost first
    for node in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = node.get(f"{W}fldCharType")
        if kind == BEGIN:
            open_fields.append(["", ""])
        elif kind == SEPARATE and open_fields:
            open_fields[-1][1] = SEPARATE
        elif kind == END and open_fields:
            open_fields.pop()
        elif node.tag == f"{W}instrText" and open_fields:
            open_fields[-1][0] += node.text or ""
        elif node.tag == f"{W}t" and any(begun and PAGES.match(code) for code, begun in open_fields):
            node.text = ""
