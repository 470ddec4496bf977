"""Looks: how pages, styles, paragraphs, texts and tables of a document look, as names with values that can be compared.

In: elements of the parts of a docx. Out: for each, a mapping from the English name of a property to its value as a person
reads it. What Word writes for itself (revision ids, language, spelling marks, hints) is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from reportgen.diagnostics import Word
from reportgen.ooxml.elements import Element, find, find_all, qualified

Look = Mapping[str, str]
TWIPS_PER_MM = 1440 / 25.4
SIZES = {
    "42": "初号", "36": "小初", "26": "一号", "24": "小一", "22": "二号", "18": "小二", "16": "三号", "15": "小三",
    "14": "四号", "12": "小四", "10.5": "五号", "9": "小五", "7.5": "六号", "6.5": "小六", "5.5": "七号", "5": "八号",
}  # fmt: skip
"""What Word calls sizes in points."""
ALIGNMENTS = {
    "left": "left", "start": "left", "right": "right", "end": "right", "center": "centred", "both": "justified",
    "distribute": "spread out",
}  # fmt: skip
IGNORED = frozenset(
    (
        "rsid",
        "lang",
        "noProof",
        "proofErr",
        "webHidden",
        "rStyle",
        "pStyle",
        "sectPr",
        "rPr",
        "cnfStyle",
        "szCs",
        "bCs",
        "iCs",
    )
)


MARGINS = {
    "top": "upper margin",
    "bottom": "lower margin",
    "left": "left margin",
    "right": "right margin",
    "header": "distance of the page header",
    "footer": "distance of the page footer",
}


def _attribute(element: Element | None, *names: str) -> str:
    """Return the first attribute of these names, empty without one."""
    values = (element.get(qualified(f"w:{name}")) for name in names) if element is not None else iter(())
    return next((value for value in values if value), "")


def _millimetres(twips: str) -> str:
    return f"{round(int(twips) / TWIPS_PER_MM, 1):g} mm" if twips.lstrip("-").isdigit() else twips


def _points(number: str, parts: int) -> str:
    return f"{int(number) / parts:g} pt" if number.lstrip("-").isdigit() else number


def _characters(hundredths: str) -> str:
    return f"{int(hundredths) / 100:g} 字" if hundredths.lstrip("-").isdigit() else hundredths


def _size(element: Element) -> str:
    points = _points(_attribute(element, "val"), 2)
    name = SIZES.get(points.removesuffix(" pt"))
    return f"{name} ({points})" if name else points


def _switch(element: Element) -> str:
    return Word("no") if _attribute(element, "val") in ("0", "false", "off", "none") else Word("yes")


def _plain(element: Element) -> str:
    return _attribute(element, "val")


def _alignment(element: Element) -> str:
    value = _attribute(element, "val")
    return Word(ALIGNMENTS[value]) if value in ALIGNMENTS else value


def _level(element: Element) -> str:
    value = _attribute(element, "val")
    return str(int(value) + 1) if value.isdigit() else value


SINGLE: dict[str, tuple[str, Callable[[Element], str]]] = {
    "sz": ("font size", _size),
    "b": ("bold", _switch),
    "i": ("italic", _switch),
    "u": ("underline", _plain),
    "strike": ("struck out", _switch),
    "color": ("colour", _plain),
    "highlight": ("highlight", _plain),
    "vertAlign": ("raised or lowered", _plain),
    "vanish": ("hidden", _switch),
    "w": ("width of characters", lambda each: f"{_attribute(each, 'val').removesuffix('%')}%"),
    "jc": ("alignment", _alignment),
    "keepNext": ("keeps with the next", _switch),
    "keepLines": ("keeps its lines together", _switch),
    "pageBreakBefore": ("begins a page", _switch),
    "widowControl": ("no single lines", _switch),
    "outlineLvl": ("outline level", _level),
    "snapToGrid": ("follows the grid", _switch),
}


def look_of(properties: Element | None) -> dict[str, str]:
    """Return how the properties of a paragraph, a text or a style look; what has no name here is told as one other setting."""
    found: dict[str, str] = {}
    others = []
    for each in properties if properties is not None else ():
        if not isinstance(each.tag, str):
            continue
        name = etree.QName(each).localname
        if name in SINGLE:
            label, read = SINGLE[name]
            found[label] = read(each)
        elif name in GROUPS:
            found.update(GROUPS[name](each))
        elif name not in IGNORED and not name.endswith("Change"):
            others.append(_shown(each))
    if others:
        found["other settings"] = " ".join(sorted(others))
    return found


def _fonts(element: Element) -> Iterator[tuple[str, str]]:
    chinese, latin = _attribute(element, "eastAsia", "eastAsiaTheme"), _attribute(element, "ascii", "asciiTheme")
    if chinese:
        yield "Chinese font", chinese
    if latin:
        yield "Latin font", latin


def _spacing(element: Element) -> Iterator[tuple[str, str]]:
    if value := _attribute(element, "val"):
        yield "space between characters", _points(value, 20)
    for name, label in (("before", "space before"), ("after", "space after")):
        if lines := _attribute(element, f"{name}Lines"):
            yield label, f"{int(lines) / 100:g} 行"
        elif value := _attribute(element, name):
            yield label, _points(value, 20)
    if line := _attribute(element, "line"):
        exact = _attribute(element, "lineRule") in ("exact", "atLeast")
        yield "line spacing", _points(line, 20) if exact else f"{int(line) / 240:g}×"


def _indents(element: Element) -> Iterator[tuple[str, str]]:
    names = {
        "left indent": ("left", "start"),
        "right indent": ("right", "end"),
        "first line indent": ("firstLine",),
        "hanging indent": ("hanging",),
    }
    for label, attributes in names.items():
        if characters := _attribute(element, *(f"{each}Chars" for each in attributes)):
            yield label, _characters(characters)
        elif value := _attribute(element, *attributes):
            yield label, _millimetres(value)


GROUPS: dict[str, Callable[[Element], Iterator[tuple[str, str]]]] = {
    "rFonts": _fonts,
    "spacing": _spacing,
    "ind": _indents,
}


def _shown(element: Element) -> str:
    """Return an element as it is, without what Word writes for itself: to be compared, and to be told at need."""
    attributes = sorted((str(etree.QName(str(key)).localname), str(value)) for key, value in element.attrib.items())
    own = [f"{key}={value}" for key, value in attributes if "rsid" not in key]
    inner = (_shown(each) for each in element if isinstance(each.tag, str))
    name = str(etree.QName(element).localname)
    return f"{name}({', '.join([*own, *inner])})"


def page_look(section: Element) -> dict[str, str]:
    """Return how the pages of a section look."""
    size, margins, grid = (find(section, f"w:{name}") for name in ("pgSz", "pgMar", "docGrid"))
    found = {"page width": _millimetres(_attribute(size, "w")), "page height": _millimetres(_attribute(size, "h"))}
    found |= {label: _millimetres(_attribute(margins, name)) for name, label in MARGINS.items()}
    found["line pitch"] = _points(_attribute(grid, "linePitch"), 20)
    found["columns of text"] = _attribute(find(section, "w:cols"), "num") or "1"
    found["first page differs"] = Word("no") if find(section, "w:titlePg") is None else Word("yes")
    return {name: value for name, value in found.items() if value}


def table_look(table: Element) -> dict[str, str]:
    """Return how a table looks: its columns with their widths, how it is aligned."""
    widths = [_attribute(each, "w") for each in find_all(table, "w:tblGrid/w:gridCol")]
    found = {
        "number of columns": str(len(widths)),
        "widths of the columns": "、".join(_whole_mm(each) for each in widths),
    }
    if (aligned := find(table, "w:tblPr/w:jc")) is not None:
        found["alignment"] = _alignment(aligned)
    if (lines := find(table, "w:tblPr/w:tblBorders")) is not None:
        found["borders"] = _shown(lines)
    return found


def _whole_mm(twips: str) -> str:
    """Return a width in whole millimetres: programs reckon columns anew when they save."""
    return f"{round(int(twips) / TWIPS_PER_MM)} mm" if twips.isdigit() else twips
