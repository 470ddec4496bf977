"""Runs with a look of their own, and where content of this kind has come to stand in the wrong place.

In: texts with their looks; a filled-in part. Out: the XML of a run; whether any content stands where Word takes the file for
damaged.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element, descendants, element, qualified, valued
from reportgen.ooxml.writing import run

PARAGRAPH, RUN, TEXT, TABLE, LINK = (qualified(f"w:{name}") for name in ("p", "r", "t", "tbl", "hyperlink"))
BETWEEN = tuple(qualified(f"w:{name}") for name in ("body", "tc", "hdr", "ftr"))
UNFIT = {
    RUN: (PARAGRAPH, TABLE, RUN, LINK),
    PARAGRAPH: (PARAGRAPH, TABLE),
    **dict.fromkeys(BETWEEN, (RUN, LINK)),
}
"""What cannot stand directly in what: Word takes such a file for damaged."""


@frozen
class Look:
    """How a run differs from its paragraph: `color` in hexadecimal digits, `size` in points."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str = ""
    size: float | None = None


def linked_run(text: str, look: Look, target: str = "") -> str:
    """Return the XML of a run, in a link to the relationship `target` where one is given."""
    made = run(text)
    properties = made[0]
    for value in _properties(look):
        properties.append(value)
    if target:
        made = element("w:hyperlink", {"r:id": target}, made)
    return etree.tostring(made, encoding="unicode")


def _properties(look: Look) -> list[Element]:
    """Return the properties in the order of the schema (ECMA-376 Part 1, 17.3.2.28)."""
    size = round(2 * look.size) if look.size else 0
    made = [element("w:b"), element("w:bCs")] if look.bold else []
    made += [element("w:i"), element("w:iCs")] if look.italic else []
    made += [valued("w:color", look.color)] if look.color else []
    made += [valued("w:sz", size), valued("w:szCs", size)] if size else []
    return made + ([valued("w:u", "single")] if look.underline else [])


def is_misplaced(root: Element) -> bool:
    """Whether any content stands where it cannot: runs in a text or between paragraphs, paragraphs in a paragraph."""
    if next((True for text in root.iter(TEXT) if len(text)), False):
        return True
    return any(child.tag in unfit for kind, unfit in UNFIT.items() for each in root.iter(kind) for child in each)


def paragraphs_with_pictures(root: Element) -> Iterator[Element]:
    """Yield the paragraphs in whose lines pictures stand."""
    found = [next(each.iterancestors(PARAGRAPH)) for each in descendants(root, "wp:inline")]
    yield from dict.fromkeys(found)
