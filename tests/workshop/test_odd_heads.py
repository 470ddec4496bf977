"""Marks, heads, contacts and imprints are found wherever offices put them: nothing of the old document is printed again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from reportgen import kinds
from reportgen.diagnostics import Severity
from reportgen.ooxml.elements import find, qualified
from reportgen.ooxml.outline import parse, text_beside, text_of
from reportgen.ooxml.package import read_package
from reportgen.pipeline import TemplateChoice
from reportgen.templating.template import Template
from reportgen.workshop.check import check_template
from reportgen.workshop.old_document import Proposed, propose
from tests.producing import Made, make
from tests.workshop import odd_heads as odd

OLD = re.compile("河湾|河监|000123|周正|765432")
FIELDS = "".join(
    f"{name}: {value}\n"
    for name, value in {
        "文种": "通知", "标题": "关于开展检查的通知", "发文机关": "[云溪市水利局, 云溪市教育局]", "发文字号": "云水〔2026〕3号",
        "份号": '"000777"', "密级": "秘密★2年", "紧急程度": "加急", "主送机关": "各科室", "成文日期": "2026-03-09",
        "抄送机关": "[云溪市审计局]", "版记": "{印发机关: 云溪市水利局办公室, 印发日期: 2026-03-10}", "内容项": "[请抓紧。]",
        "附加": "{联系人: 王强, 联系电话: '1234567'}",
    }.items()
)  # fmt: skip


def proposed(document: Callable[[], bytes]) -> Proposed:
    return propose(Template.from_bytes(document(), "old.docx"))


def printed(document: Callable[[], bytes], folder: Path) -> list[str]:
    template, source = folder / "模板.docx", folder / "a.yaml"
    template.write_bytes(proposed(document).data)
    source.write_text(FIELDS, "utf-8")
    made: Made = make(source, TemplateChoice(file=template))
    return [text for line in made.lines for text in (line.cells or (line.text,)) if text.strip()]


PLACES = ["发文字号", "主送机关", "抄送机关", "版记"]


@pytest.mark.parametrize(
    ("document", "places"),
    [
        (odd.nothing_but_a_text, PLACES),
        (odd.imprint_of_one_row, ["抄送机关"]),
        (odd.copies_in_words_of_its_own, ["版记"]),
        (odd.imprint_line_by_line, []),
    ],
)
def test_what_other_documents_have_gets_a_place_and_is_told(document: Callable[[], bytes], places: list[str]) -> None:
    assert [each.what for each in proposed(document).added] == places


@pytest.mark.parametrize("document", [odd.nothing_but_a_text, odd.imprint_of_one_row, odd.letter_head_in_a_table])
def test_the_check_finds_nothing_that_has_to_be_mended(document: Callable[[], bytes]) -> None:
    found = check_template(proposed(document).data, "模板.docx", kinds.load("notice"))
    assert [each.code for each in found if each.severity is Severity.ERROR] == []


def test_what_is_printed_in_a_new_place_stands_where_documents_have_it(tmp_path: Path) -> None:
    found = printed(odd.nothing_but_a_text, tmp_path)
    assert found[0] == "云水〔2026〕3号"
    assert found[found.index("请抓紧。") - 1] == "各科室："
    assert found[-2:] == ["抄送：云溪市审计局。", "云溪市水利局办公室　　2026年3月10日印发"]
    row = printed(odd.imprint_of_one_row, tmp_path)
    assert row[-3:] == ["抄送：云溪市审计局。", "云溪市水利局办公室", "2026年3月10日印制"]


@pytest.mark.parametrize(
    ("document", "lines"),
    [
        (odd.marks_in_a_line, ["000777　　　　秘密★2年　　　　加急"]),
        (odd.marks_with_labels, ["份号：000777", "秘密★2年"]),
        (odd.marks_in_a_table, ["000777", "秘密★2年"]),
        (odd.letter_head_in_a_table, ["云溪市水利局\n云溪市教育局文件", "云水〔2026〕3号", "内部资料"]),
        (odd.two_offices_in_a_table, ["云溪市水利局\n云溪市教育局", "文件", "云水〔2026〕3号"]),
        (odd.contacts_in_a_table, ["联系人", "王强", "联系电话", "1234567", "传　真"]),
        (odd.imprint_line_by_line, ["抄送：云溪市审计局。", "云溪市水利局办公室", "2026年3月10日印发", "（共印50份）"]),
    ],
)
def test_the_new_document_says_it_where_the_old_one_did(
    document: Callable[[], bytes], lines: list[str], tmp_path: Path
) -> None:
    found = printed(document, tmp_path)
    at = found.index(lines[0])
    assert found[at : at + len(lines)] == lines
    assert not OLD.search("\n".join(found))


def test_what_is_no_part_of_a_head_is_told_and_stays() -> None:
    assert [(each.place, each.text) for each in proposed(odd.letter_head_in_a_table).kept] == [
        ({"part": "word/document.xml", "table": 1}, "内部资料")
    ]
    assert [each.text for each in proposed(odd.imprint_line_by_line).kept] == ["（共印50份）"]


def test_contacts_are_told_with_the_words_that_gave_way() -> None:
    told = [(each.text, each.tag) for each in proposed(odd.contacts_in_a_table).tagged if each.what == "contact"]
    assert told == [
        ("联系人 周正", '{{ 附加.联系人|默认("") }}'),
        ("联系电话 0990-7654321", '{{ 附加.联系电话|默认("") }}'),
        ("传真 0990-7654322", '{{ 附加.传真|默认("") }}'),
    ]


def test_a_head_of_two_offices_is_in_the_style_that_the_layout_looks_for() -> None:
    found = check_template(proposed(odd.two_offices_in_a_table).data, "模板.docx", kinds.load("notice"))
    assert "style-missing" not in {each.code for each in found}


def test_blanks_typed_before_a_text_become_indents(tmp_path: Path) -> None:
    template, source = tmp_path / "模板.docx", tmp_path / "a.yaml"
    template.write_bytes(proposed(odd.commented_and_indented_by_blanks).data)
    source.write_text(FIELDS, "utf-8")
    root = parse(make(source, TemplateChoice(file=template)).parts["word/document.xml"])
    indents = {
        text_of(each): found.get(qualified("w:firstLineChars"))
        for each in root.iter("{*}p")
        if (found := find(each, "w:pPr/w:ind")) is not None
    }
    assert indents["请抓紧。"] == "200"


def test_comments_of_the_old_document_are_in_no_new_one_and_told(tmp_path: Path) -> None:
    found = proposed(odd.commented_and_indented_by_blanks)
    assert [each.text for each in found.left_out] == ["河湾市的批注"]
    parts = read_package(found.data, "模板.docx")
    assert not [name for name in parts if "comment" in name or "stylesWithEffects" in name or "thumbnail" in name]
    assert not [name for name, data in parts.items() if "河湾市的批注".encode() in data or b"comments.xml" in data]
    assert b"commentR" not in parts["word/document.xml"]
    file = tmp_path / "模板.docx"
    file.write_bytes(found.data)
    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors if "comment" in str(error)] == []


def test_title_and_number_in_headers_and_footers_become_tags(tmp_path: Path) -> None:
    found = proposed(odd.named_in_its_header)
    beside = [(each.what, each.tag) for each in found.tagged if "document" not in str(each.place["part"])]
    assert beside == [("标题", "{{ 标题 }}"), ("发文字号", "{{ 发文字号 }}")]
    assert [each.text for each in found.kept] == ["内部资料 {{ 发文字号 }}"]
    template, source = tmp_path / "模板.docx", tmp_path / "a.yaml"
    template.write_bytes(found.data)
    source.write_text(FIELDS, "utf-8")
    said = text_beside(make(source, TemplateChoice(file=template)).parts)
    assert "内部资料　云水〔2026〕3号" in said and "关于开展检查的通知" in said and not OLD.search(said)
