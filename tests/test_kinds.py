"""One module over every kind found: its sample validates, renders, matches its golden, and is a valid docx."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from reportgen import kinds, resources
from reportgen.diagnostics import Severity
from reportgen.locale import Wording
from reportgen.ooxml.outline import Line
from reportgen.pipeline import load_document
from reportgen.starter import PLACEHOLDER, starter
from tests.producing import Made, make

GOLDEN = Path(__file__).parent / "golden"
KINDS = kinds.names()


@pytest.fixture(scope="module", params=KINDS)
def sample(request: pytest.FixtureRequest) -> Made:
    return make(resources.sample_file(request.param))


def kind_of(made: Made) -> str:
    assert made.loaded.kind is not None
    return made.loaded.kind.name


def outline_text(lines: list[Line]) -> str:
    shown = (f"{line.style}\t{' | '.join(cell.replace(chr(10), ' / ') for cell in line.cells)}" for line in lines)
    return "\n".join(shown) + "\n"


def canonical(part: bytes) -> bytes:
    return etree.tostring(etree.fromstring(part), method="c14n2", with_comments=False) + b"\n"


def test_there_are_kinds() -> None:
    assert {"notice", "quarterly-summary", "rectification-report", "progress-report", "inspection-plan"} <= set(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_the_module_has_the_name_of_its_kind(name: str) -> None:
    kind = kinds.load(name)
    assert kind.name == name
    assert kinds.find(kind.title) is kind
    assert kind.summary


def test_sample_has_nothing_to_mend(sample: Made) -> None:
    assert not [each for each in sample.diagnostics if each.severity is not Severity.INFO]


def test_sample_matches_its_outline(sample: Made, update_golden: bool) -> None:
    compare(GOLDEN / kind_of(sample) / "sample" / "outline.txt", outline_text(sample.lines).encode(), update_golden)


def test_sample_matches_its_document(sample: Made, update_golden: bool) -> None:
    part = canonical(sample.parts["word/document.xml"])
    compare(GOLDEN / kind_of(sample) / "sample" / "document.xml", part, update_golden)


def compare(golden: Path, data: bytes, update: bool) -> None:
    if update:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(data)
    assert golden.is_file(), f"{golden} is missing; make it with pytest --update-golden and read it"
    assert data.decode() == golden.read_text("utf-8")


def test_sample_is_valid_openxml(sample: Made, tmp_path: Path) -> None:
    path = tmp_path / "sample.docx"
    path.write_bytes(sample.produced.data)
    result = OpenXmlValidator().validate(path)
    assert not result.errors, [str(error) for error in result.errors]


def test_sample_leaves_no_tags(sample: Made) -> None:
    text = "".join("".join(line.cells) for line in sample.lines)
    assert not re.search(r"\{\{|\{%|%\}|\}\}|None|Undefined", text)


def test_sample_is_the_same_bytes_each_time(sample: Made) -> None:
    again = make(resources.sample_file(kind_of(sample)))
    assert again.produced.data == sample.produced.data


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", KINDS)
def test_starter_is_refused_with_a_line_for_each_value(name: str, language: str, tmp_path: Path) -> None:
    kind = kinds.load(name)
    from reportgen.sources import load

    text = starter(kind, load(resources.sample_file(name)).data, Wording(language))
    path = tmp_path / "new.yaml"
    path.write_text(text, "utf-8")
    found = load_document(path).diagnostics
    refused = sorted(each.location.place["line"] for each in found if each.code == "placeholder")
    lines = [
        n for n, line in enumerate(text.splitlines(), 1) if PLACEHOLDER in line and not line.lstrip().startswith("#")
    ]
    assert refused == lines and len(lines) >= 3
    assert {each.code for each in found} == {"placeholder"}, found
