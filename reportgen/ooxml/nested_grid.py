"""Grids of tables that have to be parsed: those of templates, and tables inside tables.

In: the XML of one table. Out: whether its columns are fixed; or the table with grids that fit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from reportgen.ooxml.elements import Element, element, find, find_all, qualified, value_of
from reportgen.ooxml.grid import TABLE, fitted

TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
BETWEEN = re.compile(r"<w:tr[ >]|</w:tr>|<w:tc[ >]|</w:tc>|\{%|\{\{")
PARSER = etree.XMLParser(resolve_entities=False, huge_tree=True, no_network=True)


def has_fixed_columns(table: str) -> bool:
    """Whether every rendering of a template's table has as many cells in each row as its grid has columns."""
    if 'w:gridSpan w:val="{{' in table or TABLE.search(table, 1) or _has_tags_between_cells(table):
        return False
    try:
        root = parsed(TAGS.sub("", table))
    except etree.XMLSyntaxError:
        return False
    columns = len(find_all(root, "w:tblGrid/w:gridCol"))
    rows = find_all(root, "w:tr")
    return bool(rows) and _prints_a_row(table) and all(_span(row) == columns for row in rows)


def _has_tags_between_cells(table: str) -> bool:
    """Whether a tag stands in a row but in no cell: it decides which cells there are."""
    in_row = in_cell = False
    for found in BETWEEN.finditer(table):
        word = found[0]
        if word.startswith("{"):
            if in_row and not in_cell:
                return True
        elif "tr" in word:
            in_row = not word.startswith("</")
        else:
            in_cell = not word.startswith("</")
    return False


def _prints_a_row(table: str) -> bool:
    """Whether a row stands before the first tag between rows, and so in every rendering."""
    first_row = re.search(r"<w:tr[ >]", table)
    return first_row is not None and not re.search(r"\{%", table[: first_row.start()])


def parsed(table: str) -> Element:
    """Return a table whose name spaces are those of a document."""
    spaces = " ".join(f'xmlns:{prefix}="urn:{prefix}"' for prefix in sorted(set(_prefixes(table)) - {"w", "xml"}))
    wrapped = f'<x xmlns:w="{qualified("w:x")[1:-2]}" {spaces}>{table}</x>'
    return etree.fromstring(wrapped, PARSER)[0]


def _prefixes(table: str) -> Sequence[str]:
    return re.findall(r"[< /]([A-Za-z][\w.-]*):[\w.-]+", table)


def fit_nested(table: str, opening: str) -> str:
    """Return a rendered table, and those inside it, with grids that fit; `opening` declares the name spaces."""
    name = opening[1:].split(None, 1)[0].rstrip(">")
    root = etree.fromstring(f"{opening}{table}</{name}>", PARSER)
    for each in root.iter(qualified("w:tbl")):
        grid = find(each, "w:tblGrid")
        if grid is not None:
            rows = list(each.iter(qualified("w:tr")))
            widths = [column.get(qualified("w:w")) or "0" for column in grid]
            cells = max((len(find_all(row, "w:tc")) for row in rows), default=0)
            fitting = fitted(widths, cells, max(map(_span, rows), default=0))
            if fitting != widths:
                grid[:] = [element("w:gridCol", {"w:w": width}) for width in fitting]
    made = etree.tostring(root, encoding="unicode")
    return made[made.index(">") + 1 : made.rindex("</")]


def _span(row: Element) -> int:
    return sum(int(value_of(cell, "w:tcPr/w:gridSpan") or 1) for cell in find_all(row, "w:tc"))
