"""Places: what a document says, with where in it a person finds that, as Word counts.

In: the parts of a docx. Out: texts with their places: `{part, paragraph}`, or `{part, table, row, column}` in a table.
Paragraphs are counted outside tables; of nested tables the outermost counts. All numbers begin with 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.outline import W, parse, text_of

BODY = "word/document.xml"
WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "smartTag", "customXml"))
Place = tuple[int, int, int, int]
"""Paragraph, table, row and column; what does not apply is 0."""


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
    numbers = dict(zip(("paragraph", "table", "row", "column"), place, strict=True))
    return {"part": BODY, **{name: number for name, number in numbers.items() if number}}


def placed_texts(parts: Mapping[str, bytes]) -> Iterator[PlacedText]:
    """Yield the texts of the body that say something, in order."""
    body = parse(parts[BODY]).find(f"{W}body")
    paragraphs, tables = count(1), count(1)
    for block in () if body is None else _blocks(body):
        if block.tag == f"{W}p":
            place, texts = (next(paragraphs), 0, 0, 0), [text_of(block)]
            yield from (PlacedText(place, text) for text in texts if text.strip())
        else:
            yield from _cells(block, next(tables))


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
                yield PlacedText((0, number, row_number, column), text)


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of a name below another, those in content controls too, none inside each other."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag in WRAPPERS:
            yield from _inside(child, name)
