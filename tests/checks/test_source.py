"""Checks of what was typed: nothing unfinished, no tags of a template."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.checks.source import source_problems
from reportgen.model.problems import Path

TREES = st.recursive(
    st.none() | st.text(max_size=5),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=2), below, max_size=3),
)


def codes(data: object) -> list[tuple[Path, str]]:
    return [(problem.path, problem.code) for problem in source_problems(data)]


@pytest.mark.parametrize("text", ["请填写", " 请填写\n", "（请填写）", "请填写。", "各乡镇\n请填写\n县直各部门"])
def test_what_is_to_be_filled_in_is_refused(text: str) -> None:
    assert codes({"措施": [{"标题": "甲"}, {"内容": text}]}) == [(("措施", 1, "内容"), "placeholder")]


@pytest.mark.parametrize("text", ["请填写登记表。", "有关单位请填写", "填写", "请逐项填写"])
def test_a_sentence_about_filling_in_is_a_text(text: str) -> None:
    assert codes({"导语": text}) == []


@pytest.mark.parametrize("text", ["共{{ 次数 }}轮", "{{", "{% if 甲 %}", "{# 甲 #}", "{_{甲}_}"])
def test_a_tag_of_a_template_is_refused(text: str) -> None:
    assert codes({"附件": [{"表格": {"行": [["甲", text]]}}]}) == [(("附件", 0, "表格", "行", 0, 1), "tag-in-text")]


@pytest.mark.parametrize("text", ["{甲}", "{ {甲} }", "50%", "#{甲}", "见{1}、{2}"])
def test_a_single_brace_is_a_text(text: str) -> None:
    assert codes([text]) == []


@given(TREES)
def test_any_data_can_be_looked_at(data: object) -> None:
    for path, code in codes(data):
        assert code in ("placeholder", "tag-in-text")
        assert isinstance(path, tuple)
