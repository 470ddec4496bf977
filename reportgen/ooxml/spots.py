"""Spots: the paragraphs of a part with their places, as a person finds them in Word, and the texts that stand in them.

In: the name and root of a part. Out: a `Spot` for each paragraph, also those in cells and text boxes. Paragraphs are counted
outside tables; a table in a cell is counted in that cell; text boxes are counted through the part. All numbers begin with 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from reportgen.ooxml.elements import Element, qualified

PARAGRAPH, TABLE, ROW, CELL, TEXT = (qualified(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "t"))
RUN, RUN_PROPERTIES = qualified("w:r"), qualified("w:rPr")
BOX = qualified("w:txbxContent")
FALLBACK = qualified("mc:Fallback")
DELETED, CODE = qualified("w:delText"), qualified("w:instrText")
GONE = (qualified("w:moveFrom"), qualified("w:del"))
BREAKS = (qualified("w:tab"), qualified("w:br"), qualified("w:cr"))
DRAWN = (qualified("w:drawing"), qualified("w:pict"), qualified("w:object"))
OPENING = ("{{", "{%", "{#")


@dataclass(frozen=True, eq=False)
class Piece:
    """A stretch of text in one element."""

    text: str
    element: Element

    @property
    def run(self) -> Element | None:
        """The run it stands in."""
        return next(self.element.iterancestors(RUN), None)

    @property
    def gone(self) -> bool:
        """Whether it was deleted or moved away, and nobody accepted that yet."""
        return self.element.tag == DELETED or next(self.element.iterancestors(*GONE), None) is not None


@dataclass(frozen=True, eq=False)
class Spot:
    """A paragraph: its place, and what stands in it; `element` is the paragraph itself."""

    part: str
    numbers: Mapping[str, int]
    element: Element
    pieces: tuple[Piece, ...] = ()
    """What is printed, in order, without that of its text boxes."""
    pages: str = ""
    """The pages that its part is for, where that is a header or footer of some pages: first, even, odd."""

    @property
    def place(self) -> dict[str, int | str]:
        """The place as a diagnostic tells it."""
        return {"part": self.part, **({"pages": self.pages} if self.pages else {}), **self.numbers}

    @cached_property
    def text(self) -> str:
        """What is printed, without what was deleted or moved away."""
        return "".join(each.text for each in self.pieces if not each.gone)

    @cached_property
    def deleted(self) -> str:
        """What was deleted or moved away."""
        return "".join(each.text for each in self.pieces if each.gone)

    @property
    def drawn(self) -> bool:
        """Whether a picture or another drawing stands in it."""
        return any(next(_own(self.element, each), None) is not None for each in DRAWN)

    @property
    def codes(self) -> Iterator[Element]:
        """The field codes of the paragraph, which may be cut into several."""
        return _own(self.element, CODE)

    @property
    def attributes(self) -> Iterator[tuple[Element, str]]:
        """The attributes that hold tags, such as alt texts: the element of each, and its name."""
        for each in self.element.iter():
            if isinstance(each.tag, str) and _belongs(each, self.element):
                for name, value in each.attrib.items():
                    if any(mark in str(value) for mark in OPENING):
                        yield each, str(name)

    @property
    def beside(self) -> Iterator[str]:
        """What stands in field codes and attributes; a template fills it in too."""
        code = "".join(each.text or "" for each in self.codes)
        if code:
            yield code
        yield from (str(element.get(name)) for element, name in self.attributes)

    def within(self, name: str) -> Element | None:
        """Return the nearest element of this name, such as `w:tr`, that the paragraph stands in, in its own story."""
        return next((each for each in self._above() if each.tag == qualified(name)), None)

    @property
    def container(self) -> Element | None:
        """What the paragraph stands in beside others: a cell, a text box, the body, a header."""
        return self.element.getparent()

    def _above(self) -> Iterator[Element]:
        for each in self.element.iterancestors():
            if each.tag == BOX:
                return
            yield each

    def pieces_between(self, start: int, end: int) -> list[Piece]:
        """Return the pieces that `text[start:end]` stands in."""
        found, at = [], 0
        for each in self.pieces:
            if each.gone:
                continue
            if at < end and at + len(each.text) > start:
                found.append(each)
            at += len(each.text)
        return found

    def broken_between(self, start: int, end: int) -> bool:
        """Whether a tab or line break stands inside `text[start:end]`."""
        pieces = self.pieces_between(start, end)
        if len(pieces) < 2:
            return False
        inside = False
        for each in self.element.iter(TEXT, *BREAKS):
            if each is pieces[-1].element:
                return False
            if inside and each.tag != TEXT and _in_run(each):
                return True
            inside = inside or each is pieces[0].element
        return False


def spots(part: str, root: Element, pages: str = "") -> Iterator[Spot]:
    """Yield the paragraphs of a part in order, those in text boxes behind the one that the box is anchored in."""
    walk = _Walk(part, pages)
    for block in _topmost(root, PARAGRAPH, TABLE):
        if block.tag == PARAGRAPH:
            walk.paragraphs += 1
            yield from walk.paragraph(block, {"paragraph": walk.paragraphs})
        else:
            walk.tables += 1
            yield from walk.table(block)


def property_spots(part: str, root: Element) -> Iterator[Spot]:
    """Yield the properties of a document, such as its title, as paragraphs without a number."""
    for each in root.iter():
        if isinstance(each.tag, str) and each.text and each.text.strip():
            yield Spot(part, {}, each, (Piece(each.text, each),))


@dataclass
class _Walk:
    part: str
    pages: str = ""
    paragraphs: int = 0
    tables: int = 0
    boxes: int = 0

    def table(self, table: Element) -> Iterator[Spot]:
        for row_number, row in enumerate(_topmost(table, ROW), 1):
            for column, cell in enumerate(_topmost(row, CELL), 1):
                yield from self.cell(cell, {"table": self.tables, "row": row_number, "column": column})

    def cell(self, cell: Element, numbers: Mapping[str, int]) -> Iterator[Spot]:
        """Yield the paragraphs of a cell; those of a table in it are counted in that too, deeper ones are not."""
        inner = 0
        for block in _topmost(cell, PARAGRAPH, TABLE):
            if block.tag == PARAGRAPH:
                yield from self.paragraph(block, numbers)
                continue
            inner += 1
            for row_number, row in enumerate(_topmost(block, ROW), 1):
                for column, within in enumerate(_topmost(row, CELL), 1):
                    place = {**numbers, "inner_table": inner, "inner_row": row_number, "inner_column": column}
                    for paragraph in _outer(within):
                        yield from self.paragraph(paragraph, place)

    def paragraph(self, paragraph: Element, numbers: Mapping[str, int]) -> Iterator[Spot]:
        """Yield a paragraph, and those of the text boxes anchored in it."""
        yield Spot(self.part, numbers, paragraph, tuple(_pieces(paragraph)), self.pages)
        for box in _topmost(paragraph, BOX):
            if next(box.iterancestors(FALLBACK), None) is None:
                self.boxes += 1
            for inner in _outer(box):
                yield from self.paragraph(inner, {**numbers, "box": self.boxes})


def _topmost(parent: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names that stand in no other of them."""
    for child in parent:
        if child.tag in names:
            yield child
        elif isinstance(child.tag, str):
            yield from _topmost(child, *names)


def _outer(cell: Element) -> Iterator[Element]:
    """Yield the paragraphs of a cell, those of tables in it too, but not those of text boxes."""
    yield from _topmost(cell, PARAGRAPH)


def _own(paragraph: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names that belong to the paragraph itself, not to a text box in it."""
    for each in paragraph.iter(*names):
        if _belongs(each, paragraph):
            yield each


def _belongs(each: Element, paragraph: Element) -> bool:
    """Whether an element is a paragraph, or stands in it and in none inside it."""
    return each is paragraph or next(each.iterancestors(PARAGRAPH), None) is paragraph


def _in_run(each: Element) -> bool:
    """Whether a tab or break is text, and no tab stop of the paragraph."""
    parent = each.getparent()
    return parent is not None and parent.tag == RUN


def _pieces(paragraph: Element) -> Iterator[Piece]:
    for each in _own(paragraph, TEXT, DELETED):
        yield Piece(each.text or "", each)
