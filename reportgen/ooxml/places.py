"""Places: what a document says, with where in it a person finds that, as Word counts.

In: the parts of a docx. Out: texts with their places: `{part, paragraph}`, `{part, table, row, column}` in a table, or
`{part, chart, row, column}` for a number of a chart (its series and its category). Paragraphs are counted outside tables;
of nested tables the outermost counts. All numbers begin with 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import count

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.outline import W, parse, text_of

BODY = "word/document.xml"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
CHART_PART = "word/charts/"
WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "smartTag", "customXml"))
Place = tuple[int, int, int, int, int]
"""Chart, paragraph, table, row and column; what does not apply is 0. Charts come behind all else."""
NAMES = ("chart", "paragraph", "table", "row", "column")
PERCENT = "%"


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
    """Return a place in the body as a diagnostic tells it."""
    return {"part": BODY, **{name: number for name, number in zip(NAMES, place, strict=True) if number}}


def place_of(location: Mapping[str, int | str]) -> Place:
    """Return the place that a diagnostic tells."""
    chart, paragraph, table, row, column = (int(location.get(name, 0)) for name in NAMES)
    return chart, paragraph, table, row, column


def placed_texts(parts: Mapping[str, bytes]) -> Iterator[PlacedText]:
    """Yield the texts of the body that say something, in order, and behind them the numbers of its charts."""
    body = parse(parts[BODY]).find(f"{W}body")
    paragraphs, tables = count(1), count(1)
    for block in () if body is None else _blocks(body):
        if block.tag == f"{W}p":
            place, text = (0, next(paragraphs), 0, 0, 0), _said(block)
            if text.strip():
                yield PlacedText(place, text)
        else:
            yield from _cells(block, next(tables))
    yield from _chart_numbers(parts)


def _said(paragraph: etree._Element) -> str:
    """Return the text of a paragraph; what a chart in it says is told by the chart."""
    if next(paragraph.iter(CHART), None) is None:
        return text_of(paragraph)
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t"))


def _chart_numbers(parts: Mapping[str, bytes]) -> Iterator[PlacedText]:
    if CHART_PART not in str(sorted(parts)):
        return
    from reportgen.ooxml.chart_reading import read_charts

    for number, chart in enumerate(read_charts(parts), 1):
        for row, series in enumerate(chart.series, 1):
            for column, value in enumerate(series.values, 1):
                if value is not None:
                    yield PlacedText((number, 0, 0, row, column), _printed(value, chart.number_format))


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
        elif child.tag in WRAPPERS:
            yield from _blocks(child)


def _cells(table: etree._Element, number: int) -> Iterator[PlacedText]:
    for row_number, row in enumerate(_inside(table, f"{W}tr"), 1):
        for column, cell in enumerate(_inside(row, f"{W}tc"), 1):
            text = "\n".join(text_of(paragraph) for paragraph in cell.iter(f"{W}p"))
            if text.strip():
                yield PlacedText((0, 0, number, row_number, column), text)


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of a name below another, those in content controls too, none inside each other."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag in WRAPPERS:
            yield from _inside(child, name)
