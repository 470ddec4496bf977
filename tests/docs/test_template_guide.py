"""The template guide says what is: every example is a file that renders as it says, in both languages."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from reportgen import GENERATOR, kinds
from reportgen.cli import run
from reportgen.diagnostics import Severity
from reportgen.errors import ReportgenError
from reportgen.locale import Wording
from reportgen.ooxml.outline import parse
from reportgen.ooxml.package import read_package
from reportgen.pipeline import TemplateChoice, load_document, produce
from reportgen.templating.chinese_filters import FILTERS
from reportgen.templating.functions import FUNCTIONS, OPTIONS
from reportgen.workshop.check import check_template
from reportgen.workshop.telling import as_text
from tests.docs.guide import FOLDER, GUIDES, ROOT, Example, examples, named_files
from tests.producing import make, squash

LANGUAGES = sorted(GUIDES)
EXAMPLES = [(language, example) for language in LANGUAGES for example in examples(language)]
RIGHT = [pair for pair in EXAMPLES if not pair[1].name.startswith("wrong-")]
WRONG = [pair for pair in EXAMPLES if pair[1].shown["says"]]
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|｛｛.*?｝｝")


def ids(pair: object) -> str:
    return f"{pair[0]}-{pair[1].name}" if isinstance(pair, tuple) else str(pair)


def choice(example: Example) -> TemplateChoice:
    return TemplateChoice(example.template)


def text_of(parts: dict[str, bytes]) -> str:
    """Return the text of body, headers and footers without white space."""
    names = [name for name in parts if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name)]
    return squash("".join(str(text) for name in sorted(names) for text in parse(parts[name]).itertext()))


def test_both_languages_have_the_same_examples() -> None:
    assert [each.name for each in examples("en")] == [each.name for each in examples("zh")]
    assert [each.shown["template"] for each in examples("en")] == [each.shown["template"] for each in examples("zh")]
    assert [each.shown["prints"] for each in examples("en")] == [each.shown["prints"] for each in examples("zh")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_named_and_every_named_file_is_there(language: str) -> None:
    assert named_files(language) == {path.name for path in FOLDER.iterdir()}


@pytest.mark.parametrize("pair", EXAMPLES, ids=ids)
def test_what_is_typed_stands_in_the_template(pair: tuple[str, Example]) -> None:
    _, example = pair
    text = text_of(dict(read_package(example.template.read_bytes(), example.name)))
    assert [line for line in example.shown["template"] if squash(line) not in text] == []


@pytest.mark.parametrize("pair", RIGHT, ids=ids)
def test_something_is_shown_of_every_example(pair: tuple[str, Example]) -> None:
    _, example = pair
    assert example.shown["template"] or example.shown["prints"]


@pytest.mark.parametrize("pair", EXAMPLES, ids=ids)
def test_what_is_shown_of_the_data_stands_in_them(pair: tuple[str, Example]) -> None:
    _, example = pair
    text = example.data.read_text("utf-8")
    assert [line for line in example.shown["yaml"] if line.strip() not in text] == []


@pytest.mark.parametrize("pair", RIGHT, ids=ids)
def test_an_example_renders_what_the_guide_says(pair: tuple[str, Example]) -> None:
    _, example = pair
    made = make(example.data, choice(example))
    text = text_of(made.parts)
    assert [line for line in example.shown["prints"] if squash(line) not in text] == []
    assert TAG.findall(text) == []
    assert [each for each in made.diagnostics if each.severity is not Severity.INFO] == []


@pytest.mark.parametrize("name", sorted({example.name for _, example in RIGHT}))
def test_an_example_is_valid_and_the_same_twice(name: str, tmp_path: Path) -> None:
    made = make(Example(name).data, choice(Example(name))).produced.data
    again = make(Example(name).data, choice(Example(name))).produced.data
    assert made == again
    target = tmp_path / "made.docx"
    target.write_bytes(made)
    assert [str(each) for each in OpenXmlValidator().validate(str(target)).errors] == []
    Document(str(target))


def test_an_example_asks_for_all_that_its_data_hold() -> None:
    for name in {example.name for _, example in RIGHT}:
        codes = {each.code for each in make(Example(name).data, choice(Example(name))).diagnostics}
        assert "not-printed" not in codes, name


@pytest.mark.parametrize("pair", WRONG, ids=ids)
def test_a_mistake_is_told_as_the_guide_says(pair: tuple[str, Example]) -> None:
    language, example = pair
    with pytest.raises(ReportgenError) as caught:
        produce(load_document(example.data), choice(example), GENERATOR)
    told = "\n".join(map(Wording(language).diagnostic, caught.value.diagnostics))
    assert [line for line in example.shown["says"] if line not in told] == []


@pytest.mark.parametrize("pair", [pair for pair in EXAMPLES if pair[1].shown["check"]], ids=ids)
def test_the_check_tells_a_mistake_as_the_guide_says(pair: tuple[str, Example]) -> None:
    language, example = pair
    found = check_template(example.template.read_bytes(), example.template.name, kinds.load("notice"))
    told = "\n".join(as_text(each, example.template.name, Wording(language)) for each in found)
    assert [line for line in example.shown["check"] if line not in told] == []


def test_every_template_with_a_mistake_that_is_told_is_in_the_guide() -> None:
    shown = {example.name for _, example in WRONG} | {"wrong-row"}
    assert {path.stem for path in FOLDER.glob("wrong-*.docx")} == shown


def test_a_loop_over_cells_prints_beside_instead_of_below() -> None:
    example = Example("wrong-row")
    made = make(example.data, choice(example))
    assert "云溪轴承厂3云溪化工园5" in text_of(made.parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_filter_and_function_is_in_the_guide(language: str) -> None:
    text = GUIDES[language].read_text("utf-8")
    names = [name for pair in FILTERS for name in pair] + [name for pair in FUNCTIONS.items() for name in pair]
    assert [name for name in (*names, *OPTIONS) if f"`{name}`" not in text] == []


def test_the_examples_are_as_their_script_makes_them() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "make_template_examples.py"), "--check"]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run: make docs ({done.stdout.strip()}{done.stderr[-500:]})"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readme_leads_to_the_guide(language: str) -> None:
    readme = ROOT / ("README.md" if language == "en" else "README.zh-CN.md")
    assert f"docs/{GUIDES[language].name}" in readme.read_text("utf-8")


def test_the_first_command_of_the_guide_works(tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    command = ["build", str(FOLDER / "01-fields.yaml"), "--template", str(FOLDER / "01-fields.docx"), "-o", str(target)]
    assert run(command, {}) == 0
    assert target.exists()
