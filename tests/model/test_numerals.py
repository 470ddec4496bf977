"""Chinese numerals and the numbers of levels, against a table written by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.numerals import LEVEL_FORMS, chinese_numeral, level_number, point_number

VALUES = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERALS = [
    (1, "一"), (2, "二"), (9, "九"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "二十一"), (90, "九十"),
    (99, "九十九"), (100, "一百"), (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"), (120, "一百二十"),
    (200, "二百"), (205, "二百零五"), (999, "九百九十九"), (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"),
    (1100, "一千一百"), (1101, "一千一百零一"), (2024, "二千零二十四"), (9009, "九千零九"), (9999, "九千九百九十九"),
]  # fmt: skip


def read(numeral: str) -> int:
    """Return the number a numeral says, read from left to right."""
    total, digit = 0, 0
    for character in numeral.replace("零", ""):
        if character in UNITS:
            total += max(digit, 1) * UNITS[character]
            digit = 0
        else:
            digit = VALUES[character]
    return total + digit


@pytest.mark.parametrize(("number", "numeral"), NUMERALS)
def test_a_number_is_said_in_chinese(number: int, numeral: str) -> None:
    assert chinese_numeral(number) == numeral


@given(st.integers(1, 9999))
def test_a_numeral_reads_back_as_its_number(number: int) -> None:
    assert read(chinese_numeral(number)) == number


@given(st.integers(1, 9999))
def test_a_zero_is_said_only_between_digits(number: int) -> None:
    numeral = chinese_numeral(number)
    assert not numeral.startswith("零")
    assert not numeral.endswith("零")
    assert "零零" not in numeral


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_a_number_that_no_document_counts_to_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="between 1 and 9999"):
        chinese_numeral(number)


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("一、", 1, "一、"), ("一、", 11, "十一、"), ("（一）", 3, "（三）"), ("（一）", 20, "（二十）"),
        ("1.", 1, "1."), ("1.", 21, "21."), ("（1）", 4, "（4）"), ("（1）", 10, "（10）"),
    ],
)  # fmt: skip
def test_a_level_has_its_own_form_of_number(form: str, number: int, printed: str) -> None:
    assert level_number(form, number) == printed


def test_the_levels_are_those_of_the_standard() -> None:
    assert LEVEL_FORMS == ("一、", "（一）", "1.", "（1）")


@pytest.mark.parametrize(
    ("number", "printed"), [(1, "一是"), (2, "二是"), (10, "十是"), (11, "十一是"), (20, "二十是")]
)
def test_points_count_beyond_ten(number: int, printed: str) -> None:
    assert point_number(number) == printed
