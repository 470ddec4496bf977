"""Numbers and days in Chinese, against tables written by hand and a reader of its own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.chinese import amount, day_in_characters, numeral, spelt

DIGITS = {
    each: number for digits in ("零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖") for number, each in enumerate(digits)
}
UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}


def read(text: str) -> int:
    """Return the number that a numeral says, group by group."""
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if unit in text:
            high, _, low = text.rpartition(unit)
            return read(high) * size + read(low)
    total, digit = 0, 0
    for each in text.replace("零", ""):
        if each in UNITS:
            total += max(digit, 1) * UNITS[each]
            digit = 0
        else:
            digit = DIGITS[each]
    return total + digit


@pytest.mark.parametrize(
    ("number", "plain", "capital"),
    [
        (0, "零", "零"),
        (10, "十", "壹拾"),
        (12, "十二", "壹拾贰"),
        (105, "一百零五", "壹佰零伍"),
        (10_010, "一万零一十", "壹万零壹拾"),
        (100_000, "十万", "壹拾万"),
        (10_500_000, "一千零五十万", "壹仟零伍拾万"),
        (100_010_000, "一亿零一万", "壹亿零壹万"),
        (1_200_000_000, "十二亿", "壹拾贰亿"),
        (1_000_000_000_000, "一万亿", "壹万亿"),
    ],
)
def test_a_number_has_a_plain_and_a_capital_form(number: int, plain: str, capital: str) -> None:
    assert numeral(number) == plain
    assert numeral(number, capital=True) == capital


@given(st.integers(0, 10**16 - 1), st.booleans())
def test_a_numeral_reads_back_as_its_number(number: int, capital: bool) -> None:
    assert read(numeral(number, capital)) == number


@given(st.integers(0, 10**16 - 1))
def test_no_zero_is_said_twice_or_at_the_end(number: int) -> None:
    said = numeral(number)
    assert "零零" not in said
    assert said == "零" or not said.endswith("零")


@pytest.mark.parametrize(("number", "said"), [("3.05", "三点零五"), ("-12", "负十二"), ("0.50", "零点五零")])
def test_a_number_with_places_is_said_place_by_place(number: str, said: str) -> None:
    assert spelt(Decimal(number)) == said


@pytest.mark.parametrize(
    ("yuan", "written"),
    [
        ("0", "零元整"),
        ("12", "壹拾贰元整"),
        ("1050.5", "壹仟零伍拾元伍角整"),
        ("1005.05", "壹仟零伍元零伍分"),
        ("0.37", "叁角柒分"),
        ("0.05", "伍分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("-3", "负叁元整"),
    ],
)
def test_money_is_written_as_on_a_receipt(yuan: str, written: str) -> None:
    assert amount(Decimal(yuan)) == written


def test_there_is_no_money_below_a_cent() -> None:
    with pytest.raises(ValueError, match="分"):
        amount(Decimal("1.005"))


def test_a_day_is_written_in_characters() -> None:
    assert day_in_characters(date(2026, 10, 31)) == "二〇二六年十月三十一日"
