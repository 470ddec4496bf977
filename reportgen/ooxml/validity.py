"""Validity: what makes Word call a document damaged, of what filling in a template can do to it.

In: the parts of a docx. Out: `Flaw`s with their elements. Tables, rows and cells that filling in left empty, paragraphs in
paragraphs, fields begun and not ended, pictures and links that lead nowhere, parts that nobody announced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element, qualified
from reportgen.ooxml.outline import parse

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "[Content_Types].xml"
TABLE, ROW, CELL, PARAGRAPH, RUN, TEXT = (qualified(f"w:{name}") for name in ("tbl", "tr", "tc", "p", "r", "t"))
FIELD, FIELD_TYPE = qualified("w:fldChar"), qualified("w:fldCharType")
BOX = qualified("w:txbxContent")
BLOCKS = frozenset((PARAGRAPH, TABLE, qualified("w:sdt")))

NO_ROWS = "a table without rows is left"
NO_CELLS = "a row without cells is left: a loop over columns ran over nothing"
NO_PARAGRAPH = "a cell without a paragraph is left, which Word calls damaged"
NESTED = "a paragraph stands inside a paragraph"
LOOSE = "text stands outside a run"
UNBALANCED = "a field (page number, table of contents) is begun and not ended, or ended twice: an if cuts it in two"
NOWHERE = "a picture or link leads to {target}, which is not in the file"
UNANNOUNCED = "the part {target} is in the file without a type"
SAVE_AGAIN = "open the template in Word, put the picture or link there anew, and save it"
INSTEAD = {
    NO_ROWS: "put the whole table inside the if that asks whether there are any",
    NO_CELLS: "put the whole table inside the if that asks whether there are any",
    NO_PARAGRAPH: "keep one paragraph in it outside the if or for",
    NESTED: "give the tag that begins with p a paragraph of its own",
    LOOSE: "take the letters p, tr or tc out of a tag that stands in the midst of a text",
    UNBALANCED: "put the whole field inside the if, or outside",
    NOWHERE: SAVE_AGAIN,
    UNANNOUNCED: SAVE_AGAIN,
}
"""What an author does about each."""


@frozen
class Flaw:
    """Something that makes a document invalid: its part, its element there, and a sentence."""

    part: str
    message: str
    element: Element | None = None
    target: str = ""

    @property
    def instead(self) -> str:
        """What to do about it."""
        return INSTEAD[self.message]


def flaws(parts: Mapping[str, bytes]) -> Iterator[Flaw]:
    """Yield the flaws of a document."""
    for name in sorted(parts):
        if name.startswith("word/") and name.endswith(".xml"):
            root = parse(parts[name])
            yield from _structure(name, root)
            yield from _fields(name, root)
            yield from _links(name, root, parts)
    yield from _types(parts)


def _structure(part: str, root: Element) -> Iterator[Flaw]:
    for each in root.iter(TABLE, ROW, CELL, PARAGRAPH, TEXT):
        message = _fault(each)
        if message:
            yield Flaw(part, message, each)


def _fault(each: Element) -> str:
    """Return what is wrong with an element, empty where nothing is."""
    parent = each.getparent()
    if each.tag == TABLE:
        return NO_ROWS if next(each.iter(ROW), None) is None else ""
    if each.tag == ROW:
        return NO_CELLS if next(each.iter(CELL), None) is None else ""
    if each.tag == CELL:
        blocks = [child for child in each if child.tag in BLOCKS]
        return NO_PARAGRAPH if not blocks or blocks[-1].tag == TABLE else ""
    if each.tag == PARAGRAPH:
        nearest = next(each.iterancestors(PARAGRAPH, BOX), None)
        return NESTED if nearest is not None and nearest.tag == PARAGRAPH else ""
    return LOOSE if parent is None or parent.tag != RUN else ""


def _fields(part: str, root: Element) -> Iterator[Flaw]:
    """Yield a part's first field that is not whole."""
    depth = 0
    last: Element | None = None
    for each in root.iter(FIELD):
        kind, last = each.get(FIELD_TYPE), each
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if depth < 0:
            break
    if depth:
        yield Flaw(part, UNBALANCED, last)


def _links(part: str, root: Element, parts: Mapping[str, bytes]) -> Iterator[Flaw]:
    known = _relations(part, parts)
    for each in root.iter():
        for name, value in each.attrib.items() if isinstance(each.tag, str) else ():
            if str(name).startswith(f"{{{RELATIONS}}}") and str(value) and str(value) not in known:
                yield Flaw(part, NOWHERE, each, str(value))
    for target in known.values():
        if target and target not in parts:
            yield Flaw(part, NOWHERE, None, target)


def _relations(part: str, parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the relations of a part: the part that each leads to, empty for one that leads outside."""
    folder, _, name = part.rpartition("/")
    data = parts.get(f"{folder}/_rels/{name}.rels")
    found = {}
    for each in () if data is None else parse(data):
        target = each.get("Target") or ""
        inside = normpath(join(dirname(part), target)).lstrip("/") if not target.startswith("/") else target[1:]
        found[each.get("Id") or ""] = "" if each.get("TargetMode") == "External" else inside
    return found


def _types(parts: Mapping[str, bytes]) -> Iterator[Flaw]:
    root = parse(parts[TYPES])
    endings = {(each.get("Extension") or "").lower() for each in root if each.get("Extension")}
    named = {each.get("PartName") for each in root}
    for name in sorted(parts):
        if name != TYPES and f"/{name}" not in named and name.rpartition(".")[2].lower() not in endings:
            yield Flaw(name, UNANNOUNCED, None, name)
