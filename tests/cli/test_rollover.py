"""`ledger rollover` as a clerk meets it: the open items go over under their ids, and the new ledger is one again."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from reportgen.cli import run
from reportgen.ledger.entries import Inspection, LedgerFinding, Status
from reportgen.outputs.ledger_workbook import ledger_workbook
from reportgen.sources.ledger_file import open_ledger
from tests.ledger.samples import finding

CHINESE = {"REPORTGEN_LANG": "zh"}
FINDINGS = [
    finding(id="甲-1", found_on=date(2026, 2, 3), deadline=date(2026, 2, 20), status=Status.UNDER_WAY),
    finding(id="甲-2", found_on=date(2026, 2, 3), status=Status.CLOSED, completed_on=date(2026, 2, 9),
            accepted_on=date(2026, 2, 10), accepted_by=("丙某",)),
    finding(id="甲-3", found_on=date(2026, 3, 3), deadline=date(2026, 5, 1), status=Status.COMPLETED, completed_on=date(2026, 4, 9)),
    finding(id="甲-4", found_on=date(2026, 4, 7), deadline=date(2026, 8, 1), status=Status.NOT_STARTED),
]  # fmt: skip
VISITS = [
    Inspection("检查", 2, date(2026, 2, 3), "节前检查", ("乙某",), 2, ("晨光包装厂",)),
    Inspection("检查", 3, date(2026, 4, 7), "节后检查", ("乙某",), 3, ("东风粮站",)),
]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(ledger_workbook(FINDINGS, VISITS))
    return path


def findings_of(path: Path) -> list[LedgerFinding]:
    return [each for each in open_ledger(path) if isinstance(each, LedgerFinding)]


def test_what_is_not_done_goes_over_under_the_same_ids(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ledger", "rollover", str(ledger), "--from", "2026Q1", "--to", "2026Q2"], CHINESE) == 0
    made = ledger.with_name("台账 2026Q2.xlsx")
    assert sorted(each.id for each in findings_of(made)) == ["甲-1", "甲-3", "甲-4"]
    said = capsys.readouterr().out
    assert "新台账中有 3 条；已整改的 1 条只留在原台账中" in said
    assert "结转 1" in said and "整改完成 1" in said and "新增 1" in said


def test_the_change_table_and_the_new_visits_have_sheets_of_their_own(ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "新.xlsx"
    assert run(["ledger", "rollover", str(ledger), "--from", "2026Q1", "--to", "2026Q2", "-o", str(out)], CHINESE) == 0
    book = openpyxl.load_workbook(out)
    changes = [(row[0], row[1]) for row in book["变动"].iter_rows(min_row=2, values_only=True)]
    assert sorted(changes) == [("整改完成", "甲-3"), ("新增", "甲-4"), ("结转", "甲-1")]
    assert [row[0] for row in book["检查"].iter_rows(min_row=2, values_only=True)] == [datetime(2026, 4, 7)]


def test_nothing_that_was_known_of_a_finding_is_lost(ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "新.xlsx"
    run(["ledger", "rollover", str(ledger), "--from", "2026Q1", "--to", "2026Q2", "-o", str(out)], CHINESE)
    before = {each.id: each for each in findings_of(ledger)}
    for each in findings_of(out):
        old = before[each.id]
        for name in ("description", "category", "found_on", "deadline", "responsible_units", "status", "completed_on"):
            assert getattr(each, name) == getattr(old, name)


def test_a_clean_ledger_rolls_over_without_a_word(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "新.xlsx"
    run(["ledger", "rollover", str(ledger), "--from", "2026Q1", "--to", "2026Q2", "-o", str(out)], CHINESE)
    capsys.readouterr()
    assert run(["ledger", "show", str(out)], CHINESE) == 0
    assert "警告" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [("2026Q2", "2026Q1", "没有在"), ("2026Q1", "2026Q1", "没有在"), ("2026-13", "2026Q2", "不是报告期")],
)
def test_periods_that_do_not_follow_each_other_are_refused(
    ledger: Path, capsys: pytest.CaptureFixture[str], earlier: str, later: str, said: str
) -> None:
    assert run(["ledger", "rollover", str(ledger), "--from", earlier, "--to", later], CHINESE) == 2
    assert said in capsys.readouterr().err


def test_a_workbook_of_somebody_else_is_not_overwritten(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = ledger.with_name("台账 2026Q2.xlsx")
    other.write_bytes(b"notes")
    assert run(["ledger", "rollover", str(ledger), "--from", "2026Q1", "--to", "2026Q2"], CHINESE) == 1
    assert other.read_bytes() == b"notes"
