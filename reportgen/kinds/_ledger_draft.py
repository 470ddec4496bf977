"""What kinds draft out of a ledger's findings: the report of their rectification, and the bulletin of a month.

In: figures, which know their store and period. Out: plain data whose own sentences hold expressions; what was typed in the
ledger is never one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from reportgen.ledger.counting import Figures
from reportgen.ledger.entries import Inspection, LedgerFinding
from reportgen.ledger.quarters import DONE
from reportgen.ledger.records import stated_record
from reportgen.ledger.schema import day_number
from reportgen.model.dates import format_date
from reportgen.model.verbatim import Verbatim

UNSORTED, UNNAMED = "其他方面", "监督检查"
STILL_OPEN = "以前各月尚未整改完成的问题"
NO_FINDING = "这次检查台账中没有登记问题。"
REPORT_LEAD = (
    "{{ 台账.报告期 }}共发现问题隐患{{ 台账.发现隐患数 }}项，已整改{{ 台账.已整改数 }}项，整改率{{ 台账.整改率 }}。"
    "现将整改情况通报如下："
)
BULLETIN_LEAD = "现将{{ 台账.报告期 }}监督检查情况通报如下："
Group = tuple[str, int]


def rectification_draft(figures: Figures) -> Mapping[str, Any]:
    """Return lead and sections of a rectification report: the findings of the period by category."""
    found = _of_period(figures)
    if not found:
        return {}
    sections = [
        {"heading": Verbatim(category or UNSORTED), "findings": [stated_record(each) for each in members]}
        for category, members in groupby(found, key=lambda each: each.category)
    ]
    return {"lead": REPORT_LEAD, "sections": sections}


def bulletin_draft(figures: Figures) -> Mapping[str, Any]:
    """Return lead and sections of a bulletin: what is still open of earlier months, then the month's inspections."""
    assert figures.period is not None
    before = figures.store.findings("a.found < ?", (day_number(figures.period.start),))
    still_open = [stated_record(each) for each in before if each.status not in DONE]
    first = [{"heading": STILL_OPEN, "findings": still_open}] if still_open else []
    return {"lead": BULLETIN_LEAD, "sections": [*first, *_inspections(figures)]}


def _of_period(figures: Figures) -> list[LedgerFinding]:
    if figures.days is None:
        return list(figures.store.findings())
    return list(figures.store.findings("a.found BETWEEN ? AND ?", tuple(map(day_number, figures.days))))


def _inspections(figures: Figures) -> Iterator[dict[str, Any]]:
    """Yield a section for each source and date of the month, also for a visit that found nothing."""
    assert figures.days is not None
    findings: dict[Group, list[LedgerFinding]] = {}
    for each in _of_period(figures):
        findings.setdefault((each.source, day_number(each.found_on) or 0), []).append(each)
    visits: dict[Group, list[Inspection]] = {}
    days = tuple(map(day_number, figures.days))
    for visit in figures.store.inspections("i.held BETWEEN ? AND ?", days):
        visits.setdefault((visit.source, day_number(visit.held_on) or 0), []).append(visit)
    for group in sorted({*findings, *visits}, key=lambda each: (each[1], each[0])):
        yield _section(group, findings.get(group, []), visits.get(group, []))


def _section(group: Group, findings: list[LedgerFinding], visits: list[Inspection]) -> dict[str, Any]:
    day = next((each.found_on for each in findings), None) or next((each.held_on for each in visits), None)
    assert day is not None
    section: dict[str, Any] = {"heading": Verbatim(f"{group[0] or UNNAMED}（{format_date(day)}）")}
    entities = list(dict.fromkeys(name for visit in visits for name in visit.inspected_entities))
    body = [Verbatim(f"检查单位：{'、'.join(entities)}。")] if entities else []
    if findings:
        section["findings"] = [stated_record(each) for each in sorted(findings, key=_by_id)]
    else:
        body.append(Verbatim(NO_FINDING))
    return {**section, "body": body} if body else section


def _by_id(finding: LedgerFinding) -> tuple[str, str]:
    from reportgen.ledger.store import by_number

    return by_number(finding.id), finding.description
