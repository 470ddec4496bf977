"""The document: an envelope (who, to whom, number, title, date) and a body of sections.

In: plain data with canonical keys. Out: `Official`, the one typed document in the middle of everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar

from reportgen.model.chart import Chart
from reportgen.model.dates import format_date
from reportgen.model.document_number import DocumentNumber, parse_document_number, right_form
from reportgen.model.numerals import LEVEL_FORMS
from reportgen.model.problems import refuse
from reportgen.model.record import ReadBy, Record, key
from reportgen.model.records import Finding, Measure, Phase, Point, Rectification, Table
from reportgen.model.values import (
    Day,
    Extra,
    Flag,
    Levels,
    Line,
    LinesOrFalse,
    Names,
    Paragraphs,
    Period,
    Title,
    TitleText,
    choice,
)  # fmt: skip

Numbering = Annotated[
    str,
    ReadBy(choice({"restart": "restart", "分节": "restart", "continuous": "continuous", "连续": "continuous"})),
]


class Content(Record):
    """The keys of a section's body, in the order in which they print."""

    body: Paragraphs = key("内容", "paragraphs", default=tuple)
    points: list[Point] = key("要点", "points: 一是… 二是…", default=list)
    measures: list[Measure] = key("措施", "measures", default=list)
    findings: list[Finding] = key("问题", "findings", default=list)
    phases: list[Phase] = key("阶段", "phases", default=list)
    sections: list[Section] = key("小节", "sections below", "正文", default=list)
    content: list[ContentItem] = key("内容项", "texts and groups in an order of their own", default=list)

    def require_whole(self) -> None:
        """Refuse `content` beside the keys it stands for."""
        others = [name for name in CONTENT_KEYS if getattr(self, name)]
        if self.content and others:
            refuse(
                "content-and-others",
                "content (内容项) stands instead of body, points, measures, findings, phases and sections",
            )

    def parts(self) -> Iterator[Content | ContentItem]:
        """Yield the groups of this body in printed order."""
        if self.content:
            yield from self.content
        else:
            yield self


CONTENT_KEYS = ("body", "points", "measures", "findings", "phases", "sections")


class Section(Content):
    """A section 小节: a heading alone on its line, its body below."""

    heading: Line = key("标题", "the heading", default=...)


class ContentItem(Record):
    """One entry of `content`: a text, or one group under one key."""

    shorthand: ClassVar[str] = "body"
    body: Paragraphs = key("内容", "paragraphs", default=tuple)
    points: list[Point] = key("要点", "points", default=list)
    measures: list[Measure] = key("措施", "measures", default=list)
    findings: list[Finding] = key("问题", "findings", default=list)
    phases: list[Phase] = key("阶段", "phases", default=list)
    sections: list[Section] = key("小节", "sections", default=list)
    table: Table | None = key("表格", "a table in the text")
    chart: Chart | None = key("图表", "a chart in the text")

    def require_whole(self) -> None:
        """Refuse an entry of two keys: their order would be a guess."""
        if sum(bool(getattr(self, name)) for name in (*CONTENT_KEYS, "table", "chart")) != 1:
            refuse("one-key", "an entry of content (内容项) is a text or has exactly one key")


class Text(Content):
    """What a document and an attachment with a text of its own have in common."""

    title: TitleText | None = key("标题", "the title: a text, which the layout breaks, or a list of its lines")
    subtitle: Paragraphs = key("副标题", "lines under the title", default=tuple)
    lead: Paragraphs = key("导语", "paragraphs before the first section", default=tuple)
    levels: Levels = key("层次", "the numbers in use, from the first level down", default=LEVEL_FORMS)
    numbering: Numbering = key("编号方式", "restart 分节 or continuous 连续", default="restart")
    closing: Paragraphs = key("结语", "paragraphs after the body", default=tuple)
    attachments: list[Attachment] = key("附件", "what is attached", default=list)


class Attachment(Text):
    """An attachment 附件: named only, a file, a table, or a text of its own."""

    shorthand: ClassVar[str] = "title"
    title: TitleText = key("标题", "the attachment's title", default=...)
    file: Line | None = key("文件", "a file beside the input: a docx is merged behind, another is copied")
    table: Table | None = key("表格", "measures 措施, findings 问题, or columns and rows")
    issued: Flag = key("印发件", "true for the text that this notice issues", default=False)

    def require_whole(self) -> None:
        """Refuse a file beside a text of its own: which of them is the attachment would be a guess."""
        super().require_whole()
        if self.file and (self.table or self.has_text):
            refuse("file-and-text", "an attachment is either a file (文件) or has a table or text of its own, not both")
        if self.issued and not (self.table or self.has_text):
            refuse("issued-empty", "a text that is issued (印发件) needs its own text here")

    @property
    def has_text(self) -> bool:
        """Whether anything of its own is printed on its pages."""
        return any(getattr(self, name) for name in (*CONTENT_KEYS, "content", "lead", "closing", "attachments"))

    @property
    def named_only(self) -> bool:
        """Whether it stands in the list of attachments alone."""
        return not (self.file or self.table or self.has_text)


class Imprint(Record):
    """The imprint 版记: who printed it and when (GB/T 9704-2012, 7.4)."""

    printing_office: Line | None = key("印发机关", "the office that prints and issues it")
    printing_date: Day | None = key("印发日期", "the day it is printed and issued")


class NumberEntry(Record):
    """A document number as typed: one text, or its three parts."""

    shorthand: ClassVar[str] = "text"
    text: Line | None = key("全文", "the whole number")
    authority_code: Line | None = key("机关代字", "the authority's code")
    year: Line | None = key("年份", "four digits")
    serial_number: Line | None = key("顺序号", "a number without leading zeros")

    def require_whole(self) -> None:
        """Refuse a number that is not in its right form, naming the right one."""
        parts = (self.authority_code, self.year, self.serial_number)
        if any(parts) if self.text else not all(parts):
            refuse(
                "document-number-parts",
                "a document number has authority_code (机关代字), year (年份) and serial_number (顺序号)",
            )
        if parse_document_number(self._typed) is None:
            _refuse_number(self._typed, "text" if self.text else _wrong_part(self))

    @property
    def _typed(self) -> str:
        return self.text or f"{self.authority_code}〔{self.year}〕{self.serial_number}号"

    @property
    def value(self) -> DocumentNumber:
        """The number by its parts."""
        number = parse_document_number(self._typed)
        assert number is not None
        return number

    def __str__(self) -> str:
        return str(self.value)


def _wrong_part(number: NumberEntry) -> str:
    if not re.fullmatch(r"\d{4}", number.year or ""):
        return "year"
    return "authority_code" if re.fullmatch(r"[1-9]\d*", number.serial_number or "") else "serial_number"


def _refuse_number(text: str, at: str) -> None:
    right = right_form(text)
    if right:
        message = "the document number {value} must be written {right}"
        refuse("document-number", message, value=text, right=str(right), at=at)
    refuse("document-number", "{value} is not a document number; write it like 云应急〔2026〕5号", value=text, at=at)


class Official(Text):
    """An official document 公文; every kind takes these keys, and may add its own in a subclass."""

    kind: Line | None = key("文种", "which kind of document")
    issuing_authority: Names = key(
        "发文机关", "who issues it; a list for a joint document, the lead one first", default=tuple
    )
    letterhead: LinesOrFalse | None = key("发文机关标志", "the red head; false for none")
    document_number: NumberEntry | None = key("发文字号", "such as 云应急〔2026〕5号")
    copy_number: Line | None = key("份号", "six digits")
    classification: Line | None = key("密级", "such as 机密★1年")
    urgency: Line | None = key("紧急程度", "特急 or 加急")
    signatory: Names = key("签发人", "who signs an upward document", default=tuple)
    recipients: Names = key("主送机关", "to whom it is sent", default=tuple)
    sections: list[Section] = key("正文", "the sections of the body", "小节", default=list)
    contact: Paragraphs = key("联系方式", "paragraphs after the closing", default=tuple)
    signature: LinesOrFalse | None = key("署名", "who signs; false for none")
    issue_date: Day | None = key("成文日期", "the day the document is made")
    seal: Flag | None = key("印章", "whether it is sealed: decides where signature and date stand")
    rectifications: list[Rectification] = key("整改情况", "rectifications that name their finding by id", default=list)
    annotation: Paragraphs = key("附注", "a note under the date; brackets are added", default=tuple)
    copy_recipients: Names = key("抄送机关", "to whom a copy is sent", default=tuple)
    imprint: Imprint | None = key("版记", "printing office and date")
    period: Period | None = key("报告期", "2022Q1, 2022H1, 2022 or 2022-03; not printed")
    ledger: Line | None = key("台账", "a workbook beside the input")
    extra: Extra = key("附加", "values of your own that only your template prints", default=dict)

    @property
    def joint(self) -> bool:
        """Whether several authorities issue it (联合行文)."""
        return len(self.issuing_authority) > 1

    @property
    def sealed(self) -> bool:
        """Whether signature and date stand where a seal covers them (7.3.5)."""
        return self.seal if self.seal is not None else self.document_number is not None

    @property
    def default_title(self) -> str:
        """The title of a document whose input gives none; a kind may know one."""
        return ""

    @property
    def full_title(self) -> Title:
        """The title as typed, or the kind's default."""
        return self.title or Title((self.default_title,), broken=False)

    @property
    def dated(self) -> str:
        """The issue date as printed, empty without one."""
        return format_date(self.issue_date) if self.issue_date else ""
