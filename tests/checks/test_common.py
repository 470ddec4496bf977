"""Checks that every document passes: each finds its mistake at its key, and leaves the near miss alone."""

from __future__ import annotations

import pytest

from reportgen.checks import common, typed
from tests.checks.checking import checked, told


def test_a_document_without_a_title_is_refused() -> None:
    assert told(common.has_title, "导语: 正文一句。") == [("missing-title", "error", ())]


def test_a_title_of_lines_is_a_title() -> None:
    assert told(common.has_title, "标题: [青禾县水务局, 关于防汛的汇报]") == []


def test_a_number_without_an_authority_has_nobody_for_its_red_head() -> None:
    found = told(common.has_authority, "发文字号: 青水〔2024〕7号")
    assert found == [("missing-authority", "error", ("发文字号",))]


def test_a_number_without_an_authority_may_go_without_a_red_head() -> None:
    assert told(common.has_authority, "发文字号: 青水〔2024〕7号\n发文机关标志: false") == []
    assert told(common.has_authority, "发文字号: 青水〔2024〕7号\n发文机关标志: 青禾县水务局文件") == []


def test_a_date_without_an_authority_has_nobody_to_sign() -> None:
    assert told(common.has_authority, "成文日期: 2024-03-05") == [("missing-signature", "warning", ("成文日期",))]


def test_a_date_may_stand_without_a_signature_on_purpose() -> None:
    assert told(common.has_authority, "成文日期: 2024-03-05\n署名: false") == []
    assert told(common.has_authority, "成文日期: 2024-03-05\n署名: 青禾县水务局") == []
    assert told(common.has_authority, "成文日期: 2024-03-05\n发文机关: 青禾县水务局") == []


def test_what_stands_deeper_than_the_levels_is_refused() -> None:
    text = "levels: [一、, 1.]\nsections: [{heading: 甲, measures: [{title: 乙, measures: [{title: 丙}]}]}]"
    path = ("sections", 0, "measures", 0, "measures", 0)
    assert told(common.levels_suffice, text) == [("too-deep", "error", path)]


def test_what_stands_on_the_last_level_may_stand_there() -> None:
    text = "levels: [一、, 1.]\nsections: [{heading: 甲, measures: [{title: 乙, points: [{text: 丙}, {text: 丁}]}]}]"
    assert told(common.levels_suffice, text) == []


def test_depth_counts_through_content_findings_and_attachments() -> None:
    deep = "levels: [一、]\n小节: [{标题: 甲, 内容项: [乙, {阶段: [{标题: 丙}]}]}]"
    text = f"附件: [{{标题: 丁, levels: [1.], 措施: [{{标题: 戊, 问题: [己]}}]}}]\n{deep}"
    found = told(common.levels_suffice, text)
    assert {(each.code, each.path) for each in found} == {
        ("too-deep", ("小节", 0, "内容项", 1, "阶段", 0)),
        ("too-deep", ("附件", 0, "措施", 0, "问题", 0)),
    }


def test_an_attachment_is_as_deep_as_its_own_levels() -> None:
    text = "levels: [一、]\n措施: [{标题: 甲}]\n附件: [{标题: 乙, 措施: [{标题: 丙, 措施: [{标题: 丁}]}]}]"
    assert told(common.levels_suffice, text) == []


def test_a_rectification_apart_names_its_finding() -> None:
    found = told(common.rectifications_find_their_findings, "整改情况: [{整改状态: 已完成}]")
    assert found == [("rectification-unnamed", "error", ("整改情况", 0))]


def test_a_rectification_apart_names_a_finding_that_is_there() -> None:
    text = "问题: [{编号: P1, 标题: 甲}]\n整改情况: [{问题编号: P2, 整改状态: 已完成}]"
    found = told(common.rectifications_find_their_findings, text)
    assert found == [("finding-unknown", "error", ("整改情况", 0, "问题编号"))]


def test_a_finding_has_one_rectification() -> None:
    text = (
        "问题: [{编号: P1, 标题: 甲}]\n整改情况: [{问题编号: P1, 整改状态: 已完成}, {问题编号: P1, 整改状态: 整改中}]"
    )
    found = told(common.rectifications_find_their_findings, text)
    assert found == [("rectified-twice", "error", ("整改情况", 1, "问题编号"))]


def test_a_rectification_apart_and_one_in_its_finding_are_two() -> None:
    text = "问题: [{编号: P1, 标题: 甲, 整改: {整改状态: 整改中}}]\n整改情况: [{问题编号: P1, 整改状态: 已完成}]"
    found = told(common.rectifications_find_their_findings, text)
    assert found == [("rectified-twice", "error", ("整改情况", 0, "问题编号"))]


def test_rectifications_of_two_findings_are_fine_wherever_these_stand() -> None:
    text = (
        "措施: [{标题: 甲, 问题: [{编号: P1, 标题: 乙}]}]\n附件: [{标题: 丙, 问题: [{编号: P2, 标题: 丁}]}]\n"
        "整改情况: [{问题编号: P2, 整改状态: 已完成}, {问题编号: P1, 整改状态: 整改中}]"
    )
    assert told(common.rectifications_find_their_findings, text) == []


def test_two_findings_do_not_share_an_id() -> None:
    text = "问题: [{编号: P1, 标题: 甲}]\n附件: [{标题: 乙, 问题: [{编号: P1, 标题: 丙}]}]"
    assert told(common.ids_are_unique, text) == [("id-twice", "error", ("附件", 0, "问题", 0, "编号"))]


def test_a_measure_and_a_finding_may_share_an_id_and_many_may_have_none() -> None:
    text = "措施: [{编号: P1, 标题: 甲}]\n问题: [{编号: P1, 标题: 乙}, {标题: 丙}, {标题: 丁}]"
    assert told(common.ids_are_unique, text) == []


def test_a_task_list_needs_measures() -> None:
    text = "问题: [{标题: 甲}]\n附件: [{标题: 任务清单, 表格: measures}]"
    assert told(common.tables_have_rows, text) == [("table-empty", "error", ("附件", 0, "表格"))]


def test_a_list_of_findings_needs_findings() -> None:
    text = "措施: [{标题: 甲}]\n正文: [{标题: 乙, 内容项: [{表格: findings}]}]"
    assert told(common.tables_have_rows, text) == [("table-empty", "error", ("正文", 0, "内容项", 0, "表格"))]


def test_a_task_list_does_not_list_what_another_attachment_holds() -> None:
    text = "附件: [{标题: 任务清单, 表格: measures}, {标题: 甲, 措施: [{标题: 乙}]}]"
    assert told(common.tables_have_rows, text) == [("table-empty", "error", ("附件", 0, "表格"))]


def test_a_task_list_may_list_the_measures_of_the_text_that_is_issued() -> None:
    text = "附件: [{标题: 任务清单, 表格: measures}, {标题: 甲, 印发件: true, 措施: [{标题: 乙}]}]"
    assert told(common.tables_have_rows, text) == []


def test_an_attachment_below_lists_the_measures_of_the_text_above() -> None:
    text = "措施: [{标题: 甲}]\n附件: [{标题: 乙, 内容: 丙, 附件: [{标题: 任务清单, 表格: measures}]}]"
    assert told(common.tables_have_rows, text) == []


def test_a_table_of_its_own_needs_no_measures() -> None:
    assert told(common.tables_have_rows, "附件: [{标题: 甲, 表格: {列: [乙], 行: [[丙]]}}]") == []


def test_a_seal_needs_something_to_stand_on() -> None:
    assert told(common.seal_has_a_place, "印章: true") == [("seal-nowhere", "warning", ("印章",))]
    unsigned = "seal: true\nissue_date: 2024-03-05\nsignature: false"
    assert told(common.seal_has_a_place, unsigned) == [("seal-nowhere", "warning", ("seal",))]


def test_a_seal_on_a_dated_signature_or_no_seal_is_fine() -> None:
    assert told(common.seal_has_a_place, "印章: true\n成文日期: 2024-03-05") == []
    assert told(common.seal_has_a_place, "印章: false") == []


def test_the_year_of_the_number_is_that_of_the_date() -> None:
    text = "发文字号: 青水〔2023〕7号\n成文日期: 2024-01-01"
    assert told(common.number_matches_date, text) == [("number-year", "warning", ("发文字号",))]
    assert checked(common.number_matches_date, text)[0].params == {"number": "青水〔2023〕7号", "date": "2024年1月1日"}


def test_a_number_of_the_last_day_of_its_year_is_fine() -> None:
    assert told(common.number_matches_date, "发文字号: 青水〔2023〕7号\n成文日期: 2023-12-31") == []


def test_a_document_is_not_printed_before_it_is_made() -> None:
    text = "成文日期: 2024-03-05\n版记: {印发日期: 2024-03-04}"
    assert told(common.number_matches_date, text) == [("printed-early", "warning", ("版记", "印发日期"))]


def test_a_document_may_be_printed_on_the_day_it_is_made() -> None:
    assert told(common.number_matches_date, "成文日期: 2024-03-05\n版记: {印发日期: 2024-03-05}") == []


def test_two_attachments_of_one_title_are_told() -> None:
    found = told(common.attachments_are_named_once, "附件: [登记表, {标题: 登记表, 内容: 甲}]")
    assert found == [("attachment-twice", "warning", ("附件", 1, "标题"))]


def test_attachments_of_two_titles_are_fine() -> None:
    assert told(common.attachments_are_named_once, "附件: [登记表, 登记表（二）]") == []


def test_a_numbered_document_without_a_date_is_told() -> None:
    assert told(common.numbered_is_dated, "发文字号: 青水〔2024〕7号") == [("missing-date", "warning", ("发文字号",))]


def test_a_dated_document_and_one_without_a_number_are_fine() -> None:
    assert told(common.numbered_is_dated, "发文字号: 青水〔2024〕7号\n成文日期: 2024-03-05") == []
    assert told(common.numbered_is_dated, "导语: 甲") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("正文: [{标题: 一、重点任务}]", ("正文", 0, "标题")),
        ("措施: [{标题: （二）清淤, 内容: 甲}]", ("措施", 0, "标题")),
        ("措施: [{标题: 1.清淤}]", ("措施", 0, "标题")),
        ("措施: [{内容: 2、清淤}]", ("措施", 0, "内容")),
        ("要点: [一是加强值班, 乙]", ("要点", 0)),
        ("阶段: [{标题: (三)总结, 结束: 月底}]", ("阶段", 0, "标题")),
        ("附件: ['附件1：清单']", ("附件", 0)),
        ("附件: [{标题: '附件：清单'}]", ("附件", 0, "标题")),
        ("抄送机关: [抄送：县政府, 乙]", ("抄送机关",)),
    ],
)
def test_a_number_or_label_that_would_print_twice_is_told(text: str, place: tuple[str | int, ...]) -> None:
    assert told(typed.nothing_prints_twice, text) == [("typed-number", "warning", place)]


@pytest.mark.parametrize(
    "text",
    [
        "正文: [{标题: 一体推进}, {标题: 2024年任务}, {标题: 1.5万亩灌区}, {标题: “一岗双责”}]",
        "措施: [{标题: 三年行动, 内容: 一是清淤。二是加固。}]",
        "附件: [附属设施清单]",
        "要点: [一把手负总责, 是非分明]",
        "抄送机关: 抄表公司",
    ],
)
def test_texts_that_only_begin_like_a_number_are_fine(text: str) -> None:
    assert told(typed.nothing_prints_twice, text) == []


@pytest.mark.parametrize("text", ["份号: '12'", "密级: 绝秘", "紧急程度: 急"])
def test_a_mark_in_no_form_of_the_standard_is_told(text: str) -> None:
    assert told(common.marks_have_their_form, text) == [("mark-form", "warning", (text.partition(":")[0],))]


def test_marks_in_their_forms_are_fine() -> None:
    assert told(common.marks_have_their_form, "份号: '000012'\n密级: 机密★1年\n紧急程度: 特急") == []


def test_two_measures_of_one_id_are_told_but_a_finding_may_have_it_too() -> None:
    found = told(common.ids_are_unique, "措施: [{编号: a, 内容: 甲}, {编号: a, 内容: 乙}]\n问题: [{编号: a, 标题: 丙}]")
    assert found == [("id-twice", "error", ("措施", 1, "编号"))]


def test_every_common_check_is_tested_here() -> None:
    assert {check.__name__ for check in common.COMMON_CHECKS} == {
        "has_title", "has_authority", "levels_suffice", "rectifications_find_their_findings", "ids_are_unique",
        "tables_have_rows", "seal_has_a_place", "number_matches_date", "attachments_are_named_once",
        "numbered_is_dated", "nothing_prints_twice", "marks_have_their_form",
    }  # fmt: skip
