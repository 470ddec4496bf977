"""Fitting: what depends on the text of a document and so cannot stand in a template's styles.

In: the rendered parts `word/document.xml` and `word/styles.xml`. Out: the body with red head, signature, list of
attachments and tables in their places. Only paragraphs in the styles of the base templates are touched, and only
within what their styles allow: a red head never grows over its style's size, a signature that its style does not
align at the right stays where the template's author put it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.layout import gbt9704 as gb
from reportgen.layout import style_names as styles
from reportgen.layout.columns import Columns, fit_columns, length
from reportgen.layout.red_head import fit_head
from reportgen.layout.signature import fit_signature, width
from reportgen.ooxml.body import Body, Paragraph, Row, Table
from reportgen.ooxml.formats import ParagraphFormat, Tab, TextFormat

LONG_NUMBER = re.compile(r"(\d{2,})\.")
ROW_TO_SPLIT = 0.85
"""Share of the core from which a row may go on on the next page: with the head it no longer fits on one."""

SHORT = 10
NARROW = 14
"""Characters in a line of a column."""


def fit(document: bytes, style_sheet: bytes) -> Body:
    """Return the body of the part `word/document.xml` with everything in its place."""
    body = Body(document, style_sheet)
    blocks = list(body.blocks())
    fit_head(blocks)
    fit_signature([each for each in blocks if isinstance(each, Paragraph)])
    _fit_signatories([each for each in blocks if isinstance(each, Paragraph) and each.style == styles.UPWARD_NUMBER])
    _keep_imprint(blocks)
    for each in blocks:
        if isinstance(each, Table) and each.style == styles.TABLE:
            _fit_table(each)
        elif isinstance(each, Paragraph) and each.style == styles.NEXT_ATTACHMENT:
            _fit_number(each)
    return body


def _fit_signatories(lines: Sequence[Paragraph]) -> None:
    """Let the names of signatories begin under each other, the longest line one character from the edge (7.2.6)."""
    signed = [each.text.removeprefix(each.text.partition(styles.SIGNATORY_LABEL)[0]) for each in lines]
    longest = max(map(width, signed), default=0)
    for line in lines:
        line.set(ParagraphFormat(tabs=(Tab(gb.CORE_WIDTH - gb.SIGNATORY_RIGHT - longest),)))


def _keep_imprint(blocks: Sequence[Paragraph | Table]) -> None:
    """Keep the last paragraph with the imprint, so that no page holds the imprint alone."""
    for index, (before, imprint, anchor) in enumerate(zip(blocks, blocks[1:], blocks[2:], strict=False)):
        pinned = isinstance(anchor, Paragraph) and anchor.style == styles.IMPRINT_ANCHOR
        if not (pinned and isinstance(imprint, Table) and isinstance(before, Paragraph)):
            continue
        before.set(ParagraphFormat(keep_next=True))
        above = blocks[index - 1] if index else None
        if before.style == styles.AFTER_TABLE and isinstance(above, Table):
            _keep_last_row(above, before, len(imprint.rows))


def _keep_last_row(table: Table, behind: Paragraph, lines: int) -> None:
    """Keep the last row of a table with the imprint, and leave it room behind the table: its lines and one of air.

    LibreOffice, which finds none, takes rows from the table one after the other and forgets its heads.
    """
    for cell in table.rows[-1].cells if table.rows else ():
        for paragraph in cell.paragraphs:
            paragraph.set(ParagraphFormat(keep_next=True))
    behind.set(ParagraphFormat(keep_next=True, line=(lines + 1) * gb.IMPRINT_LINE, line_rule="exact"))


def _fit_number(paragraph: Paragraph) -> None:
    """Hang the lines of an attachment under its name, also where its number has two digits (7.3.4)."""
    if found := LONG_NUMBER.match(paragraph.text):
        hanging = round(len(found[0]) / 2 * gb.CHARACTER)
        start = gb.INDENT + 3 * gb.CHARACTER
        paragraph.set(ParagraphFormat(left=start + hanging, first_line=-hanging))


def _fit_table(table: Table) -> None:
    rows = table.rows
    count = max((len(row.cells) for row in rows), default=0)
    full = [row for row in rows if len(row.cells) == count]
    if not full:
        return
    columns = fit_columns([[cell.lines for cell in row.cells] for row in full], gb.CORE_WIDTH)
    table.set_widths(columns.widths)
    for row in full:
        _fit_row(row, columns)
    if columns.size < gb.TABLE_SIZE:
        _make_smaller(rows, columns.size)


def _fit_row(row: Row, columns: Columns) -> None:
    for index, cell in enumerate(row.cells):
        align = _align(columns, index)
        for paragraph in cell.paragraphs:
            if align and paragraph.style == styles.CELL:
                paragraph.align(align)
    lines = max(_lines(cell.lines, columns.characters(index)) for index, cell in enumerate(row.cells))
    if lines * gb.TABLE_LINE > ROW_TO_SPLIT * gb.CORE_HEIGHT:
        row.may_split()


def _align(columns: Columns, index: int) -> str | None:
    """Return where text stands: short texts in the middle; in a narrow column justified lines would be torn apart."""
    if columns.on_one_line[index] and columns.characters(index) <= SHORT:
        return "center"
    return "left" if columns.characters(index) < NARROW else None


def _lines(texts: Sequence[str], characters: int) -> int:
    return sum(max(1, -(-round(length(text)) // characters)) for text in texts)


def _make_smaller(rows: Sequence[Row], size: float) -> None:
    for row in rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.set_text(TextFormat(size=size))
