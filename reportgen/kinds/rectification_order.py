"""限期整改通知书: what was found at one unit, what it has to do by when, on what legal basis; with its receipt slip.

The findings print as a table in the text; the receipt slip 送达回证 stands on a page of its own behind the order.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from reportgen.checks.context import CheckContext
from reportgen.checks.genre import has_findings
from reportgen.diagnostics import Diagnostic
from reportgen.kinds._kind import Kind
from reportgen.kinds._with_table import with_table
from reportgen.model.dates import format_date, format_deadline
from reportgen.model.official import Attachment, Official
from reportgen.model.parties import join_names
from reportgen.model.record import key
from reportgen.model.records import Finding, Row, Table
from reportgen.model.values import Day, Flag, Line, Names, Paragraphs, Title
from reportgen.views.official import official_view
from reportgen.views.view import OfficialView

NO_ENTITY = "the inspected entity (被检查单位) is missing: an order is made out to one unit"
NO_BASIS = "the legal basis (法律依据) is missing; write it with the article, such as 《安全生产法》第四十一条"
NO_DEADLINE = (
    "neither the order nor this finding has a deadline (整改期限); write it to the finding (in a ledger: the column 整改期限), "
    "or one for all with the key 整改期限 (in a common file: under 限期整改通知书)"
)
NO_DEMAND = "this finding does not say what is demanded (整改要求)"
TOO_EARLY = "the deadline {deadline} is before the day of the order, {issued}"
LATER = "the finding's deadline {deadline} is later than that of the order, {until}"

COLUMNS = ("序号", "问题隐患", "整改要求", "整改期限", "责任人")
RECEIPT_TITLE = "送达回证"
RECEIPT_COLUMNS = ("事项", "内容")
WAYS = "□直接送达　□留置送达　□邮寄送达　□其他"
TO_SIGN = ("　", "（签名或盖章）　　　年　月　日")
TO_WRITE = ("　", "　")
"""Room for a pen."""


class RectificationOrder(Official):
    """An order to one unit; it knows its title, its recipient and the sentences that the genre asks for."""

    inspected_entity: Line | None = key("被检查单位", "the unit that the order is made out to")
    inspected_on: Day | None = key("检查日期", "the day of the inspection")
    findings: list[Finding] = key("问题", "what was found; prints as a table", default=list)
    legal_basis: Names = key("法律依据", "the provisions that the order rests on, each with its article", default=tuple)
    deadline: Day | None = key("整改期限", "by when all is to be done; a finding may have a deadline of its own")
    consequences: Paragraphs = key("逾期后果", "what follows if it is not done in time", default=tuple)
    remedies: Paragraphs = key("救济途径", "how the unit can object: reconsideration, litigation", default=tuple)
    receipt: Flag = key("送达回证", "false where no receipt slip is wanted", default=True)

    @property
    def default_title(self) -> str:
        """Return 限期整改通知书 behind the authority's name."""
        return f"{''.join(self.issuing_authority)}限期整改通知书"


def order_view(document: RectificationOrder) -> OfficialView:
    """Return the view of the order as it reads in full: its sentences, its table, its receipt slip."""
    entity = document.inspected_entity or ""
    whole = with_table(document, findings_table).with_values(
        recipients=document.recipients or tuple(filter(None, (entity,))),
        lead=document.lead or (_fact(document),),
        closing=tuple(_demands(document)),
        attachments=[*document.attachments, *([_receipt(document)] if document.receipt else [])],
    )
    return official_view(whole)


def _fact(document: RectificationOrder) -> str:
    when = f"{format_date(document.inspected_on)}，" if document.inspected_on else ""
    return f"{when}经监督检查，发现你单位存在以下问题隐患："


def findings_table(findings: Sequence[Finding]) -> Table:
    """Return what was found as a table; a column that says nothing is left out."""
    rows = [_cells(number, each) for number, each in enumerate(findings, 1)]
    used = [index for index in range(len(COLUMNS)) if any(row[index] for row in rows)]
    made = tuple(Row(tuple(row[index] for index in used)) for row in rows)
    return Table(columns=tuple(COLUMNS[index] for index in used), rows=made)


def _cells(number: int, finding: Finding) -> tuple[tuple[str, ...], ...]:
    said = (finding.title, *finding.text) if finding.title else finding.text
    deadline = (format_deadline(finding.deadline),) if finding.deadline else ()
    return (str(number),), said, finding.requirement, deadline, finding.responsible_persons


def _demands(document: RectificationOrder) -> Iterator[str]:
    """Yield the sentences behind the table: what is ordered on what basis, what follows, how to object."""
    basis = f"依据{join_names(document.legal_basis)}，" if document.legal_basis else ""
    until = _until(document.deadline, listed=any(finding.deadline for finding in document.findings))
    verb = "责令你单位" if basis else "现责令你单位"
    yield f"{basis}{verb}{until}完成整改，并将整改情况书面报送我单位。"
    yield from document.consequences
    yield from document.remedies
    yield from document.closing


def _until(deadline: date | None, *, listed: bool) -> str:
    """Return by when all is to be done; `listed`: whether the table gives findings deadlines of their own."""
    if deadline is None:
        return "按上表所列期限"
    return f"{'按上表所列期限，最迟' if listed else ''}于{format_date(deadline)}前"


def _receipt(document: RectificationOrder) -> Attachment:
    named = "".join(document.full_title.lines)
    number = f"（{document.document_number}）" if document.document_number else ""
    rows = (
        ("送达文书", (f"《{named}》{number}",)), ("受送达单位", (document.inspected_entity or "",)), ("送达地点", TO_WRITE),
        ("送达方式", (WAYS,)), ("收件人", TO_SIGN), ("送达人", TO_SIGN), ("见证人", TO_SIGN), ("备注", TO_WRITE),
    )  # fmt: skip
    table = Table(columns=RECEIPT_COLUMNS, rows=tuple(Row(((name,), lines)) for name, lines in rows))
    return Attachment(title=Title((RECEIPT_TITLE,), broken=False), issued=True, table=table)


def is_made_out(context: CheckContext) -> Iterator[Diagnostic]:
    """Require the unit and the legal basis."""
    document = context.document
    assert isinstance(document, RectificationOrder)
    if not document.inspected_entity:
        yield context.error("missing-inspected-entity", NO_ENTITY)
    if not document.legal_basis:
        yield context.error("missing-legal-basis", NO_BASIS)


def demands_are_clear(context: CheckContext) -> Iterator[Diagnostic]:
    """Require that it is said of each finding what is to be done by when, and by no day that cannot be."""
    document = context.document
    assert isinstance(document, RectificationOrder)
    if _is_before(document.deadline, document.issue_date):
        yield _too_early(context, document.deadline, ("deadline",))
    for path, finding in context.records:
        if not isinstance(finding, Finding):
            continue
        if not finding.requirement:
            yield context.warning("missing-requirement", NO_DEMAND, path)
        if not finding.deadline and not document.deadline:
            yield context.error("missing-deadline", NO_DEADLINE, path)
        yield from _finding_days(context, document, finding, (*path, "deadline"))


def _finding_days(
    context: CheckContext, document: RectificationOrder, finding: Finding, path: tuple[str | int, ...]
) -> Iterator[Diagnostic]:
    deadline = finding.deadline
    if not isinstance(deadline, date):
        return
    if _is_before(deadline, document.issue_date):
        yield _too_early(context, deadline, path)
    if document.deadline and deadline > document.deadline:
        params = {"deadline": format_date(deadline), "until": format_date(document.deadline)}
        yield context.warning("deadline-later", LATER, path, **params)


def _is_before(deadline: date | None, issued: date | None) -> bool:
    return deadline is not None and issued is not None and deadline < issued


def _too_early(context: CheckContext, deadline: date | None, path: tuple[str | int, ...]) -> Diagnostic:
    issued = context.document.issue_date
    assert deadline is not None and issued is not None
    params = {"deadline": format_date(deadline), "issued": format_date(issued)}
    return context.warning("deadline-before-order", TOO_EARLY, path, **params)


KIND = Kind(
    name="rectification-order",
    title="限期整改通知书",
    model=RectificationOrder,
    view=order_view,
    checks=(is_made_out, has_findings, demands_are_clear),
    wording={
        NO_ENTITY: "缺少被检查单位：限期整改通知书发给一个单位",
        NO_BASIS: "缺少法律依据；请写明条款，例如 《安全生产法》第四十一条",
        NO_DEADLINE: "通知书和这条问题都没有整改期限；请在这条问题里写明（台账：“整改期限”一列），"
        "或用“整改期限”给全部问题写一个（共有文件：写在“限期整改通知书”下面）",
        NO_DEMAND: "这条问题没有写整改要求",
        TOO_EARLY: "整改期限 {deadline} 早于通知书日期 {issued}",
        LATER: "这条问题的整改期限 {deadline} 晚于通知书的整改期限 {until}",
        "the unit that the order is made out to": "通知书发给哪个单位",
        "the day of the inspection": "检查的日期",
        "what was found; prints as a table": "检查发现的问题，印成表格",
        "the provisions that the order rests on, each with its article": "依据的法律、法规条款，逐条写明",
        "by when all is to be done; a finding may have a deadline of its own": "全部整改完成的期限；单条问题可另写期限",
        "what follows if it is not done in time": "逾期不整改的后果",
        "how the unit can object: reconsideration, litigation": "申请复议、提起诉讼的途径",
        "false where no receipt slip is wanted": "不需要送达回证时写 false",
    },
    summary="责令一个单位限期整改检查发现的问题，附送达回证。",
)
