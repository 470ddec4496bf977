"""The foot of an official document: imprint at the foot of the last page, page numbers under the core (7.4, 7.5).

In: nothing. Out: the paragraphs and the table of a template with the tags of the view.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.layout import gbt9704 as gb
from reportgen.layout import style_names as style
from reportgen.layout.tags import field, row_tag, when
from reportgen.ooxml.elements import Element
from reportgen.ooxml.formats import Line
from reportgen.ooxml.writing import TableFormat, cell, page_number, paragraph, row, table

DATE_WIDTH = 13 * gb.SMALL_CHARACTER
IMPRINT_WIDTHS = (gb.CORE_WIDTH - DATE_WIDTH, DATE_WIDTH)


def imprint() -> Iterator[Element]:
    """Yield the imprint, pinned to the foot of the core of the last page, and the small line it hangs on."""
    yield from when("has_imprint", [_imprint(), paragraph(style.IMPRINT_ANCHOR)])


def _imprint() -> Element:
    thick, thin = Line(gb.IMPRINT_THICK), Line(gb.IMPRINT_THIN)
    borders = {"top": thick, "bottom": thick, "insideH": thin}
    rows = [*_row("copy_recipients", [_copies()]), *_row("imprint", _printing())]
    return table(TableFormat(IMPRINT_WIDTHS, borders=borders, foot=gb.MARGIN_LEFT), rows)


def _row(condition: str, cells: list[Element]) -> list[Element]:
    columns = len(IMPRINT_WIDTHS)
    return [row_tag(f"if {condition}", columns), row(cells), row_tag("endif", columns)]


def _copies() -> Element:
    text = paragraph(style.COPIES, f"抄送：{field('copy_recipients')}。")
    return cell([text], gb.CORE_WIDTH, span=len(IMPRINT_WIDTHS))


def _printing() -> list[Element]:
    """Return 印发机关 at the left, 印发日期 with 印发 at the right; a date that is missing leaves no 印发 behind."""
    date = f"{{% if imprint.printing_date %}}{field('imprint.printing_date')}印发{{% endif %}}"
    office = paragraph(style.PRINTING, field("imprint.printing_office"))
    cells = zip((office, paragraph(style.PRINTING_DATE, date)), IMPRINT_WIDTHS, strict=True)
    return [cell([content], width) for content, width in cells]


def odd_footer() -> list[Element]:
    """Return — 1 — at the right, one character in."""
    return [_page_number(style.ODD_PAGE)]


def even_footer() -> list[Element]:
    """Return — 2 — at the left, one character in."""
    return [_page_number(style.EVEN_PAGE)]


def _page_number(style: str) -> Element:
    return paragraph(style, "— ", *page_number(), " —")
