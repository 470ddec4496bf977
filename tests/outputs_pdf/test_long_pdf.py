"""Long tables in pieces: their pages are those of the whole table."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from reportgen.ooxml.package import read_package, write_package
from reportgen.outputs import long_pdf
from reportgen.outputs.long_pdf import LongPdf, convert_long
from reportgen.outputs.page_breaks import Layout, measured
from reportgen.outputs.pdf import convert
from tests.outputs_pdf.office import SOFFICE, notice, numbered_rows, rendering
from tests.pages.measuring import MeasuredPage
from tests.pages.measuring import measured as pages_of

pytestmark = rendering()
ROW = re.compile(r"(\d+)闸门")
HEADER = "序号名称事项时限"
MM = 25.4 / 1440
HEIGHTS = (470 * MM, 470 * MM, 670 * MM)
"""Of the rows with no, one and two more parts of text: lines of 400 twips, 30 above and below, a ruled line of 10."""


def split(docx: bytes) -> LongPdf:
    return convert_long(docx, soffice=SOFFICE, created=None, content_hash="one")


def whole(docx: bytes) -> bytes:
    return convert(docx, soffice=SOFFICE, created=None, content_hash="one")


def printed(page: MeasuredPage) -> list[object]:
    return [*page.lines, *page.rules]


def test_pages_in_pieces_are_those_of_the_whole_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_pdf, "LONG", 100)
    chapters = [("一、水库", range(1, 120)), ("二、灌区", range(120, 150)), ("三、河道", range(150, 221))]
    rows = [row for title, numbers in chapters for row in (title, *numbered_rows(numbers))]
    docx = notice(tmp_path, rows, numbered_rows(range(110)))
    made, wanted = split(docx), whole(docx)
    assert made.notes == []
    assert made.pdf != wanted
    for mine, other in zip(pages_of(made.pdf), pages_of(wanted), strict=True):
        assert printed(mine) == printed(other)


def test_a_very_long_table_has_its_header_on_every_page_and_its_rows_once_and_no_page_has_room_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_pdf, "LONG", 400)
    made = split(notice(tmp_path, numbered_rows(range(600))))
    assert made.notes == []
    pages = [page for page in pages_of(made.pdf) if any(line.text == HEADER for line in page.lines)]
    numbers = [[int(found[1]) for line in page.body if (found := ROW.match(line.text))] for page in pages]
    for page in pages:
        assert [line.text for line in page.lines].count(HEADER) == 1
    assert [number for page in numbers for number in page] == list(range(600))
    for page, (_, following) in zip(pages, pairwise(numbers), strict=False):
        foot = max(rule.top for rule in page.rules)
        assert foot <= 262.1
        assert foot + HEIGHTS[following[0] % 3] > 262


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a plain conversion give `plain`, and tables be long from 100 rows on."""
    monkeypatch.setattr(long_pdf, "converted", lambda *_: b"plain")
    monkeypatch.setattr(long_pdf, "LONG", 100)


@pytest.mark.usefixtures("plain")
def test_a_table_that_cannot_be_cut_stays_whole_and_is_noted(tmp_path: Path) -> None:
    parts = read_package(notice(tmp_path, numbered_rows(range(120))), "notice.docx")
    free = parts["word/document.xml"].replace(b'<w:tblLayout w:type="fixed"/>', b"")
    made = split(write_package({**parts, "word/document.xml": free}))
    assert made.pdf == b"plain"
    assert [str(note) for note in made.notes] == [
        "a table of 120 rows was left whole for the PDF, which takes longer: its columns have no fixed widths"
    ]


@pytest.mark.usefixtures("plain")
def test_pieces_that_do_not_come_out_as_reckoned_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shifted(*arguments: object) -> Layout | None:
        found = measured(*arguments)  # type: ignore[arg-type]
        assert found is not None
        return Layout(found.table, found.rows, found.first, found.following - 400)

    monkeypatch.setattr(long_pdf, "measured", shifted)
    made = split(notice(tmp_path, numbered_rows(range(120))))
    assert made.pdf == b"plain"
    assert [note.params["reason"] for note in made.notes] == [long_pdf.NOT_THE_SAME]


@pytest.mark.usefixtures("plain")
def test_a_document_without_long_tables_is_converted_as_it_is(tmp_path: Path) -> None:
    assert split(notice(tmp_path, numbered_rows(range(99)))) == LongPdf(b"plain", [])


@pytest.mark.usefixtures("plain")
def test_what_is_no_docx_is_left_to_libreoffice_to_refuse() -> None:
    assert split(b"no docx") == LongPdf(b"plain", [])
