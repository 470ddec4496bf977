"""What docxtpl loses without a word is printed, or is an error: values in, the text of a docx or a TemplateError out."""

from __future__ import annotations

import pytest

from reportgen.errors import TemplateError
from tests.templating.making import (
    filled,
    paragraph,
    row,
    said,
    table,
    template,
)

AWKWARD = [
    "100<200 mm",
    "A & B",
    "<select>",
    "</w:t>",
    "<w:br/>",
    "&lt;",
    "a > b",
    '"quoted"',
    "“弯引号”与‘单引号’",
    "]]>",
    "<!-- no comment -->",
    "第一行\n第二行",
    "左\t右",
    "𠮷野家",
    "  blanks  ",
]
CONTROLS = ["\x00", "\x01", "\x08", "\x0b", "\x1f", "\ufffe"]


@pytest.mark.parametrize("value", AWKWARD)
def test_a_value_is_printed_as_it_is(value: str) -> None:
    assert filled("前{{ 值 }}后", 值=value) == f"前{value}后"


@pytest.mark.parametrize("part", ["header", "footer", "footnote"])
@pytest.mark.parametrize("value", ["100<200 mm", "A & B", "<select>", "“弯引号”"])
def test_a_value_is_printed_as_it_is_outside_the_body_too(part: str, value: str) -> None:
    made = template(paragraph("正文"), **{part: "前{{ 值 }}后"}).render({"值": value})
    assert said(made, f"word/{'footnotes' if part == 'footnote' else part}.xml") == f"前{value}后"


@pytest.mark.parametrize("text", ["100<200 mm", "A & B", "<select>", "“弯”‘引’号", "50%", "{单括号}", "a#b"])
def test_the_text_of_a_template_is_printed_as_it_is(text: str) -> None:
    assert filled(text + "{{ 值 }}", 值="。") == text + "。"


@pytest.mark.parametrize("control", CONTROLS)
def test_a_value_that_no_document_can_hold_is_refused(control: str) -> None:
    with pytest.raises(TemplateError) as caught:
        filled("{{ 值 }}", 值=f"前{control}后")
    assert caught.value.diagnostics[0].code == "template-value"


@pytest.mark.parametrize("part", ["header", "footer", "footnote"])
def test_a_value_that_no_document_can_hold_is_refused_outside_the_body_too(part: str) -> None:
    broken = template(paragraph("正文"), **{part: "{{ 值 }}"})
    with pytest.raises(TemplateError):
        broken.render({"值": "\x01"})


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 没有 }}",
        "{{ 有.没有 }}",
        "{{ 有['没有'] }}",
        "{% if 没有 %}甲{% endif %}",
        "{% for each in 没有 %}甲{% endfor %}",
        "{{ 没有|upper }}",
        "{{ 没有 ~ '甲' }}",
        "{{ 没有|join('、') }}",
        "{{ 没有 + 1 }}",
        "{{ [没有]|join }}",
    ],
)
def test_a_missing_field_is_named(tag: str) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(tag, 有={})
    assert caught.value.diagnostics[0].code == "template-field"
    assert "没有" in str(caught.value)


def test_an_empty_field_prints_nothing() -> None:
    assert filled("前{{ 值 }}{{ none }}{{ 值|upper }}{{ 值 ~ '中' }}后", 值=None) == "前中后"


def test_a_default_stands_for_a_missing_field() -> None:
    assert filled("{{ 没有|default('无') }}") == "无"


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("{{ “甲” }}", "甲"),
        ("{{ ‘甲’ }}", "甲"),
        ("{{ '“甲”' }}", "“甲”"),
        ('{{ "他说‘甲’" }}', "他说‘甲’"),
        ("{{ 无|default('无“数据”') }}", "无“数据”"),
        ("{% if 值 == ‘乙’ %}对{% endif %}", "对"),
        ("{% if 值 == “乙” %}对{% endif %}", "对"),
        ("{{ ['“', '”']|join(值) }}", "“乙”"),
        ("{{ 'A & B' }}", "A & B"),
        ("{{ '1 < 2' }}", "1 < 2"),
        ("{% if 1 < 2 and 'A & B' == 'A ' ~ '& B' %}对{% endif %}", "对"),
    ],
)
def test_a_tag_means_what_it_says(tag: str, text: str) -> None:
    assert filled(tag, 值="乙") == text


@pytest.mark.parametrize("tag", ["{{ “甲'乙” }}{{ ' }}", '{{ “甲"乙” }}', "{{ ”甲 }}", "{{ 甲’ }}"])
def test_a_quote_that_fits_nowhere_is_a_wrong_tag(tag: str) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(tag, 甲="")
    assert caught.value.diagnostics[0].code == "template-syntax"


def test_a_tag_that_word_has_cut_in_runs_is_one_tag() -> None:
    assert said(template(paragraph("{", "{ “甲", "” }", "}")).render({})) == "甲"


@pytest.mark.parametrize(
    "tag", ["{{ [1, 2] }}", "{{ 值 }}", "{{ {'a': 1} }}", "{{ range }}", "{{ self }}", "{{ 值.keys }}"]
)
def test_what_has_no_text_of_its_own_is_refused(tag: str) -> None:
    with pytest.raises(TemplateError, match="not a text or a number"):
        filled(tag, 值={"a": ["b"]})


def test_a_field_may_be_called_like_a_method() -> None:
    assert filled("{{ 表.items }}{{ 表.count }}", 表={"items": "甲", "count": "乙"}) == "甲乙"


@pytest.mark.parametrize("tag", ["{{ '<b>'|safe }}", "{% autoescape false %}{{ '<b>' }}{% endautoescape %}"])
def test_escaping_cannot_be_switched_off(tag: str) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(tag)
    assert caught.value.diagnostics[0].code == "template-syntax"


@pytest.mark.parametrize(
    "tag",
    [
        "{% if 1 %}甲",
        "{% endif %}",
        "{{ 1",
        "{% 甲 %}",
        "{{ 甲 乙 }}",
        "{{ }}",
        "{% for %}",
        "{% if 1",
        "{# 甲",
        "{{ '甲 }}",
    ],
)
def test_a_broken_tag_is_named(tag: str) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(tag, 甲="")
    assert [each.code for each in caught.value.diagnostics] == ["template-syntax"]
    assert caught.value.diagnostics[0].excerpt == tag.removesuffix("甲" if tag.endswith("}甲") else "")
    assert caught.value.diagnostics[0].location.place == {"part": "word/document.xml", "paragraph": 1}


def test_tags_that_tear_a_paragraph_are_refused() -> None:
    torn = template(paragraph("{% if 值 %}甲"), paragraph("乙{% endif %}丙"))
    assert said(torn.render({"值": True})) == "甲\n乙丙"
    with pytest.raises(TemplateError) as caught:
        template(paragraph("甲{% if 值 %}"), row("{% endif %}")).render({"值": False})
    assert caught.value.diagnostics[0].code == "template-unusable"


def test_a_width_that_is_no_number_is_refused() -> None:
    wrong = template(table(1, row("{% colspan 值 %}甲")))
    with pytest.raises(TemplateError):
        wrong.render({"值": "很宽"})


def test_a_table_without_columns_is_refused() -> None:
    wrong = template(table(1, row("甲")).replace("<w:tblGrid>", "<w:tblPrEx>").replace("</w:tblGrid>", "</w:tblPrEx>"))
    with pytest.raises(TemplateError):
        wrong.render({})


def test_a_template_renders_many_times_alike() -> None:
    made = template(paragraph("{% for each in 值 %}{{ each }}{% endfor %}"))
    assert [said(made.render({"值": "甲乙"})), said(made.render({"值": "丙"}))] == ["甲乙", "丙"]


def test_rendering_leaves_the_values_alone() -> None:
    values = {"甲": ["乙", {"丙": "丁"}]}
    filled("{{ 甲[0] }}{{ 甲[1].丙 }}{% set 甲 = 1 %}", **values)
    assert values == {"甲": ["乙", {"丙": "丁"}]}
