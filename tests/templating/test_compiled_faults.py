"""What is wrong with a template or a value is told alike by a compiled template and by docxtpl's own path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from markupsafe import Markup

from reportgen.diagnostics import Diagnostic
from reportgen.errors import TemplateError
from reportgen.ooxml.package import write_package
from reportgen.templating import CompiledTemplate, Template, limits
from tests.templating.making import paragraph, parts_of, row, said, table

RANGE = "range(100000)"
Blocks = tuple[str, ...]


def one(text: str) -> Blocks:
    return (paragraph("前面的一段"), paragraph(text))


FAULTS: dict[str, tuple[Blocks, dict[str, Any], str]] = {
    "a missing field": (one("{{ 没有 }}"), {}, "template-field"),
    "a missing field of a field": (one("{{ 值.没有 }}"), {"值": {}}, "template-field"),
    "a missing field in a condition": (one("{% if 没有 %}{% endif %}"), {}, "template-field"),
    "a missing field in a row": (
        (table(1, row("{%tr for 行 in 值 %}"), row("{{ 行.没有 }}"), row("{%tr endfor %}")),),
        {"值": [{}]},
        "template-field",
    ),
    "a wrong tag": (one("{% if 1 %}甲"), {}, "template-syntax"),
    "an unknown filter": (one("{{ 1|没有 }}"), {}, "template-syntax"),
    "a tag nested too deeply": (one("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}"), {}, "template-syntax"),
    "another template": (one("{% include 'x' %}"), {}, "template-syntax"),
    "unsafe access": (one("{{ ''.__class__ }}"), {}, "template-unsafe"),
    "an unsafe operator": (one("{{ 2 ** 9 }}"), {}, "template-unsafe"),
    "a value without a text": (one("{{ 值 }}"), {"值": [1]}, "template-unsafe"),
    "nonsense": (one("{{ 1 // 0 }}"), {}, "template-error"),
    "loops without end": (
        one(f"{{% for a in {RANGE} %}}{{% for b in {RANGE} %}}{{% endfor %}}{{% endfor %}}"),
        {},
        "template-unsafe",
    ),
    "a macro that calls itself": (one("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"), {}, "template-error"),
    "a call of what is no macro": (one("{% call dict() %}{% endcall %}"), {}, "template-unsafe"),
    "a branch that tears elements": (
        (paragraph("甲{% if 值 %}"), table(1, row("乙{% endif %}"))),
        {"值": False},
        "template-unusable",
    ),
    "a loop that tears elements": (
        (paragraph("{% for i in 值 %}甲"), row("乙{% endfor %}")),
        {"值": [1, 2]},
        "template-unusable",
    ),
    "a control character": (one("{{ 值 }}"), {"值": "甲\x01"}, "template-value"),
    "half a character": (one("{{ 值 }}"), {"值": "甲\ud800"}, "template-value"),
    "a control character out of a filter": (
        one("{% filter replace('a', '\\x01') %}a{% endfilter %}"),
        {},
        "template-value",
    ),
    "markup in a value that breaks the document": (one("{{ 值 }}"), {"值": Markup("</w:t>")}, "template-unusable"),
    "markup in an attribute": (
        ('<w:p><w:bookmarkStart w:id="1" w:name="{{ 值 }}"/></w:p>',),
        {"值": Markup("<w:br/>")},
        "template-unusable",
    ),
    "markup in an attribute, in a block": (
        ('<w:p><w:bookmarkStart w:id="1" w:name="{% block a %}{{ 值 }}{% endblock %}"/></w:p>',),
        {"值": Markup("<w:br/>")},
        "template-unusable",
    ),
    "markup in an attribute, from a macro": (
        (
            "<w:p>{% macro m() %}<w:r/>{{ caller() }}{% endmacro %}"
            '<w:bookmarkStart w:id="1" w:name="{% call m() %}{% endcall %}"/></w:p>',
        ),
        {},
        "template-unusable",
    ),
    "an entity that a filter made": (
        one("{% filter upper %}{{ 值 }}{% endfilter %}"),
        {"值": "a&b"},
        "template-unusable",
    ),
    "a new paragraph in an attribute": (
        ('<w:p><w:bookmarkStart w:id="1" w:name="{{ 值 }}"/></w:p>',),
        {"值": "甲\a乙"},
        "template-unusable",
    ),
    "a width that is no number": ((table(1, row("{% colspan 值 %}甲")),), {"值": "很宽"}, "template-error"),
    "a table without columns": (
        (table(1, row("{{ 值 }}")).replace("w:tblGrid>", "w:tblPrEx>"),),
        {"值": 1},
        "template-error",
    ),
}


def _compiled(data: bytes, view: Mapping[str, Any]) -> Diagnostic:
    with pytest.raises(TemplateError) as caught:
        CompiledTemplate.from_bytes(data, "模板.docx").render(view)
    return caught.value.diagnostics[0]


def _slow(data: bytes, view: Mapping[str, Any]) -> Diagnostic:
    with pytest.raises(TemplateError) as caught:
        Template.from_bytes(data, "模板.docx").render(view)
    return caught.value.diagnostics[0]


@pytest.mark.parametrize(("blocks", "view", "code"), FAULTS.values(), ids=FAULTS)
def test_it_is_told_as_docxtpl_tells_it(blocks: Blocks, view: dict[str, Any], code: str) -> None:
    data = write_package(parts_of(*blocks))
    told = _compiled(data, view)
    assert told.code == code
    assert told == _slow(data, view)


@pytest.mark.parametrize("part", ["header", "footer", "footnote"])
@pytest.mark.parametrize(
    ("text", "value"),
    [("{{ 没有 }}", ""), ("{% if 1 %}", ""), ("{{ ''.__class__ }}", ""), ("{{ 值 }}", "\x01"), ("{{ 值 }}", "\ud800")],
)
def test_it_is_told_alike_outside_the_body_too(part: str, text: str, value: str) -> None:
    others: dict[str, Any] = {part: text}
    data = write_package(parts_of(paragraph("正文{{ 甲 }}"), **others))
    view = {"值": value, "甲": "甲"}
    assert _compiled(data, view) == _slow(data, view)


def test_a_wrong_tag_is_told_before_any_value_is_known() -> None:
    data = write_package(parts_of(paragraph("{{ 甲 }}"), header="页眉{% endif %}"))
    with pytest.raises(TemplateError) as caught:
        CompiledTemplate.from_bytes(data, "模板.docx")
    assert caught.value.diagnostics[0].code == "template-syntax"
    assert caught.value.diagnostics[0].excerpt == "{% endif %}"
    assert caught.value.diagnostics[0].location.place == {"part": "word/header.xml", "paragraph": 1}


def test_a_broken_part_is_told_when_it_is_read() -> None:
    data = write_package({**parts_of(paragraph("甲"), footnote="注"), "word/footnotes.xml": b"<w:footnotes"})
    with pytest.raises(TemplateError) as caught:
        CompiledTemplate.from_bytes(data, "模板.docx")
    assert caught.value.diagnostics[0].code == "template-unusable"


def test_steps_are_counted_over_all_parts_of_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_STEPS", 150)
    loop = "{% for each in range(80) %}{% endfor %}"
    CompiledTemplate.from_bytes(write_package(parts_of(paragraph(loop)))).render({})
    data = write_package(parts_of(paragraph(loop), header=loop))
    assert "too many steps" in str(_compiled(data, {}))
    assert _compiled(data, {}) == _slow(data, {})


def test_a_document_that_grows_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_OUTPUT", 1_000_000)
    data = write_package(parts_of(paragraph("{% for each in range(2000) %}" + "甲" * 999 + "{% endfor %}")))
    assert "grows too large" in str(_compiled(data, {}))
    assert _compiled(data, {}) == _slow(data, {})


def test_a_fault_leaves_nothing_behind_for_the_next_document() -> None:
    template = CompiledTemplate.from_bytes(write_package(parts_of(paragraph("{{ 甲 }}{{ 乙 }}"))))
    clean = template.render({"甲": "1", "乙": "2"})
    with pytest.raises(TemplateError):
        template.render({"甲": "1\n"})
    assert template.render({"甲": "1", "乙": "2"}) == clean


def test_rows_that_come_only_once_are_printed() -> None:
    template = CompiledTemplate.from_bytes(write_package(parts_of(paragraph("{% for i in 值 %}{{ i }}{% endfor %}"))))
    assert said(template.render({"值": iter(["甲\n", "乙"])})) == "甲\n乙"


def test_a_fault_in_rows_that_come_only_once_is_told_without_its_place() -> None:
    data = write_package(parts_of(paragraph("{% for i in 值 %}{{ i.没有 }}{% endfor %}")))
    with pytest.raises(TemplateError) as caught:
        CompiledTemplate.from_bytes(data).render({"值": iter([{}])})
    assert caught.value.diagnostics[0].code == "template-field"
