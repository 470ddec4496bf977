"""Rules of phases: （一）动员部署阶段（2026年5月6日-15日）, and the dates of the whole document.

In: an outline. Out: phases out of order or past the announced end, reports due before their phase, dates that contradict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportgen.diagnostics import Severity
from reportgen.frozen import frozen
from reportgen.model.dates import format_date
from reportgen.proofreading.days import Span, full_dates, span_of
from reportgen.proofreading.leads import lead
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule

CLAUSE = "dates of one document follow from each other"
PHASE = re.compile(r"阶段（([^（）]{2,40})）")
WHOLE = re.compile(r"(?:开始|起)[，,]?(?:至|到)((?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|末)?)(?=[，。；结止，])")
REPORT = re.compile(
    r"((?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底))前，?[^。；]{0,40}?(?:报送|提交|上报|报)[^。；]{0,12}(?:总结|专题报告|自查报告|报告)"
)
NUMBER = re.compile(r"\S{1,16}〔(\d{4})〕\d{1,5}号")
PRINTED = re.compile(r"(\d{4}年\d{1,2}月\d{1,2}日)印发$")
DUE = re.compile(
    r"(?:请|务必|须|要|应)[^。；，]{0,40}?于(\d{4}年\d{1,2}月\d{1,2}日)前[^。；，]{0,16}?(?:报送|上报|反馈|回复|报备|报我)"
)


@frozen
class Phase:
    """A phase as its heading states it."""

    paragraph: int
    start: int
    end: int
    text: str
    days: Span


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
        if match and head and (days := span_of(match[1], year)):
            year = (days.end or days.start or date.min).year
            level = head.level
            group.append(Phase(index, *match.span(1), match[1], days))
    if group:
        yield group


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
    """Return the one end that is announced before the phases; None where there is none, or two."""
    year = next((end.year for each in group if (end := each.days.start or each.days.end)), 0)
    ends = {
        span.end
        for paragraph in outline.paragraphs[: group[0].paragraph]
        for match in WHOLE.finditer(paragraph.text)
        if (span := span_of(match[1], year))
    }
    return ends.pop() if len(ends) == 1 else None


def report_early(outline: Outline) -> Iterator[Found]:
    """Find, in the text of a phase, a report that is due before the phase has begun."""
    for group in phases(outline):
        for each in group:
            last = each.days.end or each.days.start
            for match in REPORT.finditer(outline.paragraphs[each.paragraph].text, each.end):
                due = span_of(match[1], last.year) if last else None
                if due and due.end and each.days.start and due.end < each.days.start:
                    params = {"due": match[1], "phase": each.text}
                    yield Found(each.paragraph, *match.span(1), params)


def signed(outline: Outline) -> tuple[int, date] | None:
    """Return the paragraph and the day of the last line that is a date and nothing else."""
    for index in reversed(range(len(outline.paragraphs))):
        text = "".join(outline.paragraphs[index].text.split())
        for match, found in full_dates(text):
            if match[0] == text:
                return index, found
    return None


def printed_early(outline: Outline) -> Iterator[Found]:
    """Find a printing date before the date of the signature."""
    if last := signed(outline):
        for index, paragraph in enumerate(outline.paragraphs[last[0] :], last[0]):
            text = paragraph.text.rstrip()
            match = PRINTED.search(text, max(len(text) - 20, 0))
            found = next((each for _, each in full_dates(match[1])), None) if match else None
            if match and found and found < last[1]:
                yield Found(index, *match.span(1), {"printed": match[1], "signed": format_date(last[1])})


def year_of_number(outline: Outline) -> Iterator[Found]:
    """Find a document whose own number is of another year than its signature."""
    last = signed(outline)
    for index, paragraph in enumerate(outline.paragraphs[: last[0] if last else 0][:12]):
        text = paragraph.text.strip()
        match = NUMBER.match(text)
        if (
            last
            and match
            and (match.end() == len(text) or text[match.end()] in "\u3000 \t")
            and last[1].year != int(match[1])
        ):
            at = paragraph.text.index(match[1], match.start(1))
            yield Found(index, at, at + 4, {"number": match[0], "signed": format_date(last[1])})
            return


def due_before(outline: Outline) -> Iterator[Found]:
    """Find something to be sent in before the document was signed."""
    last = signed(outline)
    for index, paragraph in enumerate(outline.paragraphs[: last[0]] if last else ()):
        for match in DUE.finditer(paragraph.text):
            due = next((each for _, each in full_dates(match[1])), None)
            if last and due and due < last[1]:
                yield Found(index, *match.span(1), {"due": match[1], "signed": format_date(last[1])})


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
            "整治从2026年5月开始，到2026年11月底结束。",
            "（一）动员阶段（2026年5月6日-15日）。",
            "（二）整治阶段（2026年6月1日-12月31日）。",
        ),
        (
            "整治从2026年5月开始，到2026年12月底结束。",
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
    Rule(
        "printed-before-signed",
        "printed on {printed}, but signed on {signed}",
        Severity.WARNING,
        "GB/T 9704-2012, 7.4.3",
        ("云溪市应急管理局", "2026年3月12日", "云溪市应急管理局办公室　2026年3月10日印发"),
        ("云溪市应急管理局", "2026年3月12日", "云溪市应急管理局办公室　2026年3月12日印发"),
        printed_early,
    ),
    Rule(
        "number-of-another-year",
        "the number {number} is of another year than the signature, {signed}",
        Severity.WARNING,
        "GB/T 9704-2012, 7.2.5",
        ("云应急〔2025〕7号", "2026年3月12日"),
        ("云应急〔2026〕7号", "2026年3月12日"),
        year_of_number,
    ),
    Rule(
        "due-before-signed",
        "due on {due}, but the document is signed on {signed}",
        Severity.WARNING,
        CLAUSE,
        ("请各科室于2026年3月1日前报送工作总结。", "2026年3月12日"),
        ("请各科室于2026年4月1日前报送工作总结。", "2026年3月12日"),
        due_before,
    ),
)
