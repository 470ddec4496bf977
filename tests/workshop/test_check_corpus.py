"""Every template of the corpus is told exactly what is wrong with it, and where; right ones are told nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from reportgen import GENERATOR, kinds, resources
from reportgen.diagnostics import Severity
from reportgen.pipeline import load_document
from reportgen.rendering import Renderer, squash
from reportgen.templating import CompiledTemplate, Template
from reportgen.workshop.cases import cases
from reportgen.workshop.check import check_template
from reportgen.workshop.rules import INFO, RULES
from reportgen.workshop.trials import Bench
from tests.workshop.corpus.right import REAL, SMALL
from tests.workshop.corpus.wrong import WRONG, Wrong

NOTICE = kinds.load("notice")


def told(data: bytes, kind: str = "notice") -> list[tuple[str, dict[str, int | str]]]:
    """Return the codes and places of what is told of a template, notes left aside."""
    found = check_template(data, "模板.docx", kinds.load(kind))
    return [(each.code, dict(each.place)) for each in found if each.severity is not Severity.INFO]


@pytest.mark.parametrize("wrong", WRONG, ids=[f"{each.code}: {each.name}" for each in WRONG])
def test_a_mistake_is_told_with_its_code_and_place_and_nothing_else(wrong: Wrong) -> None:
    assert told(wrong.data) == [(wrong.code, wrong.place)]


def test_every_rule_is_broken_by_two_templates_at_least() -> None:
    count = Counter(each.code for each in WRONG)
    assert {code for code, rule in RULES.items() if rule.severity is not INFO and count[code] < 2} == set()
    assert len(WRONG) >= 60


@pytest.mark.parametrize("name", SMALL)
def test_a_right_template_is_told_nothing(name: str) -> None:
    assert told(SMALL[name]) == []


@pytest.mark.parametrize("name", REAL)
def test_a_whole_template_is_told_nothing(name: str) -> None:
    kind, data = REAL[name]
    assert told(data, kind) == []


@pytest.mark.parametrize("name", SMALL)
def test_a_right_template_stands_every_case(name: str) -> None:
    bench = Bench.of(Template.from_bytes(SMALL[name], "模板.docx"), NOTICE, GENERATOR)
    trials = {case.name: bench.trial(case) for case in cases(NOTICE)}
    assert {name: each.diagnostics for name, each in trials.items() if not each.passed} == {}


@pytest.mark.parametrize("name", SMALL)
def test_a_right_template_makes_a_document(name: str) -> None:
    loaded = load_document(resources.sample_file("notice"))
    assert loaded.document is not None
    rendered = Renderer(CompiledTemplate.from_bytes(SMALL[name], name), name).render(loaded.document, NOTICE, [], "甲")
    assert squash(str(loaded.document.full_title)) in rendered.text
