"""Cells as the format asks for them, whatever filling in leaves of them: Word calls a file damaged for one that is empty.

In: the XML of a part. Out: the same, the properties of each cell in order; a paragraph in each cell that lost its own.
"""

from __future__ import annotations

import re

ORDER = (
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection"),
    *("tcFitText", "vAlign", "hideMark"),
)
"""ISO/IEC 29500-1, 17.4.69 (tcPr)."""
PROPERTIES = re.compile(r"(<w:tcPr>)(.*?)(</w:tcPr>)", re.DOTALL)
PROPERTY = re.compile(rf"<w:({'|'.join(ORDER)})(?:[ ][^>]*)?(?:/>|(?<!/)>.*?</w:\1>)", re.DOTALL)

EMPTIED = re.compile(rb"(<w:tc(?: [^>]*)?>|<w:tcPr ?/>|</w:tcPr>|</w:tbl>(?:<\?reportgen-end\?>)?)(\s*</w:tc>)")
CELL_END, PARAGRAPH_AND_CELL_END, NO_TEXT = b"</w:tc>", b"</w:p></w:tc>", rb"\1<w:p/>\2"


def filled(xml: bytes) -> bytes:
    """Return a part, or a stretch of it that ends with a paragraph, with an empty paragraph in each cell that has none."""
    ends = xml.count(CELL_END) - xml.startswith(CELL_END)  # the paragraph of that one ended the stretch before
    if ends == xml.count(PARAGRAPH_AND_CELL_END):
        return xml
    return EMPTIED.sub(NO_TEXT, xml)


def may_empty(xml: str) -> bool:
    """Whether filling in a template may leave a cell without a paragraph: where none ends right before the cell does."""
    return xml.count("</w:tc>") != xml.count("</w:p></w:tc>")


def properties_in_order(xml: str) -> str:
    """Return a part with the properties of its cells in order; those with tags between them are left as they are."""
    return PROPERTIES.sub(lambda found: f"{found[1]}{_sorted(found[2])}{found[3]}", xml)


def _sorted(properties: str) -> str:
    found = sorted(PROPERTY.finditer(properties), key=lambda each: ORDER.index(each[1]))
    whole = "".join(each[0] for each in found)
    return whole if len(whole) == len(properties) else properties
