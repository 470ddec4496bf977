"""The period before, the same of last year, and what they are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.ledger.periods import previous, previous_words, short_words, words, year_before
from reportgen.model.dates import parse_period

FORMS = st.sampled_from(["", "Q1", "Q2", "Q3", "Q4", "H1", "H2", *(f"-{month:02}" for month in range(1, 13))])
TEXTS = st.builds(lambda year, form: f"{year}{form}", st.integers(1001, 9998), FORMS)


@pytest.mark.parametrize(
    ("period", "before", "last_year"),
    [
        ("2022Q1", "2021Q4", "2021Q1"),
        ("2022Q2", "2022Q1", "2021Q2"),
        ("2022H1", "2021H2", "2021H1"),
        ("2022H2", "2022H1", "2021H2"),
        ("2022", "2021", "2021"),
        ("2022-01", "2021-12", "2021-01"),
        ("2024-03", "2024-02", "2023-03"),
        ("2022-3", "2022-02", "2021-03"),
    ],
)
def test_a_period_knows_its_neighbours(period: str, before: str, last_year: str) -> None:
    one = parse_period(period)
    assert (str(previous(one)), str(year_before(one))) == (before, last_year)


@pytest.mark.parametrize(
    ("period", "long", "short", "before"),
    [
        ("2022Q1", "2022年第一季度", "一季度", "上季度"),
        ("2022Q4", "2022年第四季度", "四季度", "上季度"),
        ("2022H1", "2022年上半年", "上半年", "上期"),
        ("2022H2", "2022年下半年", "下半年", "上期"),
        ("2022", "2022年", "全年", "上年"),
        ("2022-03", "2022年3月", "3月", "上月"),
        ("2022-12", "2022年12月", "12月", "上月"),
    ],
)
def test_a_period_has_its_words(period: str, long: str, short: str, before: str) -> None:
    one = parse_period(period)
    assert (words(one), short_words(one), previous_words(one)) == (long, short, before)


@given(TEXTS)
def test_the_period_before_ends_the_day_before(text: str) -> None:
    one = parse_period(text)
    before = previous(one)
    assert before is not None
    assert (one.start - before.end).days == 1


def test_nothing_is_before_the_first_year() -> None:
    assert previous(parse_period("0001Q1")) is None
    assert year_before(parse_period("0001-12")) is None
