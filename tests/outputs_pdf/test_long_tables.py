"""Which tables may be cut into pieces, and where their pages end."""

from __future__ import annotations

import pytest

from reportgen.ooxml import long_tables as judging
from reportgen.ooxml.long_tables import LongTable, long_tables
from reportgen.ooxml.package import read_package
from reportgen.ooxml.split_tables import Alike, alike
from reportgen.outputs.page_breaks import Layout, Sample, measured
from reportgen.outputs.pdf_places import Place
from tests.outputs_pdf.office import notice, numbered_rows

CENTERED = '<w:vAlign w:val="center"/></w:tcPr>'
NESTED = "<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>"
THICK = '<w:tblBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="000000"/></w:tblBorders>'


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    rows = [*numbered_rows(range(1, 5)), "二、灌区", *numbered_rows(range(5, 7))]
    return read_package(notice(tmp_path_factory.mktemp("notice"), rows), "notice.docx")


def judged(parts: dict[str, bytes], old: str = "", new: str = "") -> LongTable:
    before, begin, table = parts["word/document.xml"].decode().partition("<w:tbl>")
    assert old in table
    document = (before + begin + table.replace(old, new, 1)).encode()
    (found,) = long_tables(document, parts["word/styles.xml"], 3)
    return found


def test_a_plain_table_may_be_cut(parts: dict[str, bytes]) -> None:
    found = judged(parts)
    assert (found.number, found.rows, found.reason) == (0, 7, "")
    assert found.page_bottom == 14_854  # 262 mm
    assert found.keeps == (False, False, False, False, True, False, False)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("<w:tblHeader/>", "", judging.NO_HEADER),
        ('<w:tblLayout w:type="fixed"/>', "", judging.NOT_FIXED),
        ("<w:cantSplit/></w:trPr>", "</w:trPr>", judging.BROKEN_ROWS),
        (CENTERED, "<w:vMerge/></w:tcPr>", judging.NOT_PLAIN),
        (CENTERED, CENTERED + NESTED, judging.NOT_PLAIN),
        ("<w:t xml", "<w:drawing/><w:t xml", judging.NOT_PLAIN),
        ("<w:t xml", '<w:br w:type="page"/><w:t xml', judging.NOT_PLAIN),
        ('<w:tblLayout w:type="fixed"/>', THICK + '<w:tblLayout w:type="fixed"/>', judging.LINES_DIFFER),
        ('<w:tblW w:w="8844"', '<w:tblpPr w:tblpY="9"/><w:tblW w:w="8844"', judging.FLOATS),
    ],
)
def test_what_may_look_otherwise_in_pieces_stays_whole(
    parts: dict[str, bytes], old: str, new: str, reason: str
) -> None:
    assert judged(parts, old, new).reason == reason


def test_rows_that_differ_in_digits_only_are_measured_once(parts: dict[str, bytes]) -> None:
    (found,) = alike(parts["word/document.xml"], [LongTable(0, 7)]).values()
    assert found == Alike(samples=[0, 1, 2, 4], sample_of=[0, 1, 2, 0, 3, 1, 2])


def layout(heights: list[int], keeping: set[int] = frozenset()) -> Layout:  # type: ignore[assignment]
    keeps = tuple(row in keeping for row in range(len(heights)))
    rows = [Sample(height, 10) for height in heights]
    return Layout(LongTable(0, len(heights), 1000, keeps), rows, Place(2, 400), 100)


def test_a_row_fits_down_to_the_lower_edge_of_the_text() -> None:
    found = layout([300, 300, 900, 450, 451])
    assert found.starts == [2, 3, 4]
    assert found.places == [Place(2, 410), Place(2, 710), Place(3, 110), Place(4, 110), Place(5, 110)]


def test_a_row_that_stays_with_the_next_goes_with_it() -> None:
    assert layout([300, 200, 200, 300], {1}).starts == [1]
    assert layout([300, 200, 200, 300], {0, 1}).starts == [2]  # it cannot leave an empty page behind


def seen(natural: dict[int, Place]) -> dict[str, Place]:
    """Return places as a table of 4 equal rows of 400 twips, between rulers of 30, is measured."""
    rulers = {"start": Place(9, 100), "above": Place(9, 130), "below": Place(9, 560)}
    marks = {f"reportgenRuler0x0x{name}": place for name, place in rulers.items()}
    return {
        **marks,
        "reportgenSample0x0": Place(9, 170),
        **{f"reportgenRow0x{row}": place for row, place in natural.items()},
    }


def test_measures_lead_to_the_pages_that_were_seen() -> None:
    table, rows_alike = LongTable(0, 4, 1000, (False,) * 4), Alike([0], [0, 0, 0, 0])
    natural = {0: Place(0, 510), 1: Place(1, 210), 2: Place(1, 610), 3: Place(2, 210)}
    found = measured(table, rows_alike, seen(natural))
    assert found is not None
    assert (found.rows[0], found.first, found.following) == (Sample(400, 10), Place(0, 500), 200)
    assert found.starts == [1, 3]


@pytest.mark.parametrize(
    "natural",
    [
        {0: Place(0, 510), 1: Place(1, 210), 2: Place(2, 210), 3: Place(3, 210)},
        {0: Place(0, 510), 1: Place(1, 210), 2: Place(1, 640), 3: Place(2, 210)},
        {0: Place(0, 510), 1: Place(1, 210), 2: Place(1, 610)},
        {0: Place(0, 110), 1: Place(0, 510), 2: Place(1, 210), 3: Place(1, 610)},
    ],
    ids=["another page", "another height", "a row without a place", "too few pages to compare"],
)
def test_pages_that_are_not_understood_give_no_breaks(natural: dict[int, Place]) -> None:
    table, rows_alike = LongTable(0, 4, 1000, (False,) * 4), Alike([0], [0, 0, 0, 0])
    assert measured(table, rows_alike, seen(natural)) is None
