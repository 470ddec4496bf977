"""The templates of the project come out as docxtpl makes them, with the values of their samples."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen import resources
from reportgen.pipeline import load_document
from reportgen.templating import Template
from reportgen.views.fields import context
from tests.oracle.oracle import canonical, ours, theirs

NAMES = sorted(path.stem for path in (resources.template_file("notice").parent).glob("*.docx"))


def _view(name: str) -> Any:
    loaded = load_document(resources.sample_file(name))
    assert loaded.kind is not None and loaded.document is not None
    return context(loaded.kind.view(loaded.document))


@pytest.mark.parametrize("name", NAMES)
def test_it_comes_out_as_docxtpl_makes_it(name: str) -> None:
    template, view = resources.template_file(name).read_bytes(), _view(name)
    assert canonical(ours(template, lambda objects: view)) == canonical(theirs(template, lambda objects: view))


@pytest.mark.parametrize("name", NAMES)
def test_it_needs_no_docxtpl(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    template, view = resources.template_file(name).read_bytes(), _view(name)
    monkeypatch.setattr(Template, "render", None)
    assert ours(template, lambda objects: view).startswith(b"PK")
