"""Style facts: what the styles of a document say themselves.

In: the part `word/styles.xml`. Out: names, sizes and indents by style id.
"""

from __future__ import annotations

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element, descendants, find, qualified, value_of


@frozen
class StyleFacts:
    """What a style says itself, inherited values left aside: its name, size in points, alignment, indents in twips."""

    name: str
    size: float | None = None
    align: str = ""
    right: int = 0


def style_facts(part: bytes) -> dict[str, StyleFacts]:
    """Return the facts of each style by its id: Word renames ids when it saves, never names."""
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    return {style.get(qualified("w:styleId")) or "": _facts(style) for style in descendants(root, "w:style")}


def _facts(style: Element) -> StyleFacts:
    size, indents = value_of(style, "w:rPr/w:sz"), find(style, "w:pPr/w:ind")
    right = "" if indents is None else indents.get(qualified("w:right")) or indents.get(qualified("w:end")) or ""
    return StyleFacts(
        name=value_of(style, "w:name"),
        size=int(size) / 2 if size.isdigit() else None,
        align=value_of(style, "w:pPr/w:jc"),
        right=int(right) if right.lstrip("-").isdigit() else 0,
    )
