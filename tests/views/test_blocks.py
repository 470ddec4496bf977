"""The body as a flat list of blocks: which kind each is, and its parts."""

from __future__ import annotations

import pytest

from reportgen.views.view import Block
from tests.views.viewing import kinds, only, view


def test_a_section_is_a_heading_and_its_paragraphs() -> None:
    heading, body = view("正文: [{标题: 总体情况, 内容: 各项工作有序。}]").blocks
    assert heading == Block("一级标题", "一、", "总体情况")
    assert body == Block("正文", text="各项工作有序。")


def test_a_measure_is_one_paragraph_with_its_title_apart() -> None:
    assert only("措施: [{标题: 清淤, 内容: 月底完成。}]") == Block("一级措施", "一、", "清淤。", "月底完成。")
    assert only("措施: [月底完成。]") == Block("一级措施", "一、", "", "月底完成。")


def test_a_finding_has_its_units_behind() -> None:
    block = only("问题: [{标题: 通道堵塞, 责任单位: 河道所}]")
    assert block == Block("一级问题", "一、", "通道堵塞", tail="（责任单位：河道所）")


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ("[一、, （一）, 1., （1）]", ["一级标题", "二级标题", "三级标题", "四级措施"]),
        ("[一、, 1., （1）]", ["一级标题", "三级标题", "四级标题"]),
        ("[（一）, （1）]", ["二级标题", "四级标题"]),
    ],
)
def test_the_style_follows_the_form_of_the_number(levels: str, words: list[str]) -> None:
    depth = "小节: [{标题: 丁}]" if len(words) < 4 else "措施: [{标题: 丁}]"
    for _ in words[2:]:
        depth = f"小节: [{{标题: 丙, {depth}}}]"
    assert kinds(f"层次: {levels}\n正文: [{{标题: 甲, {depth}}}]") == words


def test_parts_of_a_finding_have_kinds_of_their_own() -> None:
    text = "问题: [{标题: 甲, 内容: 乙, 整改要求: 丙, 整改期限: 月底, 整改: {整改措施: [丁]}}]"
    assert kinds(text) == ["一级问题", "正文", "整改意见", "整改情况"]
    assert kinds("问题: [{标题: 甲, 整改期限: 月底}]") == ["一级问题", "整改期限"]


def test_a_document_with_a_number_is_signed_with_room_for_a_seal() -> None:
    text = "发文机关: 青禾县水务局\n发文字号: 青水〔2024〕7号\n成文日期: 2024-03-05"
    assert kinds(text) == ["空行", "空行", "署名盖章", "成文日期盖章"]


def test_a_document_without_a_number_is_signed_without_a_seal() -> None:
    assert kinds("发文机关: 青禾县水务局\n成文日期: 2024-03-05") == ["空行", "署名", "成文日期"]


def test_the_seal_is_as_asked_for() -> None:
    number = "发文字号: 青水〔2024〕7号\n发文机关: 青禾县水务局\n成文日期: 2024-03-05\n印章: 否"
    assert kinds(number) == ["空行", "署名", "成文日期"]
    assert kinds("署名: 青禾县水务局\n成文日期: 2024-03-05\n印章: 是")[-2:] == ["署名盖章", "成文日期盖章"]


def test_without_date_and_signature_there_is_no_tail() -> None:
    assert view("发文机关: 青禾县水务局\n发文字号: 青水〔2024〕7号").blocks == []


def test_attached_pages_follow_the_annotation() -> None:
    text = "署名: 甲\n附注: 此件公开\n附件: [{标题: 乙, 副标题: （试行）, 内容: 丙}]"
    tail = ["空行", "附件说明", "空行", "署名", "附注"]
    assert kinds(text) == [*tail, "附件标签", "附件标题", "附件副标题", "空行", "正文"]


def test_an_issued_text_has_a_page_but_no_label() -> None:
    assert kinds("附件: [{标题: 乙, 印发件: 是, 内容: 丙}]") == ["换页", "空行", "附件标题", "空行", "正文"]


def test_a_word_file_is_merged_behind_its_title() -> None:
    blocks = view("附件: [{标题: 巡查办法, 文件: 办法.docx}]").blocks
    assert [block.kind for block in blocks] == ["空行", "附件说明", "附件标签", "附件标题", "空行", "附件文件"]
    assert blocks[-1].document == "办法.docx"


@pytest.mark.parametrize("name", ["数据.xlsx", "图.pdf", "办法.doc"])
def test_another_file_is_named_and_has_no_page(name: str) -> None:
    assert kinds(f"附件: [{{标题: 甲, 文件: {name}}}]") == ["空行", "附件说明"]


def test_several_attachments_are_numbered_in_list_and_label() -> None:
    blocks = view("附件: [{标题: 甲, 内容: 丙}, 乙, {标题: 丁, 文件: 丁.DOCX}]").blocks
    listed = [(block.kind, block.number, block.title) for block in blocks if block.kind.startswith("附件说明")]
    assert listed == [("附件说明首项", "1.", "甲"), ("附件说明次项", "2.", "乙"), ("附件说明次项", "3.", "丁")]
    assert [block.title for block in blocks if block.kind == "附件标签"] == ["附件1", "附件3"]


def test_a_table_is_a_block_with_its_title_above() -> None:
    title, table = view("内容项: [{表格: {标题: 分工, 列: [组别], 行: [[第一组], 备用]}}]").blocks
    assert (title.kind, title.title, table.kind) == ("表题", "分工", "表格")
    assert table.table is not None
    assert [column.title for column in table.table.columns] == ["组别"]
    assert [(row.spans, row.text) for row in table.table.rows] == [(False, ""), (True, "备用")]


def test_a_list_of_names_stands_one_a_line_in_its_cell() -> None:
    table = only("内容项: [{表格: {列: [单位], 行: [[[河道所, 工程科]]]}}]").table
    assert table is not None
    assert table.rows[0].cells[0].lines == ["河道所", "工程科"]
