"""WordprocessingML elements: names and values in, lxml elements out, their properties in the order of the schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from lxml import etree

Element = etree._Element
Value = str | int

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
DRAWING_NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
"""Those of pictures and charts, which most parts do not declare."""
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# ECMA-376 Part 1, 17.3.1.26, 17.3.2.28, 17.4.60, 17.4.70: the children of a property element have a fixed order.
PARAGRAPH_ORDER = """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
    snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"""
RUN_ORDER = """
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
    webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
    eastAsianLayout specVanish oMath"""
TABLE_ORDER = """
    tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd
    tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"""
CELL_ORDER = """
    cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"""
ORDER: Mapping[str, list[str]] = {
    name: names.split()
    for name, names in {
        "w:pPr": PARAGRAPH_ORDER,
        "w:rPr": RUN_ORDER,
        "w:tblPr": TABLE_ORDER,
        "w:tcPr": CELL_ORDER,
    }.items()
}


@cache
def qualified(name: str) -> str:
    """Return the Clark name of `w:p`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES.get(prefix) or DRAWING_NAMESPACES[prefix]}}}{local}"


def element(name: str, attributes: Mapping[str, Value] | None = None, *children: Element) -> Element:
    """Return an element like `w:spacing` with attributes like `w:line` and children."""
    named = {qualified(key): str(value) for key, value in attributes.items()} if attributes else None
    made = etree.Element(qualified(name), named, NAMESPACES)
    made.extend(children)
    return made


def valued(name: str, value: Value) -> Element:
    """Return an element that holds its value in `w:val`."""
    return element(name, {"w:val": value})


def switched(name: str, on: bool = True) -> Element:
    """Return an element that switches something on or off."""
    return element(name) if on else valued(name, 0)


def find(parent: Element, path: str) -> Element | None:
    """Return the first element at a path like `w:pPr/w:pStyle`."""
    return parent.find(path, NAMESPACES)


def find_all(parent: Element, path: str) -> list[Element]:
    """Return all elements at a path like `w:tr/w:tc`."""
    return parent.findall(path, NAMESPACES)


def descendants(parent: Element, name: str) -> Iterator[Element]:
    """Yield the element itself and those below it that are called `w:p`, in order."""
    return parent.iter(qualified(name))


def value_of(parent: Element, path: str) -> str:
    """Return `w:val` of the element at a path, or an empty text."""
    found = find(parent, path)
    return "" if found is None else found.get(qualified("w:val")) or ""


def properties(owner: Element, name: str) -> Element:
    """Return the properties of an element, its first child, made where there are none."""
    found = find(owner, name)
    if found is None:
        found = element(name)
        owner.insert(0, found)
    return found


def put(holder: Element, child: Element) -> None:
    """Put a property among the others where the schema wants it, instead of one of the same name."""
    drop(holder, child)
    ranks = _ranks(str(holder.tag))
    rank = ranks[str(child.tag)]
    later = (index for index, sibling in enumerate(holder) if ranks.get(str(sibling.tag), len(ranks)) > rank)
    holder.insert(next(later, len(holder)), child)


@cache
def _ranks(holder: str) -> dict[str, int]:
    """Return the place of each child in a property element."""
    order = ORDER[f"w:{etree.QName(holder).localname}"]
    return {qualified(f"w:{name}"): rank for rank, name in enumerate(order)}


def drop(holder: Element, like: Element | str) -> None:
    """Remove the property of that name."""
    tag = qualified(like) if isinstance(like, str) else str(like.tag)
    for old in holder.findall(tag):
        holder.remove(old)


def serialized(root: Element) -> bytes:
    """Return the bytes of a part."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
