"""Places: what a document says, with where in it a person finds that, as Word counts.

In: the parts of a docx. Out: texts with their places: `{part, paragraph}`, `{part, table, row, column}` in a table, or
`{part, chart, series, point}` for a number of a chart, `{part, chart}` for its alt text. Paragraphs are counted outside tables;
of nested tables the outermost counts. All numbers begin with 1. Headers, footers and notes come behind the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import count
from typing import NamedTuple

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.outline import W, parse, text_of
from reportgen.ooxml.page_fields import empty_page_fields
from reportgen.ooxml.safe_xml import refusal

BODY = "word/document.xml"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
BOX = f"{W}txbxContent"
CHART_PART = "word/charts/"
WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "smartTag", "customXml", "footnote", "endnote"))
CHOICES = ("AlternateContent", "Choice")
PERCENT = "%"
NAMES = ("chart", "paragraph", "table", "row", "column")
CHART_NAMES = ("chart", "paragraph", "table", "series", "point")
TWICE = ("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", f"{W}moveFrom")
"""What older programs show instead, and what was moved away while changes were tracked."""
STORIES = re.compile(r"word/(?:header|footer)\d*\.xml|word/(?:foot|end)notes\.xml")
"""Parts beside the body in which a document says something."""


class Place(NamedTuple):
    """Where a text stands; what does not apply is 0. Of a chart, series and point stand in `row` and `column`."""

    part: str = BODY
    chart: int = 0
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0


@frozen
class PlacedText:
    """A paragraph, or a cell with its paragraphs a line each."""

    place: Place
    text: str

    @property
    def location(self) -> dict[str, int | str]:
        """The place as a diagnostic tells it."""
        return location_of(self.place)


def location_of(place: Place) -> dict[str, int | str]:
    """Return a place as a diagnostic tells it."""
    names = CHART_NAMES if place.chart else NAMES
    told = {name: number for name, number in zip(names, place[1:], strict=True) if number}
    return {"part": place.part, **told}


def place_of(location: Mapping[str, int | str]) -> Place:
    """Return the place that a diagnostic tells."""
    names = CHART_NAMES if "chart" in location else NAMES
    return Place(str(location.get("part", BODY)), *(int(location.get(name, 0)) for name in names))


def placed_texts(parts: Mapping[str, bytes]) -> Iterator[PlacedText]:
    """Yield the texts of the body that say something, in order, then what its charts say, then headers, footers and notes."""
    body = parsed(BODY, parts[BODY]).find(f"{W}body")
    yield from () if body is None else _story(BODY, body)
    yield from _of_charts(parts)
    for name in sorted(filter(STORIES.fullmatch, parts)):
        root = parsed(name, parts[name])
        empty_page_fields(root)
        yield from _story(name, root)


def parsed(name: str, part: bytes) -> etree._Element:
    """Return the root of a part of a document; PackageError where it is broken."""
    try:
        return parse(part)
    except etree.XMLSyntaxError as error:
        message = "the part {part} is broken or far too large; open the file in Word or WPS and save it again"
        raise refusal("package-part-broken", message, name) from error


def _story(part: str, root: etree._Element) -> Iterator[PlacedText]:
    paragraphs, tables = count(1), count(1)
    for block in _blocks(root):
        if block.tag == f"{W}p":
            place, text = Place(part, paragraph=next(paragraphs)), _said(block)
            if text.strip():
                yield PlacedText(place, text)
        else:
            yield from _cells(part, block, next(tables))


def _said(paragraph: etree._Element) -> str:
    """Return the text of a paragraph; what a chart in it says is told by the chart, what stands there twice is said once."""
    twice = {node for each in (*paragraph.iter(*TWICE), *_hidden(paragraph)) for node in each.iter()}
    if not twice and next(paragraph.iter(CHART), None) is None:
        return text_of(paragraph)
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t") if each not in twice)


def _hidden(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the runs that Word shows to nobody."""
    for run in paragraph.iter(f"{W}r"):
        found = run.find(f"{W}rPr/{W}vanish")
        if found is not None and found.get(f"{W}val") not in ("0", "false", "off"):
            yield run


def _of_charts(parts: Mapping[str, bytes]) -> Iterator[PlacedText]:
    """Yield the texts drawn in each chart, its categories, its numbers, and behind them its alt text."""
    if CHART_PART not in str(sorted(parts)):
        return
    from reportgen.ooxml.chart_reading import charts_by_part, drawn_texts

    for number, (name, chart) in enumerate(charts_by_part(parts), 1):
        yield from (
            PlacedText(Place(chart=number, paragraph=i), each) for i, each in enumerate(drawn_texts(parts[name]), 1)
        )
        yield from (
            PlacedText(Place(chart=number, column=i), each) for i, each in enumerate(chart.categories, 1) if each
        )
        for row, series in enumerate(chart.series, 1):
            for column, value in enumerate(series.values, 1):
                if value is not None:
                    place = Place(chart=number, row=row, column=column)
                    yield PlacedText(place, _printed(value, chart.number_format))
        if chart.alt_text.strip():
            yield PlacedText(Place(chart=number), chart.alt_text)


def _printed(value: float, number_format: str) -> str:
    """Return a number of a chart as a text would have it: 12, 93.5%."""
    decimal = Decimal(repr(value))
    if number_format.endswith(PERCENT):
        places = len(number_format.partition(".")[2].rstrip(PERCENT))
        return f"{decimal * 100:.{places}f}{PERCENT}"
    return f"{decimal.normalize():f}"


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of the body, those in content controls and insertions too."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in WRAPPERS or etree.QName(child).localname in CHOICES:
            yield from _blocks(child)


def _cells(part: str, table: etree._Element, number: int) -> Iterator[PlacedText]:
    for row_number, row in enumerate(_inside(table, f"{W}tr"), 1):
        for column, cell in enumerate(_inside(row, f"{W}tc"), 1):
            text = "\n".join(map(_said, _paragraphs(cell)))
            if text.strip():
                yield PlacedText(Place(part, table=number, row=row_number, column=column), text)


def _paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of a cell; one in a text box is said by the paragraph that holds the box."""
    yield from (each for each in cell.iter(f"{W}p") if next(each.iterancestors(BOX), None) is None)


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of a name below another, those in content controls too, none inside each other."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag in WRAPPERS:
            yield from _inside(child, name)
