"""What the examples have in common: a page in the layout of the standard, the title, and the loop over the text.

In: paragraphs and tables. Out: the bytes of a docx.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from docx import Document

from reportgen.layout import gbt9704 as gb
from reportgen.layout import style_names as style
from reportgen.layout import styles
from reportgen.layout.base_template import FONTS, PAGE
from reportgen.layout.tags import TAG, tag
from reportgen.layout.tail import even_footer, odd_footer
from reportgen.ooxml.elements import Element
from reportgen.ooxml.new_document import NewDocument
from reportgen.ooxml.package import read_package, write_package
from reportgen.ooxml.writing import TableFormat, cell, paragraph, row, table

TEXT_LOOP = (
    (TAG, "{%p for 块 in 内容块 %}"),
    (TAG, '{%p if 块.类型 == "署名" %}'),
    (style.SIGNATURE, "{{ 块.内容 }}"),
    (TAG, '{%p elif 块.类型 == "成文日期" %}'),
    (style.DATE, "{{ 块.内容 }}"),
    (TAG, "{%p else %}"),
    (style.BODY, "{{ 块.编号 }}{{ 块.标题 }}{{ 块.内容 }}{{ 块.后缀 }}"),
    (TAG, "{%p endif %}"),
    (TAG, "{%p endfor %}"),
)
"""What prints the text of a document: signature and date in styles of their own, everything else as body text."""


def lines(*texts: str) -> list[Element]:
    """Return a paragraph for each text; one that is a tag of its own in the small style of tags."""
    return [_line(text) for text in texts]


def _line(text: str) -> Element:
    return tag(text[3:-2].strip()) if text.startswith("{%p ") else paragraph(style.BODY, text)


def small(title: str, *content: Element, text: Iterable[tuple[str, str]] = TEXT_LOOP) -> bytes:
    """Return an example of a page: the title, what is shown, and the text of the document."""
    head = [
        paragraph(style.TITLE, "{{ 标题 }}"),
        paragraph(style.BLANK),
        paragraph(style.RECIPIENTS, "{{ 主送机关 }}："),
    ]
    body = [*head, *content, *(paragraph(name, line) for name, line in text)]
    return document(title, body)


def document(title: str, body: list[Element]) -> bytes:
    """Return a document in the layout of the standard."""
    made = NewDocument(
        title=title,
        body=body,
        styles=styles.style_sheet(),
        page=PAGE,
        odd_footer=odd_footer(),
        even_footer=even_footer(),
        theme_fonts=(gb.HEITI, gb.FANGSONG),
        fonts=FONTS,
    )
    return made.to_bytes()


def grid(*rows: tuple[str, ...], heading: bool = True) -> Element:
    """Return a table of texts; a row of one text spans it, as a row that is a tag does."""
    columns = max(map(len, rows))
    widths = (gb.CORE_WIDTH // columns,) * columns
    made = [_row(texts, widths, heading and not number) for number, texts in enumerate(rows)]
    return table(TableFormat(widths, style=style.TABLE), made)


def _row(texts: tuple[str, ...], widths: tuple[int, ...], header: bool) -> Element:
    name = style.COLUMN_TITLE if header else style.CELL
    if len(texts) == 1:
        return row([cell([paragraph(TAG, texts[0])], span=len(widths))])
    cells = zip(texts, widths, strict=False)
    return row([cell([paragraph(TAG if "{%t" in text else name, text)], width) for text, width in cells], header=header)


def edited(data: bytes, edit: Callable[[Any], None]) -> bytes:
    """Return a document as somebody edited it in Word; the same edit gives the same bytes."""
    opened = Document(BytesIO(data))
    edit(opened)
    buffer = BytesIO()
    opened.save(buffer)
    return write_package(read_package(buffer.getvalue(), "example.docx"))
