"""The doors of figures: a table, JSON, a workbook, and where a number comes from."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import openpyxl
import pytest
from click.testing import CliRunner, Result

from reportgen.cli.ledger import explain_command, figures_command
from reportgen.cli.session import Session
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.errors import ReportgenError
from reportgen.ledger.entries import Entry, LedgerFinding
from reportgen.locale import Wording
from reportgen.sources import ledger_file
from tests.drafting.ledgers import EntriesFile, quarter
from tests.ledger.samples import finding


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """What the file of a ledger says: entries, then diagnostics."""
    said: list[Any] = [quarter(), ()]
    monkeypatch.setattr(ledger_file, "open_ledger", lambda path, profile: EntriesFile(*said))
    yield said


def call(*arguments: str, language: str = "zh") -> Result:
    group = click.Group()
    wording = Wording(language)
    group.add_command(figures_command.make(wording))
    group.add_command(explain_command.make(wording))
    return CliRunner().invoke(group, arguments, obj=Session(wording, {}), standalone_mode=False)


def refusal(result: Result) -> Diagnostic:
    assert isinstance(result.exception, ReportgenError)
    return result.exception.diagnostics[0]


def with_cells(entries: Sequence[Entry]) -> list[Entry]:
    return [
        finding(
            row=each.row,
            status=each.status,
            deadline=each.deadline,
            cells={"deadline": f"G{each.row}", "status": f"K{each.row}"},
        )
        if isinstance(each, LedgerFinding)
        else each
        for each in entries
    ]


def test_all_figures_are_shown_and_no_data_is_said(ledger: list[Any]) -> None:
    lines = call("figures", "台账.xlsx", "--period", "2026Q1").stdout.splitlines()
    shown = {line.split()[0]: line.split()[1] for line in lines}
    assert (shown["发现隐患数"], shown["整改率"], shown["出动人次"], shown["查封家数"]) == (
        "15",
        "93.3%",
        "5",
        "无数据",
    )
    assert len(lines) == 17


def test_columns_stand_below_each_other(ledger: list[Any]) -> None:
    text = call("figures", "台账.xlsx", "--period", "2026Q1", "--by", "责任单位").stdout
    places = [
        len(line[: line.index(number)].encode("gbk"))
        for line, number in zip(text.splitlines()[1:], ("8", "4", "3"), strict=False)
    ]
    assert len(set(places)) == 1
    assert text.splitlines()[-1].split()[:2] == ["合计", "15"]


def test_json_says_null_for_no_data(ledger: list[Any]) -> None:
    told = json.loads(call("figures", "台账.xlsx", "--period", "2026Q1", "--by", "type", "--format", "json").stdout)
    assert (told["period"], told["on"], told["by"]) == ("2026Q1", "2026-03-31", "类型")
    assert (told["figures"]["整改率"], told["figures"]["查封家数"]) == (93.3, None)
    assert [(each["name"], each["figures"]["发现隐患数"]) for each in told["groups"]] == [
        ("用电安全", 8), ("消防设施", 4), ("危险化学品", 3),
    ]  # fmt: skip


def test_a_workbook_holds_numbers_and_never_a_formula(ledger: list[Any], tmp_path: Path) -> None:
    ledger[0] = [finding(responsible_units=("=1+1",)), finding(responsible_units=("http://甲",))]
    first, second = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    for path in (first, second):
        assert call("figures", "台账.xlsx", "--by", "单位", "--format", "xlsx", "-o", str(path)).exit_code == 0
    assert first.read_bytes() == second.read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(first.read_bytes()))
    assert book.sheetnames == ["数据", "按责任单位"]
    cells = [(cell.value, cell.data_type) for cell in book["按责任单位"]["A"]]
    assert cells == [("责任单位", "s"), ("=1+1", "s"), ("http://甲", "s"), ("合计", "s")]
    assert book["按责任单位"]["B2"].value == 1
    rate = next(row[1] for row in book["数据"].iter_rows() if row[0].value == "整改率")
    assert (rate.value, rate.number_format) == (0, "0.0%")


def test_a_workbook_of_somebody_else_is_not_overwritten(ledger: list[Any], tmp_path: Path) -> None:
    path = tmp_path / "别人的.xlsx"
    path.write_bytes(b"mine")
    assert refusal(call("figures", "台账.xlsx", "--format", "xlsx", "-o", str(path))).code == "beside-foreign"
    assert path.read_bytes() == b"mine"


def test_a_workbook_needs_a_name(ledger: list[Any]) -> None:
    assert isinstance(call("figures", "台账.xlsx", "--format", "xlsx").exception, click.UsageError)


def test_a_figure_is_explained_with_its_formula_rows_and_cells(ledger: list[Any]) -> None:
    ledger[0] = with_cells(quarter())
    lines = call("explain", "逾期数", "台账.xlsx", "--period", "2026Q1").stdout.splitlines()
    assert lines[0] == "逾期数 overdue"
    assert lines[1].startswith("公式：未整改")
    assert lines[3:] == ["数值：1项", "  台账!G17 K17"]


def test_a_figure_is_explained_by_groups_and_as_json(ledger: list[Any]) -> None:
    told = json.loads(
        call("explain", "rectified", "台账.xlsx", "--by", "type", "--period", "2026Q1", "--format", "json").stdout
    )
    assert (told["figure"], told["unit"]) == ("已整改数", "项")
    assert [(each["group"], each["value"], len(each["rows"])) for each in told["values"]] == [
        ("用电安全", 8, 8), ("消防设施", 4, 4), ("危险化学品", 2, 2),
    ]  # fmt: skip


def test_a_figure_without_data_is_explained_by_why(ledger: list[Any]) -> None:
    assert call("explain", "查封家数", "台账.xlsx").stdout.splitlines()[-1] == "查封家数无数据：台账没有处置措施"


@pytest.mark.parametrize(
    ("arguments", "code", "near"),
    [
        (("explain", "整改律", "台账.xlsx"), "unknown-figure", "整改率"),
        (("explain", "rectifed", "台账.xlsx"), "unknown-figure", "rectified"),
        (("figures", "台账.xlsx", "--by", "责任単位"), "unknown-grouping", "责任单位"),
        (("figures", "台账.xlsx", "--period", "2026Q5"), "bad-period", None),
        (("figures", "台账.xlsx", "--on", "2026-02-30"), "impossible-date", None),
        (("figures", "台账.xlsx", "--on", "月底"), "bad-date", None),
    ],
)
def test_what_cannot_be_asked_is_told_with_the_nearest_name(
    arguments: tuple[str, ...], code: str, near: str | None, ledger: list[Any]
) -> None:
    told = refusal(call(*arguments))
    assert (told.code, told.params.get("near")) == (code, near)


def test_a_ledger_with_errors_gives_no_figures(ledger: list[Any]) -> None:
    ledger[1] = (Diagnostic("odd", "the file is empty"),)
    result = call("figures", "台账.xlsx")
    assert (refusal(result).code, result.stdout) == ("odd", "")


def test_remarks_are_told_in_one_line_and_undated_findings_with_their_rows(ledger: list[Any]) -> None:
    ledger[0] = [*quarter(), finding(row=99, found_on=None)]
    ledger[1] = (Diagnostic("odd", "the file is empty", severity=Severity.WARNING),) * 3
    told = call("figures", "台账.xlsx", "--period", "2026Q1").stderr
    assert "台账!99" in told and "3 条提醒" in told and len(told.splitlines()) == 2


def test_the_report_date_may_be_given(ledger: list[Any]) -> None:
    told = json.loads(
        call("figures", "台账.xlsx", "--period", "2026Q1", "--on", "2026-02-20", "--format", "json").stdout
    )
    assert (told["on"], told["figures"]["逾期数"]) == ("2026-02-20", 0)
