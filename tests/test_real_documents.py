"""Real documents come out word for word; and so do their twins, which are always here."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Severity
from tests.producing import expected_lines, joined, make, said

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "seeds"
TWINS = Path(__file__).parent / "twins"
NAMES = (
    "notice",
    "quarterly-summary",
    "rectification-report",
    "progress-report",
    "inspection-plan",
    "more/notice-with-list",
    "more/plan-issued-by-notice",
)


def compare(source: Path, expected: Path) -> None:
    made = make(source)
    assert made.loaded.document is not None
    titles = [str(made.loaded.document.full_title), *(str(each.title) for each in made.loaded.document.attachments)]
    got, wanted = said(made.lines), expected_lines(expected.read_text("utf-8"))
    for title in titles:
        got, wanted = joined(got, title), joined(wanted, title)
    assert got == wanted
    assert not [each for each in made.diagnostics if each.severity is not Severity.INFO], made.diagnostics


@pytest.mark.skipif(not REAL.is_dir(), reason="the folder with the real documents is not here")
@pytest.mark.parametrize("name", NAMES)
def test_real_document_comes_out_word_for_word(name: str) -> None:
    compare(REAL / f"{name}.yaml", REAL / f"{name}.expected.txt")


def twin(name: str) -> Path:
    """Return the input of a twin: the sample of that name, else one of its own."""
    sample = ROOT / "inputs" / f"{name}.yaml"
    return sample if sample.is_file() else TWINS / f"{name}.yaml"


@pytest.mark.parametrize(
    "name", sorted(path.name.removesuffix(".expected.txt") for path in TWINS.glob("*.expected.txt"))
)
def test_twin_comes_out_word_for_word(name: str) -> None:
    """The expected texts were written by reading the input and the rules, not from the output."""
    compare(twin(name), TWINS / f"{name}.expected.txt")
