"""模板说明: the fields of a kind as a Word file to print and to keep beside the template.

In: fields, what they are of, the user's language. Out: the bytes of a .docx, landscape, a row for each field.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.layout import gbt9704 as gb
from reportgen.layout import style_names as style
from reportgen.layout import styles
from reportgen.layout.base_template import FONTS, PAGE
from reportgen.layout.tail import even_footer, odd_footer
from reportgen.layout.units import mm, pt
from reportgen.locale import Wording
from reportgen.ooxml.elements import Element
from reportgen.ooxml.formats import ParagraphFormat, TextFormat
from reportgen.ooxml.new_document import NewDocument
from reportgen.ooxml.writing import TableFormat, cell, paragraph, row, table
from reportgen.workshop.field import Field, every
from reportgen.workshop.field_texts import cells_of, fixed_line, heads

MARGIN = mm(18)
SHEET = replace(
    PAGE, width=PAGE.height, height=PAGE.width, top=MARGIN, right=MARGIN, bottom=MARGIN, left=MARGIN, footer=mm(8)
)
SHARES = (19, 22, 7, 22, 20, 44)
"""Of the width, by column: names, type, meaning, example, tag."""
SMALL, LINE = TextFormat(size=9, spacing=0), ParagraphFormat(line=pt(12), align="left")
STEP = pt(9)


def field_sheet(fields: Sequence[Field], what: str, wording: Wording) -> bytes:
    """Return the sheet; `what` is the kind's name, or that of a file."""
    title = wording.text("Fields of a template: {kind}", kind=what)
    made = NewDocument(
        title=title,
        body=[*_head(title, wording), _table(fields, wording), *_notes(fields, wording)],
        styles=styles.style_sheet(),
        page=SHEET,
        odd_footer=odd_footer(),
        even_footer=even_footer(),
        theme_fonts=(gb.HEITI, gb.FANGSONG),
        fonts=FONTS,
    )
    return made.to_bytes()


def _head(title: str, wording: Wording) -> Iterator[Element]:
    yield paragraph(style.TITLE, title)
    hints = (
        "Type a tag where its value is to stand, in the look that the value is to have.",
        "What is indented stands in the loop or condition above it: its tags are paragraphs of their own, before and after; "
        "those of tr are rows of their own, those of tc cells of their own.",
        "Chinese and English names mean the same and may be mixed.",
    )
    yield from (_small(paragraph(style.BODY, wording.text(hint))) for hint in hints)


def _table(fields: Sequence[Field], wording: Wording) -> Element:
    width = SHEET.width - 2 * MARGIN
    widths = [width * share // sum(SHARES) for share in SHARES]
    head = [paragraph(style.COLUMN_TITLE, text) for text in heads(wording)]
    rows = [_row(head, widths, header=True)]
    for field in every(fields):
        texts = [paragraph(style.CELL, text) if text else paragraph(style.CELL) for text in cells_of(field, wording)]
        ParagraphFormat(left=STEP * field.depth).put_on(texts[0])
        rows.append(_row(texts, widths))
    return table(TableFormat(widths, style=style.TABLE), rows)


def _row(texts: Sequence[Element], widths: Sequence[int], header: bool = False) -> Element:
    return row([cell([_small(text)], width) for text, width in zip(texts, widths, strict=True)], header=header)


def _notes(fields: Sequence[Field], wording: Wording) -> Iterator[Element]:
    for field in every(fields):
        if field.values:
            yield _small(paragraph(style.BODY, fixed_line(field, wording)))


def _small(text: Element) -> Element:
    """Return a paragraph in the small letters of a sheet."""
    LINE.put_on(text)
    for each in text:
        if each.tag.endswith("}r"):
            SMALL.put_on(each)
    return text
