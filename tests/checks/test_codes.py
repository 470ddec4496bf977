"""No check goes untested: each code stands in a test."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
CHECKS = FOLDER.parents[1] / "reportgen" / "checks"
TESTS = [*FOLDER.glob("test_*.py"), FOLDER.parent / "workshop" / "test_entry_met.py"]
TESTED = "".join(path.read_text("utf-8") for path in TESTS if path.name != "test_codes.py")


def codes() -> set[str]:
    found = set()
    for path in CHECKS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
                place = {"error": 0, "warning": 0, "info": 0, "Problem": 1}.get(name)
                if place is not None and isinstance(code := node.args[place], ast.Constant):
                    found.add(str(code.value))
    return found


def test_codes_are_found() -> None:
    assert {"missing-title", "phase-overlap", "not-printed", "placeholder"} <= codes()


@pytest.mark.parametrize("code", sorted(codes()))
def test_a_code_has_a_test(code: str) -> None:
    assert f'"{code}"' in TESTED
