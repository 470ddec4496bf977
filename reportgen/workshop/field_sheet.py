"""模板说明: the fields of a kind as a Word file to print and to keep beside the template.

In: fields, what they are of, the user's language. Out: the bytes of a .docx, a row for each field; on one page, in letters as
large as the page allows. Only where they would be too small to read it goes on on a second one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from reportgen.frozen import frozen
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
from reportgen.workshop.field_texts import cells_of, fixed_line, heads, width

MARGIN, FOOT = mm(10), mm(14)
SHEET = replace(PAGE, top=MARGIN, right=MARGIN, bottom=FOOT, left=MARGIN, footer=mm(6))
SHARES = (55, 49, 57, 29)
"""Of the width, by column: names, tag, meaning with type, example."""
SHORT = 20
"""Columns of a terminal that an example takes at most."""
SIZES = tuple(size / 4 for size in range(36, 21, -1))
"""Points, from the largest; the last can still be read."""
LEADING, PADDING, TITLE = 1.2, pt(4), pt(30)
AROUND = pt(3.4)
"""Of a row, beside its lines: borders, and what the cells leave free."""
HINTS = (
    "Type a tag where its value is to stand, in the look that the value is to have.",
    "What is indented stands in the loop or condition above it: its tags are paragraphs of their own, before and after; "
    "those of tr are rows of their own, those of tc cells of their own. What begins with for ends with endfor, if with endif: "
    "{%p for … %} with {%p endfor %}.",
    "Chinese and English names mean the same and may be mixed.",
)
UNTIDY = 0.9
"""Share of a line that is filled before it breaks at a word."""


def field_sheet(fields: Sequence[Field], what: str, wording: Wording) -> bytes:
    """Return the sheet; `what` is the kind's name, or that of a file."""
    title = wording.text("Fields of a template: {kind}", kind=what)
    letters = next((each for each in map(_Letters, SIZES) if each.fit(fields, wording)), _Letters(SIZES[-1]))
    made = NewDocument(
        title=title,
        body=[*_head(title, letters, wording), _table(fields, letters, wording), *_notes(fields, letters, wording)],
        styles=styles.style_sheet(),
        page=SHEET,
        odd_footer=odd_footer(),
        even_footer=even_footer(),
        theme_fonts=(gb.HEITI, gb.FANGSONG),
        fonts=FONTS,
    )
    return made.to_bytes()


@frozen
class _Letters:
    """The letters of a sheet, of a size in points."""

    size: float

    @property
    def line(self) -> int:
        """The height of a line."""
        return round(LEADING * pt(self.size))

    def on(self, text: Element) -> Element:
        """Return a paragraph in these letters."""
        ParagraphFormat(line=self.line, align="left").put_on(text)
        for each in text:
            if each.tag.endswith("}r"):
                TextFormat(size=self.size, spacing=0).put_on(each)
        return text

    def lines(self, text: str, room: int) -> int:
        """Return how many lines a text takes in a column so wide."""
        taken = width(text) * pt(self.size) / 2
        return max(1, ceil(taken / (UNTIDY * room)) if taken > room else 1)

    def fit(self, fields: Sequence[Field], wording: Wording) -> bool:
        """Whether all stands on one page."""
        core = SHEET.width - 2 * MARGIN
        beside = [*map(wording.text, HINTS), *_fixed(fields, wording)]
        lines = sum(self.lines(each, core - 2 * pt(self.size)) for each in beside)
        for texts in [_heads(wording), *(_cells(each, wording) for each in every(fields))]:
            lines += max(self.lines(text, room - 2 * PADDING) for text, room in zip(texts, _widths(), strict=True))
        return TITLE + lines * self.line + (len(every(fields)) + 2) * AROUND <= SHEET.height - MARGIN - FOOT


def _heads(wording: Wording) -> list[str]:
    chinese, english, _, meaning, example, tag = heads(wording)
    return [f"{chinese} {english}", tag, meaning, example]


def _cells(field: Field, wording: Wording) -> list[str]:
    """Return what is told of a field: its names, the tag that prints or begins it, its meaning and type, a short example."""
    chinese, english, kind, meaning, example, tag = cells_of(field, wording)
    brackets = "{}（{}）" if wording.language == "zh" else "{} ({})"
    told = brackets.format(meaning, kind) if meaning else kind
    return [f"{chinese} {english}", tag.partition(" … ")[0], told, _short(example)]


def _short(text: str) -> str:
    short = text
    while width(short) > SHORT:
        short = short[:-1]
    return short if short == text else f"{short.rstrip('…')}…"


def _widths() -> list[int]:
    core = SHEET.width - 2 * MARGIN
    return [core * share // sum(SHARES) for share in SHARES]


def _head(title: str, letters: _Letters, wording: Wording) -> Iterator[Element]:
    made = paragraph(style.TITLE, title)
    ParagraphFormat(line=TITLE).put_on(made)
    for each in made:
        if each.tag.endswith("}r"):
            TextFormat(size=16).put_on(each)
    yield made
    yield from (letters.on(paragraph(style.BODY, wording.text(hint))) for hint in HINTS)


def _table(fields: Sequence[Field], letters: _Letters, wording: Wording) -> Element:
    widths = _widths()
    head = [paragraph(style.COLUMN_TITLE, text) for text in _heads(wording)]
    rows = [_row(head, widths, letters, header=True)]
    for field in every(fields):
        texts = [paragraph(style.CELL, text) if text else paragraph(style.CELL) for text in _cells(field, wording)]
        ParagraphFormat(left=field.depth * pt(letters.size)).put_on(texts[0])
        rows.append(_row(texts, widths, letters))
    return table(TableFormat(widths, style=style.TABLE), rows)


def _row(texts: Sequence[Element], widths: Sequence[int], letters: _Letters, header: bool = False) -> Element:
    return row([cell([letters.on(text)], width) for text, width in zip(texts, widths, strict=True)], header=header)


def _notes(fields: Sequence[Field], letters: _Letters, wording: Wording) -> Iterator[Element]:
    yield from (letters.on(paragraph(style.BODY, each)) for each in _fixed(fields, wording))


def _fixed(fields: Sequence[Field], wording: Wording) -> Iterator[str]:
    """Yield the sentences on fields that say one of a few words."""
    return (fixed_line(field, wording) for field in every(fields) if field.values)
