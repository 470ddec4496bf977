"""What is wrong with a template while it is read or filled in is told with its place, as a person finds it in Word."""

from __future__ import annotations

import re
from typing import Any

import pytest

from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import TemplateError
from reportgen.locale import Wording
from reportgen.templating import CompiledTemplate, Template
from tests.oracle.making import NOTHING_BESIDE, Beside, docx, drawing, para, tbl, tc, text, text_box, tr

BODY = "word/document.xml"
VALUES: dict[str, Any] = {"标题": "甲", "行": [{"名": "乙"}, {"名": "丙", "期": "丁"}], "无": None}

CODE = '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
SDT = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"

FAULTS: list[tuple[str, bytes, dict[str, int | str]]] = [
    ("a field that is not there", docx(para("{{ 标题 }}"), para("{{ 标题 }}{{ 没有 }}")), {"part": BODY, "paragraph": 2}),
    ("in a row", docx(tbl((1,), tr("{%tr for 每 in 行 %}"), tr("{{ 每.名 }}{{ 每.期 }}"), tr("{%tr endfor %}"))),
     {"part": BODY, "table": 1, "row": 2, "column": 1}),
    ("in the third cell", docx(para("甲"), tbl((1, 1, 1), tr("甲", "乙", tc(para("{{ 没有 }}"))))),
     {"part": BODY, "table": 1, "row": 1, "column": 3}),
    ("behind a paragraph tag", docx(para("{%p if 标题 %}"), para("{{ 标题 }}"), para("{%p endif %}"), para("{{ 没有.名 }}")),
     {"part": BODY, "paragraph": 4}),
    ("in an unclosed block", docx(para("{%p for 每 in 行 %}"), para("{{ 每.名 }}"), para("完")), {"part": BODY, "paragraph": 1}),
    ("a tag that cannot be read", docx(para("甲"), para("{{ 标题 标题 }}"), para("{{ 标题 }}")), {"part": BODY, "paragraph": 2}),
    ("an unknown filter", docx(para("甲"), para("{{ 标题|大些 }}")), {"part": BODY, "paragraph": 2}),
    ("a tag cut into runs", docx(para("甲"), para("{", "{ 没", "有 }", "}")), {"part": BODY, "paragraph": 2}),
    ("a tag of an input method", docx(para("甲"), para("｛｛ 没有 ｝｝")), {"part": BODY, "paragraph": 2}),
    ("a text box", docx(para("甲"), para(text_box(para("{{ 没有 }}")))), {"part": BODY, "paragraph": 2, "box": 1}),
    ("a header", docx(para("甲"), beside=Beside(headers={"default": para("{{ 没有 }}")})),
     {"part": "word/header-default.xml", "paragraph": 1}),
    ("a header of the first page", docx(para("甲"), beside=Beside(headers={"default": para("乙"), "first": para("{{ 没有 }}")})),
     {"part": "word/header-first.xml", "pages": "first", "paragraph": 1}),
    ("a footer of odd pages", docx(para("甲"), beside=Beside(footers={"default": para("{{ 没有 }}"), "even": para("乙")})),
     {"part": "word/footer-default.xml", "pages": "odd", "paragraph": 1}),
    ("a table in a table", docx(tbl((1, 1), tr("甲", tc(para("乙"), tbl((1, 1), tr("丙", "{{ 没有 }}")), para("丁"))))),
     {"part": BODY, "table": 1, "row": 1, "column": 2, "inner_table": 1, "inner_row": 1, "inner_column": 2}),
    ("a number of columns that is none", docx(para("甲"), tbl((1, 1), tr(tc(para("{% colspan 标题 %}乙"))))),
     {"part": BODY, "table": 1, "row": 1, "column": 1}),
    ("a condition", docx(para("甲"), para("{% if 无.名 == 1 %}乙{% endif %}")), {"part": BODY, "paragraph": 2}),
    ("what is computed", docx(para("{{ 标题 }}"), para("{{ 1 // 0 }}")), {"part": BODY, "paragraph": 2}),
    ("a field code", docx(para("甲"), para(CODE.format("REF {{ 没有 }}"))), {"part": BODY, "paragraph": 2}),
    ("an alt text", docx(para("甲"), para("{{ 标题 }}", drawing(3, "{{ 没有 }}"))), {"part": BODY, "paragraph": 2}),
    ("half a tag", docx(para("甲"), para("{{ 标题"), para("{{ 标题 }}")), {"part": BODY, "paragraph": 2}),
    ("half a link", docx(para("甲"), para(f"<w:hyperlink>{text('{{ 标')}</w:hyperlink>", "题 }}")), {"part": BODY, "paragraph": 2}),
    ("half a content control", docx(tbl((1, 1), tr("甲", tc(para("{{ 标", SDT.format(text("题 }}"))))))),
     {"part": BODY, "table": 1, "row": 1, "column": 2}),
    ("a block that a link cuts", docx(para("甲"), para(f"<w:hyperlink>{text('{% if 无 %}乙')}</w:hyperlink>", "丙{% endif %}")),
     {"part": BODY, "paragraph": 2}),
    ("a list as a whole", docx(para("{{ 标题 }}"), para("{{ 行 }}")), {"part": BODY, "paragraph": 2}),
]  # fmt: skip


@pytest.mark.parametrize(("data", "place"), [each[1:] for each in FAULTS], ids=[each[0] for each in FAULTS])
def test_a_fault_is_told_with_its_place(data: bytes, place: dict[str, int | str]) -> None:
    for opened in (CompiledTemplate.from_bytes, Template.from_bytes):
        with pytest.raises(TemplateError) as raised:
            opened(data, "模板.docx").render(VALUES)
        assert raised.value.diagnostics[0].location.place == place


def diagnostics(*blocks: str, beside: Beside = NOTHING_BESIDE) -> list[Diagnostic]:
    found = []
    for opened in (CompiledTemplate.from_bytes, Template.from_bytes):
        with pytest.raises(TemplateError) as raised:
            opened(docx(*blocks, beside=beside), "模板.docx").render(VALUES)
        found.append(list(raised.value.diagnostics))
    assert found[0] == found[1]
    return found[0]


def test_all_values_that_cannot_be_filled_in_are_told_at_once() -> None:
    found = diagnostics(
        para("{{ 标题|序数 }}"),
        para("{{ 标题|序数 }}和{{ 标题|中文日期 }}和{{ 标题 }}"),
        para("{% if 无.名 %}{{ 没有 }}{% endif %}"),
        tbl((1,), tr("{%tr for 每 in 行 %}"), tr("{{ 每.期 }}"), tr("{%tr endfor %}")),
        beside=Beside(footers={"default": para("{{ 也没有 }}")}),
    )
    assert [(each.code, each.excerpt, each.location.place.get("paragraph")) for each in found] == [
        ("template-value", "{{ 标题|序数 }}", 1),
        ("template-value", "{{ 标题|序数 }}", 2),
        ("template-value", "{{ 标题|中文日期 }}", 2),
        ("template-field", "{% if 无.名 %}", 3),
        ("template-field", "{{ 没有 }}", 3),
        ("template-field", "{{ 每.期 }}", None),
        ("template-field", "{{ 也没有 }}", 1),
    ]


def test_all_tags_that_cannot_be_read_are_told_at_once() -> None:
    found = diagnostics(para("{{ 标题|大些 }}"), para("{{ 标题 标题 }}"), para("{% 甲 %}"))
    assert {(each.code, each.excerpt) for each in found} == {
        ("template-syntax", "{{ 标题|大些 }}"),
        ("template-syntax", "{{ 标题 标题 }}"),
        ("template-syntax", "{% 甲 %}"),
    }


@pytest.mark.parametrize(
    ("tag", "wrong", "instead"),
    [
        ("{{ 标题 标题 }}", "“标题”出现在应该是“}}”的地方", "只写一个字段"),
        ("{{ (标题 }}", "应该是“)”", "括号"),
        ("{{ 标题|大些 }}", "没有“大些”这个过滤器", "过滤器"),
        ("{% 甲 %}", "不能以“甲”开头", "{{ 标题 }}"),
        ("{% if 标题 %}", "没有结束", "endif"),
        ("{% if 标题 = 1 %}{% endif %}", "等号", "=="),
        ("{{ '标题 }}", "引号", "引号"),
        ("{{ 没有 }}", "没有“没有”这个字段", "字段表"),
        ("{{ 无.名 }}", "“名”", "{% if 版记 %}"),
        ("{{ 标题.名 }}", "文字没有“名”这个字段", "整体"),
        ("{{ 行.名 }}", "列表没有“名”这个字段", "{% for"),
        ("{{ 行[7] }}", "没有第 7 项", "{% for"),
        ("{{ 标题 + 1 }}", "用 +", "两个标记"),
        ("{{ 1 + 标题 }}", "数字和文字不能用 + 合在一起", "两个标记"),
        ("{{ 1 // 0 }}", "除以 0", "{% if"),
        ("{% for 每 in 5 %}{% endfor %}", "不是列表", "{{ 标题 }}"),
        ("{{ 标题() }}", "括号", "{{ 标题 }}"),
        ("{{ 标题.__class__ }}", "__class__", "{{ 标题 }}"),
        ("{% for 每 in range(9999999) %}{% endfor %}", "太多", "{% for"),
        ("{{ 行|replace(1) }}", "参数", "指南"),
        ("{{ 标题|round }}", "算不出", "字段"),
    ],
)
def test_it_is_said_in_the_words_of_a_clerk(tag: str, wrong: str, instead: str) -> None:
    (found,) = diagnostics(para(tag))
    said = Wording("zh")
    assert wrong in said.text(found.message, **found.params)
    assert instead in said.text(found.instead, **found.params)
    assert not re.search(
        r"[a-z]{3,} [a-z]{3,}|\bat \d|object|token|operand", said.sentence(found).replace("reportgen template", "")
    )
    assert found.location.place == {"part": BODY, "paragraph": 1}


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({"part": "word/header1.xml", "pages": "first", "paragraph": 1}, "首页页眉 第1段"),
        ({"part": "word/footer1.xml", "pages": "even", "paragraph": 2}, "偶数页页脚 第2段"),
        ({"part": "word/footer1.xml", "pages": "odd", "paragraph": 2}, "奇数页页脚 第2段"),
        ({"part": "word/footer1.xml", "paragraph": 2}, "页脚 第2段"),
        (
            {"part": BODY, "table": 1, "row": 1, "column": 2, "inner_table": 1, "inner_row": 3, "inner_column": 4},
            "正文 表1 行1 列2 其中表内表1 行3 列4",
        ),
    ],
)
def test_a_place_is_said_as_word_has_it(place: dict[str, int | str], said: str) -> None:
    assert Wording("zh").place(Location("", place)).strip() == said
