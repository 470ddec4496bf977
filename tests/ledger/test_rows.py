"""Which rows of a ledger are findings, and what becomes of all others."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ledger.making import HEADER, read, read_rows, row, sheet


def test_titles_above_the_header_are_left_out_and_the_year_of_a_title_is_used() -> None:
    found = read(sheet(("云州市2026年第一季度隐患台账",), (), HEADER, row(检查日期="1.5", 整改期限="")))
    assert found.why == {1: "title", 2: "blank", 3: "header"}
    assert found.findings[0].found_on == date(2026, 1, 5)
    assert found.told("year-from-sheet") == ["C4"]


def test_a_header_of_two_merged_rows_is_one_header() -> None:
    upper = ("序号", "隐患内容", "整改情况", None, "复查情况", None)
    lower = (None, None, "责任人", "完成时间", "日期", "人员")
    data = ("1", "灭火器失效", "王明", date(2026, 1, 9), date(2026, 1, 10), "李红")
    found = read(sheet(upper, lower, data, merges=((1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5))))
    (first,) = found.findings
    assert (first.responsible_persons, first.completed_on) == (("王明",), date(2026, 1, 9))
    assert (first.accepted_on, first.accepted_by) == (date(2026, 1, 10), ("李红",))
    assert found.why == {1: "header", 2: "header"}


def test_a_header_of_two_rows_needs_no_merges() -> None:
    upper = ("序号", "问题描述", "检查时间", "复查情况", "")
    lower = ("", "", "", "结果", "日期")
    (first,) = read(sheet(upper, lower, ("1", "护栏松动", "2026.3.2", "合格", "2026.3.9"))).findings
    assert (first.found_on, first.acceptance, first.accepted_on) == (date(2026, 3, 2), "合格", date(2026, 3, 9))


def test_values_of_merged_cells_hold_for_every_row_they_cover() -> None:
    rows = (HEADER, row(), row(序号="2", 隐患内容="配电箱未上锁", 检查日期=None, 责任单位=None))
    found = read(sheet(*rows, merges=((2, 2, 3, 2), (2, 3, 3, 3))))
    assert [each.responsible_units for each in found.findings] == [("云州一建",), ("云州一建",)]
    assert found.findings[1].found_on == date(2026, 1, 5)


def test_a_finding_merged_over_two_rows_is_one_finding_and_its_second_row_is_told() -> None:
    rows = (HEADER, row(), row(序号=None, 隐患内容=None, 整改状态="已完成"))
    found = read(sheet(*rows, merges=((2, 0, 3, 0), (2, 1, 3, 1))))
    assert len(found.findings) == 1 and found.told("merged-row") == ["C3"]
    assert found.counts.unread == 1 and found.counts.rows == 3


def test_a_row_with_only_its_number_is_left_out() -> None:
    assert read_rows(row(), (2,)).why == {1: "header", 3: "number-only"}


def test_footer_notes_are_no_findings_even_without_merges() -> None:
    notes = (
        ("说明：", "隐患类型按后果填写。"),
        (None, "隐患级别分为一般和重大。"),
        ("填表人：王明", "", "", "审核：李红"),
    )
    found = read_rows(row(), *notes)
    assert len(found.findings) == 1
    assert found.why == {1: "header", 3: "note", 4: "note", 5: "note"}
    assert found.left_out[1].text == "说明： 隐患类型按后果填写。"


def test_a_total_under_the_table_is_a_note() -> None:
    assert read_rows(row(), ("合计", 1)).why[3] == "note"


def test_a_heading_between_the_rows_is_a_title() -> None:
    found = read(sheet(HEADER, ("一、消防",), row(), merges=((2, 0, 2, 7),)))
    assert found.why[2] in ("title", "note") and len(found.findings) == 1


def test_a_header_that_comes_again_is_left_out() -> None:
    assert read_rows(row(), HEADER, row(序号="2", 隐患内容="护栏松动")).why == {1: "header", 3: "header"}


def test_a_finding_without_its_description_counts_and_is_told() -> None:
    found = read_rows(row(隐患内容=""))
    assert len(found.findings) == 1 and found.findings[0].description == ""
    assert found.told("no-description") == ["B2"]


def test_a_row_that_says_too_little_is_told_and_counted() -> None:
    found = read_rows(row(), ("", "", date(2026, 1, 9)))
    assert found.told("row-not-understood") == ["C3"]
    assert (found.counts.findings, found.counts.unread, found.counts.rows) == (1, 1, 3)


def test_a_finding_of_nothing_but_its_description_is_read() -> None:
    found = read_rows((None, "护栏松动"))
    assert found.findings[0].description == "护栏松动" and found.told("status-empty") == ["F2"]


def test_blank_rows_inside_are_counted_and_those_below_the_table_are_not() -> None:
    found = read_rows(row(), (), (None, " "), row(序号="2", 隐患内容="护栏松动"), (), (None,))
    assert found.why == {1: "header", 3: "blank", 4: "blank"}
    assert found.counts.rows == 5


def test_line_breaks_and_numbered_items_of_a_description_are_kept() -> None:
    text = "1. 灭火器失效；\n2. 通道堵塞。"
    assert read_rows(row(隐患内容=text)).findings[0].description == text


def test_a_value_under_no_header_is_told() -> None:
    assert read_rows((*row(), None, "另见照片")).told("no-header") == ["J2"]


def test_an_unknown_column_is_told_once_with_its_header() -> None:
    found = read_rows((*row(), "甲"), (*row(序号="2", 隐患内容="护栏松动"), "乙"), header=(*HEADER, "天气"))
    assert found.told("column-unknown") == ["I1"] and found.columns[-1].field == ""


def test_a_second_column_of_the_same_meaning_is_told() -> None:
    assert read_rows((*row(), "x"), header=(*HEADER, "问题描述")).told("column-twice") == ["I1"]


def test_every_sheet_is_accounted_for() -> None:
    inspections = sheet(
        ("检查日期", "检查人员", "出动人次", "被检查单位"),
        (date(2026, 1, 5), "王明、李红", 3, "云州一建、云州二建"),
        ("1.6", "王明", "", "云州一建"),
        name="检查情况",
    )
    found = read(sheet(HEADER, row()), inspections, sheet(("甲", "乙"), ("丙",), name="字典"))
    assert [(each.people, each.inspected_entities) for each in found.inspections] == [
        (3, ("云州一建", "云州二建")),
        (1, ("云州一建",)),
    ]
    told = found.one("sheet-not-read")
    assert told.params == {"sheet": "字典", "count": 2}
    assert found.counts.rows == 2 + 3 + 2


def test_a_file_without_a_ledger_is_an_error() -> None:
    assert read(sheet(("甲", "乙"), ("丙",))).one("no-ledger").severity == "error"


@pytest.mark.parametrize(
    ("header", "value", "state"),
    [
        ("是否销号", "是", "已销号"), ("是否销号", "否", "整改中"), ("是否整改", "√", "已完成"), ("是否整改", "否", "未开始"),
        ("隐患状态", "关闭", "已销号"), ("隐患闭环情况", "已闭环", "已销号"), ("整改情况", "已整改", "已完成"),
        ("整改情况", "已完成整改", "已完成"), ("整改状态", "开放", "整改中"), ("整改状态", "长期坚持", "长期坚持"),
        ("整改状态", "未整改", "未开始"), ("整改状态", "大概", "状态不明"), ("整改状态", "", "状态不明"),
        ("整改状态", "已完成（经复查不合格）", "状态不明"), ("整改状态", "已整改，但未通过验收", "状态不明"),
        ("整改状态", "已完成（经复查合格）", "已完成"), ("整改状态", "整改中（部分未完成）", "整改中"),
    ],
)  # fmt: skip
def test_states_are_read_in_many_words(header: str, value: str, state: str) -> None:
    found = read_rows(row(整改状态=value), header=tuple(header if each == "整改状态" else each for each in HEADER))
    assert found.findings[0].status == state
    assert bool(found.told("status-unknown") or found.told("status-empty")) == (state == "状态不明")


def test_a_column_of_rectifications_that_says_more_than_a_state_keeps_its_text() -> None:
    header = tuple("整改情况" if each == "整改状态" else each for each in HEADER)
    (first,) = read_rows(row(整改状态="已整改，更换了灭火器"), header=header).findings
    assert (first.status, first.actions) == ("已完成", "已整改，更换了灭火器")


def test_beside_a_column_of_states_it_says_what_was_done() -> None:
    (first,) = read_rows((*row(), "更换了灭火器"), header=(*HEADER, "整改情况")).findings
    assert (first.status, first.actions) == ("整改中", "更换了灭火器")


@pytest.mark.parametrize(
    ("word", "level"), [("一般事故隐患", "一般"), ("重大事故隐患", "重大"), ("较大", "较大"), ("", "")]
)
def test_levels_are_read_in_many_words(word: str, level: str) -> None:
    found = read_rows((*row(), word), header=(*HEADER, "隐患级别"))
    assert found.findings[0].severity == level and not found.told("severity-unknown")


def test_an_unknown_level_is_told() -> None:
    assert read_rows((*row(), "三星"), header=(*HEADER, "隐患级别")).told("severity-unknown") == ["I2"]


def test_the_cell_of_each_field_is_known() -> None:
    cells = read_rows(row()).findings[0].cells
    assert dict(cells) == {
        "row_number": "A2", "description": "B2", "found_on": "C2", "responsible_units": "D2", "inspected_entity": "D2",
        "deadline": "E2", "status": "F2",
    }  # fmt: skip


def test_many_of_one_kind_are_counted_instead_of_told() -> None:
    found = read_rows(*(row(序号=str(number), 隐患内容=f"问题{number}", 整改状态="") for number in range(1000)))
    told = [each for each in found.diagnostics if each.code == "status-empty"]
    assert len(told) == 301 and told[-1].params["count"] == 700
    assert told[-1].location.place["cell"] == "F302"
