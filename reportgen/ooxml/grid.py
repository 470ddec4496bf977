"""Grids: the columns that a table declares made to fit the cells that its rows have.

In: the XML of one table, rendered, or as a template. Out: the table with a grid that fits; or whether it always will.
The rules are docxtpl's, so that a table comes out the same whichever of the two renders it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from reportgen.ooxml.elements import Element, element, find, find_all, qualified, value_of

TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
BETWEEN = re.compile(r"<w:tr[ >]|</w:tr>|<w:tc[ >]|</w:tc>|\{%|\{\{")
TABLE = re.compile(r"<w:tbl[ >]")
GRID = re.compile(r"<w:tblGrid>.*?</w:tblGrid>|<w:tblGrid/>", re.DOTALL)
COLUMN = re.compile(r'<w:gridCol w:w="([\d.]+)"/>')
ROW = re.compile(r"<w:tr[ >].*?</w:tr>", re.DOTALL)
CELL = re.compile(r"<w:tc[ >]")
SPAN = re.compile(r'<w:gridSpan w:val="(\d+)"/>')
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


def fit_grid(table: str, opening: str) -> str:
    """Return a rendered table with as many grid columns as its rows need, its width kept.

    `opening` is the opening tag of the part's root, which declares the name spaces; only nested tables need parsing.
    """
    if TABLE.search(table, 1):
        return _fit_parsed(table, opening)
    grid = GRID.search(table)
    if grid is None:
        return table
    rows = ROW.findall(table, grid.end())
    spans = [
        (cells := len(CELL.findall(row)), cells + sum(int(span) - 1 for span in SPAN.findall(row))) for row in rows
    ]
    widths = COLUMN.findall(grid[0])
    fitted = _fitted(widths, max((cells for cells, _ in spans), default=0), max((span for _, span in spans), default=0))
    if fitted == widths:
        return table
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in fitted)
    return f"{table[: grid.start()]}<w:tblGrid>{columns}</w:tblGrid>{table[grid.end() :]}"


def _fitted(widths: Sequence[str], cells: int, span: int) -> list[str]:
    """Return the widths for rows of at most so many cells that span at most so many columns."""
    fitted = list(widths)
    total = sum(map(float, widths))
    if cells > len(fitted) and total > 0:
        old, new = total / len(fitted), total / cells
        fitted = [str(int(float(width) * new / old)) for width in fitted] + [str(int(new))] * (cells - len(fitted))
    if extra := fitted[span:]:
        fitted = fitted[:span]
        more = int(sum(map(float, extra)) / len(fitted)) if fitted else 0
        fitted = [str(int(float(width) + more)) for width in fitted]
    return fitted


def _fit_parsed(table: str, opening: str) -> str:
    name = opening[1:].split(None, 1)[0].rstrip(">")
    root = etree.fromstring(f"{opening}{table}</{name}>", PARSER)
    for each in root.iter(qualified("w:tbl")):
        grid = find(each, "w:tblGrid")
        if grid is not None:
            rows = list(each.iter(qualified("w:tr")))
            widths = [column.get(qualified("w:w")) or "0" for column in grid]
            cells = max((len(find_all(row, "w:tc")) for row in rows), default=0)
            fitted = _fitted(widths, cells, max(map(_span, rows), default=0))
            if fitted != widths:
                grid[:] = [element("w:gridCol", {"w:w": width}) for width in fitted]
    made = etree.tostring(root, encoding="unicode")
    return made[made.index(">") + 1 : made.rindex("</")]


def _span(row: Element) -> int:
    return sum(int(value_of(cell, "w:tcPr/w:gridSpan") or 1) for cell in find_all(row, "w:tc"))
