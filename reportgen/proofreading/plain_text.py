"""Plain texts as outlines: a line a paragraph, cells with tabs between them.

In: a text. Out: its outline; places are lines, in tables also cells; `offset` is where a cell begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.proofreading.outline import Outline, Paragraph, Table
from reportgen.proofreading.roles import with_roles

PRINTED = "印发"


def outline_of_text(text: str, file: str = "") -> Outline:
    """Return the outline of a text; rows that follow each other are a table."""
    tables: list[list[tuple[str, ...]]] = []
    paragraphs, envelope = with_roles(list(_paragraphs(text.splitlines(), tables)))
    made = tuple(Table(number, tuple(rows)) for number, rows in enumerate(tables, 1))
    return Outline(file, paragraphs, made, envelope)


def _paragraphs(lines: list[str], tables: list[list[tuple[str, ...]]]) -> Iterator[Paragraph]:
    inside = False
    for number, line in enumerate(lines, 1):
        cells = line.split("\t")
        row = len(cells) > 1 and not line.endswith(PRINTED)
        if row and not inside:
            tables.append([])
        if row:
            tables[-1].append(tuple(cells))
        inside = row
        place = {"table": len(tables), "row": len(tables[-1])} if row else {}
        offset = 0
        for column, cell in enumerate(cells, 1):
            at = {**place, "column": column} if row else {}
            yield Paragraph(cell, {"line": number, **at, "offset": offset}, role="cell" if row else "")
            offset += len(cell) + 1
