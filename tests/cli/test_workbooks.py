"""Workbooks at the command line: made, filled in, checked, annotated, built, taken by batch."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from reportgen.cli import run
from tests.sources.entry_books import BASIC, book

ENGLISH = {"REPORTGEN_LANG": "en"}
CHINESE = {"REPORTGEN_LANG": "zh"}
BODY = [["层级", "类型", "标题", "内容"], [1, "小节", "工作要求", "各站要落实值班。"]]
FULL = [*BASIC, ["发文机关", "青禾县水务局"], ["成文日期", "2024-03-05"]]


def written(folder: Path, name: str = "通知.xlsx", **sheets: object) -> Path:
    path = folder / name
    path.write_bytes(book({"基本信息": FULL, "正文": BODY, **sheets}))  # type: ignore[dict-item]
    return path


def test_new_makes_a_workbook_that_can_be_filled_in_and_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", "通知", "--format", "xlsx"], CHINESE) == 0
    path = tmp_path / "notice.xlsx"
    filled = openpyxl.load_workbook(path)
    values = {"标题": "关于防汛的通知", "主送机关": "甲站", "发文机关": "水务局", "成文日期": "2024-03-05"}
    for row in filled["基本信息"].iter_rows(min_row=2):
        row[1].value = values.get(str(row[0].value).rstrip("＊"), row[1].value)
    filled["正文"].append([1, "小节", "工作要求", "落实值班。"])
    filled.save(path)
    assert run(["build", str(path), "-o", str(tmp_path / "通知.docx")], CHINESE) == 0
    assert (tmp_path / "通知.docx").is_file()


def test_new_takes_the_format_from_the_name(tmp_path: Path) -> None:
    assert run(["new", "plan", "--example", "-o", str(tmp_path / "方案.xlsx")], ENGLISH) == 0
    assert "正文" in openpyxl.load_workbook(tmp_path / "方案.xlsx").sheetnames
    assert run(["check", str(tmp_path / "方案.xlsx")], ENGLISH) == 0


@pytest.mark.parametrize("name", ["-", "通知.yaml"])
def test_new_refuses_another_name_for_a_workbook(name: str, tmp_path: Path) -> None:
    target = name if name == "-" else str(tmp_path / name)
    assert run(["new", "notice", "--format", "xlsx", "-o", target], ENGLISH) == 2


def test_new_does_not_overwrite_a_workbook(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = path.read_bytes()
    assert run(["new", "notice", "-o", str(path)], ENGLISH) != 0
    assert path.read_bytes() == before


def test_check_names_the_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, 问题整改=[["标题", "整改期限"], ["通道堵塞", "2026-02-30"]])
    assert run(["check", str(path)], CHINESE) == 1
    assert f"{path}!问题整改!B2" in capsys.readouterr().out


def test_check_gives_a_copy_with_notes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, 问题整改=[["标题", "整改期限"], ["通道堵塞", "2026-02-30"]])
    before, target = path.read_bytes(), tmp_path / "批注.xlsx"
    assert run(["check", str(path), "--annotate", str(target)], CHINESE) == 1
    note = openpyxl.load_workbook(target)["问题整改"]["B2"].comment
    assert note is not None
    assert "2026-02-30" in note.text
    assert path.read_bytes() == before


def test_json_on_the_standard_output_stays_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, 问题整改=[["标题", "整改期限"], ["通道堵塞", "2026-02-30"]])
    run(["check", str(path), "--format", "json", "--annotate", str(tmp_path / "批注.xlsx")], ENGLISH)
    found = json.loads(capsys.readouterr().out)
    assert found[0]["location"] == {"sheet": "问题整改", "cell": "B2"}


def test_an_annotated_copy_never_stands_where_the_input_does(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = path.read_bytes()
    assert run(["check", str(path), "--force", "--annotate", str(tmp_path / "." / "通知.xlsx")], ENGLISH) != 0
    assert path.read_bytes() == before


def test_an_annotated_copy_overwrites_only_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, 问题整改=[["标题", "整改期限"], ["通道堵塞", "2026-02-30"]])
    target = tmp_path / "批注.xlsx"
    target.write_text("别人的", "utf-8")
    assert run(["check", str(path), "--annotate", str(target)], ENGLISH) == 1
    assert "is there already" in capsys.readouterr().err
    assert target.read_text("utf-8") == "别人的"
    assert run(["check", str(path), "--annotate", str(target), "--force"], ENGLISH) == 1
    assert "问题整改" in openpyxl.load_workbook(target).sheetnames


def test_only_a_workbook_is_annotated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "通知.yaml"
    path.write_text("文种: 通知\n", "utf-8")
    assert run(["check", str(path), "--annotate", str(tmp_path / "批注.xlsx")], ENGLISH) == 2
    assert ".xlsx" in capsys.readouterr().err


def test_nothing_is_written_where_nothing_is_to_be_noted(tmp_path: Path) -> None:
    target = tmp_path / "批注.xlsx"
    assert run(["check", str(written(tmp_path)), "--annotate", str(target)], ENGLISH) == 0
    assert not target.exists()


def test_a_damaged_workbook_is_told_and_not_annotated(tmp_path: Path) -> None:
    path, target = tmp_path / "通知.xlsx", tmp_path / "批注.xlsx"
    path.write_bytes(written(tmp_path).read_bytes()[:500])
    assert run(["check", str(path), "--annotate", str(target)], ENGLISH) == 1
    assert not target.exists()


def test_batch_takes_a_workbook_as_one_record(tmp_path: Path) -> None:
    path, folder = written(tmp_path), tmp_path / "out"
    common = tmp_path / "共有.yaml"
    common.write_text("抄送机关: 县政府\n", "utf-8")
    assert run(["batch", "通知", str(path), "--common", str(common), "-o", str(folder)], ENGLISH) == 0
    assert len(list(folder.glob("*.docx"))) == 1


def test_batch_takes_a_workbook_as_the_common_part(tmp_path: Path) -> None:
    records, folder = tmp_path / "记录.csv", tmp_path / "out"
    records.write_text("标题,附注\n关于甲的通知,一\n关于乙的通知,二\n", "utf-8")
    common = written(tmp_path, "共有.xlsx", 基本信息=[row for row in FULL if row[0] != "标题"])
    assert run(["batch", "通知", str(records), "--common", str(common), "-o", str(folder)], ENGLISH) == 0
    assert len(list(folder.glob("*.docx"))) == 2


def test_build_says_what_another_workbook_is_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(book({"台账": [["检查日期", "问题"], ["2026-01-01", "甲"]]}))
    assert run(["build", str(path)], CHINESE) == 1
    assert "reportgen batch" in capsys.readouterr().err


def test_mistakes_of_the_sheets_and_of_the_values_are_noted_in_one_run(tmp_path: Path) -> None:
    path, target = tmp_path / "通知.xlsx", tmp_path / "批注.xlsx"
    run(["new", "notice", "--format", "xlsx", "-o", str(path)], CHINESE)
    book = openpyxl.load_workbook(path)
    book.create_sheet("措拖")["A1"] = "标题"
    basic = book["基本信息"]
    row = next(each for each in basic.iter_rows() if each[0].value == "成文日期")
    row[1].value = "2026-02-30"
    book.save(path)
    assert run(["check", str(path), "--annotate", str(target)], CHINESE) == 1
    noted = openpyxl.load_workbook(target)
    assert noted["措拖"]["A1"].comment is not None
    assert noted["基本信息"][row[1].coordinate].comment is not None
