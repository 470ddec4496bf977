"""The body of a document, to be read and adjusted: paragraphs and tables by the names of their styles.

In: the parts `word/document.xml` and `word/styles.xml`. Out: views on their elements; `to_bytes` gives the part back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.elements import (
    Element,
    descendants,
    drop,
    element,
    find,
    find_all,
    properties,
    put,
    qualified,
    value_of,
    valued,
)  # fmt: skip
from reportgen.ooxml.formats import ParagraphFormat, TextFormat
from reportgen.ooxml.style_facts import StyleFacts, style_facts

facts_of_styles = lru_cache(maxsize=8)(style_facts)
"""The documents of a run share their style sheets."""
Facts = Callable[[str], StyleFacts]


@frozen
class Paragraph:
    """A paragraph and the facts of its style."""

    element: Element
    facts: StyleFacts

    @property
    def style(self) -> str:
        """The name of its style."""
        return self.facts.name

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(node.text or "" for node in descendants(self.element, "w:t"))

    def set(self, layout: ParagraphFormat) -> None:
        """Set properties of this paragraph alone, over those of its style."""
        layout.put_on(self.element)

    def align(self, align: str) -> None:
        """Align this paragraph alone."""
        put(properties(self.element, "w:pPr"), valued("w:jc", align))

    def set_text(self, layout: TextFormat) -> None:
        """Set properties of all its runs, over those of its style."""
        for run in descendants(self.element, "w:r"):
            layout.put_on(run)


@frozen
class Cell:
    """A cell of a table."""

    element: Element
    facts_of: Facts

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Its paragraphs."""
        return [_paragraph(each, self.facts_of) for each in find_all(self.element, "w:p")]

    @property
    def lines(self) -> list[str]:
        """What each of its paragraphs says."""
        return [each.text for each in self.paragraphs]

    def set_width(self, twips: int) -> None:
        """Set its width."""
        width = find(self.element, "w:tcPr/w:tcW")
        if width is None:
            put(properties(self.element, "w:tcPr"), element("w:tcW", {"w:w": twips, "w:type": "dxa"}))
        else:
            width.set(qualified("w:w"), str(twips))
            width.set(qualified("w:type"), "dxa")


@frozen
class Row:
    """A row of a table."""

    element: Element
    cells: Sequence[Cell]

    def may_split(self) -> None:
        """Let the row go on on the next page."""
        drop(properties(self.element, "w:trPr"), "w:cantSplit")


@frozen
class Table:
    """A table and the name of its style."""

    element: Element
    style: str
    facts_of: Facts

    @property
    def rows(self) -> list[Row]:
        """Its rows."""
        found = find_all(self.element, "w:tr")
        return [Row(each, [Cell(cell, self.facts_of) for cell in find_all(each, "w:tc")]) for each in found]

    def set_widths(self, widths: Sequence[int]) -> None:
        """Set the widths of the columns; a row with one cell spans them all."""
        grid = find(self.element, "w:tblGrid")
        if grid is not None:
            grid[:] = [element("w:gridCol", {"w:w": width}) for width in widths]
        put(properties(self.element, "w:tblPr"), element("w:tblW", {"w:w": sum(widths), "w:type": "dxa"}))
        for row in self.rows:
            own = widths if len(row.cells) == len(widths) else [sum(widths)]
            for cell, width in zip(row.cells, own, strict=False):
                cell.set_width(width)


class Body:
    """The body of a document."""

    def __init__(self, document: bytes, styles: bytes) -> None:
        parser = etree.XMLParser(resolve_entities=False, huge_tree=True, no_network=True)
        self._root = etree.fromstring(document, parser)
        self._facts = facts_of_styles(styles)
        self._body = find(self._root, "w:body")

    def blocks(self) -> Iterator[Paragraph | Table]:
        """Yield its paragraphs and tables in order; those inside tables are their tables' own."""
        for each in () if self._body is None else self._body:
            if each.tag == qualified("w:p"):
                yield _paragraph(each, self._facts_of)
            elif each.tag == qualified("w:tbl"):
                style = self._facts_of(value_of(each, "w:tblPr/w:tblStyle")).name
                yield Table(each, style, self._facts_of)

    @property
    def root(self) -> Element:
        """The part's root, for those who change more than its paragraphs and tables."""
        return self._root

    def paragraph(self, found: Element) -> Paragraph:
        """Return a paragraph of this body with the facts of its style."""
        return _paragraph(found, self._facts_of)

    def paragraphs(self) -> Iterator[str]:
        """Yield what each paragraph says, those in tables and text boxes among them."""
        for each in descendants(self._root, "w:p"):
            yield "".join(node.text or "" for node in descendants(each, "w:t"))

    def text(self) -> str:
        """Return all it says, tables and text boxes among it."""
        return "".join(node.text or "" for node in descendants(self._root, "w:t"))

    def to_bytes(self) -> bytes:
        """Return the part."""
        return bytes(etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _facts_of(self, identifier: str) -> StyleFacts:
        return self._facts.get(identifier) or StyleFacts(identifier)


def _paragraph(found: Element, facts_of: Facts) -> Paragraph:
    return Paragraph(found, facts_of(_style(found)))


PROPERTIES, STYLE, VALUE = qualified("w:pPr"), qualified("w:pStyle"), qualified("w:val")


def _style(paragraph: Element) -> str:
    """Return the style id of a paragraph: the first property of its first child, where it has one."""
    first = paragraph[0] if len(paragraph) else None
    style = first[0] if first is not None and first.tag == PROPERTIES and len(first) else None
    return (style.get(VALUE) or "") if style is not None and style.tag == STYLE else ""
