"""Grids: the columns that a table declares made to fit the cells that its rows have.

In: the XML of one rendered table. Out: the table with a grid that fits; what is raised tells a table that is broken.
The rules are docxtpl's, so that a table comes out the same whichever of the two renders it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

GRID = re.compile(r'<w:tblGrid>((?:<w:gridCol w:w="[\d.]+"/>)*)</w:tblGrid>|<w:tblGrid/>')
COLUMN = re.compile(r'<w:gridCol w:w="([\d.]+)"/>')
ROW = re.compile(r"<w:tr[ >].*?</w:tr>", re.DOTALL)
CELL = re.compile(r"<w:tc[ >]")
SPAN = re.compile(r'<w:gridSpan w:val="(\d+)"/>')
NOT_PLAIN = re.compile(r"<w:(?:tbl|sdt|customXml|smartTag|ins|del|moveTo|moveFrom|tblGridChange|tcPrChange)\b")
"""What can hide cells from a row, or bring cells and spans of another table or time into it."""


def is_plain(table: str) -> bool:
    """Whether the cells, spans and columns of a table can be counted without parsing it."""
    grid = GRID.search(table)
    return (
        grid is not None
        and NOT_PLAIN.search(table, 1) is None
        and table.count("<w:gridSpan") == len(SPAN.findall(table))
    )


def fit_grid(table: str, opening: str) -> str:
    """Return a rendered table with as many grid columns as its rows need, its width kept.

    `opening` is the opening tag of the part's root, which declares the name spaces.
    """
    grid = GRID.search(table)
    if grid is None or not is_plain(table):
        from reportgen.ooxml.nested_grid import fit_nested

        return fit_nested(table, opening)
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


def fitted(widths: Sequence[str | None], cells: int, span: int) -> list[str | None]:
    """Return the widths for rows of at most so many cells that span at most so many columns."""
    made = list(widths)
    total = sum(float(width) for width in widths if width is not None)
    if cells > len(made) and total > 0:
        old, new = total / len(made), total / cells
        made = [str(int(float(width) * new / old)) for width in map(_number, made)]
        made += [str(int(new))] * (cells - len(made))
    if extra := made[max(span, 0) :]:
        made = made[: max(span, 0)]
        more = int(sum(map(float, map(_number, extra))) / len(made)) if made else 0
        made = [str(int(float(width) + more)) for width in map(_number, made)]
    return made


def _number(width: str | None) -> str:
    """Return a width that must be there to be changed."""
    if width is None:
        raise ValueError("a column without a width")
    return width
