"""Which numbers of a text state something; dates, document numbers and numbering do not."""

from __future__ import annotations

import pytest

from reportgen.quarter.numbers import numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共发现隐患25项，已整改19项，整改率76.0%。", ["25", "19", "76.0%"]),
        ("2026年第一季度出动1,124人次", ["1,124"]),
        ("2026年3月31日前完成3项", ["3"]),
        ("1月至3月发现2项，3月15日-20日检查4家次", ["2", "4"]),
        ("云应急〔2026〕5号部署的6项任务", ["6"]),
        ("1.配电箱未上锁（责任单位：1号站）", ["1"]),
        ("（3）整改12项", ["12"]),
        ("附件：1.隐患清单", []),
        ("附件2", []),
        ("检查12.5公里", ["12.5"]),
        ("12\n3项\n2026-03-31", ["12", "3"]),
        ("一是整改；二是销号", []),
        ("发现１２项", ["１２"]),
        ("2026Q1", []),
        ("2.2026年第一季度清单", []),
        ("2.5公里", ["2.5"]),
        ("", []),
    ],
)
def test_numbers_that_state_something(text: str, expected: list[str]) -> None:
    found = list(numbers(text))
    assert [each.text for each in found] == expected
    assert all(text[each.start : each.end] == each.text for each in found)
