"""`reportgen template new`: a fresh template prints what the one that ships prints; so does one made of a document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from reportgen import kinds, resources
from reportgen.cli import run
from reportgen.ooxml.package import read_package
from reportgen.pipeline import TemplateChoice
from reportgen.templating.template import Template
from reportgen.workshop.kind_of import kind_told, with_kind
from reportgen.workshop.old_document import propose
from reportgen.workshop.tags import parts_of
from tests.producing import make

ENGLISH, CHINESE = {"REPORTGEN_LANG": "en"}, {"REPORTGEN_LANG": "zh"}


def printed(kind: str, template: Path | None = None) -> list[str]:
    """Return what the sample of a kind prints: paragraphs and rows that say something."""
    made = make(resources.sample_file(kind), TemplateChoice(file=template))
    return [line.text.strip() for line in made.lines if line.text.strip()]


def finished(kind: str, folder: Path) -> Path:
    """Return the sample of a kind as a finished document."""
    path = folder / "成文.docx"
    path.write_bytes(make(resources.sample_file(kind)).produced.data)
    return path


@pytest.mark.parametrize("kind", kinds.names())
def test_a_fresh_template_prints_the_sample_as_the_one_that_ships(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "新.docx"
    assert run(["template", "new", kind, "-o", str(file)], ENGLISH) == 0
    assert printed(kind, file) == printed(kind)


@pytest.mark.parametrize("kind", kinds.names())
def test_a_fresh_template_has_chinese_tags(kind: str, tmp_path: Path) -> None:
    """Every tag is typed as `template fields` and the guide write it; words of Jinja alone are English."""
    file = tmp_path / "新.docx"
    run(["template", "new", kind, "-o", str(file)], ENGLISH)
    tags = [tag for part in parts_of(Template.from_file(file)) for tag in part.tags]
    words = {word for tag in tags for word in re.findall("[A-Za-z_]+", tag.code)}
    assert words == {"if", "elif", "else", "endif", "for", "in", "endfor", "and", "or", "not", "colspan"}
    codes = [tag.code for tag in tags]
    assert {
        "for 机关 in 发文机关标志.机关名称",
        "for 块 in 内容块",
        "行.发文字号",
        "块.编号",
        "for 段 in 格.行",
        "版记.印发机关",
    } <= {*codes}


@pytest.mark.parametrize("kind", kinds.names())
def test_a_template_out_of_a_finished_document_prints_the_sample_again(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, file = finished(kind, tmp_path), tmp_path / "模板.docx"
    assert run(["template", "new", kind, "--from", str(old), "-o", str(file)], CHINESE) == 0
    assert printed(kind, file) == printed(kind)
    assert "试排，全部印出" in capsys.readouterr().out


def test_a_template_out_of_a_document_with_everything_in_its_head_prints_all_other_kinds(tmp_path: Path) -> None:
    file = tmp_path / "模板.docx"
    file.write_bytes(propose(Template.from_file(finished("report", tmp_path))).data)
    for other in kinds.names():
        assert set(printed(other)) - set(printed(other, file)) <= {"000001", "机密★1年", "特急"}, (
            "what the old head has no place for, and nothing else"
        )


def test_what_was_recognised_is_told_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, file = finished("report", tmp_path), tmp_path / "模板.docx"
    run(["template", "new", "报告", "--from", str(old), "-o", str(file)], CHINESE)
    lines = capsys.readouterr().out.splitlines()
    assert "  正文 第3段 发文机关标志 “云溪市安全生产委员会办公室文件” → {{ 机关 }}{{ 发文机关标志.文件字样 }}" in lines
    assert "  正文 第7段 发文字号 “云安办〔2026〕23号 高岚” → {{ 发文字号 }}" in lines
    assert "  正文 第15段 主送机关 “省安全生产委员会办公室：” → {{ 主送机关 }}：" in lines
    assert any(line.startswith("  正文 表3 抄送机关 “抄送：省应急管理厅") for line in lines)
    assert "  页脚 文字 “— 1 —”" in lines[lines.index("原样保留的部分：") :]


def test_the_document_itself_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = finished("notice", tmp_path)
    before = old.read_bytes()
    assert run(["template", "new", "notice", "--from", str(old), "-o", str(old), "--force"], CHINESE) == 2
    assert old.read_bytes() == before and "换一个文件名" in capsys.readouterr().err


def test_the_same_document_gives_the_same_template(tmp_path: Path) -> None:
    old = Template.from_file(finished("plan", tmp_path))
    assert propose(old).data == propose(old).data


def test_what_is_no_word_document_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = tmp_path / "a.docx"
    old.write_bytes(b"%PDF-1.7")
    assert run(["template", "new", "notice", "--from", str(old), "-o", str(tmp_path / "b.docx")], ENGLISH) == 1
    assert "not a Word or Excel file" in capsys.readouterr().err and not (tmp_path / "b.docx").exists()


def test_a_template_needs_a_name_of_word_and_is_not_overwritten_unasked(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    assert run(["template", "new", "notice", "-o", str(tmp_path / "a.doc")], ENGLISH) == 2
    assert [run(["template", "new", "notice", "-o", str(file), *more], ENGLISH) for more in ([], [], ["--force"])] == [
        0,
        1,
        0,
    ]


def test_parts_beside_the_text_stay_as_they_were(tmp_path: Path) -> None:
    old = finished("notice", tmp_path)
    before, now = read_package(old.read_bytes(), "a"), read_package(propose(Template.from_file(old)).data, "b")
    changed = {name for name in before if before[name] != now[name]}
    assert changed <= {"word/document.xml", "word/styles.xml"} and set(before) == set(now)


def test_a_document_without_a_title_is_told_what_its_template_still_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, file = tmp_path / "便条.docx", tmp_path / "模板.docx"
    document = Document()
    document.add_paragraph("请于明天上午来一趟。")
    document.save(str(old))
    assert run(["template", "new", "notice", "--from", str(old), "-o", str(file)], CHINESE) == 1
    said = capsys.readouterr()
    assert "没有找到：发文机关标志、发文字号、标题、主送机关、署名、成文日期" in said.out
    assert "样例试排还有问题" in said.err and "标题" in said.err and file.exists()


def test_a_template_knows_its_kind_under_any_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, file, other = finished("plan", tmp_path), tmp_path / "我的.docx", tmp_path / "我的通知.docx"
    assert run(["template", "new", "plan", "-o", str(file)], CHINESE) == 0
    assert run(["template", "new", "plan", "--from", str(old), "-o", str(other)], CHINESE) == 0
    for each in (file, other):
        capsys.readouterr()
        assert run(["template", "check", "--strict", str(each)], CHINESE) == 0
        assert "文种" not in capsys.readouterr().out
        assert kind_told(each, Template.from_file(each).parts) == kinds.load("plan")
        errors = OpenXmlValidator().validate(str(each)).errors
        assert [str(error) for error in errors] == []


def test_a_document_made_with_it_may_become_a_template_of_another_kind(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(
        with_kind(with_kind(finished("notice", tmp_path).read_bytes(), kinds.load("plan")), kinds.load("notice"))
    )
    assert kind_told(file, Template.from_file(file).parts) == kinds.load("notice")
