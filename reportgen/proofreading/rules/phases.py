"""Rules of phases: （一）动员部署阶段（2026年5月6日-15日）.

In: an outline. Out: phases out of order or past the announced end, reports due before their phase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportgen.diagnostics import Severity
from reportgen.frozen import frozen
from reportgen.model.dates import format_date
from reportgen.proofreading.days import Span, span_of
from reportgen.proofreading.leads import lead
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule

CLAUSE = "dates of one document follow from each other"
PHASE = re.compile(r"阶段（([^（）]{2,40})）")
WHOLE = re.compile(r"(?:开始|起)[，,]?(?:至|到)((?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|末)?)(?=[，。；结止，])")
REPORT = re.compile(
    r"((?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底))前，?[^。；]{0,40}?(?:报送|提交|上报|报)[^。；]{0,12}(?:总结|专题报告|自查报告|报告)"
)


@frozen
class Phase:
    """A phase as its heading states it."""

    paragraph: int
    start: int
    end: int
    text: str
    days: Span
    name: str = ""


def phases(outline: Outline) -> Iterator[list[Phase]]:
    """Yield the phases of each list: those of one level under one heading."""
    group: list[Phase] = []
    level = 0
    year = 0
    for index, paragraph in enumerate(outline.paragraphs):
        head = lead(index, paragraph)
        if head and group and head.level < level:
            yield group
            group = []
        match = PHASE.search(paragraph.text, 0, 80) if head else None
        days = _within(match[1], group, year) if match else None
        if match and head:
            year = (days.end or days.start or date.min).year if days else 0
            level = head.level
        if match and head and days:
            group.append(Phase(index, *match.span(1), match[1], days, paragraph.text[head.end : match.start()].strip()))
    if group:
        yield group


def _within(text: str, group: list[Phase], year: int) -> Span | None:
    """Return the days of a phase; one of early months behind one that ended late is of the year that follows."""
    days = span_of(text, year)
    first = (days.start or days.end) if days else None
    last = group[-1].days.end if group else None
    over = first and last and year and not re.match(r"\d{4}年", text) and last.month >= 11 and first.month <= 3
    return span_of(text, year + 1) if over and first and last and first.year == last.year else days


def out_of_order(outline: Outline) -> Iterator[Found]:
    """Find a phase that ends before it begins, or begins before the day on which the one before it ends."""
    for group in phases(outline):
        latest: date | None = None
        for number, each in enumerate(group):
            start, end = each.days.start, each.days.end
            if start and end and end < start:
                yield _phase(each, end)
            elif latest and (first := start or end) and first < latest and not _parallel(each, group[number - 1]):
                yield _phase(each, latest)
            latest = max(filter(None, (latest, end)), default=None)


def _parallel(each: Phase, before: Phase) -> bool:
    """Say whether a phase runs beside the one above it, from that one's beginning to its end."""
    start, end, first, last = each.days.start, each.days.end, before.days.start, before.days.end
    return bool(start and end and first and last and start <= first and last <= end)


def _phase(each: Phase, other: date) -> Found:
    return Found(each.paragraph, each.start, each.end, {"phase": each.text, "other": format_date(other)})


def past_end(outline: Outline) -> Iterator[Found]:
    """Find a phase that ends after the day which a text before it gives as the end of the whole."""
    for group in phases(outline):
        announced = _announced(outline, group)
        for each in group:
            if announced and each.days.end and each.days.end > announced:
                yield _phase(each, announced)


def _announced(outline: Outline, group: list[Phase]) -> date | None:
    """Return the one end that is announced before the phases; None where there is none, or two, or it is a phase's own."""
    year = next((end.year for each in group if (end := each.days.start or each.days.end)), 0)
    ends = {
        span.end
        for paragraph in outline.paragraphs[: group[0].paragraph]
        for match in WHOLE.finditer(paragraph.text)
        if (span := span_of(match[1], year)) and not _of_phase(paragraph.text[: match.start()], group)
    }
    own = {each.days.end for each in group[:-1]}
    return ends.pop() if len(ends) == 1 and not ends & own else None


def _of_phase(before: str, group: list[Phase]) -> bool:
    """Say whether the words before 开始 speak of one of the phases."""
    words = before.rpartition("。")[2][-30:]
    return any(len(each.name) > 1 and each.name in words for each in group)


def report_early(outline: Outline) -> Iterator[Found]:
    """Find, in the text of a phase, a report that is due before the phase has begun."""
    for group in phases(outline):
        for each in group:
            last = each.days.end or each.days.start
            for match in REPORT.finditer(outline.paragraphs[each.paragraph].text, each.end):
                due = span_of(match[1], last.year) if last else None
                early = due and due.end and each.days.start and due.end < each.days.start
                if early and not any(len(one.name) > 1 and one.name in match[0] for one in group if one is not each):
                    params = {"due": match[1], "phase": each.text}
                    yield Found(each.paragraph, *match.span(1), params)


RULES = (
    Rule(
        "phase-out-of-order",
        "the phase {phase} does not follow the one before it, which ends on {other}",
        Severity.WARNING,
        CLAUSE,
        ("（一）动员阶段（2026年5月6日-15日）。", "（二）整治阶段（2026年5月10日-6月30日）。"),
        ("（一）动员阶段（2026年5月6日-15日）。", "（二）整治阶段（2026年5月16日-6月30日）。"),
        out_of_order,
    ),
    Rule(
        "phase-past-end",
        "the phase {phase} ends after the announced end {other}",
        Severity.WARNING,
        CLAUSE,
        (
            "专项检查从2026年5月开始，到2026年11月底结束。",
            "（一）动员阶段（2026年5月6日-15日）。",
            "（二）整治阶段（2026年6月1日-12月31日）。",
        ),
        (
            "专项检查从2026年5月开始，到2026年12月底结束。",
            "（一）动员阶段（2026年5月6日-15日）。",
            "（二）整治阶段（2026年6月1日-12月31日）。",
        ),
        past_end,
    ),
    Rule(
        "report-before-phase",
        "a report is due on {due}, too early for the phase {phase}",
        Severity.WARNING,
        CLAUSE,
        ("（一）整治阶段（2026年6月1日-11月30日）。2026年5月20日前，各县（区）报送专题报告。",),
        ("（一）整治阶段（2026年6月1日-11月30日）。2026年12月5日前，各县（区）报送专题报告。",),
        report_early,
    ),
)
