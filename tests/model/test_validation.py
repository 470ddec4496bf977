"""Validation: any plain data becomes a document or problems at places that were typed; nothing is raised."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import kinds
from reportgen.model import official, records
from reportgen.model.keys import names_of, nearest, spellings
from reportgen.model.official import Official
from reportgen.model.problems import Path, Problem
from reportgen.model.record import Record
from reportgen.model.validation import validate


def models() -> Iterator[type[Record]]:
    for module in (official, records):
        for value in vars(module).values():
            if inspect.isclass(value) and issubclass(value, Record):
                yield value


KEYS = sorted({spelling for model in models() for spelling in names_of(model)})
TEXTS = st.sampled_from(
    ["", " \n", "正文一句。", "两\n行", "标题：一句", "一、", "1.", "false", "是", "measures", "问题", "2024-03-05", "2024-02-30",
     "二〇二四年三月五日", "青水〔2024〕7号", "青水[2024]7号", "2022Q1", "continuous", "已完成", "重大", "P1"]
)  # fmt: skip
TREES = st.recursive(
    st.none() | TEXTS | st.text(max_size=3),
    lambda below: (
        st.lists(below, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=2), below, max_size=5)
    ),
    max_leaves=25,
)
DATA = st.dictionaries(st.sampled_from(KEYS), TREES, max_size=7)


def is_there(data: object, path: Path) -> bool:
    for step in path:
        if not isinstance(data, dict | list):
            return False
        try:
            data = data[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def problems(data: dict[str, object]) -> list[Problem]:
    return validate(Official, data).problems


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DATA)
def test_any_data_becomes_a_document_or_problems(data: dict[str, object]) -> None:
    validated = validate(Official, data)
    assert (validated.document is None) == bool(validated.problems)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DATA)
def test_every_problem_names_a_place_that_was_typed(data: dict[str, object]) -> None:
    for problem in problems(data):
        assert is_there(data, problem.path), problem


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DATA)
def test_every_problem_can_be_said(data: dict[str, object]) -> None:
    for problem in problems(data):
        lines = {"first_line": 1, "second_line": 2}
        assert problem.message.format_map({**problem.params, **lines})


@pytest.mark.parametrize("name", kinds.names())
def test_a_kind_is_built_first_in_a_fresh_process(name: str) -> None:
    program = (
        "from reportgen import kinds; from reportgen.model.validation import validate; "
        f"kind = kinds.load({name!r}); data = {{'正文': [{{'标题': '甲', '措施': [{{'标题': '乙'}}]}}]}}; "
        "print(validate(kind.model, data).document.sections[0].measures[0].title)"
    )
    outcome = subprocess.run([sys.executable, "-X", "utf8", "-c", program], capture_output=True, check=True)
    assert outcome.stdout.decode("utf-8").strip() == "乙"


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("recipents", "recipients"), ("Title", "title"), ("SUBTITLE", "subtitle"), ("titel", "title"),
        ("成文时期", "成文日期"), ("发文文号", "发文字号"), ("抄送", "抄送机关"), ("主送", "主送机关"),
    ],
)  # fmt: skip
def test_an_unknown_key_names_the_nearest_in_its_own_script(typed: str, near: str) -> None:
    assert nearest(typed, names_of(Official)) == near


@given(st.sampled_from(sorted(names_of(Official))))
def test_the_nearest_to_a_known_key_is_itself(name: str) -> None:
    assert nearest(name, names_of(Official)) == name


@pytest.mark.parametrize(
    ("data", "path", "code"),
    [
        ({"titel": "甲"}, ("titel",), "unknown-key"),
        ({"title": "甲", "标题": "乙"}, ("标题",), "duplicate-key"),
        ({"措施": [{"标题": "甲"}, {"编号": "乙"}]}, ("措施", 1), "empty-record"),
        ({"正文": [{"内容": "甲"}]}, ("正文", 0), "missing"),
        ({"措施": "甲"}, ("措施",), "list-type"),
        ({"版记": "甲"}, ("版记",), "model-type"),
        ({"标题": {"内容": "甲"}}, ("标题",), "not-a-text"),
        ({"密级": "甲\n乙"}, ("密级",), "not-one-line"),
        ({"成文日期": "甲"}, ("成文日期",), "bad-date"),
        ({"成文日期": "2024-02-30"}, ("成文日期",), "impossible-date"),
        ({"印章": "甲"}, ("印章",), "bad-flag"),
        ({"报告期": "甲"}, ("报告期",), "bad-period"),
        ({"层次": ["1.", "一、"]}, ("层次",), "bad-levels"),
        ({"编号方式": "甲"}, ("编号方式",), "bad-choice"),
        ({"发文字号": "青水[2024]7号"}, ("发文字号",), "document-number"),
        ({"发文字号": {"机关代字": "青水", "年份": "24", "顺序号": "7"}}, ("发文字号", "年份"), "document-number"),
        ({"发文字号": {"机关代字": "青水", "年份": "2024", "顺序号": "07"}}, ("发文字号", "顺序号"), "document-number"),
        ({"发文字号": {"年份": "2024"}}, ("发文字号",), "document-number-parts"),
        ({"发文字号": {"全文": "青水〔2024〕7号", "年份": "2024"}}, ("发文字号",), "document-number-parts"),
        ({"内容": "甲", "内容项": ["乙"]}, (), "content-and-others"),
        ({"内容项": ["甲", {"内容": "乙", "要点": ["丙"]}]}, ("内容项", 1), "one-key"),
        ({"附件": [{"标题": "甲", "文件": "甲.docx", "内容": "乙"}]}, ("附件", 0), "file-and-text"),
        ({"附件": [{"标题": "甲", "印发件": "是"}]}, ("附件", 0), "issued-empty"),
        ({"附件": [{"标题": "甲", "印发件": "是", "文件": "甲.docx"}]}, ("附件", 0), "issued-empty"),
        ({"附件": [{"标题": "甲", "表格": {"列": ["乙"], "行": "丙"}}]}, ("附件", 0, "表格", "行"), "not-a-list"),
        ({"附件": [{"标题": "甲", "表格": {"列": ["乙"], "行": [["丙"], {"丁": "戊"}]}}]}, ("附件", 0, "表格", "行", 1), "bad-row"),
        ({"附件": [{"标题": "甲", "表格": {"列": ["乙"], "行": [["丙"], [{"丁": "戊"}]]}}]}, ("附件", 0, "表格", "行", 1, 0), "bad-cell"),
        ({"附件": [{"标题": "甲", "表格": {"列": ["乙"], "行": [["丙"], ["丁", "戊"]]}}]}, ("附件", 0, "表格", "行", 1), "row-length"),
        ({"附件": [{"标题": "甲", "表格": {"行": ["丙"]}}]}, ("附件", 0, "表格"), "no-columns"),
        ({"附件": [{"标题": "甲", "表格": {"来源": "措施", "列": ["乙"]}}]}, ("附件", 0, "表格"), "two-tables"),
        ({"措施": ["标题：甲"]}, ("措施", 0), "full-width-colon"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place(data: dict[str, object], path: Path, code: str) -> None:
    assert [(each.path, each.code) for each in problems(data)] == [(path, code)]


@pytest.mark.parametrize(
    "data",
    [
        {"措施": ["甲：乙"]},
        {"成文日期": "2024-02-29"},
        {"层次": ["一、", "1."]},
        {"发文字号": {"机关代字": "青水", "年份": "2024", "顺序号": "7"}},
        {"版记": {"印发机关": "", "印发日期": None}, "发文字号": {"年份": ""}},
        {"附件": [{"标题": "甲", "表格": {"列": ["乙"], "行": ["丙", ["丁"], [["戊", "己"]]]}}]},
    ],
)
def test_what_is_right_is_no_problem(data: dict[str, object]) -> None:
    assert problems(data) == []


def test_every_spelling_of_a_model_is_one_key() -> None:
    for model in models():
        fields = [set(spellings(name, info)) for name, info in model.model_fields.items()]
        assert sum(map(len, fields)) == len(set().union(*fields)), model
