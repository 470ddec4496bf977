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

PARAGRAPH, RUN, TEXT, TABLE = (qualified(f"w:{name}") for name in ("p", "r", "t", "tbl"))


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
    """Whether a run or paragraph stands inside a text, or a paragraph or table inside a run or paragraph."""
    if next((True for text in root.iter(TEXT) if len(text)), False):
        return True
    inside = (each for kind in (RUN, PARAGRAPH) for each in root.iter(kind))
    return any(child.tag in (PARAGRAPH, TABLE) or (child.tag == each.tag == RUN) for each in inside for child in each)


def paragraphs_with_pictures(root: Element) -> Iterator[Element]:
    """Yield the paragraphs in whose lines pictures stand."""
    found = [next(each.iterancestors(PARAGRAPH)) for each in descendants(root, "wp:inline")]
    yield from dict.fromkeys(found)
