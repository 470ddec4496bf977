"""A red head that the author typed is a note and no mistake; one that stands on the paper is a warning."""

from __future__ import annotations

import pytest

from reportgen import kinds
from reportgen.diagnostics import Severity
from reportgen.templating.template import Template
from reportgen.workshop.check import check_template
from reportgen.workshop.tags import parts_of
from reportgen.workshop.typed_head import OwnHead, own_head
from tests.oracle.making import docx, para
from tests.workshop.corpus.making import WHOLE

NOTICE = kinds.load("notice")
REST = WHOLE[3:]
"""A whole template without its red head."""


def state(data: bytes) -> OwnHead:
    template = Template.from_bytes(data, "a.docx")
    return own_head(template, parts_of(template))


@pytest.mark.parametrize("typed", ["河湾市水务局文件", "中共河湾市委办公室文件"])
def test_a_red_head_that_is_typed_is_a_note_at_its_place(typed: str) -> None:
    made = docx(para(typed), *REST)
    (found,) = check_template(made, "模板.docx", NOTICE)
    assert (found.code, found.severity) == ("letterhead-typed", Severity.INFO)
    assert (found.place["paragraph"], found.around.at, found.params["text"]) == (1, typed, typed)
    assert state(made) is OwnHead.TYPED


def test_a_template_without_a_red_head_is_warned_of_alone() -> None:
    (found,) = check_template(docx(*REST), "模板.docx", NOTICE)
    assert (found.code, found.params["name"], found.severity) == ("field-left-out", "发文机关标志", Severity.WARNING)


def test_a_red_line_that_hangs_on_the_red_head_asks_for_no_words() -> None:
    line = (para("{%p if 发文机关标志 %}"), para("————"), para("{%p endif %}"))
    made = docx(*line, *REST)
    assert state(made) is OwnHead.AWAY
    assert {each.severity for each in check_template(made, "模板.docx", NOTICE)} == {Severity.WARNING}


def test_a_red_head_that_a_tag_prints_is_not_told() -> None:
    made = docx(*WHOLE)
    assert "letterhead-typed" not in {each.code for each in check_template(made, "模板.docx", NOTICE)}
