"""Ledger files: workbooks of every maker, CSV of every encoding; nothing computed, hidden or old is lost or silent."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import InputError
from reportgen.ooxml.sheet_rows import SheetRows
from reportgen.ooxml.sheet_scan import scan_workbook
from reportgen.ooxml.sheet_tables import read_tables
from reportgen.sources.collector import Collector
from reportgen.sources.ledger_file import open_ledger
from reportgen.sources.table_process import process_sheets
from tests.ledger.making import HEADER, Read, row, workbook

FILES = Path(__file__).parent / "files"
PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=20)
# What stands as _xHHHH_ in a file is one character for Excel; openpyxl shows the letters.
VALUES = st.one_of(
    st.none(), PRINTABLE.filter(lambda text: not text.startswith("=") and "_x" not in text), st.integers(-10**9, 10**9), st.booleans(),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 4)), st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
    st.sampled_from(["a & b < c", "第一行\n第二行", "  两边有空格  ", '"引号"']),
)  # fmt: skip
TABLES = st.lists(st.lists(VALUES, max_size=30), min_size=1, max_size=12)


def own_rows(path: Path) -> list[list[Any]]:
    book = scan_workbook(path)
    assert book.usual
    with ZipFile(path) as archive:
        tables = read_tables(archive)
    return trimmed(SheetRows(path, book.sheets[0], lambda: tables)())


def trimmed(rows: Any) -> list[list[Any]]:
    """Return rows without what is empty at their ends and below them."""
    found = []
    for cells in rows:
        kept = [None if value == "" else value for value in cells]
        while kept and kept[-1] is None:
            kept.pop()
        found.append([plain(value) for value in kept])
    while found and not found[-1]:
        found.pop()
    return found


def plain(value: Any) -> Any:
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


@settings(deadline=None, max_examples=60)
@given(TABLES)
def test_rows_of_a_workbook_are_those_that_openpyxl_reads(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[Any]]
) -> None:
    path = tmp_path_factory.mktemp("a") / "a.xlsx"
    workbook(path, {"一": table})
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    assert own_rows(path) == trimmed(sheet.iter_rows(values_only=True))


@pytest.mark.parametrize("constant_memory", [True, False], ids=["texts in the cells", "shared texts"])
def test_rows_of_a_workbook_by_another_maker_are_the_same(constant_memory: bool, tmp_path: Path) -> None:
    path, day = tmp_path / "a.xlsx", date(2026, 3, 5)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": constant_memory})
    sheet, form = book.add_worksheet("台账"), book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
    for number in range(40):
        sheet.write(number, 0, number)
        sheet.write_string(number, 1, f"第{number}处 <漏水> & 漏电")
        sheet.write_datetime(number, 3, datetime(2026, 3, 5), form)
        sheet.write_number(number, 4, number + 0.5)
    book.close()
    assert own_rows(path) == [[float(n), f"第{n}处 <漏水> & 漏电", None, day, n + 0.5] for n in range(40)]


def test_the_child_reads_the_same_as_the_fast_reader(tmp_path: Path) -> None:
    rows = [HEADER, row(), row(序号="2", 检查日期=datetime(2026, 1, 5, 8, 30), 隐患内容="甲\n乙")]
    path = workbook(tmp_path / "a.xlsx", {"台账": rows})
    (sheet,) = process_sheets(path, Collector("a"))
    assert trimmed(sheet.read()) == own_rows(path) == trimmed(sheet.read())


def test_the_child_reads_line_ends_like_the_fast_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("台账").write_string(0, 0, "甲\r\n乙\r丙")
    (sheet,) = process_sheets(path, Collector("a"))
    assert trimmed(sheet.read()) == own_rows(path) == [["甲\n乙\n丙"]]


@pytest.mark.parametrize("name", ["old-ledger.xls", "old-ledger.ods"])
def test_old_formats_are_read(name: str) -> None:
    found = Read(open_ledger(FILES / name))
    assert [each.description for each in found.findings] == ["消防通道堆放纸箱", "护栏松动"]
    assert [each.found_on for each in found.findings] == [date(2026, 1, 5), date(2026, 3, 5)]
    assert found.inspections[0].people == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_csv_is_read_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text('序号,隐患内容,检查日期,整改状态\n1,"甲，\n乙",2026-03-5,关闭\n', encoding)
    found = Read(open_ledger(path))
    assert (found.findings[0].description, found.findings[0].found_on) == ("甲，\n乙", date(2026, 3, 5))
    assert bool(found.told("read-as-gbk")) == (encoding == "gbk")


@pytest.mark.parametrize(
    ("written", "shown"),
    [("_x0041_", "A"), ("_x005F_x0041_", "_x0041_"), ("甲_x000D_&#10;乙_x000D_丙", "甲\n乙\n丙"), ("甲&#13;\r\n乙", "甲\n\n乙"),
     ("_xD83D__xDE00_", "😀"), ("_xD83D_", "\ufffd"), ("&#xD800;", "\ufffd"), ("_X0041_ _x41_ _x004G_", "_X0041_ _x41_ _x004G_")],
)  # fmt: skip
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_text_is_read_as_excel_shows_it(written: str, shown: str, part: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path), {"constant_memory": "sheet" in part}) as book:
        sheet = book.add_worksheet("台账")
        for number, cells in enumerate((HEADER, row(隐患内容="PLACE"))):
            for column, value in enumerate(cells):
                sheet.write(number, column, str(value))
    changed = rewritten(path, lambda data: data.replace(b"PLACE", written.encode()), part)
    assert Read(open_ledger(changed)).findings[0].description == shown


def test_a_text_that_no_cell_holds_is_told_at_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    just, more = "长" * 32_767, "😀" * 16_384
    path.write_text(f"序号,隐患内容,检查日期,整改状态\n1,{just},2026-03-5,整改中\n2,{more},2026-03-5,整改中\n", "utf-8")
    found = Read(open_ledger(path))
    assert found.told("cell-too-long") == ["B3"] and found.one("cell-too-long").params["length"] == 32_768


def test_texts_of_two_columns_that_no_cell_holds_together_are_told(tmp_path: Path) -> None:
    path, half = tmp_path / "台账.csv", "长" * 20_000
    path.write_text(f"序号,隐患内容,整改措施,整改情况,复查结果,整改状态\n1,漏水,{half},{half},合格,整改中\n", "utf-8")
    assert Read(open_ledger(path)).told("cell-too-long") == ["D2"]


def test_a_text_of_csv_that_does_not_end_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    rows = "".join(f'{number},"漏水",整改中\n' for number in range(3, 20_000))
    path.write_text(f'序号,隐患内容,整改状态\n1,"甲\n乙",整改中\n2,"漏水,整改中\n{rows.replace(chr(34), "")}', "utf-8")
    with pytest.raises(InputError) as caught:
        list(open_ledger(path))
    (told,) = caught.value.diagnostics
    assert (told.code, told.location.place["line"]) == ("cell-too-long", 4)


def test_line_ends_of_windows_within_a_cell_of_csv_are_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes('序号,隐患内容,整改状态\r\n1,"甲\r\n乙",整改中\r\n'.encode())
    assert Read(open_ledger(path)).findings[0].description == "甲\n乙"


def test_a_character_that_no_document_holds_is_told_at_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("台账")
        for number, cells in enumerate((HEADER, row(隐患内容="甲\x07乙"))):
            for column, value in enumerate(cells):
                sheet.write(number, column, str(value))
    found = Read(open_ledger(path))
    assert found.told("forbidden-character") == ["B2"] and found.findings[0].description == "甲\x07乙"


def test_a_formula_that_was_never_computed_is_told_with_its_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"台账": [HEADER, row(整改期限="=C2+7")]})
    found = Read(open_ledger(path))
    assert found.told("formula-uncomputed") == ["E2"] and found.findings[0].deadline is None


def test_hidden_rows_and_sheets_are_read_and_told(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx", {"台账": [HEADER, row(), row(隐患内容="护栏松动")], "二月": [HEADER, row(隐患内容="漏水")]}
    )
    book = openpyxl.load_workbook(path)
    book["台账"].row_dimensions[3].hidden = True
    book["二月"].sheet_state = "hidden"
    book.save(path)
    found = Read(open_ledger(path))
    assert len(found.findings) == 3
    assert found.one("hidden-rows").params == {"sheet": "台账", "count": 1}
    assert found.one("hidden-sheet").params == {"sheet": "二月"}


def test_merged_cells_of_a_file_hold_for_all_their_rows(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"台账": [HEADER, row(), row(隐患内容="护栏松动", 责任单位=None)]})
    book = openpyxl.load_workbook(path)
    book["台账"].merge_cells("D2:D3")
    book.save(path)
    assert [each.responsible_units for each in Read(open_ledger(path)).findings] == [("云州一建",)] * 2


def test_a_workbook_of_an_unusual_form_is_read_by_the_child(tmp_path: Path) -> None:
    path = rewritten(
        workbook(tmp_path / "a.xlsx", {"台账": [HEADER, row()]}),
        lambda data: data.replace(b"<sheetData>", b"<!-- made elsewhere --><sheetData>"),
    )
    assert not scan_workbook(path).usual
    assert Read(open_ledger(path)).findings[0].found_on == date(2026, 1, 5)


def rewritten(path: Path, change: Any, part: str = "xl/worksheets/sheet1.xml") -> Path:
    """Return a workbook beside another with one part changed."""
    made = path.with_name("changed.xlsx")
    with ZipFile(path) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return made


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        list(open_ledger(path))
    (told,) = caught.value.diagnostics
    assert told.location.file == str(path)
    return told.code


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A workbook with shared texts, as Excel writes it; openpyxl keeps texts in the cells."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("台账")
        for number, cells in enumerate((HEADER, row())):
            sheet.write_row(number, 0, [value.isoformat() if isinstance(value, date) else value for value in cells])
    return path


@pytest.mark.parametrize(
    ("cell", "comment"),
    [(b"XFD1048576", b""), (b"A1048576", b""), (b"XFD3", b""), (b"XFD1048576", b"<!-- unusual -->")],
)
def test_a_cell_far_away_is_refused_before_anything_is_made_of_it(cell: bytes, comment: bytes, good: Path) -> None:
    number = cell.lstrip(b"XFDA")
    far = b'<row r="%s"><c r="%s"><v>1</v></c></row></sheetData>' % (number, cell)
    begins = comment + b"<sheetData>"
    path = rewritten(good, lambda data: data.replace(b"</sheetData>", far).replace(b"<sheetData>", begins))
    assert refused(path) == "sheet-too-far"


@pytest.mark.parametrize("cell", [b"XFD3", b"A1048576"])
def test_an_empty_cell_far_away_that_only_has_a_format_does_no_harm(cell: bytes, good: Path) -> None:
    far = b'<row r="%s"><c r="%s" s="0"/></row></sheetData>' % (cell.lstrip(b"XFDA"), cell)
    found = Read(open_ledger(rewritten(good, lambda data: data.replace(b"</sheetData>", far))))
    assert found.counts.rows == 2


def test_very_many_empty_rows_are_read_in_a_moment(good: Path) -> None:
    rows = b"".join(b'<row r="%d"/>' % number for number in range(3, 200_000)) + b"</sheetData>"
    found = Read(open_ledger(rewritten(good, lambda data: data.replace(b"</sheetData>", rows))))
    assert (found.counts.rows, len(found.findings)) == (2, 1)


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"]
)
def test_a_billion_laughs_are_refused(part: str, good: Path) -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    path = rewritten(
        good, lambda data: data.replace(b"?>", b"?>" + laughs, 1) if b"?>" in data else laughs + data, part
    )
    assert refused(path) == "package-document-type"


def test_a_zip_bomb_is_refused(good: Path) -> None:
    path = rewritten(good, lambda data: data.replace(b"<sheetData>", b" " * 30_000_000 + b"<sheetData>"))
    assert refused(path) == "package-ratio"


def test_a_child_that_needs_too_much_memory_or_time_is_ended_and_told(good: Path) -> None:
    for limits in ({"seconds": 0.0}, {"megabytes": 1}):
        with pytest.raises(InputError) as caught:
            process_sheets(good, Collector("a.xlsx"), **limits)
        assert caught.value.diagnostics[0].code == "workbook-unreadable"


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"<c r=", b"<x r=", 1), lambda data: data.replace(b"</row>", b"", 1),
        lambda data: data.replace(b"</sheetData>", b""), lambda data: data.replace(b'<row r="2"', b'<row r="1"'),
        lambda data: data.replace(b"<v>1</v>", b"<v>99999</v>", 1), lambda data: data.replace(b"<v>", b"<w>", 3),
    ],
    ids=["cell", "row", "end", "order", "text", "value"],
)  # fmt: skip
def test_a_damaged_sheet_is_refused_and_no_row_of_it_lost(change: Any, good: Path) -> None:
    assert refused(rewritten(good, change)) == "package-damaged"


@pytest.mark.parametrize(("name", "code"), [("a.docx", "unknown-format"), ("missing.xlsx", "file-missing")])
def test_what_is_no_ledger_is_refused(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    assert refused(tmp_path / name) == code


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"hello"])
@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_a_file_that_is_something_else_is_refused(data: bytes, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    assert refused(path)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=3)), min_size=1, max_size=4), st.booleans()
)
def test_mutated_workbooks_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[float, bytes]], inside: bool
) -> None:
    folder = tmp_path_factory.mktemp("a")
    path = workbook(folder / "a.xlsx", {"台账": [HEADER, row(), row(隐患内容="护栏松动", 整改期限="5.12")]})
    if inside:
        path = rewritten(path, lambda data: mutated(data, changes))
    else:
        path.write_bytes(mutated(path.read_bytes(), changes))
    try:
        list(open_ledger(path))
    except InputError as error:
        assert error.diagnostics


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=4)), min_size=1, max_size=6))
def test_mutated_csv_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[float, bytes]]
) -> None:
    path = tmp_path_factory.mktemp("a") / "a.csv"
    path.write_bytes(mutated('序号,隐患内容,检查日期\n1,"甲",5.12\n2,乙,2026-01-05\n'.encode(), changes))
    try:
        list(open_ledger(path))
    except InputError as error:
        assert error.diagnostics


def mutated(data: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    for where, new in changes:
        at = int(where * len(data))
        data = data[:at] + new + data[at + len(new) + (not new) :]
    return data
