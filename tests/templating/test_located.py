"""What is wrong with a template while it is read or filled in is told with its place, as a person finds it in Word."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.errors import TemplateError
from reportgen.templating import CompiledTemplate, Template
from tests.oracle.making import Beside, docx, para, tbl, tc, text_box, tr

BODY = "word/document.xml"
VALUES: dict[str, Any] = {"标题": "甲", "行": [{"名": "乙"}, {"名": "丙", "期": "丁"}], "无": None}

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
    ("a condition", docx(para("甲"), para("{% if 无.名 == 1 %}乙{% endif %}")), {"part": BODY, "paragraph": 2}),
    ("what is computed", docx(para("{{ 标题 }}"), para("{{ 1 // 0 }}")), {"part": BODY, "paragraph": 2}),
    ("a list as a whole", docx(para("{{ 标题 }}"), para("{{ 行 }}")), {"part": BODY, "paragraph": 2}),
]  # fmt: skip


@pytest.mark.parametrize(("data", "place"), [each[1:] for each in FAULTS], ids=[each[0] for each in FAULTS])
def test_a_fault_is_told_with_its_place(data: bytes, place: dict[str, int | str]) -> None:
    for opened in (CompiledTemplate.from_bytes, Template.from_bytes):
        with pytest.raises(TemplateError) as raised:
            opened(data, "模板.docx").render(VALUES)
        assert raised.value.diagnostics[0].location.place == place
