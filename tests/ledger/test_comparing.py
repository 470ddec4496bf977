"""同比, 环比, 其中 and lists: the words for every case, reckoned by hand; never a division by zero."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.ledger.comparing import among, enumerated, period_on_period, year_on_year
from reportgen.ledger.counting import Figures
from reportgen.ledger.entries import Entry, Status
from reportgen.ledger.figure_values import FigureError
from reportgen.ledger.groupings import find_grouping
from reportgen.ledger.store import LedgerStore
from reportgen.model.dates import parse_period
from tests.ledger.samples import finding

NOW, LAST_YEAR, BEFORE, LONG_AGO = date(2026, 2, 3), date(2025, 2, 3), date(2025, 11, 3), date(2020, 1, 1)
ANCIENT = finding(found_on=LONG_AGO)


def several(count: int, day: date, done: int = 0) -> list[Entry]:
    states = [Status.CLOSED] * done + [Status.UNDER_WAY] * (count - done)
    return [finding(found_on=day, status=status) for status in states]


def figures_of(*entries: Entry, period: str = "2026Q1") -> Figures:
    return Figures(LedgerStore.filled(entries), parse_period(period))


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (7, 8, "同比下降12.5%"),
        (10, 8, "同比增长25.0%"),
        (8, 8, "与上年同期持平"),
        (5, 0, "上年同期为0，本期增加5"),
        (0, 0, "与上年同期持平"),
        (0, 4, "同比下降100.0%"),
        (9, 3, "同比增长200.0%"),
        (2, 3, "同比下降33.3%"),
    ],
)
def test_a_number_is_compared_with_that_of_last_year(now: int, then: int, words: str) -> None:
    figures = figures_of(ANCIENT, *several(now, NOW), *several(then, LAST_YEAR))
    assert year_on_year(figures.named("发现隐患数"), figures).text == words


@pytest.mark.parametrize(
    ("period", "now", "before", "words"),
    [
        ("2026Q1", date(2026, 2, 3), BEFORE, "环比增长50.0%"),
        ("2026-02", date(2026, 2, 3), date(2026, 1, 3), "环比增长50.0%"),
        ("2026", date(2026, 2, 3), LAST_YEAR, "环比增长50.0%"),
        ("2026Q1", date(2026, 2, 3), LONG_AGO, "上季度为0，本期增加3"),
        ("2026-02", date(2026, 2, 3), LONG_AGO, "上月为0，本期增加3"),
        ("2026H1", date(2026, 2, 3), LONG_AGO, "上期为0，本期增加3"),
    ],
)
def test_a_number_is_compared_with_that_of_the_period_before(period: str, now: date, before: date, words: str) -> None:
    figures = figures_of(ANCIENT, *several(3, now), *several(2, before), period=period)
    assert period_on_period(figures.named("发现隐患数"), figures).text == words


def test_a_base_of_zero_is_a_number_with_a_source_too() -> None:
    figures = figures_of(ANCIENT, *several(5, NOW))
    phrase = year_on_year(figures.named("发现隐患数"), figures)
    printed = [(each.number, phrase.text[each.start : each.start + len(each.number)]) for each in phrase.reckoned]
    assert printed == [("0", "0"), ("5", "5")]
    assert [len(each.sources) for each in phrase.reckoned] == [1, 2]


def test_without_a_base_there_is_nothing_to_compare_with_and_it_is_said() -> None:
    figures = figures_of(*several(3, NOW))
    assert year_on_year(figures.named("发现隐患数"), figures).text == "无上年同期可比数据"
    assert period_on_period(figures.named("发现隐患数"), figures).text == "无上季度可比数据"


def test_a_change_too_small_for_one_decimal_is_not_called_zero_percent() -> None:
    figures = figures_of(ANCIENT, *several(2002, NOW), *several(2001, LAST_YEAR))
    assert year_on_year(figures.named("发现隐患数"), figures).text == "与上年同期基本持平"


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        ((15, 14), (10, 9), "同比提高3.3个百分点"),
        ((10, 9), (15, 14), "同比下降3.3个百分点"),
        ((4, 2), (2, 1), "与上年同期持平"),
        ((3, 1), (0, 0), "无上年同期可比数据"),
        ((3, 1), (3, 0), "同比提高33.3个百分点"),
    ],
)
def test_a_rate_differs_in_points_as_a_reader_subtracts(
    now: tuple[int, int], then: tuple[int, int], words: str
) -> None:
    figures = figures_of(ANCIENT, *several(now[0], NOW, now[1]), *several(then[0], LAST_YEAR, then[1]))
    assert year_on_year(figures.named("整改率"), figures).text == words


def test_the_number_of_a_comparison_is_recorded_with_both_values() -> None:
    figures = figures_of(ANCIENT, *several(7, NOW), *several(8, LAST_YEAR))
    (reckoned,) = year_on_year(figures.named("发现隐患数"), figures).reckoned
    assert (reckoned.figure, reckoned.number) == ("发现隐患数（同比）", "12.5")
    assert [str(each.period) for each in reckoned.sources] == ["2026Q1", "2025Q1"]
    assert [each.number for each in reckoned.sources] == [7, 8]


def test_without_a_period_nothing_can_be_compared() -> None:
    figures = Figures(LedgerStore.filled(several(2, NOW)))
    with pytest.raises(FigureError, match="without a period"):
        year_on_year(figures.named("发现隐患数"), figures)


@given(st.integers(0, 40), st.integers(0, 40))
def test_any_two_numbers_can_be_compared_and_the_words_go_the_right_way(now: int, then: int) -> None:
    figures = figures_of(ANCIENT, *several(now, NOW), *several(then, LAST_YEAR))
    text = year_on_year(figures.named("发现隐患数"), figures).text
    assert ("持平" in text, "增" in text, "下降" in text) == (now == then, now > then, now < then)


LEVELS = [finding(found_on=NOW, severity=level) for level in ("一般", "一般", "重大", "")]


def test_parts_are_named_with_their_numbers_and_those_of_nothing_are_left_out() -> None:
    figures = figures_of(*LEVELS)
    grouping = find_grouping("级别")
    assert grouping is not None
    whole = figures.named("发现隐患数")
    parts = [figures.value(whole.figure, group) for group in figures.groups(grouping)]
    assert among(whole, parts).text == "其中：重大隐患1项、一般隐患2项、未定级隐患1项"
    assert [each.number for each in among(whole, parts).reckoned] == ["1", "2", "1"]


def test_parts_that_do_not_add_up_are_refused() -> None:
    figures = figures_of(*several(3, NOW, 1))
    with pytest.raises(FigureError, match="come to 1"):
        among(figures.named("发现隐患数"), [figures.named("已整改数")])
    with pytest.raises(FigureError, match="does not add up"):
        among(figures.named("发现隐患数"), [figures.named("整改率")])


def test_states_are_parts_of_what_was_found() -> None:
    figures = figures_of(*several(3, NOW, 1))
    parts = [figures.named(name) for name in ("已整改数", "整改中数", "未开始数", "状态不明数")]
    assert among(figures.named("发现隐患数"), parts).text == "其中：已整改1项、整改中2项"


def test_names_with_a_mark_of_their_own_are_listed_with_another() -> None:
    figures = figures_of(*(finding(found_on=NOW, responsible_units=units) for units in (("甲厂", "乙厂"), ("丙厂",))))
    grouping = find_grouping("按责任单位")
    assert grouping is not None
    values = [figures.named("发现隐患数", group) for group in figures.groups(grouping)]
    assert enumerated(values).text == "丙厂1项，乙厂、甲厂1项"
