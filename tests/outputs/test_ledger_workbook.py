"""The clean ledger: what was read stands in it, dates as dates and everything else as text."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import OutputError
from reportgen.ledger.entries import Inspection, LedgerFinding, Status
from reportgen.ledger.quarters import Change, Moved
from reportgen.ledger.sheet_columns import FINDINGS
from reportgen.outputs.ledger_workbook import ledger_workbook
from reportgen.sources.ledger_file import open_ledger, open_sheets
from tests.ledger.samples import finding


def sheets(data: bytes) -> dict[str, list[dict[str, Any]]]:
    made = {}
    for sheet in openpyxl.load_workbook(BytesIO(data)):
        head, *rows = sheet.iter_rows(values_only=True)
        made[sheet.title] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return made


def test_every_field_stands_under_its_header() -> None:
    one = finding(
        id="2026-017", deadline=None, deadline_words="立行立改", responsible_persons=("甲某", "乙某"),
        status=Status.CLOSED, completed_on=date(2026, 2, 9), accepted_by=("丙某",), accepted_on=date(2026, 2, 10),
        remark="=1+1", requirement="加锁，\n并贴标识", location="东门",
    )  # fmt: skip
    (row,) = sheets(ledger_workbook([one]))["台账"]
    assert row["隐患编号"] == "2026-017"
    assert row["检查日期"] == datetime(2026, 2, 3)
    assert row["整改期限"] == "立行立改"
    assert row["责任人"] == "甲某\n乙某"
    assert row["整改状态"] == "已销号"
    assert (row["完成日期"], row["复查日期"], row["复查人"]) == (datetime(2026, 2, 9), datetime(2026, 2, 10), "丙某")
    assert row["整改要求"] == "加锁，\n并贴标识"
    assert row["检查地点"] == "东门"


def test_no_value_becomes_a_formula_a_number_or_a_link() -> None:
    one = finding(id="0012", description='=HYPERLINK("http://x")', remark="http://x", location="+1")
    book = openpyxl.load_workbook(BytesIO(ledger_workbook([one])))
    cells = {cell.value: cell for row in book["台账"].iter_rows(min_row=2) for cell in row if cell.value is not None}
    for text in ("0012", '=HYPERLINK("http://x")', "http://x", "+1"):
        assert cells[text].data_type == "s"
        assert cells[text].hyperlink is None


def test_inspections_and_changes_have_sheets_of_their_own() -> None:
    visit = Inspection("检查", 2, date(2026, 2, 3), "节前检查", ("甲某", "乙某"), 2, ("晨光包装厂", "东风粮站"))
    made = sheets(ledger_workbook([finding()], [visit], [Moved(Change.CARRIED, finding(id="甲"))]))
    assert list(made) == ["台账", "检查", "变动"]
    assert made["检查"][0]["出动人次"] == 2 and made["检查"][0]["检查单位"] == "晨光包装厂\n东风粮站"
    assert (made["变动"][0]["变动"], made["变动"][0]["隐患编号"]) == ("结转", "甲")


def test_the_same_ledger_gives_the_same_bytes() -> None:
    one = finding()
    assert ledger_workbook([one], changes=[]) == ledger_workbook([one], changes=[])


def test_a_text_longer_than_a_cell_is_refused_and_not_cut() -> None:
    with pytest.raises(OutputError, match="32767"):
        ledger_workbook([finding(description="长" * 32_768)])


def test_a_day_before_excel_counts_stays_as_text() -> None:
    (row,) = sheets(ledger_workbook([finding(found_on=date(1899, 1, 2))]))["台账"]
    assert row["检查日期"] == "1899-01-02"


def test_more_rows_than_excel_has_are_refused_and_not_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.outputs.ledger_workbook.LAST_ROW", 3)
    assert ledger_workbook([finding()] * 2)
    with pytest.raises(OutputError, match="3 rows"):
        ledger_workbook([finding()] * 3)


SAID = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ODD = st.sampled_from(
    ["_x000D_", "_x0041_", "_x005F_x0041_", "_x0041_x0041_", "_x0041\x07", "_x", "_X0041_", "x005F_", "_xD83D_", "=1+1", "'甲", " 甲 ", "甲\r\n乙\r丙",
     "\n甲\n\n", "😀" * 9, "\x00\x07\x0b\x1f\x7f\x85", "\t", "&amp;<v>]]>&#10;", "\u2028\u200b\ufeff", "_", "007", "2026-3-5", "否"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(SAID, ODD), max_size=5).map("".join)


@settings(deadline=None, max_examples=100)
@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_every_text_of_a_cell_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("a") / "台账.xlsx"
    path.write_bytes(ledger_workbook([finding(id=f"Y-{n}", remark=each) for n, each in enumerate(texts)]))
    (sheet,) = open_sheets(path)
    read = [(row[-1] if len(row) == len(FINDINGS) else None) or "" for row in list(sheet.read())[1:]]
    assert read == [each.replace("\r\n", "\n").replace("\r", "\n") for each in texts]


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_a_clean_ledger_says_what_was_in_the_ledger(
    tmp_path_factory: pytest.TempPathFactory, description: str, remark: str
) -> None:
    path = tmp_path_factory.mktemp("a") / "台账.xlsx"
    path.write_bytes(ledger_workbook([finding(id="Y-1", description=description, remark=remark)]))
    (read,) = (each for each in open_ledger(path) if isinstance(each, LedgerFinding))
    path.write_bytes(ledger_workbook([read]))
    (again,) = (each for each in open_ledger(path) if isinstance(each, LedgerFinding))
    assert again == read
    assert (read.description, read.remark) == tuple(
        each.replace("\r\n", "\n").replace("\r", "\n").strip() for each in (description, remark)
    )


@pytest.mark.parametrize("text", ["长" * 32_767, "😀" * 16_383 + "长", "_x0041_" * 4_681, "\n" * 32_766 + "甲"])
def test_a_text_as_long_as_a_cell_is_read_back_whole(text: str, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(ledger_workbook([finding(remark=text)]))
    (sheet,) = open_sheets(path)
    assert list(sheet.read())[1][-1] == text


def test_a_text_counts_as_excel_counts_it() -> None:
    with pytest.raises(OutputError, match="32768"):
        ledger_workbook([finding(remark="😀" * 16_384)])
