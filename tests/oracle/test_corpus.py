"""Every template of the corpus comes out as docxtpl itself makes it, and nearly all without docxtpl."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reportgen.templating import CompiledTemplate, Template
from tests.oracle.case import Case
from tests.oracle.corpus import CORPUS
from tests.oracle.corpus_objects import FOREIGN
from tests.oracle.oracle import OurObjects, canonical, ours, theirs

WANTED = 0.9


class NeededDocxtplError(Exception):
    """The fallback was asked for."""


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case.name)
def test_it_comes_out_as_docxtpl_makes_it(case: Case) -> None:
    assert canonical(ours(case.template, case.view)) == canonical(theirs(case.template, case.view))


def test_the_names_of_the_corpus_are_its_own() -> None:
    assert len({case.name for case in CORPUS}) == len(CORPUS)


def test_nine_in_ten_need_no_docxtpl(
    monkeypatch: pytest.MonkeyPatch, record_property: Callable[[str, object], None]
) -> None:
    compiled = [(case, CompiledTemplate.from_bytes(case.template)) for case in CORPUS]
    monkeypatch.setattr(Template, "render_parts", _refuse)
    slow = [case.name for case, template in compiled if not _runs(template, case)]
    share = 1 - len(slow) / len(CORPUS)
    figure = f"{len(CORPUS) - len(slow)} of {len(CORPUS)} templates ({share:.1%}) run compiled; through docxtpl: {slow}"
    record_property("compiled", figure)
    print(figure)
    assert share >= WANTED, figure
    assert slow == [case.name for case in FOREIGN], figure


def _refuse(*_: Any) -> bytes:
    raise NeededDocxtplError


def _runs(template: CompiledTemplate, case: Case) -> bool:
    try:
        template.render(case.view(OurObjects()))
    except NeededDocxtplError:
        return False
    return True
