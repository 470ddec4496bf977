"""Ledgers at `check`: read as what they are, and their mistakes noted at the cells."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from reportgen.cli import run
from tests.ledger.making import HEADER, row, workbook

CHINESE = {"REPORTGEN_LANG": "zh"}
ROWS = [HEADER, row(), row(隐患内容="护栏松动", 整改期限=date(2025, 12, 1), 整改状态="不知道")]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return workbook(tmp_path / "台账.xlsx", {"一月": ROWS, "封面": [["说明"]]})


def notes(path: Path, sheet: str = "一月") -> dict[str, str]:
    cells = (cell for cells in openpyxl.load_workbook(path)[sheet].iter_rows() for cell in cells)
    return {cell.coordinate: cell.comment.text for cell in cells if cell.comment}


def test_check_reads_a_ledger_and_names_its_cells(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(ledger)], CHINESE) == 0
    said = capsys.readouterr().out
    assert "按台账读取（2 条问题）" in said and f"{ledger}!一月!F3" in said and f"{ledger}!一月!E3" in said
    assert run(["check", str(ledger), "--strict"], CHINESE) == 1


@pytest.mark.parametrize("command", [["check"], ["ledger", "show"], ["ledger", "show", "--format", "json"]])
def test_mistakes_of_a_ledger_are_noted_at_their_cells(
    command: list[str], ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, target = ledger.read_bytes(), ledger.with_name("批注.xlsx")
    assert run([*command, str(ledger), "--annotate", str(target)], CHINESE) == 0
    made = notes(target)
    assert set(made) == {"E3", "F3"} and "不知道" in made["F3"]
    assert ledger.read_bytes() == before
    said = capsys.readouterr().out
    assert "json" not in command or json.loads(said)["findings"]


def test_a_note_on_merged_cells_stands_where_it_is_seen(tmp_path: Path) -> None:
    path, target = workbook(tmp_path / "台账.xlsx", {"一月": ROWS}), tmp_path / "批注.xlsx"
    book = openpyxl.load_workbook(path)
    book["一月"]["F2"].value = "不知道"
    book["一月"]["F3"].value = None
    book["一月"].merge_cells("F2:F3")
    book.save(path)
    assert run(["ledger", "show", str(path), "--annotate", str(target)], CHINESE) == 0
    assert notes(target)["F2"].count("不知道") == 2 and "F3" not in notes(target)


@pytest.mark.parametrize("command", [["check"], ["ledger", "show"]])
@pytest.mark.parametrize("name", ["台账.csv", "台账.xls", "台账.ods"])
def test_a_ledger_that_takes_no_notes_is_refused_with_what_to_do(
    command: list[str], name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_text("序号,隐患内容,整改状态\n1,漏水,不知道\n", "utf-8")
    assert run([*command, str(path), "--annotate", str(tmp_path / "批注.xlsx")], CHINESE) == 2
    said = capsys.readouterr()
    assert name in said.err and "另存为 .xlsx" in said.err and not said.out


def test_check_reads_a_ledger_of_another_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "台账.csv"
    path.write_text("序号,隐患内容,整改状态\n1,漏水,不知道\n", "utf-8")
    assert run(["check", str(path)], CHINESE) == 0
    assert f"{path}!C2" in capsys.readouterr().out


def test_a_workbook_that_is_neither_is_told_what_it_may_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workbook(tmp_path / "成批.xlsx", {"记录": [["标题", "附注"], ["关于甲的通知", "一"]]})
    assert run(["check", str(path)], CHINESE) == 1
    assert "reportgen batch" in capsys.readouterr().out


def test_a_copy_of_a_ledger_never_stands_where_it_does_and_overwrites_only_when_asked(ledger: Path) -> None:
    before, other = ledger.read_bytes(), ledger.with_name("别的.xlsx")
    other.write_text("别人的", "utf-8")
    for command in (["check"], ["ledger", "show"]):
        assert run([*command, str(ledger), "--annotate", str(ledger), "--force"], CHINESE) != 0
        assert run([*command, str(ledger), "--annotate", str(other)], CHINESE) != 0
    assert ledger.read_bytes() == before and other.read_text("utf-8") == "别人的"
    assert run(["ledger", "show", str(ledger), "--annotate", str(other), "--force"], CHINESE) == 0
    assert "F3" in notes(other)


def test_a_ledger_named_by_a_missing_file_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(tmp_path / "没有.csv")], CHINESE) == 1
    assert len(capsys.readouterr().out.strip().splitlines()) == 1
