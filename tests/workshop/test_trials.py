"""A template is tried with every case of its kind: the shipped ones pass; a broken one is told which case breaks what, and where."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reportgen import GENERATOR, kinds
from reportgen.cli import run
from reportgen.errors import TemplateError
from reportgen.ooxml.package import read_package, write_package
from reportgen.outputs.soffice import find_soffice
from reportgen.templating import Template
from reportgen.workshop.cases import Case, cases
from reportgen.workshop.trials import Bench
from tests.workshop.templates import behind, codes, edited, gone, says, shipped, trials

ADDRESS = "{{ recipients }}："
SOFFICE = find_soffice(os.environ)
PAGES = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: no pages")
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


@pytest.mark.parametrize("kind", kinds.names())
def test_the_shipped_templates_stand_every_case(kind: str) -> None:
    for name, trial in trials(kind, shipped(kind)).items():
        assert not trial.diagnostics, name
        assert trial.data.startswith(b"PK")


def test_all_that_is_lost_is_told_in_one_run() -> None:
    dropped = edited("notice", {"{{ block.text }}": says("")})
    found = trials("notice", dropped, "sample")["sample"]
    assert {each.code for each in found.diagnostics} == {"template-loses"}
    assert {each.params["kind"] for each in found.diagnostics} == {"正文", "署名盖章", "成文日期盖章"}


def test_what_no_case_but_one_has_breaks_that_one_alone() -> None:
    template = edited("notice", {"{{ block.number }}{{ block.title }}": says("{{ block.number }}")})
    assert not trials("notice", template, "three-attachments")["three-attachments"].passed
    only = edited("report", {"{%p for name in letterhead.names %}": says("{%p for name in letterhead.names[:1] %}")})
    found = trials("report", only)
    assert [name for name, each in found.items() if each.diagnostics] == ["joint"]
    (lost,) = found["joint"].diagnostics
    assert lost.code == "trial-unprinted"
    assert lost.params["field"] == "发文机关标志.机关名称"


def test_a_field_that_the_sample_does_not_have_is_missed_as_a_warning() -> None:
    found = trials("notice", edited("notice", {"{{ copy_number }}": says("份号")}))
    assert [name for name, each in found.items() if each.diagnostics] == ["every-mark"]
    (lost,) = found["every-mark"].diagnostics
    assert (lost.severity, lost.params["field"]) == ("warning", "份号")
    assert found["every-mark"].passed


def test_a_tag_that_is_left_is_told_with_its_place_in_the_template() -> None:
    found = trials("notice", edited("notice", {ADDRESS: says("{{ recipients }}：{{ '{{ 标题' }}")}), "sample")
    left = found["sample"].diagnostics[0]
    assert left.code == "trial-tag"
    assert left.location.place == {"part": "word/document.xml", "paragraph": 42}


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("{{ recipients }}（{{ annotation }}）：", "trial-brackets", "（）"),
        ("{{ recipients }}、{{ annotation }}：", "trial-mark", "、："),
        ("{{ recipients }}：{{ imprint is none }}", "trial-value", "True"),
        ("{{ recipients }}：{{ upward }}", "trial-value", "False"),
    ],
)
def test_what_is_left_of_an_empty_value_is_told_for_the_cases_that_lack_it(text: str, code: str, found: str) -> None:
    tried = trials("notice", edited("notice", {ADDRESS: says(text)}), "least", "every-mark")
    diagnostic = next(each for each in tried["least"].diagnostics if each.code == code)
    assert diagnostic.params["found"] == found
    assert diagnostic.location.place == {"part": "word/document.xml", "paragraph": 42}
    if "annotation" in text:
        assert code not in codes(tried["every-mark"]), "there the value is"


def test_brackets_that_stand_empty_in_the_template_are_meant_so() -> None:
    assert not trials("notice", edited("notice", {ADDRESS: says("{{ recipients }}（ ）：")}), "sample")[
        "sample"
    ].diagnostics


def test_what_somebody_typed_is_no_leftover() -> None:
    bench = Bench.of(Template.from_bytes(shipped("notice"), "模板.docx"), kinds.load("notice"), GENERATOR)
    sample = cases(bench.kind)[0]
    typed = "表中（）内由检查人员填写，没有的写 None。"
    case = Case("typed", "", bench.kind, {**sample.data, "lead": [typed]})
    assert not bench.trial(case).diagnostics


def test_a_table_without_rows_is_invalid() -> None:
    found = trials(
        "notice", edited("notice", {"{%p if has_imprint %}": says("{%p if title %}")}), "least", "every-mark"
    )
    diagnostic = next(each for each in found["least"].diagnostics if each.code == "trial-invalid")
    assert "table without rows" in diagnostic.message
    assert not found["every-mark"].diagnostics, "there it has rows"


def test_a_cell_without_a_paragraph_is_given_one() -> None:
    found = trials("notice", edited("notice", {"{{ imprint.printing_office }}": gone}), "every-mark")
    assert "trial-invalid" not in codes(found["every-mark"])


def test_a_field_that_does_not_exist_is_told_for_the_case_that_comes_there() -> None:
    template = edited("notice", {"{{ block.title }}": says("{{ block.titel }}"), ADDRESS: says(ADDRESS)})
    found = trials("notice", template)
    broken = [name for name, each in found.items() if not each.passed]
    assert "three-attachments" in broken
    assert found["three-attachments"].diagnostics[0].code == "template-field"
    assert found["three-attachments"].diagnostics[0].location.place["part"] == "word/document.xml"


def test_a_template_that_cannot_be_read_at_all_is_refused_once() -> None:
    with pytest.raises(TemplateError) as refused:
        trials("notice", edited("notice", {ADDRESS: says("{{ recipients ：")}))
    assert refused.value.diagnostics


@PAGES
@pytest.mark.pages
def test_a_blank_page_is_told() -> None:
    found = trials("reminder-letter", edited("reminder-letter", {"{%p endfor %}": behind(PAGE_BREAK)}), soffice=SOFFICE)
    assert "trial-blank-page" in codes(found["least"])


@PAGES
@pytest.mark.pages
def test_a_signature_alone_on_its_page_is_told_with_its_place() -> None:
    changes = {"{%p elif block.kind == '空行' %}": behind(PAGE_BREAK)}
    found = trials("notice", edited("notice", changes), soffice=SOFFICE)
    alone = [each for each in found["sample"].diagnostics if each.code == "trial-signature-alone"]
    assert alone
    assert int(str(alone[0].params["page"])) > 1


@PAGES
@pytest.mark.pages
def test_the_shipped_templates_have_sound_pages() -> None:
    for kind in ("notice", "reminder-letter"):
        assert not any(each.diagnostics for each in trials(kind, shipped(kind), soffice=SOFFICE).values())


def test_the_command_names_the_case_and_the_place_and_tells_a_mistake_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "通知.docx"
    path.write_bytes(edited("notice", {ADDRESS: says("{{ recipients }}（{{ annotation }}）{{ upward }}：")}))
    assert run(["template", "test", str(path), "--no-pages"], {"REPORTGEN_LANG": "zh"}) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "文种样例：没有通过"
    assert "正文 第42段" in lines[1] and "False" in lines[1]
    assert sum("印出了 False" in each for each in lines) == 1
    least = lines.index("可不写的都不写：没有通过")
    assert "（）" in lines[least + 1]
    assert lines[least + 2] == "  另有 1 处与上面的情况相同"
    assert lines[-1] == "共试 10 种情况，10 种没有通过"


def test_under_a_case_that_passed_nothing_is_said_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "通知.docx"
    path.write_bytes(edited("notice", {ADDRESS: behind('<w:p><w:pPr><w:jc w:val="odd"/></w:pPr></w:p>')}))
    assert run(["template", "test", str(path), "--no-pages"], {"REPORTGEN_LANG": "zh"}) == 0
    told = capsys.readouterr().out
    assert told.count("警告") == 1 and "与上面的情况相同" not in told


def test_the_command_answers_in_json_and_keeps_the_documents(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "our.docx"
    path.write_bytes(shipped("notice"))
    arguments = [
        "template",
        "test",
        str(path),
        "--kind",
        "通知",
        "--no-pages",
        "--format",
        "json",
        "-o",
        str(tmp_path / "out"),
    ]
    assert run(arguments, {"REPORTGEN_LANG": "en"}) == 0
    told = json.loads(capsys.readouterr().out)["cases"]
    assert [each["passed"] for each in told] == [True] * len(told)
    assert (tmp_path / "out" / "our-joint.docx").read_bytes().startswith(b"PK")


def test_a_template_that_names_no_kind_asks_for_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "our.docx"
    parts = read_package(shipped("notice"), "our")
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace("通知".encode(), b"")
    path.write_bytes(write_package(parts))
    assert run(["template", "test", str(path)], {"REPORTGEN_LANG": "en"}) == 2
    assert "--kind" in capsys.readouterr().err


def test_a_part_that_no_program_reads_any_more_is_no_fault_of_a_template() -> None:
    parts = read_package(shipped("notice"), "通知.docx")
    root = parts["word/styles.xml"].replace(b"Consolas", b"Courier")
    effects = "word/stylesWithEffects.xml"
    kind = "application/vnd.ms-word.stylesWithEffects+xml"
    override = f'<Override PartName="/{effects}" ContentType="{kind}"/></Types>'
    link = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
    related = f'<Relationship Id="rIdE" Type="{link}" Target="stylesWithEffects.xml"/></Relationships>'
    types, links = "[Content_Types].xml", "word/_rels/document.xml.rels"
    parts[effects] = root.replace("标题".encode(), "別名".encode())
    parts[types] = parts[types].replace(b"</Types>", override.encode())
    parts[links] = parts[links].replace(b"</Relationships>", related.encode())
    assert not trials("notice", write_package(parts), "sample")["sample"].diagnostics
