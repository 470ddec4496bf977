"""Every figure against a ledger that was counted by hand, and laws that hold for every ledger."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.ledger.counting import Figures
from reportgen.ledger.disposals import LIMITED, REMINDED, SEALED, SOMETHING, SUSPENDED, disposal_flags
from reportgen.ledger.entries import Column, Entry, Inspection, LedgerFinding, Status
from reportgen.ledger.figure_values import FigureError, Group, RowRange, percentage, row_ranges
from reportgen.ledger.figures import FIGURES, find_figure
from reportgen.ledger.groupings import GROUPINGS, UNIT, Grouping, find_grouping
from reportgen.ledger.store import LedgerStore
from reportgen.model.dates import Period, parse_period
from tests.ledger.samples import finding, findings

Q1 = parse_period("2026Q1")
FIRST, SECOND, THIRD = date(2026, 1, 12), date(2026, 2, 3), date(2026, 3, 20)
DONE, CLOSED, UNDER_WAY, LASTING = Status.COMPLETED, Status.CLOSED, Status.UNDER_WAY, Status.LASTING
NOT_STARTED, UNKNOWN = Status.NOT_STARTED, Status.UNKNOWN
BAKERY, DEPOT, QUARRY = "青禾食品厂", "白石油库", "鹿鸣采石场"


def row(number: int, found: date | None, status: Status, unit: str, **more: object) -> LedgerFinding:
    units = tuple(unit.split("、"))
    cells = {"status": f"K{number}", "deadline": f"G{number}", "description": f"C{number}"}
    values: dict[str, object] = {"inspected_entity": units[0], "deadline": None, "source": "专项检查", "cells": cells}
    return finding(row=number, found_on=found, status=status, responsible_units=units, **{**values, **more})


LEDGER: list[Entry] = [
    row(3, FIRST, DONE, BAKERY, completed_on=FIRST, disposal="当场改正"),
    row(4, FIRST, CLOSED, BAKERY, completed_on=SECOND, category="消防设施"),
    row(5, FIRST, UNDER_WAY, DEPOT, deadline=date(2026, 3, 30), severity="重大", disposal="责令限期整改；查封库房"),
    row(6, SECOND, LASTING, DEPOT, deadline=date(2026, 3, 31), severity="较大", disposal="查封"),
    row(7, SECOND, NOT_STARTED, QUARRY, deadline=date(2026, 2, 1), disposal="停产停业整顿"),
    row(8, SECOND, UNKNOWN, f"{QUARRY}、{DEPOT}", disposal="发提醒函", source="", category="", severity=""),
    row(9, THIRD, DONE, f"{DEPOT}、{QUARRY}", deadline=date(2026, 3, 1), completed_on=THIRD, disposal="限期改正"),
    row(10, None, DONE, BAKERY, category="消防设施"),
    row(11, date(2025, 11, 3), UNDER_WAY, BAKERY, deadline=date(2025, 11, 30)),
    Inspection("检查", 2, FIRST, "专项检查", people=6, inspected_entities=(BAKERY, DEPOT), cells={"people": "C2"}),
    Inspection("检查", 3, SECOND, "节前检查", ("王一", "李二"), 2, (DEPOT,), cells={"inspectors": "D3"}),
    Inspection("检查", 4, date(2025, 12, 1), "专项检查", people=9, inspected_entities=(QUARRY,)),
]


def figures_of(entries: Iterable[Entry], period: Period | None = None, on: date | None = None) -> Figures:
    return Figures(LedgerStore.filled(entries), period, on)


def number(figures: Figures, name: str, group: Group | None = None) -> object:
    return figures.named(name, group).number


@pytest.mark.parametrize(
    ("name", "in_quarter", "in_whole"),
    [
        ("出动人次", 8, 17),
        ("检查家次", 3, 4),
        ("检查次数", 2, 3),
        ("发现隐患数", 7, 9),
        ("已整改数", 3, 4),
        ("整改中数", 2, 3),
        ("未开始数", 1, 1),
        ("状态不明数", 1, 1),
        ("逾期数", 2, 3),
        ("整改率", Decimal("42.9"), Decimal("44.4")),
        ("重大隐患数", 1, 1),
        ("限期整改数", 2, 2),
        ("停业整顿家数", 1, 1),
        ("查封家数", 1, 1),
        ("提醒函数", 1, 1),
        ("立行立改数", 2, 2),
    ],
)
def test_a_figure_counts_what_its_definition_says(name: str, in_quarter: object, in_whole: object) -> None:
    assert number(figures_of(LEDGER, Q1), name) == in_quarter
    assert number(figures_of(LEDGER, on=Q1.end), name) == in_whole


def test_every_figure_is_counted_by_hand_above() -> None:
    assert len(FIGURES) == 16


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("发现隐患数", "台账!3-9"),
        ("已整改数", "台账!3-4 台账!9"),
        ("逾期数", "台账!5 台账!7"),
        ("整改率", "台账!3-9"),
        ("查封家数", "台账!5-6"),
        ("出动人次", "检查!2-3"),
    ],
)
def test_a_figure_names_its_rows(name: str, rows: str) -> None:
    assert " ".join(map(str, figures_of(LEDGER, Q1).named(name).ranges())) == rows


def test_a_figure_names_the_cells_that_decide() -> None:
    first = next(figures_of(LEDGER, Q1).named("逾期数").rows())
    assert (first.sheet, first.row, dict(first.cells)) == ("台账", 5, {"deadline": "G5", "status": "K5"})
    visits = [dict(each.cells) for each in figures_of(LEDGER, Q1).named("出动人次").rows()]
    assert visits == [{"people": "C2"}, {"inspectors": "D3"}]


def by(figures: Figures, word: str, name: str = "发现隐患数") -> list[tuple[str, object]]:
    grouping = find_grouping(word)
    assert grouping is not None
    return [(group.name, number(figures, name, group)) for group in figures.groups(grouping)]


def test_a_finding_of_two_units_counts_in_the_one_group_of_both_whatever_their_order() -> None:
    expected = [(DEPOT, 2), (BAKERY, 2), (f"{DEPOT}、{QUARRY}", 2), (QUARRY, 1)]
    assert sorted(by(figures_of(LEDGER, Q1), "责任单位")) == sorted(expected)


def test_larger_groups_come_first_and_equal_ones_by_name() -> None:
    assert by(figures_of(LEDGER, Q1), "类型") == [("用电安全", 5), ("消防设施", 1), ("未分类", 1)]


def test_levels_come_from_the_gravest_down_and_months_in_their_order() -> None:
    figures = figures_of(LEDGER)
    levels = [("重大隐患", 1), ("较大隐患", 1), ("一般隐患", 6), ("未定级隐患", 1)]
    assert by(figures, "级别") == levels
    months = [
        ("2025年11月", 1),
        ("2025年12月", 0),
        ("2026年1月", 3),
        ("2026年2月", 3),
        ("2026年3月", 1),
        ("日期不明", 1),
    ]
    assert by(figures, "月份") == months


def test_inspections_are_told_by_source_month_and_their_units() -> None:
    figures = figures_of(LEDGER, Q1)
    assert dict(by(figures, "来源", "出动人次")) == {"专项检查": 6, "节前检查": 2, "未注明来源": 0}
    assert dict(by(figures, "被检查单位", "检查家次")) == {BAKERY: 1, DEPOT: 2, QUARRY: 0}
    depot = Group(GROUPINGS[1], DEPOT)
    assert [str(each) for each in figures.named("检查家次", depot).ranges()] == ["检查!2-3"]


def test_people_sent_cannot_be_told_by_unit() -> None:
    value = figures_of(LEDGER, Q1).named("出动人次", Group(UNIT, BAKERY))
    with pytest.raises(FigureError, match="cannot be told by"):
        value.text  # noqa: B018


@pytest.mark.parametrize("name", ["出动人次", "检查家次", "检查次数"])
def test_without_a_sheet_of_inspections_there_is_no_data_which_is_not_zero(name: str) -> None:
    only_findings = [each for each in LEDGER if isinstance(each, LedgerFinding)]
    value = figures_of(only_findings, Q1).named(name)
    assert value.number is None
    with pytest.raises(FigureError, match="no sheet of inspections"):
        value.text  # noqa: B018


@pytest.mark.parametrize(
    ("name", "blank"),
    [
        ("重大隐患数", {"severity": ""}),
        ("查封家数", {"disposal": ""}),
        ("逾期数", {"deadline": None}),
        ("立行立改数", {"completed_on": None}),
    ],
)
def test_what_no_row_speaks_of_is_no_data(name: str, blank: dict[str, object]) -> None:
    entries = [finding(**blank), finding(**blank)]
    assert number(figures_of(entries, Q1), name) is None
    columns = [Column("台账", "H", "列", next(iter(blank)))]
    assert number(Figures(LedgerStore.filled(entries, columns=columns), Q1), name) == 0


def test_a_rate_of_nothing_is_no_data_and_no_division() -> None:
    assert number(figures_of([]), "整改率") is None
    assert number(figures_of([]), "发现隐患数") == 0


def test_a_period_before_the_ledger_begins_is_no_data() -> None:
    assert number(figures_of(LEDGER, parse_period("2024Q1")), "发现隐患数") is None
    assert number(figures_of(LEDGER, parse_period("2025Q3")), "检查次数") is None
    assert number(figures_of(LEDGER, parse_period("2025Q4")), "发现隐患数") == 1


def test_overdue_without_a_report_date_is_no_data() -> None:
    assert number(figures_of(LEDGER), "逾期数") is None


def test_overdue_counts_to_the_report_date_and_not_the_day_itself() -> None:
    assert number(figures_of(LEDGER, Q1, date(2026, 3, 30)), "逾期数") == 1
    assert number(figures_of(LEDGER, Q1, date(2026, 4, 1)), "逾期数") == 3


def test_what_is_in_no_period_is_told_with_its_rows() -> None:
    told = {each.code: each.params for each in figures_of(LEDGER, Q1).remarks()}
    assert told == {"undated-findings": {"count": 1, "rows": "台账!10"}}
    assert figures_of(LEDGER).remarks() == []


def test_visits_without_people_and_without_a_date_are_told() -> None:
    visits = [
        Inspection("检查", 7, FIRST),
        Inspection("检查", 8, None, people=1),
        Inspection("检查", 9, FIRST, people=2),
    ]
    figures = figures_of([*LEDGER, *visits], Q1)
    told = {each.code: each.params["rows"] for each in figures.remarks()}
    assert told == {"undated-findings": "台账!10", "undated-visits": "检查!8", "visits-without-people": "检查!7"}
    assert number(figures, "出动人次") == 10


def test_a_period_without_a_finding_is_told() -> None:
    assert "period-empty" in {each.code for each in figures_of(LEDGER, parse_period("2026Q3")).remarks()}


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("", 0),
        ("当场改正", SOMETHING),
        ("责令限期整改", SOMETHING | LIMITED),
        ("限期治理、停产整顿", SOMETHING | LIMITED | SUSPENDED),
        ("责令停产停业整顿", SOMETHING | SUSPENDED),
        ("停业整顿", SOMETHING | SUSPENDED),
        ("查封", SOMETHING | SEALED),
        ("未查封", SOMETHING),
        ("解除查封", SOMETHING),
        ("不予停产停业", SOMETHING),
        ("下发提醒函", SOMETHING | REMINDED),
        ("未发提醒函", SOMETHING),
    ],
)
def test_a_disposal_is_known_by_its_words_and_not_where_it_was_not_ordered(text: str, flags: int) -> None:
    assert disposal_flags(text) == flags


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (14, 15, "93.3"),
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (1, 8, "12.5"),
        (1, 2000, "0.1"),
        (1, 2001, "0.0"),
        (1, 16, "6.3"),
        (3, 16, "18.8"),
        (0, 4, "0.0"),
        (4, 4, "100.0"),
        (1, 80, "1.3"),
    ],
)
def test_percentages_are_rounded_half_up_to_one_decimal(part: int, whole: int, text: str) -> None:
    assert str(percentage(part, whole)) == text


def test_a_rate_prints_one_decimal_and_its_sign() -> None:
    assert figures_of(LEDGER, Q1).named("整改率").text == "42.9%"


@given(st.lists(findings(), max_size=25), st.sampled_from([None, Q1, parse_period("2026-03")]))
def test_found_is_rectified_and_under_way_and_not_started_and_unknown(
    rows: list[LedgerFinding], period: Period | None
) -> None:
    figures = figures_of([*rows, finding(found_on=date(2024, 1, 1))], period)
    parts = ("已整改数", "整改中数", "未开始数", "状态不明数")
    assert number(figures, "发现隐患数") == sum(int(figures.named(name).known) for name in parts)


GROUPED = st.builds(
    lambda one, units, category, severity: LedgerFinding(
        **{
            **{name: getattr(one, name) for name in one.__slots__},
            "responsible_units": tuple(units),
            "category": category,
            "severity": severity,
            "inspected_entity": "、".join(units),
        }
    ),
    findings(),
    st.lists(st.sampled_from([BAKERY, DEPOT, QUARRY]), max_size=3),
    st.sampled_from(["", "用电安全", "消防设施"]),
    st.sampled_from(["", "一般", "较大", "重大"]),
)


@given(st.lists(GROUPED, max_size=20), st.sampled_from(GROUPINGS), st.sampled_from([None, Q1]))
def test_groups_add_up_to_the_whole(rows: list[LedgerFinding], grouping: Grouping, period: Period | None) -> None:
    figures = figures_of([*rows, finding(found_on=date(2024, 1, 1), severity="重大")], period, Q1.end)
    groups = figures.groups(grouping)
    for figure in FIGURES:
        whole = figures.value(figure)
        if figure.over == "fact" and figure.adds_up and whole.number is not None:
            assert sum(int(figures.value(figure, group).known) for group in groups) == whole.number


@given(st.lists(GROUPED, max_size=15), st.integers())
def test_the_order_of_the_rows_changes_no_figure_and_no_row(rows: list[LedgerFinding], seed: int) -> None:
    mixed = [*rows]
    random.Random(seed).shuffle(mixed)
    first, second = (figures_of(each, Q1) for each in (rows, mixed))
    for figure in FIGURES:
        assert first.value(figure) == second.value(figure)
        assert first.value(figure).ranges() == second.value(figure).ranges()
    for grouping in GROUPINGS:
        assert first.groups(grouping) == second.groups(grouping)


@given(st.lists(GROUPED, min_size=1, max_size=15))
def test_a_figure_counts_as_many_rows_as_it_says(rows: list[LedgerFinding]) -> None:
    numbered = [
        LedgerFinding(**{**{n: getattr(each, n) for n in each.__slots__}, "row": i}) for i, each in enumerate(rows)
    ]
    figures = figures_of(numbered, on=Q1.end)
    for figure in FIGURES:
        value = figures.value(figure)
        if figure.over == "fact" and figure.reckoned == "count(*)" and not figure.is_rate and value.number is not None:
            assert len(list(value.rows())) == value.number


def test_rows_that_follow_each_other_are_named_together() -> None:
    rows = [("甲", 2), ("甲", 3), ("甲", 5), ("乙", 6), ("乙", 7)]
    assert list(row_ranges(rows)) == [RowRange("甲", 2, 3), RowRange("甲", 5, 5), RowRange("乙", 6, 7)]


def test_every_figure_and_grouping_has_an_english_name() -> None:
    assert {find_figure(each.english) for each in FIGURES} == set(FIGURES)
    assert {find_grouping(f"by_{each.english}") for each in GROUPINGS} == set(GROUPINGS)


def test_a_rate_names_the_cells_of_the_states_it_counts() -> None:
    cells = [dict(each.cells) for each in figures_of(LEDGER, Q1).named("整改率").rows()]
    assert cells == [{"status": f"K{number}"} for number in range(3, 10)]
