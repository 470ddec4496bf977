"""Days, persons and units as real ledgers write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.ledger.days import read_day
from reportgen.ledger.names import persons, units
from reportgen.ledger.profile import Profile
from reportgen.ledger.sheet import Value
from tests.ledger.making import read_rows, row

DAYS = st.dates(date(1955, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        date(2026, 3, 5), datetime(2026, 3, 5, 8, 30), 46086, 46086.0, "46086", "2026-03-5", "2026-3-05", "2026.3.5",
        "2026年3月5日", "2026/3/5", "2026年3月5", "20260305", 20260305, "2026-03-05 08:30:00", "2026年3月5日前",
        "二〇二六年三月五日", "26.3.5", "2026．3．5",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_form(typed: Value) -> None:
    assert read_rows(row(检查日期=typed)).findings[0].found_on == date(2026, 3, 5)


@given(DAYS)
def test_a_serial_number_of_excel_is_its_day(day: date) -> None:
    assert read_day((day - date(1899, 12, 30)).days).day == day


@given(
    DAYS,
    st.sampled_from(["{0.year}-{0.month}-{0.day}", "{0.year}.{0.month}.{0.day}", "{0.year}年{0.month}月{0.day}日"]),
)
def test_a_day_that_is_written_is_read_again(day: date, form: str) -> None:
    assert read_day(form.format(day)).day == day


@pytest.mark.parametrize("words", ["即时整改", "立行立改", "3日内", "2026年3月底", "长期"])
def test_a_deadline_may_be_words(words: str) -> None:
    found = read_rows(row(整改期限=words))
    assert (found.findings[0].deadline, found.findings[0].deadline_words) == (None, words)
    assert not found.told("date-unreadable")


@pytest.mark.parametrize("typed", ["2026-13-01", "2026.2.30", "13.40", 77])
def test_what_looks_like_a_date_and_is_none_is_told_with_its_cell(typed: Value) -> None:
    found = read_rows(row(整改期限=typed))
    assert found.told("date-unreadable") == ["E2"] and found.findings[0].deadline is None


def test_words_where_a_day_is_expected_are_told() -> None:
    assert read_rows(row(检查日期="上周")).told("date-unreadable") == ["C2"]


@pytest.mark.parametrize("typed", ["5.12", 5.12, "5月12日", "5/12", "5月12日前"])
def test_a_missing_year_is_taken_from_the_row_and_told(typed: Value) -> None:
    found = read_rows(row(检查日期=date(2025, 5, 1), 整改期限=typed))
    assert found.findings[0].deadline == date(2025, 5, 12)
    assert found.told("year-from-row") == ["E2"]


def test_a_deadline_of_january_for_what_was_found_in_december_is_in_the_next_year() -> None:
    assert read_rows(row(检查日期=date(2025, 12, 28), 整改期限="1.5")).findings[0].deadline == date(2026, 1, 5)


def test_a_missing_year_is_taken_from_the_other_rows_wherever_they_stand() -> None:
    late = (row(检查日期="3.9", 整改期限=""), row(序号="2", 隐患内容="护栏松动", 检查日期=date(2024, 1, 2)))
    for rows in (late, late[::-1]):
        found = read_rows(*rows)
        assert {each.found_on for each in found.findings} == {date(2024, 3, 9), date(2024, 1, 2)}
        assert len(found.told("year-from-sheet")) == 1


def test_a_year_is_never_guessed() -> None:
    other = (row(序号=str(year), 隐患内容=f"问题{year}", 检查日期=date(year, 1, 2)) for year in (2024, 2025))
    found = read_rows(row(检查日期="3.9", 整改期限=""), *other)
    assert found.findings[0].found_on is None and found.told("year-missing") == ["C2"]


def test_a_number_that_lost_its_last_digit_is_told() -> None:
    found = read_rows(row(检查日期=date(2026, 5, 1), 整改期限=5.1))
    assert found.told("date-ambiguous") == ["E2"]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("王明、李红", ("王明", "李红")), ("王明，李红；赵青", ("王明", "李红", "赵青")), ("王明 李红", ("王明", "李红")),
        ("王明\n李红", ("王明", "李红")), ("王明（安全员)", ("王明",)), ("王明(班长）、李红", ("王明", "李红")),
        ("责任人：王明", ("王明",)), ("责任人: 王明 李红", ("王明", "李红")), ("王明-1", ("王明",)), ("王　明", ("王明",)),
        ("王明（安全员", ("王明",)), ("", ()), ("王明、王明", ("王明",)),
    ],
)  # fmt: skip
def test_persons_are_told_apart(typed: str, names: tuple[str, ...]) -> None:
    assert persons(typed).names == names


@given(st.text(max_size=40))
def test_any_text_gives_names_without_blanks_around_them(text: str) -> None:
    assert all(name and name == name.strip() for name in (*persons(text).names, *units(text)))


@pytest.mark.parametrize(
    "unit", ["甲厂（一分厂、二分厂）", "甲厂(一分厂/二分厂)", "甲厂【一、二】", "“安、康”商店", "《云州日报、晚报》社", "甲厂（一分厂 二分厂）"]
)  # fmt: skip
def test_a_unit_is_not_split_within_brackets(unit: str) -> None:
    assert units(f"{unit}、乙公司") == (unit, "乙公司")


def test_what_stands_in_nested_brackets_beside_a_person_is_set_aside_whole() -> None:
    assert persons("王明（班长（兼）、一组）、李红") == (("王明", "李红"), "班长（兼）、一组", ())


def test_a_bracket_that_nothing_closes_hides_no_other_person_and_no_other_unit() -> None:
    assert persons("王明（班长、李红") == (("王明", "李红"), "班长", ())
    assert units("甲厂（一分厂、乙公司") == ("甲厂（一分厂", "乙公司")


def test_roles_and_penalties_are_told_once_and_departments_each() -> None:
    header = ("序号", "隐患内容", "责任人")
    found = read_rows(
        (1, "甲处漏水", "王明（班长）"), (2, "乙处漏电", "李红-1"), (3, "丙处堵塞", "安全部"), header=header
    )
    assert found.one("name-aside").params == {"count": 2, "text": "班长"}
    assert found.told("department-as-person") == ["C4"] and found.findings[2].responsible_persons == ("安全部",)


PROFILE = Profile(units={"云州第一建设有限公司": ["一建", "云州一建"]}, places=["云州市", "云州"])


@pytest.mark.parametrize(
    "typed",
    ["一建", "云州一建", "云州市一建", "云州第一建设有限公司", "云州市云州第一建设有限公司", "第一建设有限公司"],
)
def test_a_unit_is_known_by_each_of_its_names(typed: str) -> None:
    found = read_rows(row(责任单位=typed), profile=PROFILE)
    assert found.findings[0].responsible_units == ("云州第一建设有限公司",)


def test_a_unit_that_no_profile_knows_stays_as_typed() -> None:
    assert read_rows(row(责任单位="云州二建、 三建"), profile=PROFILE).findings[0].responsible_units == (
        "云州二建",
        "三建",
    )


def test_a_profile_brings_its_own_words() -> None:
    profile = Profile(columns={"remark": ["天气"]}, severities={"重大": ["A级"]})
    found = read_rows((*row(), "晴", "A级"), header=(*HEADER_OF, "天气", "级别"), profile=profile)
    assert (found.findings[0].remark, found.findings[0].severity) == ("晴", "重大")


HEADER_OF = ("序号", "隐患内容", "检查日期", "责任单位", "整改期限", "整改状态", "复查人", "复查日期")
