"""Pages of documents, rendered once a run; without LibreOffice they are left out, and said so."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from reportgen import resources
from reportgen.outputs.pdf import convert, find_soffice
from tests.pages.measuring import MeasuredPage, measured
from tests.producing import make

SOFFICE = find_soffice(os.environ)
Render = Callable[[str], list[MeasuredPage]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.pages)
            item.add_marker(pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: no pages"))


def render(path: Path) -> list[MeasuredPage]:
    assert SOFFICE is not None
    produced = make(path).produced
    return measured(convert(produced.data, soffice=SOFFICE, created=None, content_hash=produced.content_hash))


@cache
def sample_pages(kind: str) -> list[MeasuredPage]:
    return render(resources.sample_file(kind))


@pytest.fixture
def rendered(tmp_path: Path) -> Render:
    """Return the pages of an input given as text."""

    def pages(text: str) -> list[MeasuredPage]:
        path = tmp_path / "input.yaml"
        path.write_text(text, "utf-8")
        return render(path)

    return pages
