"""Leaving out: parts of a .docx that a copy of it is to be without, with everything that names them.

In: the parts. Out: the same without some of them: their content types, their relationships and, for comments, their marks.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping

from lxml import etree

from reportgen.ooxml.elements import Element, qualified
from reportgen.ooxml.outline import parse

TYPES = "[Content_Types].xml"
MARKS = tuple(qualified(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


def without_parts(parts: Mapping[str, bytes], gone: Collection[str]) -> dict[str, bytes]:
    """Return the parts without some of them."""
    if not gone:
        return dict(parts)
    return {name: _freed(name, data, gone) for name, data in parts.items() if name not in gone}


def _freed(name: str, part: bytes, gone: Collection[str]) -> bytes:
    """Return a part that names none of those that are left out."""
    if name == TYPES:
        return _without(part, "PartName", {f"/{each}" for each in gone})
    return _without(part, "Target", _targets(part, name, gone)) if name.endswith(".rels") else part


def _without(part: bytes, attribute: str, values: Collection[str]) -> bytes:
    root = parse(part)
    found = [each for each in root if each.get(attribute) in values and each.get("TargetMode") != "External"]
    if not found:
        return part
    for each in found:
        root.remove(each)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _targets(part: bytes, name: str, gone: Collection[str]) -> set[str]:
    """Return the targets of relationships that are parts to leave out, as they are written there."""
    folder = posixpath.dirname(posixpath.dirname(name))
    written = (each.get("Target") or "" for each in parse(part))
    return {each for each in written if posixpath.normpath(posixpath.join("/", folder, each)).lstrip("/") in gone}


def unmark_comments(root: Element) -> None:
    """Take the marks of comments out of a part."""
    for each in list(root.iter(*MARKS)):
        parent = each.getparent()
        if parent is None:
            continue
        parent.remove(each)
        holder = parent.getparent()
        bare = parent.tag == qualified("w:r") and all(child.tag == qualified("w:rPr") for child in parent)
        if bare and holder is not None:
            holder.remove(parent)
