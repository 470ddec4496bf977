"""Outlines of plain texts for tests of rules: a line a paragraph, cells with tabs between them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator

from reportgen.proofreading import rules
from reportgen.proofreading.outline import Outline, Paragraph, Table
from reportgen.proofreading.rule import Found, Rule


def all_rules() -> list[Rule]:
    names = sorted(each.name for each in pkgutil.iter_modules(rules.__path__))
    return [rule for name in names for rule in importlib.import_module(f"{rules.__name__}.{name}").RULES]


def outline_of(lines: str | Iterable[str], file: str = "") -> Outline:
    """Return the outline of a text; rows that follow each other are a table."""
    lines = [lines] if isinstance(lines, str) else list(lines)
    paragraphs: list[Paragraph] = []
    tables: list[list[tuple[str, ...]]] = []
    inside = False
    for number, line in enumerate(lines, 1):
        cells = line.split("\t")
        if len(cells) > 1 and not line.endswith("印发"):
            if not inside:
                tables.append([])
            tables[-1].append(tuple(cells))
        inside = len(cells) > 1
        role = "cell" if inside and not line.endswith("印发") else ""
        place = {"table": len(tables), "row": len(tables[-1])} if role else {}
        paragraphs += [
            Paragraph(cell, {"line": number, **place, **({"column": c} if role else {})}, role=role)
            for c, cell in enumerate(cells, 1)
        ]
    made = tuple(Table(n, tuple(rows)) for n, rows in enumerate(tables, 1))
    return Outline(file, tuple(paragraphs), made)


def found(outline: Outline) -> Iterator[tuple[Rule, Found]]:
    for rule in all_rules():
        for each in rule.find(outline):
            yield rule, each


def line_of(outline: Outline, each: Found) -> int:
    return int(outline.paragraphs[each.paragraph].place["line"])
