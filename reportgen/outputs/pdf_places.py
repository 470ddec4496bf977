"""Where the bookmarks of a document stand on its printed pages.

In: a PDF that LibreOffice wrote with the option `PLACES`. Out: each bookmark's page and its distance from the top of
the page; and the PDF without these names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.frozen import frozen
from reportgen.outputs.pdf_objects import PdfObjects

PLACES = '{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
"""The option of LibreOffice's PDF export, from 7.4 on in this form; an older one writes no places."""

ROOT = re.compile(rb"/Root (\d+) 0 R")
PAGES = re.compile(rb"/Pages (\d+) 0 R")
KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
REFERENCE = re.compile(rb"(\d+) 0 R")
HEIGHT = re.compile(rb"/MediaBox\s*\[\s*0 0 [\d.]+ ([\d.]+)\s*\]")
DESTINATIONS = re.compile(rb"/Dests (\d+) 0 R")
DESTINATION = re.compile(rb"/(\w+)\[(\d+) 0 R/XYZ [\d.]+ (-?[\d.]+) 0\]")
TWIPS = 20


@frozen
class Place:
    """A place: the page, counted from 0, and the distance from its top in twips."""

    page: int
    down: int


def places(pdf: bytes) -> dict[str, Place]:
    """Return the places of the bookmarks by their names; none where the PDF does not tell them."""
    objects = PdfObjects.read(pdf)
    number = objects and _destinations(objects)
    if not objects or not number:
        return {}
    pages = {page: (index, height) for index, (page, height) in enumerate(_pages(objects))}
    found = {}
    for name, page, up in DESTINATION.findall(objects[number]):
        index, height = pages[int(page)]
        found[name.decode()] = Place(index, round(TWIPS * (height - float(up))))
    return found


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has; 0 where it does not tell."""
    objects = PdfObjects.read(pdf)
    return len(list(_pages(objects))) if objects else 0


def without_places(pdf: bytes) -> bytes:
    """Return the PDF as it is without the option: no bookmark is a name in it."""
    objects = PdfObjects.read(pdf)
    number = objects and _destinations(objects)
    if not objects or not number:
        return pdf
    objects[number] = b"%d 0 obj\n<<>>\nendobj\n\n" % number
    return objects.to_bytes()


def _root(objects: PdfObjects) -> bytes:
    found = ROOT.search(objects.trailer)
    return objects[int(found[1])] if found else b""


def _destinations(objects: PdfObjects) -> int:
    found = DESTINATIONS.search(_root(objects))
    return int(found[1]) if found else 0


def _pages(objects: PdfObjects) -> Iterator[tuple[int, float]]:
    """Yield the number of each page's object and its height in points."""
    tree = PAGES.search(_root(objects))
    kids = KIDS.search(objects[int(tree[1])]) if tree else None
    for number in REFERENCE.findall(kids[1] if kids else b""):
        height = HEIGHT.search(objects[int(number)])
        yield int(number), float(height[1]) if height else 0.0
