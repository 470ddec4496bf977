"""A text with its attachments: body, list of attachments, tail, and the pages behind.

In: a document or an attachment with a text of its own. Out: its blocks, in printed order (GB/T 9704-2012, 7.3.4, 7.3.7).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.layout.titles import break_title
from reportgen.model.official import Attachment, Text
from reportgen.model.records import Finding, Measure, Rectification, Table
from reportgen.model.values import Title
from reportgen.views.body import Body, paragraphs
from reportgen.views.tables import finding_table, findings_in, measure_table, measures_in, own_table
from reportgen.views.view import Block, TableView

BLANK = Block("空行")


@dataclass
class TextWriter:
    """Writes one text and everything attached to it; attachments with a text get a writer of their own."""

    text: Text
    rectifications: Mapping[str, Rectification]
    tail: Sequence[Block] = ()
    authority: tuple[str, ...] = ()
    body: Body = field(init=False)

    def __post_init__(self) -> None:
        self.body = Body(self.text, self._lists_measures(), self.rectifications, self._table)

    def blocks(self) -> Iterator[Block]:
        """Yield body, closing, list of attachments, tail, and the attachments' own pages."""
        yield from self.body.blocks()
        table = getattr(self.text, "table", None)
        if table:
            yield from self.body.table_blocks(table)
        yield from paragraphs(self.text.closing)
        yield from paragraphs(getattr(self.text, "contact", ()))
        yield from self._list()
        yield from self.tail
        yield from self._pages()

    @property
    def listed(self) -> list[Attachment]:
        """The attachments that the list names: all but the text this document issues."""
        return [each for each in self.text.attachments if not each.issued]

    def _list(self) -> Iterator[Block]:
        titles = [str(each.title) for each in self.listed]
        if not titles:
            return
        yield BLANK
        if len(titles) == 1:
            yield Block("附件说明", title=titles[0])
            return
        for number, title in enumerate(titles, 1):
            yield Block("附件说明首项" if number == 1 else "附件说明次项", f"{number}.", title)

    def _pages(self) -> Iterator[Block]:
        several = len(self.listed) > 1
        for attachment in self.text.attachments:
            if attachment.issued:
                yield from self._issued(attachment)
            elif not attachment.named_only and not is_copied(attachment):
                number = self.listed.index(attachment) + 1
                yield Block("附件标签", title=f"附件{number}" if several else "附件")
                yield from self._page(attachment)

    def _issued(self, attachment: Attachment) -> Iterator[Block]:
        yield Block("换页")
        yield BLANK
        yield from self._page(attachment)

    def _page(self, attachment: Attachment) -> Iterator[Block]:
        yield from title_blocks(attachment, self.authority)
        yield BLANK
        if attachment.file:
            yield Block("附件文件", document=attachment.file)
            return
        writer = AttachmentWriter(attachment, self.rectifications, authority=self.authority, parent=self)
        yield from writer.blocks()

    def _lists_measures(self) -> bool:
        tables = [each.table for each in self.text.attachments if each.table]
        tables += [part.table for part in self.text.content if part.table]
        return any(table.source == "measures" for table in tables)

    def _table(self, table: Table) -> TableView:
        if table.source == "measures":
            return measure_table(self.own_measures())
        if table.source == "findings":
            return finding_table(self.own_findings(), self.body.rectification_of)
        return own_table(table)

    def own_measures(self) -> list[Measure]:
        """Return the measures that a task list of this text lists: its own, else those of the text it issues."""
        return list(measures_in(self.text)) or [m for a in self.text.attachments if a.issued for m in measures_in(a)]

    def own_findings(self) -> list[Finding]:
        """Return the findings that a list of findings of this text lists."""
        return list(findings_in(self.text)) or [f for a in self.text.attachments if a.issued for f in findings_in(a)]


@dataclass
class AttachmentWriter(TextWriter):
    """Writes an attachment: what it has not of its own, its tables take from the document it hangs on."""

    parent: TextWriter | None = None

    def own_measures(self) -> list[Measure]:
        """Return its own measures, else the document's."""
        return super().own_measures() or (self.parent.own_measures() if self.parent else [])

    def own_findings(self) -> list[Finding]:
        """Return its own findings, else the document's."""
        return super().own_findings() or (self.parent.own_findings() if self.parent else [])

    def _lists_measures(self) -> bool:
        listed_above = self.parent is not None and self.parent._lists_measures()
        return super()._lists_measures() or (listed_above and getattr(self.text, "issued", False))


def is_copied(attachment: Attachment) -> bool:
    """Whether an attachment is a file that is copied beside the output instead of merged."""
    return bool(attachment.file) and not str(attachment.file).lower().endswith(".docx")


def title_lines(title: Title, names: Sequence[str]) -> list[str]:
    """Return a title's lines: as typed, or broken at sense in lines of at most 20 characters (7.3.1)."""
    return list(title.lines) if title.broken else break_title(str(title), names=names)


def title_blocks(text: Attachment, names: Sequence[str]) -> Iterator[Block]:
    """Yield the title of an attachment's own page, a block a line."""
    for line in title_lines(text.title, names):
        yield Block("附件标题", title=line)
    for line in text.subtitle:
        yield Block("附件副标题", title=line)
