"""What a document says, read back from its parts: paragraphs with their styles, tables row by row.

In: the parts of a docx. Out: an outline for people, tests and checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.style_facts import style_facts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BESIDE = ("word/header", "word/footer", "word/footnotes")
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


@frozen
class Line:
    """A paragraph with its style's name, or a row of a table: its cells, each a text of one or more lines."""

    style: str
    cells: tuple[str, ...]
    in_table: bool = False

    @property
    def text(self) -> str:
        """The paragraph's text, or the cells of the row joined by tabs."""
        return "\t".join(self.cells)


def parse(part: bytes) -> etree._Element:
    """Return the root of an XML part; entities are never resolved."""
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True, no_network=True))


def outline(parts: Mapping[str, bytes]) -> list[Line]:
    """Return the lines of a document's body, in order."""
    body = parse(parts["word/document.xml"]).find(f"{W}body")
    styles = parts.get("word/styles.xml")
    names = {} if styles is None else {name: facts.name for name, facts in style_facts(styles).items()}
    return [] if body is None else list(_lines(body, names))


def text_beside(parts: Mapping[str, bytes]) -> str:
    """Return what headers, footers and footnotes say."""
    names = [name for name in parts if name.startswith(BESIDE) and name.endswith(".xml")]
    return "".join(_text_of_part(parts[name]) for name in sorted(names))


@lru_cache(maxsize=64)
def _text_of_part(part: bytes) -> str:
    return text_of(parse(part))


def _lines(parent: etree._Element, names: Mapping[str, str]) -> Iterator[Line]:
    for element in parent:
        if element.tag == f"{W}p":
            yield Line(_style(element, "pPr/w:pStyle", names), (text_of(element),))
        elif element.tag == f"{W}tbl":
            style = _style(element, "tblPr/w:tblStyle", names)
            for row in element.iter(f"{W}tr"):
                yield Line(style, tuple(_cell(cell) for cell in row.findall(f"{W}tc")), in_table=True)
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _lines(element, names)


def _cell(cell: etree._Element) -> str:
    return "\n".join(text_of(paragraph) for paragraph in cell.iter(f"{W}p"))


def text_of(element: etree._Element) -> str:
    """Return the text of an element, its tabs and breaks as characters; a chart says its alt text."""
    pieces, alt_text = [], ""
    for node in element.iter():
        if node.tag == f"{W}t":
            pieces.append(node.text or "")
        elif node.tag in BREAKS and _in_run(node):
            pieces.append(BREAKS[node.tag])
        elif node.tag == DRAWN:
            alt_text = node.get("descr") or ""
        elif node.tag == CHART:
            pieces.append(alt_text)
    return "".join(pieces)


def _in_run(node: etree._Element) -> bool:
    """Whether a tab or break is text, and no tab stop of the paragraph."""
    parent = node.getparent()
    return parent is not None and parent.tag == f"{W}r"


def _style(element: etree._Element, path: str, names: Mapping[str, str]) -> str:
    found = element.find(f"w:{path}", {"w": W[1:-1]})
    identifier = "" if found is None else found.get(f"{W}val") or ""
    return names.get(identifier, identifier)
