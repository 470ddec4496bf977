"""Numbers of the workbook inside a chart: what Word shows at “edit data”.

In: the bytes of an xlsx, from anybody. Out: the contents of its cells by series and category.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from reportgen.cells import column_index
from reportgen.ooxml.package import PackageError, read_package

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
SHARED = "s"


def workbook_cells(data: bytes) -> dict[tuple[int, int], str]:
    """Return what stands in the cells below and beside the names, by series and category; nothing for a broken one."""
    try:
        parts = read_package(data, "")
        strings = list(_strings(parts[STRINGS])) if STRINGS in parts else []
        return dict(_cells(_parsed(parts[SHEET]), strings))
    except (PackageError, KeyError, etree.XMLSyntaxError):
        return {}


def _cells(sheet: etree._Element, strings: list[str]) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in sheet.iter("{*}c"):
        found = REFERENCE.fullmatch(cell.get("r") or "")
        text = "".join(each.text or "" for each in cell.iter("{*}v", "{*}t"))
        if cell.get("t") == SHARED:
            text = strings[int(text)] if text.isdecimal() and int(text) < len(strings) else ""
        if found and text and all(place := (column_index(found[1]), int(found[2]) - 1)):
            yield place, text


def _strings(part: bytes) -> Iterator[str]:
    for each in _parsed(part).iter("{*}si"):
        yield "".join(text.text or "" for text in each.iter("{*}t"))


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
