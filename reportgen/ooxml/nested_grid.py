"""Grids of tables that have to be parsed: those of templates, and tables inside tables.

In: the XML of one table. Out: whether its columns are fixed; or the table with grids that fit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from reportgen.ooxml.elements import Element, element, find, find_all, qualified
from reportgen.ooxml.grid import fitted, is_plain

TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
BETWEEN = re.compile(r"<w:tr[ >]|</w:tr>|<w:tc[ >]|</w:tc>|\{%|\{\{")
PARSER = etree.XMLParser(resolve_entities=False, huge_tree=True, no_network=True)


def has_fixed_columns(table: str) -> bool:
    """Whether every rendering of a template's table has as many cells in each row as its grid has columns."""
    if not is_plain(table) or _has_tags_between_cells(table):
        return False
    try:
        root = parsed(TAGS.sub("", table))
    except etree.XMLSyntaxError:
        return False
    columns = len(find_all(root, "w:tblGrid/w:gridCol"))
    rows = find_all(root, "w:tr")
    return bool(rows) and _prints_a_row(table) and all(_span(row) == columns for row in rows)


def _has_tags_between_cells(table: str) -> bool:
    """Whether a tag stands in no cell that decides which cells there are, or prints some."""
    in_row = in_cell = False
    for found in BETWEEN.finditer(table):
        word = found[0]
        if word.startswith("{"):
            if not in_cell and (in_row or word == "{{"):
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
    fit_all(root)
    made = etree.tostring(root, encoding="unicode")
    return made[made.index(">") + 1 : made.rindex("</")]


def fit_all(root: Element) -> None:
    """Make the grids of all tables fit; LookupError for a table that declares no columns."""
    for table in root.iter(qualified("w:tbl")):
        grid = find(table, "w:tblGrid")
        if grid is None:
            raise LookupError("a table without columns")
        _fit(grid, list(table.iter(qualified("w:tr"))))


def _fit(grid: Element, rows: Sequence[Element]) -> None:
    columns = find_all(grid, "w:gridCol")
    widths = [column.get(qualified("w:w")) for column in columns]
    cells = max((len(find_all(row, "w:tc")) for row in rows), default=0)
    fitting = fitted(widths, cells, max(map(_span, rows), default=0))
    for column in columns[len(fitting) :]:
        grid.remove(column)
    for column, width in zip(columns, fitting, strict=False):
        if width is not None:
            column.set(qualified("w:w"), width)
    for width in fitting[len(columns) :]:
        grid.append(element("w:gridCol", {"w:w": width or "0"}))


def _span(row: Element) -> int:
    """Return how many columns the cells of a row span; a span must say how many."""
    spans = (find(cell, "w:tcPr/w:gridSpan") for cell in find_all(row, "w:tc"))
    return sum(1 if span is None else int(span.attrib[qualified("w:val")]) for span in spans)
