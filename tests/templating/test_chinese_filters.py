"""Filters with Chinese names print values as official documents write them, and say which value they cannot take."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from reportgen.errors import TemplateError
from reportgen.locale import Wording
from reportgen.ooxml.package import write_package
from reportgen.templating import CompiledTemplate
from reportgen.templating.chinese_filters import ALIASES, FILTERS
from reportgen.templating.environment import environment
from tests.templating.making import filled, paragraph, parts_of, row, said, table, template

PEOPLE = [{"姓名": "王建国"}, {"姓名": "李敏"}, {"姓名": "赵一"}]


@pytest.mark.parametrize(
    ("code", "value", "printed"),
    [
        ("值|中文日期", "2026-03-09", "2026年3月9日"),
        ("值|中文日期", "二〇二六年三月九日", "2026年3月9日"),
        ("值|中文日期", date(2026, 3, 9), "2026年3月9日"),
        ("值|汉字日期", "2026年3月9日", "二〇二六年三月九日"),
        ("值|年月", "2026-03-09", "2026年3月"),
        ("值|月日", "2026-03-09", "3月9日"),
        ("值|中文数字", "12", "十二"),
        ("值|中文数字", 1.5, "一点五"),
        ("值|大写", 12, "壹拾贰"),
        ("值|大写金额", "1,234.50", "壹仟贰佰叁拾肆元伍角整"),
        ("值|大写金额", Decimal("1E+3"), "壹仟元整"),
        ("值|序数", 3, "第三"),
        ("值|序数('（一）')", "12", "（十二）"),
        ("值|序数('1.')", 3, "3."),
        ("值|序数('一是')", 2, "二是"),
        ("值|百分比", "0.125", "12.5%"),
        ("值|百分比(0)", "0.125", "13%"),
        ("值|万元", "1234500", "123.45万元"),
        ("值|万元(1)", 1000000, "100.0万元"),
        ("值|顿号连接", ["甲", "乙", "丙"], "甲、乙、丙"),
        ("值|顿号连接('和')", ["甲", "乙", "丙"], "甲、乙和丙"),
        ("值|顿号连接('和')", ["甲"], "甲"),
        ("值|顿号连接", "甲", "甲"),
        ("值|顿号连接(属性='姓名')", PEOPLE, "王建国、李敏、赵一"),
        ("值|顿号连接('和', 属性='姓名')", PEOPLE, "王建国、李敏和赵一"),
        ("值|分号连接", ["甲", "乙"], "甲；乙"),
        ("值|逗号连接", ["甲", "乙"], "甲，乙"),
        ("值|求和", ["3", 4, "1.5"], "8.5"),
        ("值|求和('数')", [{"数": "3"}, {"数": ""}, {"数": "1,000"}], "1003"),
        ("值|数字 > 9", "12", "True"),
        ("值|数字 + 1", "12.0", "13"),
        ("值|默认('无')", "甲", "甲"),
        ("值|个数", ["甲", "乙"], "2"),
        ("值|替换('甲', '乙')", "甲方", "乙方"),
    ],
)
def test_a_value_is_printed_as_documents_write_it(code: str, value: Any, printed: str) -> None:
    assert filled(f"{{{{ {code} }}}}", 值=value) == printed


@pytest.mark.parametrize("name", [name for names in FILTERS for name in names if "sum_of" not in names])
def test_what_is_empty_prints_nothing(name: str) -> None:
    assert filled(f"{{{{ 值|{name} }}}}", 值="") == ""
    assert filled(f"{{{{ 值|{name} }}}}", 值=None) == ""


@pytest.mark.parametrize("name", [name for names in FILTERS for name in names])
def test_what_is_not_there_is_told(name: str) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(f"{{{{ 值|{name} }}}}")
    assert [each.code for each in caught.value.diagnostics] == ["template-field"]


def test_every_filter_has_an_english_and_a_chinese_name() -> None:
    for english, chinese in FILTERS:
        assert english.isascii()
        assert not chinese.isascii()
    assert set(ALIASES.values()) <= set(environment().filters)


@pytest.mark.parametrize(
    ("code", "value", "told"),
    [
        ("值|中文日期", "下周一", "“下周一”不是日期"),
        ("值|中文日期", "2026-02-30", "2026-02-30"),
        ("值|大写", "十二", "“十二”不是数字"),
        ("值|大写", "1e5", "“1e5”不是数字"),
        ("值|大写", True, "“True”不是数字"),
        ("值|大写", float("nan"), "“nan”不是数字"),
        ("值|大写", "9" * 17, "不是数字"),
        ("值|大写金额", "1.005", "1.005"),
        ("值|序数", "1.5", "1.5"),
        ("值|序数", "-1", "-1"),
        ("值|序数('甲')", 1, "甲"),
        ("值|百分比(99)", 1, "99"),
        ("值|顿号连接", 3, "3"),
        ("值|求和", ["3", "若干"], "“若干”不是数字"),
        ("值|数字", "三", "“三”不是数字"),
    ],
)
def test_a_value_that_a_filter_cannot_take_is_told_in_chinese(code: str, value: Any, told: str) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(f"{{{{ {code} }}}}", 值=value)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "template-value"
    assert told in Wording("zh").diagnostic(diagnostic)


def test_a_fault_names_the_place_of_its_tag_and_a_compiled_template_tells_it_too() -> None:
    rows = table(2, row("日期", "{{ 值|中文日期 }}"))
    compiled = CompiledTemplate.from_bytes(write_package(parts_of(paragraph("前文"), rows)), "模板.docx")
    for render in (template(paragraph("前文"), rows).render, compiled.render):
        with pytest.raises(TemplateError) as caught:
            render({"值": "下周一"})
        (diagnostic,) = caught.value.diagnostics
        assert diagnostic.location.place == {"part": "word/document.xml", "table": 1, "row": 1, "column": 2}


def test_a_compiled_template_has_the_same_filters() -> None:
    compiled = CompiledTemplate.from_bytes(write_package(parts_of(paragraph("{{ 值|大写 }}{{ 2|序数 }}"))))
    assert said(compiled.render({"值": 12})) == "壹拾贰第二"


def test_joining_long_lists_again_and_again_is_refused() -> None:
    with pytest.raises(TemplateError) as caught:
        filled("{% for each in range(90000) %}{{ range(90000)|顿号连接|个数 }}{% endfor %}")
    assert [each.code for each in caught.value.diagnostics] == ["template-unsafe"]
