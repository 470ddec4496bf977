"""The rectification report of a quarter: all its findings, by category, with what was done about each.

In: the facts of a quarter. Out: the drafted document; nothing where nothing was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, groupby

from reportgen.ledger.entries import LedgerFinding
from reportgen.ledger.records import stated_record
from reportgen.model.dates import format_date, format_deadline
from reportgen.quarter.drafted import Drafted, dated, marked, placed
from reportgen.quarter.facts import Facts
from reportgen.quarter.sentences import sentence
from reportgen.quarter.statements import FiguredText
from reportgen.sources.source import CellMark, PathKey, Plain

KIND = "rectification-report"
UNSORTED = "其他方面"
LIST_COLUMNS = ("序号", "隐患编号", "问题隐患", "级别", "责任单位", "整改期限", "整改状态")
TASK_COLUMNS = ("序号", "任务", "整改要求", "责任单位", "完成时限")


def rectification_report(facts: Facts) -> Iterator[Drafted]:
    """Yield the report."""
    if not facts.found:
        return
    lead = list(_lead(facts))
    data: dict[str, Plain] = {
        "kind": KIND,
        "period": str(facts.period),
        "title": f"关于{facts.period.words}问题隐患整改情况的通报",
        "lead": [each.text for each in lead],
        "sections": list(_sections(facts.found)),
        "attachments": list(_annexes(facts)),
    }
    origins = {
        **_origins(facts.found),
        **table_origins(facts.found, "attachments", 0, "table"),
        **_row_origins(facts.open_now, "attachments", 1, "table"),
    }
    yield Drafted(KIND, "", data, origins, lead, facts.found, dated(facts.on))


def _lead(facts: Facts) -> Iterator[FiguredText]:
    """Yield the figures of the quarter in sentences; what the ledger has no data for is not said."""
    yield sentence(
        "{period}共发现问题隐患{found}项，已整改{rectified}项，整改中{under_way}项，未开始整改{not_started}项"
        "{unknown}，整改率{rate}。{overdue}现将整改情况通报如下：",
        period=facts.period.words, found=facts.figure("发现隐患数"), rectified=facts.figure("已整改数"),
        under_way=facts.figure("整改中数"), not_started=facts.figure("未开始数"), rate=facts.figure("整改率"),
        unknown=_unknown(facts), overdue=_overdue(facts),
    )  # fmt: skip


def _unknown(facts: Facts) -> FiguredText | str:
    value = facts.figure("状态不明数")
    return sentence("，状态不明{count}项", count=value) if value.number else ""


def _overdue(facts: Facts) -> FiguredText | str:
    """Return what is overdue, nothing where the ledger does not say deadlines."""
    value = facts.figure("逾期数")
    if value.number is None:
        return ""
    if not value.number:
        return f"截至{format_date(facts.on)}，无逾期未整改的问题隐患。"
    return sentence(f"截至{format_date(facts.on)}，逾期未整改{{count}}项。", count=value)


def _sections(findings: list[LedgerFinding]) -> Iterator[Plain]:
    for category, members in groupby(findings, key=lambda each: each.category):
        yield {"heading": category or UNSORTED, "findings": [stated_record(each) for each in members]}


def _origins(findings: list[LedgerFinding]) -> dict[PathKey, CellMark]:
    found: dict[PathKey, CellMark] = {}
    for index, (_, members) in enumerate(groupby(findings, key=lambda each: each.category)):
        of_category = list(members)
        found |= placed(of_category, "sections", index, "findings")
        found |= marked(of_category[0], "category", "sections", index, "heading")
    return found


def _annexes(facts: Facts) -> Iterator[Plain]:
    yield {"title": f"{facts.period.words}问题隐患清单", "table": findings_table(facts.found)}
    if facts.open_now:
        yield {"title": f"{facts.period.words}整改任务清单", "table": task_table(facts.open_now)}


def findings_table(findings: list[LedgerFinding]) -> Plain:
    """Return the list of findings as a table, with a line over each category."""
    rows: list[Plain] = []
    numbers = count(1)
    for category, members in groupby(findings, key=lambda each: each.category):
        rows.append(category or UNSORTED)
        rows += [_row(next(numbers), each) for each in members]
    return {"columns": list(LIST_COLUMNS), "rows": rows}


def table_origins(findings: list[LedgerFinding], *path: str | int) -> dict[PathKey, CellMark]:
    """Return the cells that the rows of `findings_table` come from."""
    found: dict[PathKey, CellMark] = {}
    index = 0
    for _, members in groupby(findings, key=lambda each: each.category):
        of_category = list(members)
        found |= marked(of_category[0], "category", *path, "rows", index)
        found |= _row_origins(of_category, *path, first=index + 1)
        index += 1 + len(of_category)
    return found


def _row_origins(findings: list[LedgerFinding], *path: str | int, first: int = 0) -> dict[PathKey, CellMark]:
    found: dict[PathKey, CellMark] = {}
    for index, finding in enumerate(findings, first):
        found |= marked(finding, "description", *path, "rows", index)
    return found


def _row(number: int, finding: LedgerFinding) -> list[Plain]:
    return [
        str(number), finding.id, finding.description, finding.severity or finding.unread.get("severity", ""), list(finding.responsible_units),
        _deadline(finding), finding.unread.get("status", str(finding.status)),
    ]  # fmt: skip


def task_table(findings: list[LedgerFinding]) -> Plain:
    """Return what is still to be done as a task list."""
    rows: list[Plain] = [
        [str(number), each.description, each.requirement, list(each.responsible_units), _deadline(each)]
        for number, each in enumerate(findings, 1)
    ]
    return {"columns": list(TASK_COLUMNS), "rows": rows}


def _deadline(finding: LedgerFinding) -> str:
    return format_deadline(finding.deadline) if finding.deadline else finding.deadline_words
