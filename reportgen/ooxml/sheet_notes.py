"""Notes in a workbook: comments at cells, added to the package itself, so that all else stays as it was.

In: the bytes of an xlsx, and for each sheet and cell what is to be said. Out: the bytes with the notes; those that were
there are kept. A note is two things (ECMA-376-1, 18.7, and the drawing that Excel keeps for old times' sake): a comment
in a part of the sheet, and a shape in a VML drawing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import count

from reportgen.ooxml.insertion import Element, as_utf8, before_first, elements, escaped, inside, instead_of
from reportgen.ooxml.package import CONTENT_TYPES, read_package, write_package
from reportgen.ooxml.workbook_parts import relations, relations_part, sheet_parts

AUTHOR = "reportgen"
DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN, STRICT_OFFICE = "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"  # fmt: skip
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
BEHIND_DRAWING = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
"""What stands behind the place of `legacyDrawing` in a sheet, whose children have a fixed order (18.3.1.99)."""
VML_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
SHAPE_TYPE = (
    f'<v:shapetype {VML_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
WIDTH, LINE_CHARACTERS = 4, 22
"""Columns that a note covers, and how many Chinese characters stand in one of its lines, more or less."""
CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")

Notes = Mapping[tuple[str, str], Sequence[str]]


def annotated(data: bytes, notes: Notes) -> bytes:
    """Return the workbook with notes, keyed by sheet and cell; those of sheets that are not there are left out."""
    parts = dict(read_package(data, ""))
    for name, part in sheet_parts(parts).items():
        here = {
            cell: "\n".join(texts) for (sheet, cell), texts in notes.items() if sheet == name and CELL.fullmatch(cell)
        }
        if here and part in parts:
            _Sheet(parts, part).add(dict(sorted(here.items(), key=lambda each: _place(each[0]))))
    return write_package(parts)


def _place(cell: str) -> tuple[int, int]:
    """Return row and column of a cell, from 0."""
    found = CELL.fullmatch(cell)
    assert found is not None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


class _Sheet:
    """Adds notes to one sheet of a package."""

    def __init__(self, parts: dict[str, bytes], part: str) -> None:
        self.parts, self.part = parts, part
        self.links = relations(parts, part)
        parts[part] = as_utf8(parts[part])
        self.children = elements(part, parts[part], depth=2)
        self.root = self.children[0]
        self.strict = STRICT_MAIN in self.root.attributes.values()

    def add(self, notes: Mapping[str, str]) -> None:
        """Add a note at each cell; one that has a note already gets a longer one."""
        new = self._add_comments(notes)
        if new:
            self._add_shapes({cell: notes[cell] for cell in new})

    def _add_comments(self, notes: Mapping[str, str]) -> list[str]:
        """Write the comments; return the cells that had none."""
        part = self._linked("comments")
        if part is None:
            part = self._new("xl/comments{}.xml", "comments", COMMENTS_TYPE)
            space = STRICT_MAIN if self.strict else MAIN
            self.parts[part] = DECLARATION + f'<comments xmlns="{space}"><authors/><commentList/></comments>'.encode()
        data = as_utf8(self.parts[part])
        found = elements(part, data)
        prefix = found[0].prefix
        there = {each.attributes.get("ref", ""): each for each in found if each.local == "comment"}
        author = sum(each.path[-2:] == ("authors", "author") for each in found)
        insertions = [(each, _run(prefix, f"\n{notes[cell]}")) for cell, comment in there.items() if cell in notes
                      for each in found if each.local == "text" and comment.start < each.start < comment.end]  # fmt: skip
        added = "".join(_comment(prefix, cell, author, text) for cell, text in notes.items() if cell not in there)
        insertions += [
            (each, f"<{prefix}author>{AUTHOR}</{prefix}author>") for each in found if each.local == "authors"
        ]
        insertions += [(each, added) for each in found if each.local == "commentList"]
        for each, text in sorted(insertions, key=lambda pair: -pair[0].end):
            data = inside(data, each, text)
        self.parts[part] = data
        return [cell for cell in notes if cell not in there]

    def _add_shapes(self, notes: Mapping[str, str]) -> None:
        drawing = next((each for each in self.children if each.local == "legacyDrawing"), None)
        part = self._drawing(drawing)
        if part is None:
            part = self._new("xl/drawings/vmlDrawing{}.vml", "vmlDrawing", "")
            self.parts[part] = f"<xml {VML_SPACES}></xml>".encode()
        data = as_utf8(self.parts[part])
        root = elements(part, data, depth=1)[0]
        known = b'id="_x0000_t202"' in data
        shapes = "".join(_shape(number, cell, text) for number, (cell, text) in enumerate(notes.items(), 1))
        self.parts[part] = inside(data, root, ("" if known else SHAPE_TYPE) + shapes)

    def _drawing(self, drawing: Element | None) -> str | None:
        """Return the VML drawing that the sheet has already."""
        if drawing is None:
            return None
        key = next((value for name, value in drawing.attributes.items() if name.endswith(":id")), "")
        part = self.links.get(key, ("", ""))[1]
        return part if part in self.parts else None

    def _linked(self, kind: str) -> str | None:
        return next((part for each, part in self.links.values() if each == kind and part in self.parts), None)

    def _new(self, pattern: str, kind: str, content_type: str) -> str:
        """Return the name of a new part of the sheet, known to its relations and to the content types."""
        taken = {name.lower() for name in self.parts}
        part = next(name for number in count(1) if (name := pattern.format(number)).lower() not in taken)
        key = next(each for number in count(1) if (each := f"rIdNote{number}") not in self.links)
        self.links[key] = (kind, part)
        self._relate(key, kind, part)
        self._type(part, content_type)
        if kind == "vmlDrawing":
            self._refer(key)
        return part

    def _relate(self, key: str, kind: str, part: str) -> None:
        name = relations_part(self.part)
        data = as_utf8(self.parts.get(name, DECLARATION + f'<Relationships xmlns="{LINKS}"/>'.encode()))
        root = elements(name, data, depth=1)[0]
        space = STRICT_OFFICE if self.strict else OFFICE
        link = f'<{root.prefix}Relationship Id="{key}" Type="{space}/{kind}" Target="/{part}"/>'
        self.parts[name] = inside(data, root, link)

    def _type(self, part: str, content_type: str) -> None:
        data = as_utf8(self.parts[CONTENT_TYPES])
        root, *children = elements(CONTENT_TYPES, data, depth=2)
        extensions = {each.attributes.get("Extension", "").lower() for each in children}
        if content_type:
            entry = f'<{root.prefix}Override PartName="/{part}" ContentType="{content_type}"/>'
        elif "vml" not in extensions:
            entry = f'<{root.prefix}Default Extension="vml" ContentType="{VML_TYPE}"/>'
        else:
            return
        self.parts[CONTENT_TYPES] = inside(data, root, entry)

    def _refer(self, key: str) -> None:
        """Let the sheet know its drawing; a reference that leads nowhere is replaced."""
        data = self.parts[self.part]
        space = STRICT_OFFICE if self.strict else OFFICE
        mark = f'<{self.root.prefix}legacyDrawing xmlns:nr="{space}" nr:id="{key}"/>'
        lost = next((each for each in self.children if each.local == "legacyDrawing"), None)
        if lost is None:
            self.parts[self.part] = before_first(data, self.root, self.children[1:], BEHIND_DRAWING, mark)
        else:
            self.parts[self.part] = instead_of(data, lost, mark)


def _comment(prefix: str, cell: str, author: int, text: str) -> str:
    run = _run(prefix, text)
    return f'<{prefix}comment ref="{cell}" authorId="{author}"><{prefix}text>{run}</{prefix}text></{prefix}comment>'


def _run(prefix: str, text: str) -> str:
    return f'<{prefix}r><{prefix}t xml:space="preserve">{escaped(text)}</{prefix}t></{prefix}r>'


def _shape(number: int, cell: str, text: str) -> str:
    """Return the box of a note: hidden until the mouse comes near, high enough for its text."""
    row, column = _place(cell)
    lines = sum(len(line) // LINE_CHARACTERS + 1 for line in text.split("\n"))
    anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 10, {column + 1 + WIDTH}, 15, {max(row - 1, 0) + lines + 1}, 4"
    return (
        f'<v:shape {VML_SPACES} id="_x0000_rg{number}" type="#_x0000_t202" '
        'style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
