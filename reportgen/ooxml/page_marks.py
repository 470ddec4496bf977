"""Page marks: bookmarks at the beginning and the end of each paragraph of a body, so that a PDF tells its pages.

In: the parts of a docx. Out: a copy with these bookmarks, and the paragraphs that they stand in. The copy is printed and
thrown away; nothing of its layout differs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element, element, find
from reportgen.ooxml.outline import parse
from reportgen.ooxml.spots import Spot, spots

BODY = "word/document.xml"
FIRST_ID = 2_000_000


@frozen
class Marked:
    """A copy with marks, and the paragraphs of the body by number; those in text boxes are left out."""

    parts: Mapping[str, bytes]
    paragraphs: Sequence[Spot]


def begin_mark(number: int) -> str:
    """Return the name of the bookmark at the beginning of a paragraph."""
    return f"reportgenBegin{number}"


def end_mark(number: int) -> str:
    """Return the name of the bookmark at the end of a paragraph."""
    return f"reportgenEnd{number}"


def with_page_marks(parts: Mapping[str, bytes]) -> Marked:
    """Return the copy of a docx whose paragraphs are marked."""
    root = parse(parts[BODY])
    paragraphs = [each for each in spots(BODY, root) if "box" not in each.numbers]
    for number, each in enumerate(paragraphs):
        _mark(each.element, number)
    changed = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    return Marked({**parts, BODY: changed}, paragraphs)


def _mark(paragraph: Element, number: int) -> None:
    after = 0 if find(paragraph, "w:pPr") is None else 1
    paragraph[after:after] = _bookmark(FIRST_ID + 2 * number, begin_mark(number))
    paragraph.extend(_bookmark(FIRST_ID + 2 * number + 1, end_mark(number)))


def _bookmark(identifier: int, name: str) -> list[Element]:
    begin = element("w:bookmarkStart", {"w:id": identifier, "w:name": name})
    return [begin, element("w:bookmarkEnd", {"w:id": identifier})]
