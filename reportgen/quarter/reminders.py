"""Reminder letters of a quarter: one for each unit that answers for overdue findings, whenever they were found.

In: the facts of a quarter. Out: drafted documents, units by name.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.ledger.entries import LedgerFinding
from reportgen.model.dates import format_date
from reportgen.quarter.drafted import Drafted, marked, placed, records
from reportgen.quarter.facts import NOBODY, Facts, by_unit, counted, units_of
from reportgen.quarter.sentences import sentence
from reportgen.quarter.statements import Figured, FiguredText
from reportgen.sources.source import CellMark, PathKey, Plain

KIND = "reminder-letter"
COUNT, DAYS = "逾期未整改数（含以前各期）", "逾期天数"


def reminders(facts: Facts) -> Iterator[Drafted]:
    """Yield a letter for each unit; what belongs to no unit is told by `checks`, nobody is reminded of it."""
    for unit, findings in by_unit(facts.overdue, units_of).items():
        if unit != NOBODY:
            yield _letter(facts, unit, findings)


def _letter(facts: Facts, unit: str, findings: list[LedgerFinding]) -> Drafted:
    lead = sentence(
        "截至{on}，你单位负责整改的问题隐患中，有{count}项超过整改期限尚未完成整改：",
        on=format_date(facts.on), count=counted(COUNT, findings, facts, unit),
    )  # fmt: skip
    data: dict[str, Plain] = {
        "kind": KIND,
        "recipients": unit,
        "lead": lead.text,
        "findings": records(findings),
        "issue_date": facts.on.isoformat(),
    }
    return Drafted(KIND, unit, data, _origins(findings), [lead, *_days(facts, findings)], findings)


def _origins(findings: list[LedgerFinding]) -> dict[PathKey, CellMark]:
    return {**marked(findings[0], "responsible_units", "recipients"), **placed(findings, "findings")}


def _days(facts: Facts, findings: list[LedgerFinding]) -> Iterator[FiguredText]:
    """Yield how long each finding is overdue, as the letter prints it."""
    for each in findings:
        assert each.deadline is not None
        days = str((facts.on - each.deadline).days)
        cell = each.cells.get("deadline")
        row = f"{each.sheet}!{cell or each.row}"
        count = Figured(0, len(days), DAYS, str(facts.period), each.id, days, (row,))
        yield sentence("已逾期{days}天", days=count)
