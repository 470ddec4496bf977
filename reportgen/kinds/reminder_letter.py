"""提醒函: reminds a unit of what it was to rectify and has not, and how long that is overdue.

The findings print as a table; the days overdue are reckoned from each deadline to the day of the letter.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from reportgen.checks.context import CheckContext
from reportgen.checks.genre import has_findings, has_recipients
from reportgen.diagnostics import Diagnostic
from reportgen.kinds._kind import Kind
from reportgen.kinds._with_table import with_table
from reportgen.model.dates import format_date
from reportgen.model.official import Official
from reportgen.model.record import key
from reportgen.model.records import Finding, Row, Table
from reportgen.model.values import Day
from reportgen.views.official import official_view
from reportgen.views.view import OfficialView

NO_DATE = "the issue date (成文日期) is missing: without it nobody can tell what is overdue"
NOT_OVERDUE = "this finding is not overdue on {issued}: its deadline is {deadline}"
WITHOUT_DEADLINE = "this finding has no deadline (整改期限) that is a date, so that it cannot be overdue"
ANSWER_TOO_EARLY = "the answer is wanted by {until}, before the day of the letter, {issued}"
COLUMNS = ("序号", "问题隐患", "整改要求", "整改期限", "逾期情况")


class ReminderLetter(Official):
    """A letter to a unit; it knows its title."""

    findings: list[Finding] = key("问题", "what is overdue; prints as a table", default=list)
    reply_by: Day | None = key("回复期限", "by when the unit is to answer")

    @property
    def default_title(self) -> str:
        """Return the title of a letter that gives none."""
        return "关于逾期未整改问题隐患的提醒函"


def letter_view(document: ReminderLetter) -> OfficialView:
    """Return the view of the letter as it reads in full."""
    whole = with_table(document, lambda findings: overdue_table(findings, document.issue_date)).with_values(
        lead=document.lead or ("经查，你单位负责整改的下列问题隐患已超过整改期限，至今未报告完成整改：",),
        closing=(_request(document), *document.closing),
    )
    return official_view(whole)


def overdue_table(findings: Sequence[Finding], issued: date | None) -> Table:
    """Return what is overdue as a table; a column that says nothing is left out."""
    rows = [_cells(number, each, issued) for number, each in enumerate(findings, 1)]
    used = [index for index in range(len(COLUMNS)) if any(row[index] for row in rows)]
    made = tuple(Row(tuple(row[index] for index in used)) for row in rows)
    return Table(columns=tuple(COLUMNS[index] for index in used), rows=made)


def _cells(number: int, finding: Finding, issued: date | None) -> tuple[tuple[str, ...], ...]:
    said = (finding.title, *finding.text) if finding.title else finding.text
    deadline = finding.deadline
    if not isinstance(deadline, date):
        return (str(number),), said, finding.requirement, (deadline,) if deadline else (), ()
    days = (issued - deadline).days if issued else 0
    late = (f"已逾期{days}天",) if days > 0 else ()
    return (str(number),), said, finding.requirement, (format_date(deadline),), late


def _request(document: ReminderLetter) -> str:
    until = (
        f"，并于{format_date(document.reply_by)}前书面回复整改情况" if document.reply_by else "，并及时书面回复整改情况"
    )
    return f"请你单位高度重视，立即采取措施完成整改{until}。"


def is_overdue(context: CheckContext) -> Iterator[Diagnostic]:
    """Require a date, and of each finding that it is overdue on it."""
    document = context.document
    assert isinstance(document, ReminderLetter)
    if document.issue_date is None:
        yield context.error("missing-issue_date", NO_DATE)
        return
    issued = format_date(document.issue_date)
    if document.reply_by and document.reply_by < document.issue_date:
        params = {"until": format_date(document.reply_by), "issued": issued}
        yield context.warning("reply-before-letter", ANSWER_TOO_EARLY, ("reply_by",), **params)
    for where, finding in context.records:
        path = (*where, "deadline")
        if not isinstance(finding, Finding):
            continue
        if not isinstance(finding.deadline, date):
            yield context.warning("no-deadline", WITHOUT_DEADLINE, path)
        elif finding.deadline >= document.issue_date:
            params = {"issued": issued, "deadline": format_date(finding.deadline)}
            yield context.error("not-overdue", NOT_OVERDUE, path, **params)


KIND = Kind(
    name="reminder-letter",
    title="提醒函",
    model=ReminderLetter,
    view=letter_view,
    checks=(has_recipients, has_findings, is_overdue),
    wording={
        NO_DATE: "缺少成文日期：没有日期就说不清是否逾期",
        NOT_OVERDUE: "这条问题在 {issued} 并未逾期：整改期限是 {deadline}",
        WITHOUT_DEADLINE: "这条问题没有写成日期的整改期限，谈不上逾期",
        ANSWER_TOO_EARLY: "回复期限 {until} 早于函的日期 {issued}",
        "what is overdue; prints as a table": "逾期未整改的问题，印成表格",
        "by when the unit is to answer": "请对方在什么日期前回复",
    },
    summary="提醒责任单位：哪些问题隐患逾期未整改，已逾期多少天。",
)
