"""The rule of known units: a 责任单位 that stands in no list of units, where an office's profile has such a list; once a document.

In: names of units, full and short. Out: a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.diagnostics import Severity
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule
from reportgen.proofreading.rules.units import units_of

UNKNOWN_UNIT = "unit-unknown"
UNIT = re.compile("[科处室局队站所办委院厅]$|中心$|公司$|人民政府$|管委会$")
SEVERAL = re.compile("^(?:各|有关|相关|其他|其它|全体|所有|本|该)|等")
"""What begins or marks names of several units at once, which no list holds."""


def unit_rule(units: Sequence[str]) -> Rule:
    """Return the rule for a list of units."""
    known = frozenset("".join(each.split()) for each in units)

    def unknown(outline: Outline) -> Iterator[Found]:
        told: set[str] = set()
        for each in units_of(outline):
            if each.name not in known | told and UNIT.search(each.name) and not SEVERAL.search(each.name):
                told.add(each.name)
                yield Found(each.paragraph, each.start, each.start + len(each.name), {"name": each.name})

    return Rule(
        UNKNOWN_UNIT,
        "{name} stands in no list of units (单位名单) of the profile",
        Severity.WARNING,
        "the office's profile",
        ("任务\t责任单位", "排查\t危险化学品管理科"),
        ("任务\t责任单位", "排查\t危险化学品监管科"),
        unknown,
    )
