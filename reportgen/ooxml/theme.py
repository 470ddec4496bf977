"""A plain theme, which Word and its validators expect in a document: two fonts in, the part `word/theme/theme1.xml` out.

No style refers to it, so its fonts never win over those of the styles.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

SPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
COLORS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "C00000",
    "accent2": "2F5597",
    "accent3": "7F7F7F",
    "accent4": "BF8F00",
    "accent5": "548235",
    "accent6": "7030A0",
    "hlink": "0563C1",
    "folHlink": "954F72",
}


def theme(heading: str, body: str) -> etree._Element:
    """Return a theme with those fonts."""
    colors = _node(
        "clrScheme", *(_node(name, _node("srgbClr", val=value)) for name, value in COLORS.items()), name="plain"
    )
    fonts = _node("fontScheme", _fonts("majorFont", heading), _fonts("minorFont", body), name="plain")
    elements = _node("themeElements", colors, fonts, _formats())
    return _node("theme", elements, name="plain")


def _fonts(name: str, font: str) -> etree._Element:
    scripts = (("latin", font), ("ea", font), ("cs", ""))
    return _node(name, *(_node(script, typeface=typeface) for script, typeface in scripts))


def _formats() -> etree._Element:
    """Return fills, lines and effects: the schema wants three of each."""
    lines = (_node("ln", _fill(), w=str(width)) for width in (6350, 12700, 19050))
    effects = (_node("effectStyle", _node("effectLst")) for _ in range(3))
    return _node(
        "fmtScheme",
        _node("fillStyleLst", *_fills()),
        _node("lnStyleLst", *lines),
        _node("effectStyleLst", *effects),
        _node("bgFillStyleLst", *_fills()),
        name="plain",
    )


def _fills() -> Iterable[etree._Element]:
    return (_fill() for _ in range(3))


def _fill() -> etree._Element:
    return _node("solidFill", _node("schemeClr", val="phClr"))


def _node(tag: str, *children: etree._Element, **attributes: str) -> etree._Element:
    made = etree.Element(f"{{{SPACE}}}{tag}", attributes, nsmap={"a": SPACE})
    made.extend(children)
    return made
