"""Origins: from which paragraph of a template each paragraph of a document was made.

In: the parts of a template; later those of a document made from it. Out: the template with each paragraph marked by an
attribute that Word writes for itself (w:rsidP) and nothing of the layout hangs on; and the places that the marks stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.elements import NAMESPACES, Element, qualified
from reportgen.ooxml.outline import parse
from reportgen.ooxml.page_parts import pages_of
from reportgen.ooxml.spots import Spot, spots

PARAGRAPH = qualified("w:p")
MARK = qualified("w:rsidP")
FILLED_IN = re.compile(r"word/(document|header[^/]*|footer[^/]*|footnotes|endnotes)\.xml")


@frozen
class Origin:
    """A paragraph of the template: its place, and what stands in it."""

    place: Mapping[str, int | str] = field(default_factory=dict)
    text: str = ""


@frozen
class Origins:
    """The paragraphs of a template by their marks, and the template with these marks in it."""

    parts: Mapping[str, bytes]
    by_mark: Mapping[str, Origin]

    def of(self, spot: Spot) -> Origin | None:
        """Return where in the template a paragraph of a document comes from; None for one that is not from there."""
        return self.by_mark.get(spot.element.get(MARK) or "")

    def near(self, element: Element | None) -> Origin | None:
        """Return where an element comes from: the paragraph in it, around it, or else the one before it in its part."""
        if element is None:
            return None
        around = [*element.iter(PARAGRAPH), *element.iterancestors(PARAGRAPH)]
        before = element.xpath("preceding::w:p[1] | following::w:p[1]", namespaces=NAMESPACES)
        marks = (each.get(MARK) for each in (*around, *(before if isinstance(before, list) else ())))
        return next((self.by_mark[mark] for mark in marks if mark in self.by_mark), None)


def marked(parts: Mapping[str, bytes]) -> Origins:
    """Return the origins of a template."""
    changed, pages = dict(parts), pages_of(parts)
    by_mark: dict[str, Origin] = {}
    for name, data in parts.items():
        if FILLED_IN.fullmatch(name):
            root = parse(data)
            for spot in spots(name, root, pages.get(name, "")):
                mark = f"{len(by_mark) + 1:08X}"
                spot.element.set(MARK, mark)
                by_mark[mark] = Origin(spot.place, spot.text)
            changed[name] = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    return Origins(changed, by_mark)


def all_spots(parts: Mapping[str, bytes]) -> Iterator[Spot]:
    """Yield the paragraphs of all parts of a document that a template fills in: the body first."""
    for name in sorted(filter(FILLED_IN.fullmatch, parts)):
        yield from spots(name, parse(parts[name]))
