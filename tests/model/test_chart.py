"""What a clerk may type as a chart, and what is refused with what to type instead."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from reportgen.model.chart import MAX_CATEGORIES, MAX_SERIES, Chart
from reportgen.model.official import Official
from reportgen.model.problems import Problem
from reportgen.model.validation import validate

SERIES = {"name": "发现", "values": ["1"]}


def problems(**data: Any) -> list[Problem]:
    chart = {"title": "数量", "categories": ["甲"], **data}
    return validate(Official, {"content": [{"chart": chart}]}).problems


def number(typed: object) -> Decimal | None:
    chart = validate(Chart, {"title": "数量", "categories": ["甲", "乙"], "values": [typed, "7"]}).document
    assert chart is not None
    first = chart.values[0]
    return None if first is None else first.value


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("12", 12), ("-3.50", "-3.50"), ("1,204", 1204), ("12,345,678.9", "12345678.9"), ("１２", 12), (" 0 ", 0), (5, 5),
     (0.1, "0.1"), (1e-7, "0.0000001"), (Decimal("2.5"), "2.5")],
)  # fmt: skip
def test_numbers_are_read_as_people_type_them(typed: object, meant: object) -> None:
    assert number(typed) == Decimal(str(meant))


@pytest.mark.parametrize("typed", ["—", "-", "/", "", None])
def test_where_there_is_no_number_stands_a_gap(typed: object) -> None:
    assert number(typed) is None


@pytest.mark.parametrize(
    "typed", ["12项", "=1+1", "1,2", "NaN", "1e5", "9" * 16, "٣", float("inf"), True, ["1"], {"a": "1"}]
)
def test_what_is_no_number_is_refused(typed: object) -> None:
    assert [each.code for each in problems(values=[typed])] == ["bad-number"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({}, "no-chart-data"),
        ({"values": ["—"]}, "no-chart-data"),
        ({"values": ["1"], "series": [SERIES]}, "two-series"),
        ({"values": ["1", "2"]}, "series-length"),
        ({"series": [SERIES, {"name": "整改", "values": ["5%"]}]}, "mixed-percent"),
        ({"series": [SERIES] * (MAX_SERIES + 1)}, "chart-too-wide"),
        ({"categories": ["甲"] * (MAX_CATEGORIES + 1), "values": ["1"] * (MAX_CATEGORIES + 1)}, "chart-too-wide"),
        ({"categories": ["甲" * 101], "values": ["1"]}, "chart-name"),
        ({"type": "pie", "values": ["1"]}, "bad-choice"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_refused(data: dict[str, Any], code: str) -> None:
    assert [each.code for each in problems(**data)] == [code]


def test_all_zeros_are_figures_too() -> None:
    assert problems(values=["0"]) == []
