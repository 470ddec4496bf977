"""The fields beside the body: head, recipients, foot; each under its English and its Chinese name."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from reportgen.views import view as views
from reportgen.views.fields import context, field_names
from tests.views.viewing import view

OWN = [each for each in vars(views).values() if isinstance(each, type) and each.__module__ == views.__name__]
VIEWS = [each for each in OWN if dataclasses.is_dataclass(each)]


def test_a_joint_head_stacks_the_names() -> None:
    head = view("发文机关: [青禾县水务局, 青禾县气象局]\n发文字号: 青水〔2024〕7号").letterhead
    assert head == views.LetterheadView(["青禾县水务局", "青禾县气象局"], "文件", True)


@pytest.mark.parametrize(
    ("typed", "head"),
    [
        ("青禾县水务局文件", views.LetterheadView(["青禾县水务局文件"], "", False)),
        ("青禾县水务局", views.LetterheadView(["青禾县水务局"], "", False)),
        ("[青禾县水务局, 文件]", views.LetterheadView(["青禾县水务局文件"], "", False)),
        ("[青禾县水务局, 青禾县气象局, 文件]", views.LetterheadView(["青禾县水务局", "青禾县气象局"], "文件", True)),
        ("[青禾县水务局, 青禾县气象局]", views.LetterheadView(["青禾县水务局", "青禾县气象局"], "", True)),
        ("文件", views.LetterheadView(["文件"], "", False)),
        ("false", None),
        ("否", None),
    ],
)
def test_a_typed_head_stands_as_typed(typed: str, head: views.LetterheadView | None) -> None:
    assert view(f"发文机关: 甲\n发文字号: 青水〔2024〕7号\n发文机关标志: {typed}").letterhead == head


def test_a_head_needs_a_number_or_words() -> None:
    assert view("发文机关: 青禾县水务局").letterhead is None


def test_an_upward_document_has_two_signatories_a_line_and_the_number_beside_the_last() -> None:
    made = view("签发人: [周一鸣, 吴二妮, 郑三元]\n发文机关: 甲\n发文字号: 青水〔2024〕7号")
    assert made.upward
    assert [(line.number, line.names) for line in made.number_lines] == [
        ("", "周一鸣\u3000吴二妮"),
        ("青水〔2024〕7号", "郑三元"),
    ]
    assert made.number_lines[0].label == "签发人："


def test_a_downward_document_has_no_line_of_signatories() -> None:
    made = view("发文机关: 甲\n发文字号: 青水〔2024〕7号")
    assert not made.upward
    assert made.number_lines == []


def test_recipients_come_without_the_colon_that_the_template_sets() -> None:
    assert view("主送机关: 县政府：").recipients == "县政府"
    assert view("抄送机关: [县委办, 县政府办。]").copy_recipients == "县委办、县政府办"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("此件公开", "此件公开"),
        ("（此件公开）", "此件公开"),
        ('"此件公开\\n（联系人：李某）"', "此件公开\n联系人：李某"),
        ('"（此件公开\\n联系人：李某）"', "此件公开\n联系人：李某"),
    ],
)
def test_an_annotation_comes_without_the_brackets_that_the_template_sets(typed: str, printed: str) -> None:
    assert view(f"附注: {typed}").annotation == printed


def test_there_is_a_foot_where_something_stands_in_it() -> None:
    assert not view("标题: 甲").has_imprint
    assert not view("版记: {印发机关: ''}").has_imprint
    assert view("抄送机关: 县委办").has_imprint
    made = view("版记: {印发机关: 县水务局办公室, 印发日期: 2024-03-05}")
    assert made.imprint == views.ImprintView("县水务局办公室", "2024年3月5日")


@pytest.mark.parametrize("declared", VIEWS, ids=[each.__name__ for each in VIEWS])
def test_every_field_has_a_chinese_name_of_its_own_and_a_meaning(declared: Any) -> None:
    names = [chinese for _, chinese in field_names(declared)]
    assert len(set(names)) == len(names)
    assert all(name and not name.isascii() for name in names)
    assert all(field.metadata["meaning"] for field in dataclasses.fields(declared))


def test_a_template_sees_each_field_under_both_names() -> None:
    seen = context(view("标题: 关于防汛的汇报\n措施: [{标题: 清淤, 内容: 月底完成。}]"))
    assert seen["title"] == seen["标题"] == "关于防汛的汇报"
    assert seen["blocks"][0]["kind"] == seen["内容块"][0]["类型"] == "一级措施"
    assert seen["内容块"][0]["内容"] == "月底完成。"


def test_a_table_says_what_it_was_made_of() -> None:
    measure = "measures: [{title: 排查隐患, text: 逐一排查。}]\n"
    attachments = (
        "attachments: [{title: 清单, table: measures}, {title: 物资, table: {columns: [物资], rows: [[沙袋]]}}]\n"
    )
    assert [block.table.source for block in view(f"{measure}{attachments}").blocks if block.table] == ["措施", ""]
