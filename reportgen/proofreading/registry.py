"""The rules of the proofreader, found by scanning `rules/`: one module is one family with a constant `RULES`.

In: nothing. Out: all rules; those about pages and fonts are found in `layouts/`.
"""

from __future__ import annotations

import importlib
from functools import cache
from types import ModuleType
from typing import Any

from reportgen import resources
from reportgen.proofreading import layouts
from reportgen.proofreading import rules as families
from reportgen.proofreading.known_units import UNKNOWN_UNIT
from reportgen.proofreading.layouts.printed import PAGE_RULES, PageRule
from reportgen.proofreading.layouts.rule import LayoutRule
from reportgen.proofreading.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules, family by family in alphabetical order."""
    return _found(families)


@cache
def layout_rules() -> tuple[LayoutRule, ...]:
    """Return the rules about how a Word file looks."""
    return _found(layouts)


def described() -> tuple[Rule | LayoutRule | PageRule, ...]:
    """Return all rules that are described once for everybody."""
    return (*all_rules(), *layout_rules(), *PAGE_RULES)


def codes() -> tuple[str, ...]:
    """Return the codes of all rules."""
    return (*(rule.code for rule in described()), UNKNOWN_UNIT)


def _found(package: ModuleType) -> tuple[Any, ...]:
    """Return the `RULES` of the modules of a package, in alphabetical order."""
    names = resources.modules(package.__path__)
    modules = (importlib.import_module(f"{package.__name__}.{name}") for name in names)
    return tuple(rule for module in modules for rule in getattr(module, "RULES", ()))
