"""The clean ledger: what was read stands in it, dates as dates and everything else as text."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from reportgen.errors import OutputError
from reportgen.ledger.entries import Inspection, Status
from reportgen.ledger.quarters import Change, Moved
from reportgen.outputs.ledger_workbook import ledger_workbook
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
