"""Places: what a document says, with where in it a person finds that, as Word counts.

In: the parts of a docx. Out: texts with their places: `{part, paragraph}`, `{part, table, row, column}` in a table,
`{part, …, box}` in a text box, or `{part, chart, row, column}` for a number of a chart (its series and its
category). Paragraphs are counted outside tables; of nested tables the outermost counts. All numbers begin with 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import count

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.outline import BREAKS, W, parse

BODY = "word/document.xml"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
CHART_PART = "word/charts/"
TEXT = f"{W}t"
BOX = f"{W}txbxContent"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What stands in it stands before it already, for newer programs."""
MOVED = f"{W}moveFrom"
"""A text that was moved away while changes were tracked."""
WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "smartTag", "customXml"))
NAMES = ("chart", "paragraph", "table", "row", "column")
PERCENT = "%"


@frozen
class Place:
    """Where a text stands; what does not apply is 0. Charts come behind all else of the body.

    A chart without row and column is its alt text, one without row the name of a category; in another part than the body it is the workbook inside the chart.
    """

    chart: int = 0
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    part: str = BODY
    box: int = 0

    def __iter__(self) -> Iterator[int]:
        """Yield chart, paragraph, table, row and column."""
        return iter((self.chart, self.paragraph, self.table, self.row, self.column))

    def __lt__(self, other: Place) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[bool, str, tuple[int, ...], int]:
        return self.part != BODY, self.part, tuple(self), self.box


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
    numbers = {**dict(zip(NAMES, place, strict=True)), "box": place.box}
    return {"part": place.part, **{name: number for name, number in numbers.items() if number}}


def place_of(location: Mapping[str, int | str]) -> Place:
    """Return the place that a diagnostic tells."""
    chart, paragraph, table, row, column, box = (int(location.get(name, 0)) for name in (*NAMES, "box"))
    return Place(chart, paragraph, table, row, column, str(location.get("part", BODY)), box)


def placed_texts(parts: Mapping[str, bytes]) -> Iterator[PlacedText]:
    """Yield the texts of the body that say something, in order, and behind them the numbers of its charts."""
    body = parse(parts[BODY]).find(f"{W}body")
    if body is not None:
        yield from texts_in(body)
    yield from _chart_numbers(parts)


def texts_in(parent: etree._Element, part: str = BODY) -> Iterator[PlacedText]:
    """Yield the texts in an element that say something: paragraphs, cells, and behind each its text boxes."""
    paragraphs, tables, boxes = count(1), count(1), count(1)
    for block in _blocks(parent):
        if block.tag == f"{W}p":
            found = _with_boxes(block, Place(paragraph=next(paragraphs), part=part), boxes)
        else:
            found = _cells(block, Place(table=next(tables), part=part), boxes)
        yield from (each for each in found if each.text.strip())


def said(paragraph: etree._Element) -> str:
    """Return the text of a paragraph, its tabs and breaks as characters; charts and text boxes say their own."""
    skipped = {node for apart in paragraph.iter(BOX, FALLBACK, MOVED) for node in apart.iter()}
    return "".join(_piece(node) for node in paragraph.iter(TEXT, *BREAKS) if node not in skipped)


def _piece(node: etree._Element) -> str:
    if node.tag == TEXT:
        return node.text or ""
    parent = node.getparent()
    inside = parent is not None and parent.tag == f"{W}r"  # not a tab stop of the paragraph
    return BREAKS.get(str(node.tag), "") if inside else ""


def _with_boxes(block: etree._Element, place: Place, boxes: Iterator[int]) -> Iterator[PlacedText]:
    """Yield the text of a paragraph or cell, and those of the text boxes in it."""
    own = (each for each in block.iter(f"{W}p") if next(each.iterancestors(BOX, FALLBACK), None) is None)
    yield PlacedText(place, "\n".join(map(said, own)))
    for box in block.iter(BOX):
        if next(box.iterancestors(FALLBACK), None) is None:
            yield PlacedText(replace(place, box=next(boxes)), "\n".join(map(said, box.iter(f"{W}p"))))


def _chart_numbers(parts: Mapping[str, bytes]) -> Iterator[PlacedText]:
    if CHART_PART not in str(sorted(parts)):
        return
    from reportgen.ooxml.chart_reading import read_charts

    for number, chart in enumerate(read_charts(parts), 1):
        for row, series in enumerate(chart.series, 1):
            for column, value in enumerate(series.values, 1):
                if value is not None:
                    place = Place(chart=number, row=row, column=column)
                    yield PlacedText(place, printed_value(value, chart.number_format))


def printed_value(value: float, number_format: str) -> str:
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
        elif child.tag in WRAPPERS:
            yield from _blocks(child)


def _cells(table: etree._Element, place: Place, boxes: Iterator[int]) -> Iterator[PlacedText]:
    for row_number, row in enumerate(_inside(table, f"{W}tr"), 1):
        for column, cell in enumerate(_inside(row, f"{W}tc"), 1):
            yield from _with_boxes(cell, replace(place, row=row_number, column=column), boxes)


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of a name below another, those in content controls too, none inside each other."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag in WRAPPERS:
            yield from _inside(child, name)
