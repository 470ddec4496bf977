"""Tags that an input method typed are filled in like any others, and nothing else of a template is changed by it."""

from __future__ import annotations

import pytest

from reportgen.ooxml.outline import outline
from reportgen.ooxml.package import read_package, write_package
from reportgen.templating import CompiledTemplate
from reportgen.templating.template import Template
from reportgen.templating.typed import as_typed_plainly, plain_text
from tests.templating.making import parts_of

CASES = [
    ("｛｛ 标题 ｝｝", "关于开展检查的通知"),
    ("{｛ 标题 ｝}", "关于开展检查的通知"),
    ("｛％ if 密级 == “机密” ％｝密｛％ endif ％｝", "密"),
    ("{{ 名单|join（“，”） }}", "甲，乙"),
    ("{{ 名单｜join('、') }}", "甲、乙"),
    ("｛｛ 版记。印发机关 ｝｝", "办公室"),
    ("{% if 数 ＞ 2 %}多{% endif %}", "多"),
    ("{% if 密级　！＝ ”机密” %}公开{% else %}密{% endif %}", "密"),
    ("｛％ ｉｆ 数 ＝＝ ３ ％｝三｛％ ｅｎｄｉｆ ％｝", "三"),
    ("｛｛ 标题［：２］ ｝｝", "关于"),
    ("｛｛ ”Ａ３” ｝｝", "Ａ３"),
    ("｛｛ 第３季度 ｝｝", "半角之外"),
    ("文件（｛附件｝）：100％", "文件（｛附件｝）：100％"),
]
VALUES = {
    "标题": "关于开展检查的通知",
    "密级": "机密",
    "名单": ["甲", "乙"],
    "版记": {"印发机关": "办公室"},
    "数": 3,
    "第３季度": "半角之外",
}


@pytest.mark.parametrize(("typed", "printed"), CASES)
def test_it_fills_in_tags_of_an_input_method(typed: str, printed: str) -> None:
    data = write_package(parts_of(f"<w:p><w:r><w:t>{typed}</w:t></w:r></w:p>"))
    compiled = CompiledTemplate.from_bytes(data).render(VALUES)
    slowly = Template.from_bytes(data, "模板.docx").render(VALUES)
    for made in (compiled, slowly):
        assert outline(read_package(made, "成文.docx"))[0].text == printed


def test_it_fills_in_such_a_tag_that_is_cut_into_runs() -> None:
    cut = "<w:p><w:r><w:t>｛</w:t></w:r><w:r><w:t>｛ 标</w:t></w:r><w:r><w:t>题 ｝</w:t></w:r><w:r><w:t>｝</w:t></w:r></w:p>"
    made = CompiledTemplate.from_bytes(write_package(parts_of(cut))).render(VALUES)
    assert outline(read_package(made, "成文.docx"))[0].text == "关于开展检查的通知"


@pytest.mark.parametrize("text", ["｛｛ 未完", "｛｛ 标题 ％｝", "{{ 标题 }}，（甲）", "{{ '，' }}", "{# ，（ #}"])
def test_what_is_no_such_tag_stays_as_it_is(text: str) -> None:
    assert plain_text(text) == as_typed_plainly(text) == text


def test_a_text_keeps_its_length() -> None:
    for typed, _ in CASES:
        assert len(plain_text(typed)) == len(typed)


def test_full_width_letters_behind_the_sign_are_the_plain_ones() -> None:
    typed = ("｛％ｐ if 数 ＝＝ ３ ％｝", "三", "｛％ｐ endif ％｝")
    data = write_package(parts_of("".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in typed)))
    printed = outline(read_package(CompiledTemplate.from_bytes(data).render(VALUES), "成文.docx"))
    assert [each.text for each in printed] == ["三"]
