"""Sections: a document that is merged into another takes that one's pages, not its own.

In: the parts of a docx. Out: its body without sections of its own; or what would be lost with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from reportgen.ooxml.elements import descendants, find, qualified

MAIN = "word/document.xml"
MARGINS = ("word/header", "word/footer")
PARSER_OPTIONS = {"resolve_entities": False, "huge_tree": True, "no_network": True}


def without_sections(part: bytes) -> bytes:
    """Return the main part without the sections inside it; the last, which holds for the whole, stays."""
    root = _parsed(part)
    for each in list(descendants(root, "w:sectPr")):
        parent = each.getparent()
        if parent is not None and parent.tag == qualified("w:pPr"):
            parent.remove(each)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def lost_in_merging(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what does not come along when the document is merged: header and footer texts, pages that lie across."""
    for name in sorted(parts):
        if name.startswith(MARGINS) and name.endswith(".xml"):
            text = "".join(node.text or "" for node in descendants(_parsed(parts[name]), "w:t")).strip()
            if text:
                yield text
    for each in descendants(_parsed(parts[MAIN]), "w:sectPr"):
        size = find(each, "w:pgSz")
        if size is not None and size.get(qualified("w:orient")) == "landscape":
            yield "landscape"
            return


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(**PARSER_OPTIONS))  # type: ignore[arg-type]
