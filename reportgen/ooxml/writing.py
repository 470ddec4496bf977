"""Paragraphs, runs and tables: texts and style names in, elements of `word/document.xml` out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.frozen import frozen
from reportgen.ooxml.elements import XML_SPACE, Element, Value, element, valued
from reportgen.ooxml.formats import Line

EDGES = ("top", "bottom", "insideH")


def paragraph(style: str, *content: str | Element) -> Element:
    """Return a paragraph in a style; a text becomes a run."""
    runs = (run(each) if isinstance(each, str) else each for each in content)
    return element("w:p", None, element("w:pPr", None, valued("w:pStyle", style)), *runs)


def run(text: str, style: str | None = None) -> Element:
    """Return a run in a character style; the hint makes “” full-width in Chinese text."""
    shown = element("w:t")
    shown.text = text
    shown.set(XML_SPACE, "preserve")
    return element("w:r", None, _run_properties(style), shown)


def bare_run(text: str) -> Element:
    """Return a run of plain text without blanks to keep, as docxtpl wants its {% colspan %}."""
    shown = element("w:t")
    shown.text = text
    return element("w:r", None, shown)


def tab() -> Element:
    """Return a run that is a tab."""
    return element("w:r", None, element("w:tab"))


def page_number() -> list[Element]:
    """Return the runs of a field that prints the number of the page."""
    code = element("w:instrText")
    code.text = " PAGE "
    code.set(XML_SPACE, "preserve")
    inside = [_field("begin"), code, _field("separate"), None, _field("end")]
    shown = run("1")
    return [shown if each is None else element("w:r", None, _run_properties(None), each) for each in inside]


def _field(kind: str) -> Element:
    return element("w:fldChar", {"w:fldCharType": kind})


def _run_properties(style: str | None) -> Element:
    hint = element("w:rFonts", {"w:hint": "eastAsia"})
    return element("w:rPr", None, *([valued("w:rStyle", style)] if style else []), hint)


@frozen
class TableFormat:
    """How a table stands: column widths in twips; lines by edge; `foot` pins it to the foot of the core."""

    widths: Sequence[int]
    style: str | None = None
    borders: dict[str, Line] | None = None
    centred: bool = False
    foot: int | None = None
    """Twips from the left edge of the page."""


def table(layout: TableFormat, rows: Iterable[Element]) -> Element:
    """Return a table of fixed column widths."""
    columns = (element("w:gridCol", {"w:w": width}) for width in layout.widths)
    return element("w:tbl", None, _table_properties(layout), element("w:tblGrid", None, *columns), *rows)


def _table_properties(layout: TableFormat) -> Element:
    made = element("w:tblPr")
    if layout.style is not None:
        made.append(valued("w:tblStyle", layout.style))
    if layout.foot is not None:
        made.append(_foot(layout.foot))
        made.append(valued("w:tblOverlap", "never"))
    made.append(element("w:tblW", {"w:w": sum(layout.widths), "w:type": "dxa"}))
    if layout.centred:
        made.append(valued("w:jc", "center"))
    if layout.borders is not None:
        made.append(_borders(layout.borders))
    made.append(element("w:tblLayout", {"w:type": "fixed"}))
    if layout.style is None:
        sides = (element(f"w:{side}", {"w:w": 0, "w:type": "dxa"}) for side in ("top", "left", "bottom", "right"))
        made.append(element("w:tblCellMar", None, *sides))
    return made


def _foot(left: int) -> Element:
    around: dict[str, Value] = {f"w:{side}FromText": 0 for side in ("left", "right", "top", "bottom")}
    place: dict[str, Value] = {
        "w:vertAnchor": "margin",
        "w:horzAnchor": "page",
        "w:tblpX": left,
        "w:tblpYSpec": "bottom",
    }
    return element("w:tblpPr", {**around, **place})


def _borders(borders: dict[str, Line]) -> Element:
    return element("w:tblBorders", None, *(borders[edge].border(f"w:{edge}") for edge in EDGES if edge in borders))


def row(cells: Iterable[Element], *, header: bool = False, unsplit: bool = True) -> Element:
    """Return a row; a header repeats on every page, an unsplit one stays on one page."""
    marks = [element("w:cantSplit")] * unsplit + [element("w:tblHeader")] * header
    return element("w:tr", None, element("w:trPr", None, *marks), *cells)


def cell(content: Iterable[Element], width: int | None = None, span: int = 1) -> Element:
    """Return a cell, its text in the middle of its height; one that spans needs no width."""
    marks = [] if width is None else [element("w:tcW", {"w:w": width, "w:type": "dxa"})]
    if span > 1:
        marks.append(valued("w:gridSpan", span))
    marks.append(valued("w:vAlign", "center"))
    return element("w:tc", None, element("w:tcPr", None, *marks), *content)
