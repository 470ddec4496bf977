"""Copies of a document for measuring its long tables, and with them cut into several; the document itself stays as is.

In: the part `word/document.xml`, its long tables, where to cut them. Out: the part of the copy. Rows that matter carry
bookmarks, whose places in the printed pages tell where the rows stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.elements import (
    Element,
    Value,
    descendants,
    element,
    find,
    find_all,
    put,
    qualified,
    serialized,
    valued,
)  # fmt: skip
from reportgen.ooxml.long_tables import LongTable, body_tables, header_and_rows, parsed, section_of

PREFIX = 200
"""Rows that are left in the measuring copy of a table, enough for some pages as LibreOffice breaks them itself."""
TALL = 160_000
"""Height in twips of a page that measured rows share: LibreOffice has up to 170,000."""
ROWS_OF_A_TALL_PAGE = 24
FIRST_ID = 1_000_000
DIGIT = re.compile(rb"(?<=>)[^<>]+(?=</w:t>)")


@frozen
class Alike:
    """Which rows of a table are measured, and for every row which of them is like it: digits are equally wide."""

    samples: Sequence[int]
    sample_of: Sequence[int]


class Marks:
    """Names of the bookmarks: each tells a place of a row of a table."""

    def __init__(self) -> None:
        self._count = FIRST_ID

    def put(self, row: Element, name: str) -> None:
        """Put a bookmark at the beginning of a row."""
        paragraph = next(descendants(row, "w:p"))
        after = 0 if find(paragraph, "w:pPr") is None else 1
        self._count += 1
        begin = element("w:bookmarkStart", {"w:id": self._count, "w:name": name})
        paragraph[after:after] = [begin, element("w:bookmarkEnd", {"w:id": self._count})]


def row_mark(table: int, row: int) -> str:
    """Return the name of the mark at a row."""
    return f"reportgenRow{table}x{row}"


def sample_mark(table: int, sample: int) -> str:
    """Return the name of the mark at a measured row."""
    return f"reportgenSample{table}x{sample}"


def ruler_mark(table: int, sample: int, place: str) -> str:
    """Return the name of the mark `above` or `below` a measured row, or at the `start` of the rows of its page."""
    return f"reportgenRuler{table}x{sample}x{place}"


KEEPING = b"<w:keepNext/>"
"""Makes no row higher."""


def alike(document: bytes, tables: Iterable[LongTable]) -> dict[int, Alike]:
    """Return which rows of each table look alike but for the digits in them."""
    found = body_tables(parsed(document))
    return {table.number: _alike(header_and_rows(found[table.number])[1]) for table in tables}


def _alike(rows: Sequence[Element]) -> Alike:
    known: dict[bytes, int] = {}
    samples: list[int] = []
    sample_of: list[int] = []
    for index, row in enumerate(rows):
        text = DIGIT.sub(lambda found: re.sub(rb"\d", b"0", found[0]), etree.tostring(row)).replace(KEEPING, b"")
        if text not in known:
            known[text] = len(samples)
            samples.append(index)
        sample_of.append(known[text])
    return Alike(samples, sample_of)


def measuring_copy(document: bytes, tables: Iterable[LongTable], rows_alike: Mapping[int, Alike]) -> bytes:
    """Return a copy with the beginning of each long table, and after the text one row of each look on tall pages."""
    root, marks = parsed(document), Marks()
    found, (body,) = body_tables(root), find_all(root, "w:body")
    last = body[-1]
    body[-1] = _section_break(last)
    for table in tables:
        whole = found[table.number]
        tall = _tall(section_of(whole))
        body.extend(_samples(whole, table.number, rows_alike[table.number], marks))
        body.append(_section_break(tall))
        _shorten(whole, table.number, marks)
    body.extend([element("w:p"), last])
    return serialized(root)


def split_copy(document: bytes, cuts: Mapping[int, Sequence[int]]) -> bytes:
    """Return a copy in which tables are cut before the rows told, each piece under the header at the top of a page.

    The first and the last row of each piece are marked. The paragraph between two pieces is hidden: it keeps them
    apart and breaks the page, and takes no room.
    """
    root, marks = parsed(document), Marks()
    found = body_tables(root)
    for number, before in cuts.items():
        _cut(found[number], number, before, marks)
    return serialized(root)


def _section_break(section: Element) -> Element:
    return element("w:p", None, element("w:pPr", None, deepcopy(section)))


def _tall(section: Element | None) -> Element:
    assert section is not None
    tall = deepcopy(section)
    for name in ("headerReference", "footerReference", "type", "titlePg", "vAlign"):
        for each in find_all(tall, f"w:{name}"):
            tall.remove(each)
    size = find(tall, "w:pgSz")
    if size is not None:
        size.set(qualified("w:h"), str(TALL))
    return tall


def _shorten(table: Element, number: int, marks: Marks) -> None:
    _, rows = header_and_rows(table)
    for index, row in enumerate(rows[:PREFIX]):
        marks.put(row, row_mark(number, index))
    for row in rows[PREFIX:]:
        table.remove(row)


def _samples(table: Element, number: int, rows_alike: Alike, marks: Marks) -> Iterator[Element]:
    """Yield tables of one page each: ruler rows stand before and after every measured row."""
    _, rows = header_and_rows(table)
    for start in range(0, len(rows_alike.samples), ROWS_OF_A_TALL_PAGE):
        made = _ruler(table), _ruler(table), _ruler(table)
        marks.put(made[1], ruler_mark(number, start, "start"))
        marks.put(made[2], ruler_mark(number, start, "above"))
        made_rows = list(made)
        for sample, index in enumerate(rows_alike.samples[start : start + ROWS_OF_A_TALL_PAGE], start):
            row, below = deepcopy(rows[index]), _ruler(table)
            marks.put(row, sample_mark(number, sample))
            marks.put(below, ruler_mark(number, sample, "below"))
            made_rows += [row, below]
        if start:
            yield _between()
        yield _table_like(table, made_rows)


def _ruler(table: Element) -> Element:
    """Return a row as low as can be, whose text begins right under its upper line."""
    columns = find_all(table, "w:tblGrid/w:gridCol")
    none: dict[str, Value] = {"w:w": 0, "w:type": "dxa"}
    margins = element("w:tcMar", None, element("w:top", none), element("w:bottom", none))
    width = sum(int(each.get(qualified("w:w")) or 0) for each in columns)
    cell = element("w:tcPr", None, element("w:tcW", {"w:w": width, "w:type": "dxa"}))
    cell.extend([valued("w:gridSpan", len(columns)), margins])
    unbroken = element("w:trPr", None, element("w:cantSplit"))
    return element("w:tr", None, unbroken, element("w:tc", None, cell, _low_paragraph()))


def _low_paragraph(*properties: Element) -> Element:
    made = element("w:pPr", None, *properties)
    put(made, element("w:spacing", {"w:before": 0, "w:after": 0, "w:line": 20, "w:lineRule": "exact"}))
    put(made, element("w:rPr", None, valued("w:sz", 2)))
    return element("w:p", None, made)


def _between() -> Element:
    """Return the hidden paragraph that begins a page and takes no room on it."""
    made = _low_paragraph(element("w:pageBreakBefore"))
    for text in descendants(made, "w:rPr"):
        put(text, element("w:vanish"))
    return made


def _table_like(table: Element, rows: Iterable[Element]) -> Element:
    properties = (deepcopy(each) for name in ("w:tblPr", "w:tblGrid") for each in find_all(table, name))
    return element("w:tbl", None, *properties, *rows)


def _cut(table: Element, number: int, before: Sequence[int], marks: Marks) -> None:
    header, rows = header_and_rows(table)
    bounds = [0, *before, len(rows)]
    for index in {*bounds[:-1], *(bound - 1 for bound in bounds[1:])}:
        marks.put(rows[index], row_mark(number, index))
    previous = table
    for start, end in pairwise(bounds[1:]):
        piece = _table_like(table, (*map(deepcopy, header), *rows[start:end]))
        between = _between()
        previous.addnext(between)
        between.addnext(piece)
        previous = piece
