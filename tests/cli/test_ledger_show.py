"""`reportgen ledger show`: what a person and what a program are told of a ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.cli import run
from tests.ledger.making import HEADER, row, workbook

ENGLISH, CHINESE = {"REPORTGEN_LANG": "en"}, {"REPORTGEN_LANG": "zh"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = [
        ["云州市隐患台账"],
        HEADER,
        row(),
        row(序号="2", 隐患内容="护栏松动", 整改状态="关闭"),
        ["说明：", "逐条填写"],
    ]
    visits: list[list[object]] = [["检查日期", "检查人员", "出动人次"], ["2026-01-05", "王明", 3]]
    return workbook(tmp_path / "台账.xlsx", {"台账": rows, "检查情况": visits, "字典": [["甲"]]})


def test_programs_get_everything_as_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ledger", "show", str(file), "--format", "json"], ENGLISH) == 0
    said = json.loads(capsys.readouterr().out)
    assert [each["description"] for each in said["findings"]] == ["消防通道堆放纸箱", "护栏松动"]
    assert said["findings"][0]["found_on"] == "2026-01-05" and said["findings"][0]["cells"]["deadline"] == "E3"
    assert [(each["row"], each["why"]) for each in said["left_out"]] == [
        (1, "title"),
        (2, "header"),
        (5, "note"),
        (1, "header"),
    ]
    assert said["inspections"][0]["people"] == 3
    assert said["columns"][1] == {"sheet": "台账", "letter": "B", "header": "隐患内容", "field": "description"}
    assert said["rows"]["all"] == 5 + 2 + 1
    told = [(each["code"], each["location"]) for each in said["diagnostics"]]
    assert ("closed-without-acceptance", {"sheet": "台账", "cell": "F4"}) in told


def test_people_are_told_in_their_language(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ledger", "show", str(file)], CHINESE) == 0
    chinese = capsys.readouterr().out
    assert (
        "共 8 行：问题 2 行，检查 1 行，未读入 4 行" in chinese and "台账!5 未读入（说明）：说明： 逐条填写" in chinese
    )
    assert "台账!B  隐患内容 → 问题" in chinese and "台账.xlsx!台账!F4 警告" in chinese
    assert run(["ledger", "show", str(file)], ENGLISH) == 0
    assert "Rows: 8. Findings: 2. Inspections: 1. Left out: 4." in capsys.readouterr().out


def test_warnings_fail_only_with_strict_and_errors_always(file: Path, tmp_path: Path) -> None:
    assert run(["ledger", "show", str(file), "--strict"], ENGLISH) == 1
    other = workbook(tmp_path / "b.xlsx", {"字典": [["甲", "乙"]]})
    assert run(["ledger", "show", str(other)], ENGLISH) == 1


def test_a_profile_is_used(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = tmp_path / "p.yaml"
    profile.write_text("单位:\n  云州第一建设有限公司: [云州一建]\n", "utf-8")
    assert run(["ledger", "show", str(file), "--profile", str(profile), "--format", "json"], ENGLISH) == 0
    assert json.loads(capsys.readouterr().out)["findings"][0]["responsible_units"] == ["云州第一建设有限公司"]


def test_a_file_that_is_refused_prints_no_half_of_a_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04")
    assert run(["ledger", "show", str(path), "--format", "json"], ENGLISH) == 1
    said = capsys.readouterr()
    assert said.out == "" and "[package-damaged]" in said.err
