"""Parsed parts: the finish of a part whose tags tear elements apart, and which is trusted only once it is parsed.

In: the bytes of a rendered part. Out: its bytes, tables and drawings mended as docxtpl mends them; NeedsDocxtplError
where it is no XML or a table is broken: docxtpl's path says how.
"""

from __future__ import annotations

from lxml import etree

from reportgen.ooxml.nested_grid import PARSER, fit_all
from reportgen.templating.finish import BROKEN_TABLE, FIRST_DRAWING
from reportgen.templating.printing import NeedsDocxtplError

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def finish_parsed(part: bytes, body: bool) -> bytes:
    """Return the part; in the body, tables fit and drawings are numbered."""
    try:
        root = etree.fromstring(part, PARSER)
        if not body:
            return part
        fit_all(root)
    except BROKEN_TABLE as error:
        raise NeedsDocxtplError from error
    for number, drawing in enumerate(root.iter(DRAWING), FIRST_DRAWING):
        drawing.set("id", str(number))
    return etree.tostring(root, encoding="UTF-8", standalone=True)
