"""Grids: the columns that a table declares made to fit the cells that its rows have.

In: the XML of one rendered table. Out: the table with a grid that fits.
The rules are docxtpl's, so that a table comes out the same whichever of the two renders it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

TABLE = re.compile(r"<w:tbl[ >]")
GRID = re.compile(r"<w:tblGrid>.*?</w:tblGrid>|<w:tblGrid/>", re.DOTALL)
COLUMN = re.compile(r'<w:gridCol w:w="([\d.]+)"/>')
ROW = re.compile(r"<w:tr[ >].*?</w:tr>", re.DOTALL)
CELL = re.compile(r"<w:tc[ >]")
SPAN = re.compile(r'<w:gridSpan w:val="(\d+)"/>')


def fit_grid(table: str, opening: str) -> str:
    """Return a rendered table with as many grid columns as its rows need, its width kept.

    `opening` is the opening tag of the part's root, which declares the name spaces; only nested tables need parsing.
    """
    if TABLE.search(table, 1):
        from reportgen.ooxml.nested_grid import fit_nested

        return fit_nested(table, opening)
    grid = GRID.search(table)
    if grid is None:
        return table
    rows = ROW.findall(table, grid.end())
    spans = [
        (cells := len(CELL.findall(row)), cells + sum(int(span) - 1 for span in SPAN.findall(row))) for row in rows
    ]
    widths = COLUMN.findall(grid[0])
    fitting = fitted(widths, max((cells for cells, _ in spans), default=0), max((span for _, span in spans), default=0))
    if fitting == widths:
        return table
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in fitting)
    return f"{table[: grid.start()]}<w:tblGrid>{columns}</w:tblGrid>{table[grid.end() :]}"


def fitted(widths: Sequence[str], cells: int, span: int) -> list[str]:
    """Return the widths for rows of at most so many cells that span at most so many columns."""
    made = list(widths)
    total = sum(map(float, widths))
    if cells > len(made) and total > 0:
        old, new = total / len(made), total / cells
        made = [str(int(float(width) * new / old)) for width in made] + [str(int(new))] * (cells - len(made))
    if extra := made[span:]:
        made = made[:span]
        more = int(sum(map(float, extra)) / len(made)) if made else 0
        made = [str(int(float(width) + more)) for width in made]
    return made
