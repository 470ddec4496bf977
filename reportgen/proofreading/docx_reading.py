"""Finished Word files as outlines: body, tables, text boxes, headers, footers and notes, anybody's.

In: the parts of a docx. Out: a `Reading`: its outline, and for each paragraph the element it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element, find, qualified, value_of
from reportgen.ooxml.inherited_looks import Looks
from reportgen.ooxml.numbering import Numbering
from reportgen.ooxml.outline import parse
from reportgen.ooxml.places import BODY, STORIES
from reportgen.ooxml.spots import Spot, spots
from reportgen.ooxml.stretches import Stretch, stretches, text_of_stretches
from reportgen.proofreading.outline import Outline, Paragraph, Table
from reportgen.proofreading.roles import with_roles

CONTENTS = re.compile(r"(?:toc|TOC|目录) ?\d")
ROW, CELL, SPAN = qualified("w:tr"), qualified("w:tc"), "w:tcPr/w:gridSpan"
HEADER = "word/header"


@frozen
class Reading:
    """A Word file that was read: `spots[i]` is where `outline.paragraphs[i]` stands, `roots` are the parts' elements."""

    outline: Outline
    parts: Mapping[str, bytes]
    spots: tuple[Spot, ...]
    stretches: tuple[list[Stretch], ...]
    roots: Mapping[str, Element]
    looks: Looks


@dataclass
class _Reader:
    parts: Mapping[str, bytes]
    looks: Looks
    numbering: Numbering
    paragraphs: list[Paragraph] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    stretches: list[list[Stretch]] = field(default_factory=list)
    columns: dict[Element, int] = field(default_factory=dict)

    def read(self, part: str, root: Element) -> None:
        for spot in spots(part, root):
            style = self.looks.style(spot.element)
            number = self.numbering.text((spot.element, *self.looks.chain(spot.element))) if part == BODY else ""
            found = stretches(spot.element)
            text = text_of_stretches(found)
            if CONTENTS.fullmatch(style) or not (text.strip() or number):
                continue
            self.paragraphs.append(Paragraph(text, self._place(spot), style, self._role(spot), number))
            self.spots.append(spot)
            self.stretches.append(found)

    def _role(self, spot: Spot) -> str:
        if spot.part != BODY:
            return "header" if spot.part.startswith(HEADER) else "footer"
        return "cell" if "table" in spot.numbers else ""

    def _place(self, spot: Spot) -> dict[str, int | str]:
        """Return the place; a cell that stands behind a wide one is told by both its numbers."""
        place = spot.place
        cell = spot.within("w:tc") if "table" in place else None
        if cell is not None and (column := self._column(cell)) != place["column"]:
            return {**place, "column": column, "cell": place["column"]}
        return place

    def _column(self, cell: Element) -> int:
        """Return in which column of the grid a cell stands; of a nested table, that of the outermost cell."""
        outer = [cell, *(each for each in cell.iterancestors(CELL))][-1]
        if outer not in self.columns:
            row = next(outer.iterancestors(ROW), None)
            at = 1
            for each in () if row is None else row.iter(CELL):
                if next(each.iterancestors(CELL), None) is None:
                    self.columns[each] = at
                    at += span(each)
        return self.columns.get(outer, 1)


def span(cell: Element) -> int:
    """Return over how many columns a cell reaches."""
    said = value_of(cell, SPAN)
    return int(said) if said.isdigit() and 0 < int(said) < 100 else 1


def read_docx(parts: Mapping[str, bytes], file: str = "") -> Reading:
    """Return a Word file read."""
    looks = Looks(parts)
    reader = _Reader(parts, looks, Numbering(parts))
    names = [BODY, *sorted(filter(STORIES.fullmatch, parts))]
    roots = {name: parse(parts[name]) for name in names}
    for name, root in roots.items():
        reader.read(name, root)
    paragraphs, envelope = with_roles(reader.paragraphs)
    outline = Outline(file, paragraphs, tuple(_tables(roots[BODY])), envelope)
    return Reading(outline, parts, tuple(reader.spots), tuple(reader.stretches), roots, looks)


def _tables(root: Element) -> Iterator[Table]:
    body = find(root, "w:body")
    for number, table in enumerate(() if body is None else _topmost(body), 1):
        rows = tuple(tuple(_row(each)) for each in _below(table, ROW))
        yield Table(number, rows, {"part": BODY, "table": number})


def _topmost(parent: Element) -> Iterator[Element]:
    """Yield the tables that stand in no other, as spots count them."""
    for each in parent:
        if each.tag == qualified("w:tbl"):
            yield each
        elif isinstance(each.tag, str) and each.tag != qualified("w:p"):
            yield from _topmost(each)


def _below(parent: Element, name: str) -> Iterator[Element]:
    for each in parent:
        if each.tag == name:
            yield each
        elif isinstance(each.tag, str) and each.tag != qualified("w:tbl"):
            yield from _below(each, name)


def _row(row: Element) -> Iterable[str]:
    """Yield the texts of a row, a column of the grid each: a wide cell is followed by empty ones."""
    for cell in _below(row, CELL):
        lines = (text_of_stretches(stretches(each)) for each in cell.iter(qualified("w:p")))
        yield "\n".join(line for line in lines if line)
        yield from [""] * (span(cell) - 1)
