"""Tags that a tracked insertion or a smart tag cuts in two are filled in as if Word had put nothing around them."""

from __future__ import annotations

import pytest

from reportgen.ooxml.package import read_package, write_package
from reportgen.templating import CompiledTemplate, Template
from reportgen.templating.wrappers import unwrapped
from tests.templating.making import parts_of, run, said

WRAPPED = {
    "w:ins": '<w:ins w:id="1" w:author="甲">{}</w:ins>',
    "w:moveTo": '<w:moveTo w:id="1" w:author="甲">{}</w:moveTo>',
    "w:smartTag": '<w:smartTag w:uri="u" w:element="e"><w:smartTagPr><w:attr w:name="n" w:val="v"/></w:smartTagPr>{}</w:smartTag>',
}
INS = WRAPPED["w:ins"]


def rendered(*pieces: str, **values: object) -> list[str]:
    """Return what both ways of filling in print for a paragraph."""
    data = write_package(parts_of(f"<w:p>{''.join(pieces)}</w:p>"))
    template = Template.from_bytes(data, "模板.docx")
    made = [CompiledTemplate.from_bytes(data).render(values), template.render(values)]
    assert all(b"<w:smartTagPr" not in read_package(each, "")["word/document.xml"] for each in made)
    return [said(each) for each in made]


@pytest.mark.parametrize("name", WRAPPED)
@pytest.mark.parametrize(
    ("before", "inside", "behind"),
    [
        ("甲", "{{ 密", "级 }}乙"),
        ("甲{{ 密", "级 }}", "乙"),
        ("甲{", "{ 密级 }", "}乙"),
        ("甲{{ 密级 }", "}乙", ""),
        ("甲｛｛ 密", "级 ｝｝乙", ""),
        ("甲{% if 密级 %}{{ 密", "级 }}", "{% endif %}乙"),
    ],
)
def test_a_tag_that_is_cut_in_two_is_filled_in(name: str, before: str, inside: str, behind: str) -> None:
    assert rendered(run(before), WRAPPED[name].format(run(inside)), run(behind), 密级="机密") == ["甲机密乙"] * 2


@pytest.mark.parametrize(("secret", "printed"), [("机密", "甲密乙"), ("", "甲乙")])
def test_a_block_that_begins_inside_and_ends_outside_is_whole(secret: str, printed: str) -> None:
    pieces = run("甲"), INS.format(run("{% if 密级 %}")), run("密{% endif %}乙")
    assert rendered(*pieces, 密级=secret) == [printed] * 2


def test_what_is_whole_keeps_its_wrapper() -> None:
    for inside in ("新的字", "{{ 密级 }}", "{% if 密级 %}密{% else %}无{% endif %}", "{% set 甲 = 1 %}"):
        xml = f"<w:p>{run('{{ 标题 }}')}{INS.format(run(inside))}</w:p>"
        assert unwrapped(xml) == xml


def test_the_mark_of_an_inserted_paragraph_stays() -> None:
    xml = f'<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="甲"/></w:rPr></w:pPr>{run("{{ 密")}{INS.format(run("级 }}"))}</w:p>'
    assert unwrapped(xml).count("<w:ins") == 1
