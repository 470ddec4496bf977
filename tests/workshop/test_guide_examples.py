"""The check and the template guide agree: what the guide calls right passes, what it calls wrong is told, at its place."""

from __future__ import annotations

import pytest

from reportgen import kinds
from reportgen.diagnostics import Severity
from reportgen.templating import Template
from reportgen.workshop.check import check_template
from reportgen.workshop.faults import Fault
from reportgen.workshop.trials import Bench
from tests.docs.guide import FOLDER

NOTICE = kinds.load("notice")
WHOLE = ("07-styles", "08-letterhead", "09-task-column", "14-charts")
NOT_OF_THE_EXAMPLE = {"template-loses", "field-left-out"}
"""What the example is too small for: tables, the red head and the foot that other notices have."""
OF_THE_DATA = {"wrong-value", "wrong-extra", "wrong-row"}
"""What is wrong only with some data, or nowhere but to the eye."""
TOLD = {
    "wrong-brace": ("tag-not-closed", {"part": "word/document.xml", "paragraph": 4}),
    "wrong-end": ("block-not-closed", {"part": "word/document.xml", "paragraph": 4}),
    "wrong-field": ("field-unknown", {"part": "word/document.xml", "paragraph": 4}),
    "wrong-file": ("template-value", {"part": "word/document.xml", "paragraph": 4}),
    "wrong-filter": ("filter-unknown", {"part": "word/document.xml", "paragraph": 4}),
    "wrong-lost": ("field-never-printed", {}),
    "wrong-subdocument": ("letter-wrong", {"part": "word/document.xml", "paragraph": 4}),
}


def told(name: str) -> list[Fault]:
    found = check_template((FOLDER / f"{name}.docx").read_bytes(), f"{name}.docx", NOTICE)
    return [each for each in found if each.severity is not Severity.INFO]


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_example_is_told_nothing(name: str) -> None:
    assert [each.code for each in told(name)] == []


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("[01]*.docx")))
def test_a_small_example_is_told_nothing_but_what_it_is_too_small_for(name: str) -> None:
    assert {each.code for each in told(name)} <= NOT_OF_THE_EXAMPLE


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_example_stands_every_case_of_its_kind(name: str) -> None:
    bench = Bench.of(Template.from_file(FOLDER / f"{name}.docx"), NOTICE, "测试")
    assert {each.case.name: list(each.diagnostics) for each in bench.trials() if not each.passed} == {}


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("wrong-*.docx")))
def test_a_mistake_of_the_guide_is_told_at_its_place(name: str) -> None:
    errors = [(each.code, dict(each.place)) for each in told(name) if each.code not in NOT_OF_THE_EXAMPLE]
    assert errors == ([] if name in OF_THE_DATA else [TOLD[name]])
