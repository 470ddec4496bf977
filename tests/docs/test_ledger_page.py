"""The pages on ledgers name every code that reading one may tell, in both languages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TELLING = {"error", "warning", "info", "once", "_tell", "_tell_first", "_tell_unreadable"}


def codes() -> set[str]:
    found = set()
    for path in (ROOT / "reportgen" / "ledger").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in TELLING:
                found |= {
                    each.value for each in node.args[:3] if isinstance(each, ast.Constant) and "-" in str(each.value)
                }
    return {str(code) for code in found}


def test_codes_are_found() -> None:
    assert {"closed-without-acceptance", "duplicate-id", "merged-row", "no-ledger", "name-aside"} <= codes()


@pytest.mark.parametrize("page", ["ledger.md", "ledger.zh-CN.md"])
def test_every_code_stands_on_the_page(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    assert [code for code in sorted(codes()) if f"`{code}`" not in text] == []
