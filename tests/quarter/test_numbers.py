"""Which numbers of a text state something; dates, document numbers and numbering do not."""

from __future__ import annotations

import pytest

from reportgen.quarter.numbers import amounts, numberings, numbers, value_of


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
        ("13月发现2项", ["13", "2"]),
        ("2026年13月", ["13"]),
        ("3月32日整改", ["3", "32"]),
        ("99月", ["99"]),
        ("2026-13-01", ["2026", "13", "01"]),
        ("2026Q7", ["2026", "7"]),
        ("10月1日至12月31日", []),
        ("2026年03月05日", []),
        ("２０２６年１２月", []),
    ],
)
def test_numbers_that_state_something(text: str, expected: list[str]) -> None:
    found = list(numbers(text))
    assert [each.text for each in found] == expected
    assert all(text[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("88、落实责任", [("、", 88)]),
        ("（3）整改", [("（", 3)]),
        ("图99　各类隐患", [("图", 99)]),
        ("附件：1.清单\n2.任务", [(".", 1), (".", 2)]),
        ("2.5公里", []),
        ("发现3、4项", []),
    ],
)
def test_what_numbers_a_line(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(each.style, each.value) for each in numberings(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("另有三十五项", ["35"]),
        ("下降百分之五点二", ["5.2%"]),
        ("十余家，一百零二人，一万两千份", ["10", "102", "12000"]),
        ("第三项、第四十一条、一是整改、三、做好", []),
        ("每一项、一次性、一项一策、千家万户、“两个维护”", []),
        ("二〇二六年三月", []),
    ],
)
def test_amounts_in_chinese_numerals(text: str, expected: list[str]) -> None:
    assert [value_of(each.text) for each in amounts(text)] == expected


@pytest.mark.parametrize("same", [("1,124", "１１２４", "一千一百二十四"), ("5%", "百分之五", "５％"), ("12", "十二")])
def test_a_number_has_one_value_however_it_is_printed(same: tuple[str, ...]) -> None:
    assert len({value_of(each) for each in same}) == 1
