"""Records in tables: CSV in the encodings of Windows, and workbooks with a sheet for what a record holds several of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from reportgen.cells import column_index, column_name
from reportgen.errors import InputError
from reportgen.sources.records import load_records, quoted, unquoted
from reportgen.sources.source import RecordSource
from tests.batch.records import csv_file, rows

GROUPS = {"措施", "问题", "findings", "measures"}


def loaded(path: Path) -> list[RecordSource]:
    return load_records(path, None, lambda word: word in GROUPS)


def workbook(folder: Path, sheets: dict[str, list[list[object]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    path = folder / "记录.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_csv_is_read_in_the_encodings_that_excel_writes(encoding: str, tmp_path: Path) -> None:
    (record,) = loaded(csv_file(tmp_path, rows(1), encoding))
    assert record.data["主送机关"] == "第1水务站"
    assert record.location(("内容",)).place == {"sheet": "", "cell": "B2"}


def test_a_column_may_name_a_key_inside_a_group(tmp_path: Path) -> None:
    (record,) = loaded(csv_file(tmp_path, [{"版记.印发机关": "办公室", "版记.印发日期": "2026-03-09"}]))
    assert record.data == {"版记": {"印发机关": "办公室", "印发日期": "2026-03-09"}}
    assert record.location(("版记", "印发日期")).place == {"sheet": "", "cell": "B2"}


def test_empty_rows_are_passed_over_and_a_cell_without_a_column_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("标题\n甲\n,\n乙,多余\n", "utf-8")
    with pytest.raises(InputError) as caught:
        loaded(path)
    assert [each.location.place for each in caught.value.diagnostics] == [{"sheet": "", "cell": "B4"}]


def test_a_workbook_gives_dates_and_numbers_as_a_clerk_would_type_them(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"记录": [["标题", "成文日期", "份号", "印章"], ["甲", date(2026, 3, 9), 12.0, True]]})
    (record,) = loaded(path)
    assert record.data == {"标题": "甲", "成文日期": "2026-03-09", "份号": "12", "印章": "true"}
    assert record.location(("成文日期",)).place == {"sheet": "记录", "cell": "B2"}


def test_rows_of_further_sheets_belong_to_the_record_of_their_number(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        {
            "记录": [["记录号", "标题"], ["A", "甲"], ["B", "乙"]],
            "措施": [["记录号", "标题", "内容"], ["B", "清淤", "月底前"], ["A", "加固", "四月"], ["B", "巡查", "每日"]],
            "说明": [["随便"]],
        },
    )
    first, second = loaded(path)
    assert first.data == {"标题": "甲", "措施": [{"标题": "加固", "内容": "四月"}]}
    assert second.data["措施"] == [{"标题": "清淤", "内容": "月底前"}, {"标题": "巡查", "内容": "每日"}]
    assert second.location(("措施", 1, "内容")).place == {"sheet": "措施", "cell": "C4"}


def test_a_row_that_belongs_to_no_record_is_told_and_not_dropped(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"记录": [["记录号", "标题"], ["A", "甲"]], "措施": [["记录号", "标题"], ["Z", "清淤"]]})
    with pytest.raises(InputError) as caught:
        loaded(path)
    (told,) = caught.value.diagnostics
    assert told.code == "record-unknown" and told.location.place == {"sheet": "措施", "cell": "A2"}


def test_columns_are_called_as_excel_calls_them() -> None:
    assert [column_name(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@a", "'x", "平常", ""])
def test_what_a_spreadsheet_takes_for_a_formula_is_quoted_and_comes_back(text: str) -> None:
    assert unquoted(quoted(text)) == text
    assert quoted(text)[:1] not in ("=", "+", "-", "@")


def test_a_table_may_be_far_larger_than_the_text_of_one_document(tmp_path: Path) -> None:
    records = rows(60)
    for each in records:
        each["内容"] = "甲" * 100_000
    path = csv_file(tmp_path, records)
    assert path.stat().st_size > 16 * 1024 * 1024
    assert len(loaded(path)) == 60


def test_a_cell_that_swallowed_the_rest_of_the_table_is_told_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "记录.csv"
    path.write_text('内容,标题\n好,好\n"没有关上的引号' + ",好\n" * 100_000, "utf-8")
    with pytest.raises(InputError) as caught:
        loaded(path)
    (found,) = caught.value.diagnostics
    assert (found.code, found.location.place) == ("bad-csv", {"sheet": "", "cell": "A3"})


def test_a_column_is_found_again_by_its_name() -> None:
    assert [column_index(column_name(index)) for index in range(800)] == list(range(800))
