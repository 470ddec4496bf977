"""Page parts: for which pages the headers and footers of a Word file are.

In: the parts of a docx. Out: for each header and footer that is for some pages only, which: first, even, or odd. A place of such a
part tells them too, so that a person finds it in Word.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.ooxml.elements import NAMESPACES, descendants, qualified
from reportgen.ooxml.outline import parse
from reportgen.ooxml.workbook_parts import relations

BODY = "word/document.xml"
REFERENCES = ("w:headerReference", "w:footerReference")
ID = f"{{{NAMESPACES['r']}}}id"


def pages_of(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return for which pages each header and footer is; those for all pages are left out."""
    found: dict[str, str] = {}
    for name in REFERENCES:
        parts_of_kind = _referenced(parts, name)
        kinds = set(parts_of_kind.values())
        default = "odd" if "even" in kinds else ""
        found |= {part: default if kind == "default" else kind for part, kind in parts_of_kind.items()}
    return {part: kind for part, kind in found.items() if kind}


def _referenced(parts: Mapping[str, bytes], name: str) -> dict[str, str]:
    """Return the kind that each part has where the body refers to it first."""
    targets = relations(parts, BODY)
    found: dict[str, str] = {}
    for each in descendants(parse(parts[BODY]), name):
        _, part = targets.get(each.get(ID) or "", ("", ""))
        found.setdefault(part, each.get(qualified("w:type")) or "default")
    return found
