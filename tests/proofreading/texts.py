"""Outlines of plain texts for tests of rules: a line a paragraph, cells with tabs between them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator

from reportgen.proofreading import rules
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.plain_text import outline_of_text
from reportgen.proofreading.rule import Found, Rule


def all_rules() -> list[Rule]:
    names = sorted(each.name for each in pkgutil.iter_modules(rules.__path__))
    return [rule for name in names for rule in importlib.import_module(f"{rules.__name__}.{name}").RULES]


def outline_of(lines: str | Iterable[str], file: str = "") -> Outline:
    """Return the outline of a text; rows that follow each other are a table."""
    return outline_of_text(lines if isinstance(lines, str) else "\n".join(lines), file)


def found(outline: Outline) -> Iterator[tuple[Rule, Found]]:
    for rule in all_rules():
        for each in rule.find(outline):
            yield rule, each


def line_of(outline: Outline, each: Found) -> int:
    return int(outline.paragraphs[each.paragraph].place["line"])
