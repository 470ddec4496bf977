"""The rules of the proofreader, found by scanning `rules/`: one module is one family with a constant `RULES`.

In: nothing. Out: all rules; those about pages and fonts are in `layout_rules`.
"""

from __future__ import annotations

import importlib
from functools import cache

from reportgen import resources
from reportgen.proofreading import rules as families
from reportgen.proofreading.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules, family by family in alphabetical order."""
    names = resources.modules(families.__path__)
    modules = (importlib.import_module(f"{families.__name__}.{name}") for name in names if not name.startswith("_"))
    return tuple(rule for module in modules for rule in getattr(module, "RULES", ()))


def codes() -> tuple[str, ...]:
    """Return the codes of all rules."""
    return tuple(rule.code for rule in all_rules())
