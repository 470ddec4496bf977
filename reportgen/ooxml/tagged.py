"""Tagged: the XML of a part with tags in it, as text.

In: the root of a part, or texts. Out: XML.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from reportgen.ooxml.elements import Element, element
from reportgen.ooxml.writing import bare_run


def xml_of(root: Element) -> str:
    """Return the XML of a part."""
    return str(etree.tostring(root, encoding="unicode"))


def part_of(root: Element) -> bytes:
    """Return the bytes of a part, all prefixes kept that it declares: Word looks some of them up by name."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def as_paragraphs(texts: Iterable[str]) -> Element:
    """Return a part with a paragraph for each text."""
    return element("w:hdr", None, *(element("w:p", None, bare_run(text)) for text in texts))
