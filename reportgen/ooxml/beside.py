"""Beside: what stands in a paragraph, row or cell that is no text.

In: an element. Out: the kinds of things in it, each once.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from reportgen.ooxml.elements import Element, qualified
from reportgen.ooxml.spots import BOX, DRAWN


class Thing(Enum):
    """A kind of thing that is no text."""

    BOX = auto()
    DRAWING = auto()
    SECTION = auto()
    PAGE_BREAK = auto()
    FIELD = auto()


SECTION = qualified("w:sectPr")
BREAK, TYPE, BREAK_BEFORE = qualified("w:br"), qualified("w:type"), qualified("w:pageBreakBefore")
FIELDS = (qualified("w:fldChar"), qualified("w:fldSimple"))
OFF = ("0", "false", "off")


def things_in(element: Element) -> Iterator[Thing]:
    """Yield the kinds of things that stand in an element; of a text box only that it does."""
    outer = [each for each in element.iter() if isinstance(each.tag, str) and _is_outside_boxes(each, element)]
    names = {each.tag for each in outer}
    if BOX in names:
        yield Thing.BOX
    elif names.intersection(DRAWN):
        yield Thing.DRAWING
    if SECTION in names:
        yield Thing.SECTION
    if any(_breaks(each) for each in outer):
        yield Thing.PAGE_BREAK
    if names.intersection(FIELDS):
        yield Thing.FIELD


def _is_outside_boxes(each: Element, top: Element) -> bool:
    for above in each.iterancestors():
        if above is top:
            return True
        if above.tag == BOX:
            return False
    return True


def _breaks(each: Element) -> bool:
    if each.tag == BREAK:
        return each.get(TYPE) == "page"
    return each.tag == BREAK_BEFORE and each.get(qualified("w:val")) not in OFF
