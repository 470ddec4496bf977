"""The body: sections and records as a flat list of blocks.

In: the content of a document or attachment. Out: blocks in printed order, numbers and labels supplied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from reportgen.frozen import frozen
from reportgen.model.chart import Chart
from reportgen.model.dates import format_deadline, format_span
from reportgen.model.numerals import point_number
from reportgen.model.official import Content, ContentItem, Section, Text
from reportgen.model.parties import join_names
from reportgen.model.records import Finding, Measure, Phase, Point, Rectification, Table
from reportgen.views.marks import ended, enumerated, is_ended, numbered, run_in
from reportgen.views.numbers import Numbers, Siblings
from reportgen.views.view import Block, TableView


@frozen
class Shared:
    """What a document and its attachments share."""

    rectifications: Mapping[str, Rectification] = field(default_factory=dict)
    """Those that stand apart, by the id of their finding."""
    listed: frozenset[int] = frozenset()
    """The measures, by identity, whose units are left to a task list."""
    figures: Iterator[int] = field(default_factory=lambda: count(1))
    """The numbers of the charts, which run on through the attachments."""


@dataclass
class Body:
    """Writes the blocks of one text."""

    text: Text
    shared: Shared
    table: Callable[[Table], TableView]
    numbers: Numbers = field(init=False)

    def __post_init__(self) -> None:
        self.numbers = Numbers(self.text.levels, self.text.numbering == "continuous")

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks from the lead to the end of the body."""
        yield from paragraphs(self.text.lead)
        yield from self._content(self.text, 0)

    def _content(self, content: Content, depth: int) -> Iterator[Block]:
        siblings = self.numbers.siblings(depth)
        for part in content.parts():
            yield from self._part(part, siblings)

    def _part(self, part: Content | ContentItem, siblings: Siblings) -> Iterator[Block]:
        yield from paragraphs(part.body)
        if isinstance(part, ContentItem) and part.table:
            yield from self.table_blocks(part.table)
        if isinstance(part, ContentItem) and part.chart:
            yield from self._chart(part.chart)
        yield from points(part.points)
        for measure in part.measures:
            yield from self._measure(measure, siblings)
        for finding in part.findings:
            yield from self._finding(finding, siblings)
        for phase in part.phases:
            yield from self._phase(phase, siblings)
        for section in part.sections:
            yield from self._section(section, siblings)

    def _section(self, section: Section, siblings: Siblings) -> Iterator[Block]:
        yield Block(f"{siblings.word}标题", siblings.next(), section.heading)
        yield from self._content(section, siblings.depth + 1)

    def _measure(self, measure: Measure, siblings: Siblings) -> Iterator[Block]:
        text = _with_points(measure.text, measure.points)
        yield from _run_in(siblings, run_in(measure.title, bool(text)), text)
        if id(measure) not in self.shared.listed:
            yield from _units(measure)
        below = self.numbers.siblings(siblings.depth + 1)
        for child in measure.measures:
            yield from self._measure(child, below)
        for finding in measure.findings:
            yield from self._finding(finding, below)

    def _phase(self, phase: Phase, siblings: Siblings) -> Iterator[Block]:
        span = format_span(phase.start, phase.end)
        title = (phase.title or "") + (f"（{span}）" if span else "")
        ended_already = bool(span) and is_ended(phase.title or "")
        yield from _run_in(siblings, title if ended_already else run_in(title, bool(phase.text)), phase.text)

    def _finding(self, finding: Finding, siblings: Siblings) -> Iterator[Block]:
        text = list(finding.text)
        first = "" if finding.title else text.pop(0)
        yield Block(f"{siblings.word}问题", siblings.next(), finding.title or "", first, finding_tail(finding))
        yield from paragraphs(text)
        yield from _requirement(finding)
        rectification = self.rectification_of(finding)
        if rectification and (sentence := rectification_sentence(rectification)):
            yield Block("整改情况", text=sentence)

    def rectification_of(self, finding: Finding) -> Rectification | None:
        """Return what was done about a finding, also where it stands apart from it."""
        return finding.rectification or self.shared.rectifications.get(finding.id or "")

    def _chart(self, chart: Chart) -> Iterator[Block]:
        """Yield a chart with its caption below it."""
        from reportgen.views.charts import caption, chart_view  # most documents have none

        yield Block("图表", chart=chart_view(chart))
        yield Block("图题", f"图{next(self.shared.figures)}", caption(chart))

    def table_blocks(self, table: Table) -> Iterator[Block]:
        """Yield a table with its title above it."""
        if table.title:
            yield Block("表题", title=table.title)
        yield Block("表格", table=self.table(table))


def paragraphs(texts: Sequence[str]) -> Iterator[Block]:
    """Yield plain paragraphs."""
    return (Block("正文", text=text) for text in texts)


def points(entries: Sequence[Point]) -> Iterator[Block]:
    """Yield points, a paragraph each; a single one gets no 一是."""
    for number, point in enumerate(entries, 1):
        first, *rest = point.text or ("",)
        label = point_number(number) if len(entries) > 1 else ""
        yield Block("要点", label, run_in(point.title, bool(first)), first)
        yield from paragraphs(rest)


def _with_points(text: Sequence[str], entries: Sequence[Point]) -> tuple[str, ...]:
    """Return a measure's text with its points run on; further lines of a point are paragraphs, as everywhere."""
    if not entries:
        return tuple(text)
    lines = list(text) or [""]
    firsts = [run_in(point.title, bool(point.text)) + "".join(point.text[:1]) for point in entries]
    for point, first in zip(entries, numbered(firsts), strict=True):
        lines[-1] += first
        lines += point.text[1:]
    return tuple(lines)


def _run_in(siblings: Siblings, title: str, text: Sequence[str]) -> Iterator[Block]:
    first, *rest = text or ("",)
    yield Block(f"{siblings.word}措施", siblings.next(), title, first)
    yield from paragraphs(rest)


def _units(measure: Measure) -> Iterator[Block]:
    parts = [("牵头单位", measure.lead_unit), ("责任单位", measure.responsible_units)]
    texts = [f"{label}：{join_names(names)}" for label, names in parts if names]
    if texts:
        yield Block("责任单位", text=ended("；".join(texts)))


def finding_tail(finding: Finding) -> str:
    """Return （责任单位：A）（责任人员：B）, only the parts that are there."""
    parts = [("责任单位", finding.responsible_units), ("责任人员", finding.responsible_persons)]
    return "".join(f"（{label}：{join_names(names)}）" for label, names in parts if names)


def _requirement(finding: Finding) -> Iterator[Block]:
    if not finding.requirement:
        if finding.deadline:
            yield Block("整改期限", text=ended(format_deadline(finding.deadline)))
        return
    tail = f"（整改期限：{format_deadline(finding.deadline)}）" if finding.deadline else ""
    first, *further = finding.requirement
    yield Block("整改意见", text=first, tail="" if further else tail)
    for number, line in enumerate(further, 1):
        yield Block("正文", text=line + tail * (number == len(further)))


def rectification_sentence(rectification: Rectification) -> str:
    """Return 一是…二是… of the actions; without actions the status speaks; 未开始 says nothing."""
    if rectification.actions:
        return enumerated([action.text for action in rectification.actions])
    return rectification.status_sentence
