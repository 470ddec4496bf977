"""A compiled template refuses what docxtpl's path refuses: the same escapes and the same greed in, a TemplateError out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import pytest

from reportgen.errors import TemplateError
from reportgen.ooxml.package import write_package
from reportgen.templating import CompiledTemplate
from tests.templating import test_limits as greed
from tests.templating import test_sandbox as escapes
from tests.templating.making import paragraph, parts_of

ESCAPES = [
    *(*escapes.WALKS, *escapes.GLOBALS, *escapes.FORMATS, *escapes.FILTERS, *escapes.CHANGES, *escapes.TEMPLATES),
]
GREED = [*greed.BIG_VALUES, *greed.GROWTH, *greed.LONG_WORK]


def refusal(text: str, view: Mapping[str, Any]) -> str:
    with pytest.raises(TemplateError) as caught:
        CompiledTemplate.from_bytes(write_package(parts_of(paragraph(text)))).render(view)
    return caught.value.diagnostics[0].code


@pytest.mark.parametrize("tag", ESCAPES)
def test_it_refuses(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "popen", escapes._never)
    view = escapes.values()
    del view["生成"]  # it could not be read again, and would be told otherwise
    if "生成" not in tag:
        assert refusal(tag, view) in escapes.REFUSED
        assert (view["列"], view["表"], view["值"]) == (["z", "a"], {"a": "1"}, escapes.Thing())


@pytest.mark.parametrize("text", GREED, ids=lambda text: text[:90])
def test_what_is_too_much_is_refused(text: str) -> None:
    assert refusal(text, {}) in escapes.REFUSED


def test_one_paragraph_may_be_as_long_as_a_document() -> None:
    text = "{% for each in range(90000) %}" + "a" * 1000 + "{% endfor %}"
    template = CompiledTemplate.from_bytes(write_package(parts_of(paragraph(text))))
    assert len(template.render_parts({})["word/document.xml"]) > 90_000_000
