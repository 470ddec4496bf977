"""Checks of genres: what a notice, a report, a plan must have."""

from __future__ import annotations

import pytest

from reportgen import kinds
from reportgen.checks import genre
from reportgen.checks.context import Check
from tests.checks.checking import checked, told

PERIOD = "报告期: 2024Q1\n"


def phases(*spans: str) -> str:
    """Return phases of `start end`; - stands for none."""
    rows = [dict(zip(("开始", "结束"), span.split(), strict=True)) for span in spans]
    keys = [[f"{key}: {day}" for key, day in row.items() if day != "-"] for row in rows]
    return "阶段:\n" + "".join(f"  - {{标题: 甲, {', '.join(row)}}}\n" for row in keys)


def test_a_notice_is_sent_to_somebody() -> None:
    assert told(genre.has_recipients, "标题: 通知") == [("missing-recipients", "error", ())]
    assert told(genre.has_recipients, "主送机关: 各乡镇") == []


def test_a_report_of_findings_has_one() -> None:
    assert told(genre.has_findings, "措施: [{标题: 甲}]") == [("missing-findings", "error", ())]
    assert told(genre.has_findings, "措施: [{标题: 甲, 问题: [{标题: 乙}]}]") == []


def test_a_finding_without_a_rectification_is_told() -> None:
    text = "问题: [{标题: 甲, 整改: {整改状态: 未开始}}, {标题: 乙}]"
    assert told(genre.findings_are_rectified, text) == [("not-rectified", "error", ("问题", 1))]


def test_a_rectification_that_says_nothing_is_none() -> None:
    text = "问题: [{内容: 甲, 整改: {验收人: 吴某}}]"
    assert told(genre.findings_are_rectified, text) == [("not-rectified", "error", ("问题", 0))]
    assert checked(genre.findings_are_rectified, text)[0].params == {"name": "甲"}


def test_a_rectification_apart_counts_where_it_names_the_finding() -> None:
    text = "问题: [{编号: P1, 标题: 甲}]\n整改情况: [{问题编号: P1, 整改措施: [乙]}]"
    assert told(genre.findings_are_rectified, text) == []


def test_a_rectification_that_names_no_finding_belongs_to_none() -> None:
    text = "问题: [{标题: 甲}]\n整改情况: [{整改措施: [乙]}]"
    assert told(genre.findings_are_rectified, text) == [("not-rectified", "error", ("问题", 0))]


@pytest.mark.parametrize(
    "text",
    [
        phases("2024-03-01 2024-03-10", "2024-03-11 2024-03-20"),
        phases("2024-03-01 2024-03-10", "2024-03-10 2024-03-20"),  # the day of hand-over
        phases("2024-03-01 2024-03-10", "- 2024-03-10"),
        phases("2024-03-01 2024-03-10", "- -", "2024-03-10 -"),
        phases("3月上旬 3月中旬", "2024-03-01 2024-03-02"),
        phases("2024-03-05 2024-03-05"),
        phases("2024-03-01 月底", "2024-03-01 月底"),
    ],
)
def test_phases_that_follow_each_other_are_fine(text: str) -> None:
    assert told(genre.phases_are_in_order, text) == []


@pytest.mark.parametrize(
    ("text", "index", "key"),
    [
        (phases("2024-03-01 2024-03-10", "2024-03-09 2024-03-20"), 1, "开始"),
        (phases("2024-03-11 2024-03-20", "2024-03-01 2024-03-10"), 1, "开始"),
        (phases("2024-03-11 -", "2024-03-10 -"), 1, "开始"),
        (phases("- 2024-03-10", "- 2024-03-09"), 1, "结束"),
        (phases("2024-03-01 2024-03-10", "即日 月底", "2024-03-09 -"), 2, "开始"),
        (phases("2024-03-01 2024-03-10", "月初 2024-03-09"), 1, "结束"),
        (phases("2024-03-01 2024-03-20", "2024-03-20 -", "2024-03-19 -"), 2, "开始"),
    ],
)
def test_a_phase_that_begins_too_early_is_told(text: str, index: int, key: str) -> None:
    assert told(genre.phases_are_in_order, text) == [("phase-overlap", "error", ("阶段", index, key))]


def test_an_overlap_names_both_days() -> None:
    found = checked(genre.phases_are_in_order, phases("2024-03-01 2024-03-10", "2024-03-09 2024-03-20"))
    assert found[0].params == {"day": "2024年3月9日", "latest": "2024年3月10日"}


def test_a_phase_does_not_end_before_it_starts() -> None:
    found = told(genre.phases_are_in_order, phases("2024-03-10 2024-03-09"))
    assert found == [("phase-reversed", "error", ("阶段", 0, "结束"))]


def test_phases_of_one_body_follow_each_other_whatever_stands_between() -> None:
    text = "内容项:\n  - 阶段: [{标题: 甲, 结束: 2024-03-10}]\n  - 中间一句。\n  - 阶段: [{标题: 乙, 开始: 2024-03-09}]"
    assert told(genre.phases_are_in_order, text) == [("phase-overlap", "error", ("内容项", 2, "阶段", 0, "开始"))]


def test_phases_of_two_bodies_may_run_side_by_side() -> None:
    part = "{{标题: {}, 阶段: [{{标题: 乙, 开始: 2024-03-01, 结束: 2024-03-10}}]}}"
    assert told(genre.phases_are_in_order, f"正文: [{part.format('甲')}, {part.format('丙')}]") == []


def test_a_phase_does_not_run_past_the_end_of_the_period() -> None:
    found = told(genre.phases_are_in_order, PERIOD + phases("2024-03-01 2024-04-01"))
    assert found == [("phase-past-period", "error", ("阶段", 0, "结束"))]


def test_a_phase_that_begins_past_the_period_is_told_once() -> None:
    found = told(genre.phases_are_in_order, PERIOD + phases("2024-04-01 2024-04-02"))
    assert found == [("phase-past-period", "error", ("阶段", 0, "开始"))]


def test_a_phase_may_end_on_the_last_day_of_the_period_and_begin_before_it() -> None:
    assert told(genre.phases_are_in_order, PERIOD + phases("2023-12-01 2024-03-31")) == []


def test_without_a_period_phases_run_as_long_as_they_like() -> None:
    assert told(genre.phases_are_in_order, phases("2024-03-01 2034-04-01")) == []


@pytest.mark.parametrize(
    ("kind", "check"),
    [
        ("notice", genre.has_recipients),
        ("rectification-report", genre.has_findings),
        ("rectification-report", genre.findings_are_rectified),
        ("inspection-plan", genre.phases_are_in_order),
    ],
)
def test_a_kind_takes_the_checks_it_needs(kind: str, check: Check) -> None:
    assert check in kinds.load(kind).checks


def test_a_progress_report_has_a_body() -> None:
    (check,) = kinds.load("progress-report").checks
    assert told(check, "结语: 特此汇报。") == [("missing-body", "warning", ())]
    assert told(check, "内容项: [正文一句。]") == []
    assert told(check, "导语: 正文一句。") == []
