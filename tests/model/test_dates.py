"""Dates, deadlines, spans and periods: every form in, one form out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.dates import format_date, format_deadline, format_span, parse_date, parse_period

DAY = date(2023, 5, 9)
DATES = st.dates(date(1000, 1, 1), date(9999, 12, 31))
DIGITS = "〇一二三四五六七八九"
TENS = ["", "十", "二十", "三十"]


def spelled(day: date) -> str:
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{spelled_number(day.month)}月{spelled_number(day.day)}日"


def spelled_number(number: int) -> str:
    return TENS[number // 10] + DIGITS[number % 10].strip("〇")


@pytest.mark.parametrize(
    "typed",
    [
        "2023-05-09", "2023-5-9", "2023/5/9", "2023/05/09", "2023.5.9", "2023.05.09", "2023年5月9日", "2023年05月09日",
        "二〇二三年五月九日", "二○二三年五月九日", "二零二三年五月九日", " 2023-05-09 ", "2023年 5月 9日",
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_form(typed: str) -> None:
    assert parse_date(typed) == DAY


@given(DATES)
def test_a_printed_date_reads_back(day: date) -> None:
    assert parse_date(format_date(day)) == day


@given(DATES, st.sampled_from(["{0.year}-{0.month}-{0.day}", "{0:%Y-%m-%d}", "{0.year}/{0.month}/{0.day}",
                               "{0.year}.{0.month}.{0.day}", "{0.year}年{0.month:02}月{0.day:02}日"]))  # fmt: skip
def test_a_date_reads_the_same_in_any_form(day: date, form: str) -> None:
    assert parse_date(form.format(day)) == day


@given(DATES)
def test_a_date_in_numerals_is_read(day: date) -> None:
    assert parse_date(spelled(day)) == day


@pytest.mark.parametrize(
    ("day", "printed"),
    [(DAY, "2023年5月9日"), (date(2024, 12, 31), "2024年12月31日"), (date(2024, 10, 1), "2024年10月1日")],
)
def test_a_date_prints_without_leading_zeros(day: date, printed: str) -> None:
    assert format_date(day) == printed


@pytest.mark.parametrize(
    "typed",
    [
        "2023-02-30",
        "2023/2/29",
        "2023.13.1",
        "2023年4月31日",
        "二〇二三年四月三十一日",
        "2023-0-1",
        "二〇二三年十三月一日",
    ],
)
def test_a_day_that_does_not_exist_is_no_words(typed: str) -> None:
    with pytest.raises(ValueError):
        parse_date(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "三日内",
        "2023年5月",
        "5月9日",
        "2023-5/9",
        "23-05-09",
        "2023年5月9日前",
        "月底",
        "二〇二三年五月二一日",
        "20230509",
    ],
)
def test_words_are_no_date(typed: str) -> None:
    assert parse_date(typed) is None


@pytest.mark.parametrize(
    ("deadline", "printed"), [(DAY, "2023年5月9日前"), ("汛期之前", "汛期之前"), ("2023年5月9日前", "2023年5月9日前")]
)
def test_a_deadline_that_is_a_date_says_before_it(deadline: date | str, printed: str) -> None:
    assert format_deadline(deadline) == printed


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [
        (date(2018, 12, 11), date(2018, 12, 22), "2018年12月11日-22日"),
        (date(2018, 11, 11), date(2018, 12, 22), "2018年11月11日-12月22日"),
        (date(2018, 12, 11), date(2019, 12, 22), "2018年12月11日-2019年12月22日"),
        (date(2018, 12, 11), date(2019, 1, 5), "2018年12月11日-2019年1月5日"),
        (DAY, DAY, "2023年5月9日"),
        (None, date(2018, 12, 10), "2018年12月10日前"),
        (DAY, None, "2023年5月9日起"),
        (None, None, ""),
        ("3月上旬", "4月底", "3月上旬-4月底"),
        (DAY, "5月底", "2023年5月9日-5月底"),
        ("即日", DAY, "即日-2023年5月9日"),
        ("即日", None, "即日起"),
        ("即日起", None, "即日起"),
        (None, "年底前", "年底前"),
    ],
)
def test_what_both_ends_of_a_span_share_prints_once(
    start: date | str | None, end: date | str | None, printed: str
) -> None:
    assert format_span(start, end) == printed


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("2022", "2022年", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022H1", "2022年上半年", date(2022, 1, 1), date(2022, 6, 30)),
        ("2022H2", "2022年下半年", date(2022, 7, 1), date(2022, 12, 31)),
        ("2022Q1", "2022年第一季度", date(2022, 1, 1), date(2022, 3, 31)),
        ("2022q2", "2022年第二季度", date(2022, 4, 1), date(2022, 6, 30)),
        ("2022Q4", "2022年第四季度", date(2022, 10, 1), date(2022, 12, 31)),
        ("2022-03", "2022年3月", date(2022, 3, 1), date(2022, 3, 31)),
        ("2024-2", "2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_period_has_words_a_first_and_a_last_day(text: str, words: str, start: date, end: date) -> None:
    period = parse_period(text)
    assert (period.words, period.start, period.end) == (words, start, end)


@pytest.mark.parametrize(
    "text", ["", "2022Q5", "2022Q0", "2022H3", "2022-13", "2022-00", "22Q1", "第一季度", "2022 Q1", "0000"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_period(text)


@given(st.integers(1000, 9998), st.integers(1, 4))
def test_quarters_follow_each_other_without_a_gap(year: int, quarter: int) -> None:
    following = f"{year}Q{quarter + 1}" if quarter < 4 else f"{year + 1}Q1"
    assert parse_period(f"{year}Q{quarter}").end + timedelta(days=1) == parse_period(following).start


@given(st.integers(1000, 9999), st.sampled_from(["", "Q1", "Q2", "Q3", "Q4", "H1", "H2", "-01", "-12"]))
def test_a_period_is_told_as_it_was_typed(year: int, part: str) -> None:
    assert str(parse_period(f"{year}{part}")) == f"{year}{part}"
