"""The parts of a workbook: which part holds which sheet.

In: the parts of an xlsx. Out: the names of its sheets, as people see them, with their parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import dirname, join, normpath

from reportgen.ooxml.safe_xml import parse_xml

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE_RELATIONS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)
"""As Excel writes them as a rule, and in the strict form."""


def sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the name of every sheet with its part; empty where this is no workbook."""
    book = workbook_part(parts)
    if book is None:
        return {}
    targets = relations(parts, book)
    found: dict[str, str] = {}
    for node in parse_xml(book, parts[book]).iter():
        if node.tag.rpartition("}")[2] != "sheet":
            continue
        key = next((node.get(f"{space}id") for space in OFFICE_RELATIONS if node.get(f"{space}id")), "")
        found[node.get("name", "")] = targets.get(key or "", ("", ""))[1]
    return found


def workbook_part(parts: Mapping[str, bytes]) -> str | None:
    """Return the main part of a workbook."""
    found = [target for kind, target in relations(parts, "").values() if kind == "officeDocument" and target in parts]
    return next(iter(found), None)


def relations(parts: Mapping[str, bytes], part: str) -> dict[str, tuple[str, str]]:
    """Return the relations of a part: by id, their kind and the part that they lead to."""
    name = relations_part(part)
    if name not in parts:
        return {}
    return {
        node.get("Id", ""): (node.get("Type", "").rpartition("/")[2], resolved(part, node.get("Target", "")))
        for node in parse_xml(name, parts[name]).iter(RELATIONSHIPS)
        if node.get("TargetMode") != "External"
    }


def relations_part(part: str) -> str:
    """Return the part that holds the relations of a part; those of the package for an empty name."""
    folder, _, name = part.rpartition("/")
    return join(folder, "_rels", f"{name}.rels")


def resolved(part: str, target: str) -> str:
    """Return the name of the part that a relation of a part leads to."""
    return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target)).lstrip("/")
