"""What was entered is printed, or told; what is for lists and figures is never told."""

from __future__ import annotations

import pytest

from reportgen.checks.printed import everything_is_printed
from tests.checks.checking import checked, told

NOT_PRINTED = "not-printed"


def test_a_text_that_is_not_in_the_document_is_told_at_its_key() -> None:
    assert told(everything_is_printed, "结语: 特此汇报。\n导语: 甲", "甲") == [(NOT_PRINTED, "info", ("结语",))]


def test_what_is_told_is_shown() -> None:
    found = checked(everything_is_printed, "抄送机关: [县委办, 县政府办]", "县委办")
    assert [each.params for each in found] == [{"value": "县委办、县政府办"}]


def test_a_text_is_found_whatever_blanks_are_in_it() -> None:
    assert told(everything_is_printed, "结语: 水位 3 米", "水位3米") == []


def test_nothing_is_told_of_a_document_that_was_not_rendered() -> None:
    assert told(everything_is_printed, "结语: 特此汇报。", None) == []


@pytest.mark.parametrize(
    "text",
    [
        "kind: notice", "period: 2024Q1", "台账: 数据.xlsx", "发文机关: 青禾县水务局", "层次: [1.]", "编号方式: 连续",
        "印章: true", "署名: false", "发文机关标志: false", "措施: [{编号: C1, 标题: 甲, 完成时限: 月底}]",
        "问题: [{编号: P1, 标题: 甲, 类别: 消防, 级别: 重大, 被检查单位: 城东书店, 发现日期: 2024-03-05}]",
        "附件: [{标题: 甲, 文件: 办法.docx}]", "结语: ''",
    ],
)  # fmt: skip
def test_what_is_for_the_tool_lists_or_figures_is_not_told(text: str) -> None:
    assert told(everything_is_printed, text, "甲") == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("问题: [{标题: 甲, 整改: {整改措施: [{内容: 甲, 佐证: 照片}]}}]", ("问题", 0, "整改", "整改措施", 0, "佐证")),
        ("问题: [{标题: 甲, 整改: {完成日期: 2024-03-05}}]", ("问题", 0, "整改", "完成日期")),
        ("问题: [{标题: 甲, 整改: {验收人: 吴某}}]", ("问题", 0, "整改", "验收人")),
        ("问题: [{标题: 甲, 整改: {整改状态: 未开始}}]", ("问题", 0, "整改", "整改状态")),
        ("问题: [{标题: 甲, 整改期限: 月底}]", ("问题", 0, "整改期限")),
        ("措施: [{标题: 甲, 附表: {标题: 乙}}]", ("措施", 0, "附表", "标题")),
        ("附件: [{标题: 甲, 副标题: 乙}]", ("附件", 0, "副标题")),
        ("阶段: [{标题: 甲, 开始: 2024-03-05}]", ("阶段", 0, "开始")),
        ("发文字号: 青水〔2024〕7号", ("发文字号",)),
        ("版记: {印发日期: 2024-03-05}", ("版记", "印发日期")),
    ],
)
def test_everything_else_is_told_where_it_is_missing(text: str, path: tuple[str | int, ...]) -> None:
    assert told(everything_is_printed, text, "甲") == [(NOT_PRINTED, "info", path)]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("阶段: [{标题: 甲, 开始: 2024-03-05, 结束: 2024-03-19}]", "甲（2024年3月5日-19日）"),
        ("问题: [{标题: 甲, 整改: {整改状态: 整改中}}]", "甲整改情况：正在整改。"),
        ("问题: [{标题: 甲, 整改: {整改状态: 已销号}}]", "甲整改情况：已完成整改。"),
        ("发文机关标志: [青禾县水务局文件, 青禾县气象局文件]", "青禾县水务局青禾县气象局文件"),
        ("附注: （此件公开）", "（此件公开）"),
        ("主送机关: 县政府：", "县政府："),
        ("标题: [青禾县水务局, 关于防汛的汇报]", "青禾县水务局关于防汛的汇报"),
        ("发文字号: {机关代字: 青水, 年份: 2024, 顺序号: 7}", "青水〔2024〕7号"),
    ],
)
def test_what_prints_in_other_words_counts_as_printed(text: str, printed: str) -> None:
    assert told(everything_is_printed, text, printed) == []
