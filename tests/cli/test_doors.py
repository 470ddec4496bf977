"""The command line as its users meet it: what is written, what is said, and which exit code comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen import resources
from reportgen.cli import run
from reportgen.ooxml.package import read_package, write_package

GOOD = """\
文种: 通知
发文机关: 青禾县水务局
标题: 青禾县水务局关于做好防汛准备的通知
主送机关: 各乡镇水务站
正文:
  - 标题: 工作要求
    内容: 各站要落实值班。
成文日期: 2024-03-05
"""
NAME = "2024-03-05 关于做好防汛准备的通知.docx"
ENGLISH = {"REPORTGEN_LANG": "en"}
CHINESE = {"REPORTGEN_LANG": "zh"}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "通知.yaml"
    path.write_text(GOOD, "utf-8")
    return path


def test_build_writes_beside_the_input_under_a_name_from_the_data(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(good)], CHINESE) == 0
    assert (good.parent / NAME).is_file()
    assert NAME in capsys.readouterr().out


def test_build_takes_a_file_name_for_one_input(good: Path, tmp_path: Path) -> None:
    assert run(["build", str(good), "-o", str(tmp_path / "out" / "a.docx")], ENGLISH) == 0
    assert (tmp_path / "out" / "a.docx").is_file()


def test_one_file_name_for_two_inputs_is_a_usage_error(good: Path, tmp_path: Path) -> None:
    assert run(["build", str(good), str(good), "-o", str(tmp_path / "a.docx")], ENGLISH) == 2
    assert not (tmp_path / "a.docx").exists()


def test_two_inputs_of_one_name_give_two_files(good: Path, tmp_path: Path) -> None:
    other = tmp_path / "b" / "通知.yaml"
    other.parent.mkdir()
    other.write_text(GOOD.replace("落实值班", "备足物料"), "utf-8")
    assert run(["build", str(good), str(other), "-o", str(tmp_path / "out")], ENGLISH) == 0
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2


def test_a_bad_input_does_not_keep_a_good_one_from_being_built(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "坏.yaml"
    bad.write_text(GOOD.replace("主送机关: 各乡镇水务站\n", "主送机构: 各乡镇水务站\n"), "utf-8")
    assert run(["build", str(bad), str(good), "-o", str(tmp_path / "out")], CHINESE) == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == [NAME]
    shown = capsys.readouterr().err
    assert "坏.yaml:4:1" in shown and "主送机构" in shown and "主送机关" in shown


def test_a_rebuild_changes_nothing(good: Path) -> None:
    run(["build", str(good)], ENGLISH)
    before = (good.parent / NAME).read_bytes()
    assert run(["build", str(good)], ENGLISH) == 0
    assert (good.parent / NAME).read_bytes() == before


def test_an_edited_document_is_kept(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build", str(good)], CHINESE)
    path = good.parent / NAME
    parts = read_package(path.read_bytes(), NAME)
    edited = dict(parts)
    edited["word/document.xml"] = parts["word/document.xml"].replace("落实值班".encode(), "落实双人值班".encode())
    path.write_bytes(write_package(edited))
    kept = path.read_bytes()
    assert run(["build", str(good)], CHINESE) == 1
    assert path.read_bytes() == kept
    assert "--force" in capsys.readouterr().err
    assert run(["build", str(good), "--force"], CHINESE) == 0
    assert path.read_bytes() != kept
    assert kept in [other.read_bytes() for other in good.parent.glob("*备份*")]


def test_check_writes_nothing_and_shows_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD.replace("2024-03-05", "2024-02-30").replace("标题: 工作要求", "标体: 工作要求"), "utf-8")
    assert run(["check", str(path), "--format", "json"], CHINESE) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(each["location"]["line"], each["code"]) for each in found] == [(6, "unknown-key"), (8, "impossible-date")]
    assert {frozenset(each) for each in found} == {
        frozenset(("code", "severity", "file", "location", "field", "message", "excerpt", "instead", "also"))
    }
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_mistakes_of_every_sort_are_shown_in_one_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.yaml"
    text = GOOD.replace("2024-03-05", "2024-02-30").replace("主送机关: 各乡镇水务站\n", "")
    path.write_text(text + "阶段:\n  - {标题: 甲, 开始: 2024-05-01, 结束: 2024-04-01}\n份号: '7'\n", "utf-8")
    assert run(["check", str(path), "--format", "json"], CHINESE) == 1
    found = {each["code"] for each in json.loads(capsys.readouterr().out)}
    assert found == {"impossible-date", "missing-recipients", "phase-reversed", "mark-form"}


def test_a_misspelt_key_is_not_missed_a_second_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD.replace("主送机关", "主送机构"), "utf-8")
    assert run(["check", str(path), "--format", "json"], CHINESE) == 1
    assert [each["code"] for each in json.loads(capsys.readouterr().out)] == ["unknown-key"]


def test_warnings_fail_only_with_strict(good: Path) -> None:
    good.write_text(GOOD.replace("成文日期: 2024-03-05", "成文日期: 2024-03-05\n发文字号: 青水〔2023〕4号"), "utf-8")
    assert run(["check", str(good)], ENGLISH) == 0
    assert run(["check", str(good), "--strict"], ENGLISH) == 1
    assert run(["build", str(good), "--strict"], ENGLISH) == 1
    assert not (good.parent / NAME).exists()


def test_new_writes_a_starting_point_that_build_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "我的通知.yaml"
    assert run(["new", "通知", "-o", str(path)], CHINESE) == 0
    assert run(["build", str(path)], CHINESE) == 1
    assert "还没有填写" in capsys.readouterr().err
    assert run(["new", "notice", "-o", str(path)], CHINESE) == 1, "an existing file is never overwritten"


def test_new_example_builds(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    assert run(["new", "notice", "--example", "-o", str(path)], ENGLISH) == 0
    assert path.read_bytes() == resources.sample_file("notice").read_bytes()
    assert run(["build", str(path)], ENGLISH) == 0


def test_an_unknown_kind_is_a_usage_error_that_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "notise"], ENGLISH) == 2
    assert "notice" in capsys.readouterr().err


def test_unknown_options_are_usage_errors_in_the_users_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--nonsense"], CHINESE) == 2
    assert "--nonsense" in capsys.readouterr().err


def test_kinds_and_doctor_answer_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["kinds"], CHINESE) == 0
    assert "通知" in capsys.readouterr().out
    assert run(["doctor"], ENGLISH) == 0
    assert "docxtpl" in capsys.readouterr().out


def test_a_missing_tool_is_exit_code_3_and_the_document_is_written_all_the_same(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = {**CHINESE, "PATH": "", "REPORTGEN_SOFFICE": ""}
    assert run(["build", str(good), "--pdf"], nothing) == 3
    assert "LibreOffice" in capsys.readouterr().err
    assert [path.suffix for path in sorted(good.parent.iterdir())] == [".docx", ".yaml"]


def test_a_pdf_that_became_older_than_its_document_is_told(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build", str(good)], CHINESE)
    (good.parent / NAME).with_suffix(".pdf").write_bytes(b"%PDF-1.4")
    assert run(["build", str(good)], CHINESE) == 0
    assert "PDF" not in capsys.readouterr().err
    good.write_text(GOOD.replace("落实值班", "备足物料"), "utf-8")
    assert run(["build", str(good)], CHINESE) == 0
    assert "pdf-stale" in capsys.readouterr().err


def attached(folder: Path, *names: str) -> Path:
    listed = "".join(f"  - {{标题: 材料{number}, 文件: {name}}}\n" for number, name in enumerate(names, 1))
    path = folder / "附.yaml"
    path.write_text(GOOD + "附件:\n" + listed, "utf-8")
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(name.encode())
    return path


def test_a_foreign_file_in_the_place_of_an_attachment_keeps_all_from_being_written(tmp_path: Path) -> None:
    path = attached(tmp_path, "图.pdf")
    out = tmp_path / "out"
    out.mkdir()
    (out / "图.pdf").write_bytes(b"another")
    assert run(["build", str(path), "-o", str(out)], CHINESE) == 1
    assert [each.name for each in out.iterdir()] == ["图.pdf"]
    assert run(["build", str(path), "-o", str(out), "--force"], CHINESE) == 0
    assert (out / "图.pdf").read_bytes() == "图.pdf".encode()
    assert b"another" in [each.read_bytes() for each in out.glob("图.备份*.pdf")]


def test_two_attached_files_of_one_name_are_told_at_their_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = attached(tmp_path, "甲/图.pdf", "乙/图.pdf")
    assert run(["build", str(path), "-o", str(tmp_path / "out")], CHINESE) == 1
    assert "附.yaml:11:" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_pdf_that_somebody_put_beside_an_unchanged_document_is_kept(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportgen.outputs.long_pdf import LongPdf

    monkeypatch.setattr("reportgen.outputs.pdf.require_soffice", lambda _: Path("soffice"))
    monkeypatch.setattr("reportgen.outputs.bulk_pdf.converted_long", lambda *_: LongPdf(b"%PDF-ours", ()))
    assert run(["build", str(good), "--pdf"], CHINESE) == 0
    pdf = (good.parent / NAME).with_suffix(".pdf")
    assert pdf.read_bytes() == b"%PDF-ours"
    pdf.write_bytes(b"%PDF-signed")
    assert run(["build", str(good), "--pdf"], CHINESE) == 1
    assert pdf.read_bytes() == b"%PDF-signed"


def test_a_folder_of_templates_that_is_not_there_is_a_usage_error(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(good), "--templates", str(good.parent / "没有")], CHINESE) == 2
    assert "没有模板文件夹" in capsys.readouterr().err


def test_an_own_template_may_have_the_chinese_name_of_the_kind(good: Path, tmp_path: Path) -> None:
    own = tmp_path / "模板"
    own.mkdir()
    (own / "通知.docx").write_bytes(b"not a docx")
    assert run(["build", str(good), "--templates", str(own)], ENGLISH) == 1


def test_a_folder_without_a_template_of_the_kind_is_told(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (good.parent / "空").mkdir()
    assert run(["build", str(good), "--templates", str(good.parent / "空")], CHINESE) == 0
    assert "用的是自带模板" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["稿.doc", "稿.pdf", "稿.wps"])
def test_an_output_that_is_neither_docx_nor_folder_is_a_usage_error(name: str, good: Path) -> None:
    assert run(["build", str(good), "-o", str(good.parent / name)], ENGLISH) == 2
    assert not (good.parent / name).exists()


def test_a_fault_of_ours_keeps_its_traceback(
    good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("reportgen.building.builder.load_document", broken)
    assert run(["build", str(good)], ENGLISH) == 70
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_an_offices_own_templates_win(good: Path, tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "notice.docx").write_bytes(b"not a docx")
    assert run(["build", str(good), "--templates", str(own)], ENGLISH) == 1
    assert run(["build", str(good)], {**ENGLISH, "REPORTGEN_TEMPLATES": str(own)}) == 1
    assert run(["build", str(good)], ENGLISH) == 0
