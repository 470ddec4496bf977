"""Documents that no tool of ours made become templates: their parts are found, their look and all else stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from reportgen import kinds, resources
from reportgen.layout.base_template import PAGE
from reportgen.layout.styles import style_sheet
from reportgen.ooxml.body import Body, Paragraph
from reportgen.ooxml.elements import find, value_of
from reportgen.ooxml.finished import Finished
from reportgen.ooxml.new_document import NewDocument
from reportgen.ooxml.outline import outline, text_beside, text_of
from reportgen.ooxml.package import read_package, write_package
from reportgen.ooxml.writing import paragraph
from reportgen.pipeline import TemplateChoice
from reportgen.templating.template import Template
from reportgen.workshop.check import check_template
from reportgen.workshop.old_document import Proposed, propose
from reportgen.workshop.recognition import recognised
from reportgen.workshop.sample_trial import faults_with_sample
from tests.producing import Made, make
from tests.workshop.odd_documents import ODD

HEAD = {"发文机关标志", "发文字号", "标题", "主送机关"}
FOUND = {
    "formatted_by_hand": {*HEAD, "正文", "一级标题", "二级措施", "附件说明", "署名", "成文日期", "附件标签", "附件标题", "表格", "抄送机关", "版记"},
    "plain_text": {*HEAD, "正文", "一级标题", "二级措施", "附件说明首项", "附件说明次项", "署名", "成文日期"},
    "numbered_by_word": {"标题", "主送机关", "正文", "一级标题", "二级措施", "附件说明", "署名", "成文日期", "附件标签", "附件标题", "表格", "抄送机关", "版记"},
    "head_in_text_boxes": {*HEAD, "正文", "一级标题", "二级措施", "署名", "成文日期", "附件标签", "附件标题", "表格"},
    "upward_in_a_table": {*HEAD, "签发人", "正文", "一级标题", "二级措施", "署名", "成文日期", "附注"},
    "signed_in_one_line": {*HEAD, "签发人", "正文", "一级标题", "二级措施", "署名", "成文日期", "抄送机关", "版记"},
}  # fmt: skip
OLD = re.compile("河湾|河监|堤顶|周正")
"""Words of the old documents that no new one may print."""


def proposed(name: str) -> Proposed:
    return propose(Template.from_bytes(ODD[name](), f"{name}.docx"))


def rendered(data: bytes, folder: Path, kind: str = "notice") -> Made:
    path = folder / "模板.docx"
    path.write_bytes(data)
    return make(resources.sample_file(kind), TemplateChoice(file=path))


@pytest.mark.parametrize("name", ODD)
def test_the_parts_of_a_document_are_recognised(name: str) -> None:
    assert {each.what for each in proposed(name).tagged} == FOUND[name]


@pytest.mark.parametrize("name", ODD)
def test_the_template_prints_the_sample_and_nothing_of_the_old_document(name: str, tmp_path: Path) -> None:
    made = rendered(proposed(name).data, tmp_path)
    text = "\n".join(line.text for line in made.lines)
    assert not OLD.search(text) and "主送" not in text
    assert "各县（区）应急管理局，市经开区应急管理局，局机关各科室、各直属单位，各有关企业：" in text
    assert "发文字号" not in FOUND[name] or "云应急〔2026〕7号" in text
    assert "抄送机关" not in FOUND[name] or "抄送：省应急管理厅、" in text
    assert "版记" not in FOUND[name] or re.search("云溪市应急管理局办公室\\s+2026年2月27日印发", text)


@pytest.mark.parametrize("name", ODD)
def test_nothing_is_left_out_of_what_is_told(name: str) -> None:
    """Every paragraph and table with a text is told of: as a part, as one more of the same, or as what stays."""
    told, items = proposed(name), Finished(read_package(ODD[name](), name)).items
    spoken = [item for item in items if item.text]
    rows = sum(each.what in ("抄送机关", "版记") and "table" in each.place for each in told.tagged)
    boxes = sum("box" in each.place for each in told.tagged)
    signed = sum(each.what == "签发人" for each in told.tagged)
    parts = sum(1 + each.more for each in told.tagged) - boxes - signed - max(rows - 1, 0)
    stays = [
        each
        for each in told.kept
        if "box" not in each.place and each.text and each.place["part"] == "word/document.xml"
    ]
    assert parts + len(stays) == len(spoken)


@pytest.mark.parametrize("name", ODD)
def test_what_is_made_with_the_template_is_valid_where_the_document_was(name: str, tmp_path: Path) -> None:
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(ODD[name]())
    new.write_bytes(rendered(proposed(name).data, tmp_path).produced.data)
    was, found = (
        {re.sub(r"\d+", "", str(error)) for error in OpenXmlValidator().validate(each).errors} for each in (old, new)
    )
    known = ("stylesWithEffects", "Numbering definition")  # an older copy of the styles; 0, which the standard allows
    assert [each for each in found - was if not any(word in each for word in known)] == []


def test_what_is_not_recognised_stays(tmp_path: Path) -> None:
    boxes = proposed("head_in_text_boxes")
    assert {(each.what, each.text) for each in boxes.kept} >= {
        ("text box", "一号楼三层"),
        ("text", "内部资料"),
        ("section break", ""),
    }
    made = rendered(boxes.data, tmp_path)
    assert "一号楼三层" in "".join(line.text for line in made.lines) and "内部资料" in text_beside(made.parts)
    form = proposed("upward_in_a_table")
    assert [(each.what, each.text) for each in form.kept] == [("table", "存档栏")]
    assert "存档栏" in [line.text for line in rendered(form.data, tmp_path).lines]


def test_the_sections_of_a_document_stay(tmp_path: Path) -> None:
    parts = rendered(proposed("head_in_text_boxes").data, tmp_path).parts
    assert parts["word/document.xml"].count(b"<w:sectPr") == 2 and b'w:orient="landscape"' in parts["word/document.xml"]


def test_numbers_of_words_lists_give_way_to_those_of_the_input(tmp_path: Path) -> None:
    made = rendered(proposed("numbered_by_word").data, tmp_path)
    root = etree.fromstring(made.parts["word/document.xml"])
    headings = [each for each in root.iter("{*}p") if text_of(each).startswith(("一、总体要求", "（一）压紧压实"))]
    assert len(headings) == 2
    assert [[each.values() for each in heading.iterfind("{*}pPr/{*}numPr/{*}numId")] for heading in headings] == [
        [],
        [["0"]],
    ]
    for each in headings:
        assert each.find("{*}pPr/{*}ind") is not None, "the indents of the list stay"


def test_first_words_in_another_look_keep_it(tmp_path: Path) -> None:
    made = rendered(proposed("formatted_by_hand").data, tmp_path, "report")
    root = etree.fromstring(made.parts["word/document.xml"])
    run_in = next(each for each in root.iter("{*}p") if text_of(each).startswith("（一）高位推动"))
    bold = [(text_of(run), run.find("{*}rPr/{*}b") is not None) for run in run_in.iter("{*}r")]
    assert bold[0] == ("（一）高位推动，责任体系更加严密。", True) and not bold[1][1]


def test_a_signature_keeps_its_look_and_the_text_above_it(tmp_path: Path) -> None:
    made = rendered(proposed("formatted_by_hand").data, tmp_path)
    body = Body(made.parts["word/document.xml"], made.parts["word/styles.xml"])
    paragraphs = [each for each in body.blocks() if isinstance(each, Paragraph)]
    at = next(at for at, each in enumerate(paragraphs) if each.style == "署名盖章")
    signed, above = paragraphs[at], paragraphs[at - 3 : at]
    assert signed.text == "云溪市应急管理局" and value_of(signed.element, "w:pPr/w:jc") == "right"
    assert find(signed.element, "w:pPr/w:ind") is None
    assert all(find(each.element, "w:pPr/w:keepNext") is not None for each in above)


@pytest.mark.parametrize("name", ["formatted_by_hand", "signed_in_one_line", "plain_text"])
def test_the_check_finds_no_mistake_in_it(name: str) -> None:
    found = check_template(proposed(name).data, "模板.docx", kinds.load("notice"))
    assert {each.code for each in found} <= {"field-left-out"}, "only what the old document has no place for"


def test_a_table_keeps_its_style_and_its_columns(tmp_path: Path) -> None:
    made = rendered(proposed("formatted_by_hand").data, tmp_path, "rectification-order")
    tables = {line.style for line in made.lines if line.in_table}
    assert tables <= {"Table Grid", "表格", ""}
    with_four = made_with_four_columns(tmp_path)
    assert {line.style for line in with_four.lines if line.in_table} == {"Table Grid"}
    rows = [line.cells for line in with_four.lines if line.in_table]
    assert rows == [("甲", "乙", "丙", "丁"), ("通栏的话",), ("1", "2\n3", "", "4")]


def made_with_four_columns(folder: Path) -> Made:
    """Return a document with a table of four columns, one of its cells empty, one of two lines, one row over all."""
    source, template = folder / "a.yaml", folder / "模板.docx"
    source.write_text(
        "文种: 通知\n标题: 关于开展检查的通知\n主送机关: 各科室\n内容项:\n- 见表。\n- 表格:\n    列: [甲, 乙, 丙, 丁]\n"
        '    行:\n    - 通栏的话\n    - [1, "2\\n3", "", 4]\n',
        "utf-8",
    )
    template.write_bytes(proposed("formatted_by_hand").data)
    return make(source, TemplateChoice(file=template))


def anonymous(data: bytes) -> bytes:
    """Return a document in which no style has a name that says anything."""
    parts = dict(read_package(data, "a.docx"))
    numbers = iter(range(1000))
    names = re.compile(rb'<w:name w:val="(?!Normal)[^"]*"/>')
    parts["word/styles.xml"] = names.sub(lambda _: b'<w:name w:val="s%d"/>' % next(numbers), parts["word/styles.xml"])
    return write_package(parts)


@pytest.mark.parametrize("kind", kinds.names())
def test_parts_are_known_without_the_names_of_their_styles(kind: str, tmp_path: Path) -> None:
    first = make(resources.sample_file(kind))
    bare = anonymous(first.produced.data)
    known, guessed = (_kinds(each) for each in (first.produced.data, bare))
    wrong = {place: (known[place], guessed.get(place)) for place in known if known[place] != guessed.get(place)}
    assert len(wrong) <= 1, wrong
    again = rendered(propose(Template.from_bytes(bare, "a.docx")).data, tmp_path, kind)
    assert list(_said(again)) == list(_said(first))


def _kinds(data: bytes) -> dict[tuple[object, ...], str]:
    parts = recognised(Finished(read_package(data, "a.docx")).items)
    return {tuple(item.place.values()): re.sub("盖章|联合", "", kind) for kind, item in parts.blocks}


def _said(made: Made) -> Iterator[str]:
    return (line.text.strip() for line in made.lines if line.text.strip())


def test_an_empty_document_becomes_a_template_that_prints_the_text(tmp_path: Path) -> None:
    parts = dict(read_package(ODD["plain_text"](), "a.docx"))
    body = re.compile(rb"(<w:body>).*?(<w:sectPr)", re.DOTALL)
    parts["word/document.xml"] = body.sub(rb"\1\2", parts["word/document.xml"])
    empty = propose(Template.from_bytes(write_package(parts), "a.docx"))
    assert empty.missing == ["发文机关标志", "发文字号", "标题", "主送机关", "署名", "成文日期"] and not empty.tagged
    template = read_package(empty.data, "b.docx")
    assert any("{%p for 块 in 内容块 %}" in line.text for line in outline(template))


LINES = (
    "河湾市水务局文件", "河监〔2024〕12号", "河监〔2024〕12号　签发人：周正", "河湾市水务局关于检查的通知", "各区水务局：",
    "为做好工作，现通知如下。", "一、总体要求", "（一）堤防。检查堤顶。", "一是抓紧。", "附件：1.清单", "2.表", "河湾市水务局",
    "2024年5月6日", "（此件公开发布）", "附件1", "抄送：省厅。", "河湾市水务局办公室　2024年5月7日印发", "", "机密★1年", "目录：",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=20))
@settings(max_examples=20, deadline=None)
def test_lines_in_any_order_become_a_template_that_prints_the_sample_where_a_title_was_found(lines: list[str]) -> None:
    body = [paragraph("Normal", line) for line in lines]
    made = NewDocument("试", body, style_sheet(), PAGE, [paragraph("正文")], [paragraph("正文")], ("黑体", "仿宋"))
    found = propose(Template.from_bytes(made.to_bytes(), "a.docx"))
    assert sum(1 + each.more for each in found.tagged) + len(found.kept) >= sum(map(bool, lines))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.docx"
        file.write_bytes(found.data)
        faults = faults_with_sample(kinds.load("plan"), file)
    assert {each.code for each in faults} <= ({"template-loses"} if "标题" in found.missing else set())
