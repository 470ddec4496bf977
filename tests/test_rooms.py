"""The house keeps its order: imports go down, never up or sideways, and only one room knows docxtpl."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "reportgen"
FLOORS = [
    {"__main__"},
    {"cli"},
    {"quarter"},
    {"building", "checking", "starter"},
    {"workshop"},
    {"batch"},
    {"pipeline"},
    {"drafting", "rendering"},
    {"kinds", "sources", "outputs"},
    {"checks", "proofreading", "views"},
    {"ledger", "templating", "layout"},
    {"ooxml"},
    {"model"},
    {"locale"},
    {"errors"},
    {"diagnostics"},
    {"cells", "chinese", "days", "frozen", "resources"},
]
"""From the top floor down; rooms of one floor do not import each other, but for what NEIGHBOURS allows."""
NEIGHBOURS: set[tuple[str, str]] = set()
STRANGERS = {("templating", "model"), ("templating", "kinds"), ("layout", "model"), ("ooxml", "model")}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "reportgen" else [node.module]
            )
            yield from names
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def floor(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
def test_imports_go_down(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    for name in imported(path):
        parts = name.split(".")
        if parts[0] != "reportgen" or len(parts) < 2 or parts[1].isupper() or parts[1].startswith("__v"):
            continue
        other = parts[1]
        assert other == room or floor(other) > floor(room) or (room, other) in NEIGHBOURS, f"{room} imports {name}"
        assert (room, other) not in STRANGERS, f"{room} must not know {other}"


def test_only_templating_knows_docxtpl() -> None:
    users = {room_of(path) for path in MODULES if any(name.split(".")[0] == "docxtpl" for name in imported(path))}
    assert users == {"templating"}


def test_kinds_do_not_import_each_other() -> None:
    for path in (PACKAGE / "kinds").glob("*.py"):
        if path.name.startswith("_"):
            continue
        others = [
            name
            for name in imported(path)
            if name.startswith("reportgen.kinds.") and not name.startswith("reportgen.kinds._")
        ]
        assert not others
