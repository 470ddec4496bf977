"""A docx with long tables becomes a PDF in a time that grows with its rows, not with their square.

In: a docx. Out: its PDF, and which long tables were left whole and why. LibreOffice lays a table out again from each
page break on to its end; the copy it gets here has the table in pieces of a page each, cut exactly where the whole
table's pages end. Where those ends are is worked out from the heights of the rows as LibreOffice measures them, checked
against the first pages it breaks itself, and checked again on the finished pages; where anything does not agree, the
docx is converted as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Severity, Word
from reportgen.frozen import frozen
from reportgen.ooxml.long_tables import LongTable, long_tables
from reportgen.ooxml.package import PackageError, read_package, write_package
from reportgen.ooxml.split_tables import alike, measuring_copy, row_mark, split_copy
from reportgen.outputs.page_breaks import Layout, measured, near
from reportgen.outputs.pdf import Office, converted, finished, printed
from reportgen.outputs.pdf_places import PLACES, Place, places, without_places

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
LONG = 1_500
"""Rows from which on the second call of LibreOffice pays."""
LAST_PAGES = 3
"""Pages at the end of a table that stay together: what follows the table may move its last rows."""
NOT_MEASURED = "its page breaks could not be worked out"
NOT_THE_SAME = "its pages did not come out the same"


@frozen
class LongPdf:
    """A PDF, and a note for each long table that was left whole."""

    pdf: bytes
    notes: Sequence[Diagnostic] = ()


def has_many_rows(docx: bytes) -> bool:
    """Whether a docx may have long tables: told from its text alone, which costs next to nothing."""
    return _parts(docx).get(DOCUMENT, b"").count(b"tr>") > LONG


def convert_long(
    docx: bytes, *, soffice: Path, created: date | None, content_hash: str, timeout: float = 600
) -> LongPdf:
    """Return the PDF of a docx with its tables of more than `LONG` rows split; the arguments are those of `convert`.

    A docx without such tables gives what `convert` gives. `timeout` holds for each call of LibreOffice.
    """
    return converted_long(docx, Office(soffice, timeout), created, content_hash)


def converted_long(docx: bytes, office: Office, created: date | None, content_hash: str) -> LongPdf:
    """Return what `convert_long` returns."""
    parts = _parts(docx)
    tables = long_tables(parts[DOCUMENT], parts[STYLES], LONG) if parts else []
    notes = [_note(table, table.reason) for table in tables if table.reason]
    splittable = [table for table in tables if not table.reason]
    if splittable:
        layouts = _layouts(parts, splittable, office)
        notes += [_note(table, NOT_MEASURED) for table in splittable if table.number not in layouts]
        pdf = _split(parts, layouts, office)
        if pdf:
            return LongPdf(finished(pdf, content_hash, created), notes)
        notes += [_note(layout.table, NOT_THE_SAME) for layout in layouts.values()]
    return LongPdf(converted(docx, office, created, content_hash), notes)


def _with_places(docx: bytes, office: Office) -> tuple[bytes, dict[str, Place]]:
    """Return the PDF of a docx and where its bookmarks stand."""
    pdf = printed(docx, office, PLACES)
    return pdf, places(pdf)


def _parts(docx: bytes) -> Mapping[str, bytes]:
    """Return the parts of a docx, or none where it is not one that is opened here: LibreOffice may say why."""
    try:
        parts = read_package(docx, "document.docx")
    except PackageError:
        return {}
    return parts if DOCUMENT in parts and STYLES in parts else {}


def _note(table: LongTable, reason: str) -> Diagnostic:
    message = "a table of {rows} rows was left whole for the PDF, which takes longer: {reason}"
    return Diagnostic("pdf-table-whole", message, {"rows": table.rows, "reason": Word(reason)}, Severity.INFO)


def _layouts(parts: Mapping[str, bytes], tables: Sequence[LongTable], office: Office) -> dict[int, Layout]:
    rows_alike = alike(parts[DOCUMENT], tables)
    copy = measuring_copy(parts[DOCUMENT], tables, rows_alike)
    _, found = _with_places(write_package({**parts, DOCUMENT: copy}), office)
    layouts = {table.number: measured(table, rows_alike[table.number], found) for table in tables}
    return {number: layout for number, layout in layouts.items() if layout is not None}


def _split(parts: Mapping[str, bytes], layouts: Mapping[int, Layout], office: Office) -> bytes:
    """Return the PDF of the copy with split tables, or nothing where a piece does not stand where it should."""
    cuts = {number: layout.starts[: 1 - LAST_PAGES] for number, layout in layouts.items()}
    if not any(cuts.values()):
        return b""
    pdf, found = _with_places(write_package({**parts, DOCUMENT: split_copy(parts[DOCUMENT], cuts)}), office)
    same = all(_is_the_same(layout, cuts[number], found) for number, layout in layouts.items())
    return without_places(pdf) if same else b""


def _is_the_same(layout: Layout, cuts: Sequence[int], found: Mapping[str, Place]) -> bool:
    """Whether each piece begins and ends where the rows of the whole table do; its end aside, which nobody cut."""
    moved = None
    for row in sorted({0, *cuts, *(cut - 1 for cut in cuts)}):
        wanted, place = layout.places[row], found.get(row_mark(layout.table.number, row))
        if place is None:
            return False
        moved = place.page - wanted.page if moved is None else moved
        if not near(Place(wanted.page + moved, wanted.down), place):
            return False
    return True
