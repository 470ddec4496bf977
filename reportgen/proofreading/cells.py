"""Cells of tables among the paragraphs of an outline.

In: an outline whose cells have `table`, `row` and `column` in their places. Out: the index of a cell's first paragraph.
"""

from __future__ import annotations

from reportgen.proofreading.outline import Outline

Cell = tuple[object, object, object]
"""Number of the table, row and column, counted from 1."""


def cell_paragraphs(outline: Outline) -> dict[Cell, int]:
    """Return the first paragraph of each cell."""
    found: dict[Cell, int] = {}
    for index, paragraph in enumerate(outline.paragraphs):
        place = paragraph.place
        if "table" in place:
            found.setdefault((place["table"], place.get("row"), place.get("column")), index)
    return found
