"""Formats of text and paragraphs: plain values in twips and points in, `w:rPr` and `w:pPr` out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element, Value, element, find, properties, put, qualified, switched, valued


@frozen
class TextFormat:
    """How characters look; what is None is inherited."""

    font: str | None = None
    size: float | None = None
    """Points, in halves."""
    color: str | None = None
    spacing: int | None = None
    """Twips added to each character."""
    scale: int | None = None
    """Width in percent."""

    def children(self) -> Iterator[Element]:
        """Yield the properties."""
        if self.font is not None:
            yield fonts(self.font)
        if self.color is not None:
            yield valued("w:color", self.color)
        if self.spacing is not None:
            yield valued("w:spacing", self.spacing)
        if self.scale is not None:
            yield valued("w:w", self.scale)
        if self.size is not None:
            yield valued("w:sz", round(self.size * 2))
            yield valued("w:szCs", round(self.size * 2))

    def put_on(self, owner: Element) -> None:
        """Set these properties on a run or a style, and leave its others."""
        put_all(owner, "w:rPr", self.children())


def put_all(owner: Element, name: str, children: Iterable[Element]) -> None:
    """Set properties on a paragraph, a run (there they come first) or a style (there they come last)."""
    wanted = list(children)
    if not wanted:
        return
    if owner.tag == qualified("w:style") and find(owner, name) is None:
        owner.append(element(name))
    holder = properties(owner, name)
    for child in wanted:
        put(holder, child)


def fonts(name: str) -> Element:
    """Return one font for all scripts; the hint makes “” … — full-width, as Chinese text wants them."""
    slots = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
    return element("w:rFonts", {"w:hint": "eastAsia", **dict.fromkeys(slots, name)})


@frozen
class Tab:
    """A tab stop: its place in twips from the left edge of the text, and what it aligns."""

    position: int
    align: str = "left"


@frozen
class Line:
    """A ruled line: its width in eighths of a point and its colour."""

    eighths: int
    color: str = "000000"

    def border(self, name: str) -> Element:
        """Return the border of that name."""
        values: dict[str, Value] = {"w:val": "single", "w:sz": self.eighths, "w:space": 0, "w:color": self.color}
        return element(name, values)


@frozen
class ParagraphFormat:
    """How a paragraph stands; lengths in twips; what is None is inherited."""

    align: str | None = None
    left: int | None = None
    right: int | None = None
    first_line: int | None = None
    """Indent of the first line against the others; negative: it hangs out to the left."""
    before: int | None = None
    after: int | None = None
    line: int | None = None
    line_rule: str = "exact"
    outline: int | None = None
    """1 is the highest level."""
    keep_next: bool | None = None
    page_break: bool | None = None
    bottom: Line | None = None
    tabs: tuple[Tab, ...] = ()

    def children(self) -> Iterator[Element]:
        """Yield the properties."""
        if self.keep_next is not None:
            yield switched("w:keepNext", self.keep_next)
        if self.page_break is not None:
            yield switched("w:pageBreakBefore", self.page_break)
        if self.bottom is not None:
            yield element("w:pBdr", None, self.bottom.border("w:bottom"))
        if self.tabs:
            yield element("w:tabs", None, *map(_tab, self.tabs))
        if spacing := self._spacing():
            yield element("w:spacing", spacing)
        if indents := self._indents():
            yield element("w:ind", indents)
        if self.align is not None:
            yield valued("w:jc", self.align)
        if self.outline is not None:
            yield valued("w:outlineLvl", self.outline - 1)

    def _spacing(self) -> dict[str, str | int]:
        found: dict[str, str | int] = {}
        if self.before is not None:
            found["w:before"] = self.before
        if self.after is not None:
            found["w:after"] = self.after
        if self.line is not None:
            found |= {"w:line": self.line, "w:lineRule": self.line_rule}
        return found

    def _indents(self) -> dict[str, str | int]:
        found: dict[str, str | int] = {}
        if self.left is not None:
            found["w:left"] = self.left
        if self.right is not None:
            found["w:right"] = self.right
        if self.first_line is not None:
            found["w:firstLine" if self.first_line >= 0 else "w:hanging"] = abs(self.first_line)
        return found

    def put_on(self, owner: Element) -> None:
        """Set these properties on a paragraph or a style, and leave its others."""
        put_all(owner, "w:pPr", self.children())


def _tab(tab: Tab) -> Element:
    return element("w:tab", {"w:val": tab.align, "w:pos": tab.position})
