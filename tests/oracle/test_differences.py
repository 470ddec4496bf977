"""Where ours differs from docxtpl on purpose: docxtpl itself loses or changes text, or runs it; each with what both print."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zipfile import ZipFile

import pytest

from reportgen.errors import TemplateError
from reportgen.ooxml.package import read_package, write_package
from tests.oracle.making import Beside, docx, para
from tests.oracle.oracle import ours, said, theirs

SECOND_SECTION = para("", properties="<w:sectPr/>")


@dataclass(frozen=True)
class Difference:
    """What a template prints: in docxtpl, and in ours; None where ours refuses it."""

    name: str
    text: str
    theirs: str
    ours: str | None
    values: Mapping[str, Any] = field(default_factory=dict)


DIFFERENCES = [
    Difference("a value that looks like an escape", "{{ v }}", "{{ 甲 }}", "{_{ 甲 }_}", {"v": "{_{ 甲 }_}"}),
    Difference("a value with a percent sign that looks like one", "{{ v }}", "{% 甲 %}", "{_% 甲 %_}", {"v": "{_% 甲 %_}"}),
    Difference("an escape in a text of a tag", "{{ '{_{' }}", "{{", "{_{"),
    Difference("curly quotes in a text of a tag", "{{ '“甲”' }}", '"甲"', "“甲”"),
    Difference("a curly quote in a default", "{{ v|default('无“数据”') }}", '无"数据"', "无“数据”"),
    Difference("an ampersand in a text of a tag", "{{ 'A &amp; B' }}", "A &amp; B", "A & B"),
    Difference("an ampersand that is compared", "{% if v == 'A &amp; B' %}同{% else %}异{% endif %}", "异", "同", {"v": "A & B"}),
    Difference("markup that a filter spoils", "{% filter upper %}前{{ v }}后{% endfilter %}", "前B后", None, {"v": "&b"}),
    Difference("a character that no document holds", "前{{ v }}后", "前后", None, {"v": "\x01"}),
    Difference("a new page where there is no text", "<m:t>前{{ v }}后</m:t>", "前后", None, {"v": "\f"}),
]  # fmt: skip


@pytest.mark.parametrize("each", DIFFERENCES, ids=lambda each: each.name)
def test_docxtpl_prints_otherwise(each: Difference) -> None:
    assert said(theirs(docx(para(each.text)), lambda objects: each.values)) == each.theirs


@pytest.mark.parametrize("each", DIFFERENCES, ids=lambda each: each.name)
def test_ours_keeps_the_text_or_refuses_it(each: Difference) -> None:
    template = docx(para(each.text))
    if each.ours is None:
        with pytest.raises(TemplateError) as caught:
            ours(template, lambda objects: each.values)
        assert caught.value.diagnostics[0].code in ("template-unusable", "template-value")
    else:
        assert said(ours(template, lambda objects: each.values)) == each.ours


def test_docxtpl_runs_tags_in_the_values_of_footnotes_where_there_are_two_sections() -> None:
    template = docx(SECOND_SECTION, beside=Beside(footnotes=para("{{ v }}")))
    values = {"v": "{{ 1 + 1 }}"}
    assert said(theirs(template, lambda objects: values), "word/footnotes.xml") == "2"
    assert said(ours(template, lambda objects: values), "word/footnotes.xml") == "{{ 1 + 1 }}"


def test_docxtpl_escapes_properties_twice_and_leaves_some_alone() -> None:
    properties = {"dc:title": "{{ v }}", "cp:keywords": "{{ v }}"}
    template = docx(para("{{ v }}"), beside=Beside(properties=properties))
    values = {"v": "A & B"}
    assert _properties(theirs(template, lambda objects: values)) == ("A &amp;amp; B", "{{ v }}")
    assert _properties(ours(template, lambda objects: values)) == ("A &amp; B", "A &amp; B")


def test_a_header_that_is_linked_twice_is_written_once_where_docxtpl_writes_it_twice() -> None:
    parts = read_package(docx(para("{{ v }}"), beside=Beside(headers={"default": para("{{ v }}")})), "")
    links = "word/_rels/document.xml.rels"
    link = re.search(rb"<Relationship [^>]*header[^>]*>", parts[links])
    assert link
    again = link[0].replace(b"rIdheaderdefault", b"rIdagain")
    made = ours(
        write_package({**parts, links: parts[links].replace(link[0], link[0] + again)}), lambda objects: {"v": "甲"}
    )
    with ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist().count("word/header-default.xml") == 1
    assert said(made, "word/header-default.xml") == "甲"


def _properties(document: bytes) -> tuple[str, str]:
    with ZipFile(io.BytesIO(document)) as archive:
        text = archive.read("docProps/core.xml").decode()
    title = text.partition("<dc:title>")[2].partition("<")[0]
    return title, text.partition("<cp:keywords>")[2].partition("<")[0]
