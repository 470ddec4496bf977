"""The promises of the input language, row by row of `cases/input-language.yaml`."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.checks.printed import everything_is_printed
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.locale import Wording
from reportgen.model import official, records
from reportgen.model.record import Record
from reportgen.pipeline import Loaded, load_document
from tests.printing import body_lines, head_lines

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "input-language.yaml").read_text("utf-8"))
CHINESE = Wording("zh")


def source_of(case: dict[str, Any]) -> str:
    text: str = case["input"]
    if not re.search(r"(?m)^(kind|文种)\s*:", text):
        text += "kind: progress-report\n"
    if not re.search(r"(?m)^(title|标题)\s*:", text):
        text += "title: 关于测试工作的汇报\n"
    return text


@pytest.fixture
def loaded(case: dict[str, Any], tmp_path: Path) -> Loaded:
    path = tmp_path / "input.yaml"
    path.write_text(source_of(case) if not case.get("malformed") else case["input"], "utf-8")
    return load_document(path)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any], loaded: Loaded) -> None:
    found = list(loaded.diagnostics)
    if "refused" in case:
        for expected in case["refused"]:
            assert any(matches(each, expected, Severity.ERROR) for each in found), shown(found)
        return
    assert loaded.document is not None, shown(found)
    assert loaded.kind is not None and loaded.context is not None
    view = loaded.kind.view(loaded.document)
    head, lines = head_lines(view), body_lines(view)
    found += printed_diagnostics(loaded, head, lines)
    compare(case, head, lines)
    for expected in case.get("info", []):
        assert any(matches(each, expected, Severity.INFO) for each in found), shown(found)
    if case.get("quiet"):
        assert not found, shown(found)


def promised_keys() -> list[str]:
    """Return every key in both languages, those left out that a clerk has no need to write."""
    models = [each for module in (official, records) for each in vars(module).values() if is_promised(each)]
    fields = [(name, info.title or name) for model in models for name, info in model.model_fields.items()]
    return sorted({spelling for field in fields for spelling in field} - {"source", "来源", "全文"})


def is_promised(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Record)


@pytest.mark.parametrize("key", promised_keys())
def test_every_key_has_a_case(key: str) -> None:
    assert any(key in map(str, case["covers"]) for case in CASES)


def test_no_two_cases_have_one_name() -> None:
    names = [case["id"] for case in CASES]
    assert len(set(names)) == len(names)


def test_every_case_expects_something() -> None:
    expecting = {"head", "head_words", "prints", "contains", "lacks", "refused", "info", "quiet"}
    assert [case["id"] for case in CASES if not expecting & set(case)] == []


def printed_diagnostics(loaded: Loaded, head: list[str], lines: list[str]) -> list[Diagnostic]:
    assert loaded.context is not None
    text = "".join("".join([*head, *lines]).split())
    return list(everything_is_printed(replace(loaded.context, printed=text)))


def compare(case: dict[str, Any], head: list[str], lines: list[str]) -> None:
    if "head" in case:
        assert head == case["head"]
    for word in case.get("head_words", []):
        assert word in "".join(head)
    if "prints" in case:
        assert lines == case["prints"]
    for line in case.get("contains", []):
        assert line in lines
    for line in case.get("lacks", []):
        assert line not in lines


def matches(diagnostic: Diagnostic, expected: dict[str, Any], severity: Severity) -> bool:
    message = f"{diagnostic.field} {CHINESE.text(diagnostic.message, **diagnostic.params)}"
    line = diagnostic.location.place.get("line")
    if diagnostic.severity is not severity or ("line" in expected and expected["line"] != line):
        return False
    named = {line, *(int(number) for number in re.findall(r"\d+", message))}
    return set(expected.get("lines", ())) <= named and all(word in message for word in expected.get("mentions", ()))


def shown(diagnostics: list[Diagnostic]) -> str:
    return "\n".join(CHINESE.diagnostic(each) for each in diagnostics) or "no diagnostic"
