"""Rectification orders of a quarter: one for each inspected unit with open findings whose deadline has not passed.

What is overdue is reminded of instead: nobody can be ordered to be done by a day that is gone. In: the facts of a
quarter. Out: drafted documents, units by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.ledger.entries import LedgerFinding
from reportgen.model.dates import format_date
from reportgen.quarter.drafted import Drafted, marked, placed, records
from reportgen.quarter.facts import NOBODY, Facts, by_unit, counted, entities_of
from reportgen.quarter.sentences import sentence
from reportgen.sources.source import CellMark, PathKey, Plain

KIND = "rectification-order"
COUNT = "本通知书责令整改数"


def orders(facts: Facts) -> Iterator[Drafted]:
    """Yield an order for each unit; what belongs to no unit is told by `checks`, not ordered."""
    for unit, findings in by_unit(facts.to_order, entities_of).items():
        if unit != NOBODY:
            yield _order(facts, unit, findings)


def _order(facts: Facts, unit: str, findings: list[LedgerFinding]) -> Drafted:
    days = sorted({each.found_on for each in findings if each.found_on})
    lead = sentence(
        "{when}在对你单位的监督检查中发现问题隐患{count}项未完成整改，具体如下：",
        when=_when(days), count=counted(COUNT, findings, facts, unit),
    )  # fmt: skip
    data: dict[str, Plain] = {
        "kind": KIND,
        "recipients": unit,
        "inspected_entity": unit,
        "lead": lead.text,
        "findings": records(findings),
        "issue_date": facts.on.isoformat(),
    }
    if days:
        data["inspected_on"] = days[-1].isoformat()
    return Drafted(KIND, unit, data, _origins(findings), [lead], findings)


def _origins(findings: list[LedgerFinding]) -> dict[PathKey, CellMark]:
    whole = placed(findings, "findings")
    return {
        **marked(findings[0], "inspected_entity", "recipients"),
        **marked(findings[0], "inspected_entity", "inspected_entity"),
        **whole,
    }


def _when(days: list[date]) -> str:
    """Return 2026年2月3日至3月5日期间, one day as itself, nothing where no day is known."""
    if not days:
        return ""
    first, last = days[0], days[-1]
    if first == last:
        return format_date(first)
    until = f"{last.month}月{last.day}日" if first.year == last.year else format_date(last)
    return f"{format_date(first)}至{until}，"
