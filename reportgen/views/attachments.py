"""A text with its attachments: body, list of attachments, tail, and the pages behind.

In: a document or an attachment with a text of its own. Out: its blocks, in printed order (GB/T 9704-2012, 7.3.4, 7.3.7).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportgen.layout.titles import break_title
from reportgen.model.listing import Listing, listing
from reportgen.model.official import Attachment, Text
from reportgen.model.records import Table
from reportgen.model.values import Title
from reportgen.views.body import Body, Shared, paragraphs
from reportgen.views.tables import finding_table, measure_table, own_table
from reportgen.views.view import Block, TableView

BLANK = Block("空行")


@dataclass
class TextWriter:
    """Writes one text and everything attached to it; attachments with a text get a writer of their own."""

    text: Text
    shared: Shared
    authority: tuple[str, ...] = ()
    tail: Sequence[Block] = ()
    above: Listing = Listing()
    """What the tables of the text list that this one is attached to."""
    body: Body = field(init=False)
    listing: Listing = field(init=False)

    def __post_init__(self) -> None:
        self.body = Body(self.text, self.shared, self._table)
        self.listing = listing(self.text, self.above)

    def blocks(self) -> Iterator[Block]:
        """Yield body, closing, list of attachments, tail, and the attachments' own pages."""
        yield from self.body.blocks()
        if isinstance(self.text, Attachment) and self.text.table:
            yield from self.body.table_blocks(self.text.table)
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
        yield from TextWriter(attachment, self.shared, self.authority, above=self.listing).blocks()

    def _table(self, table: Table) -> TableView:
        if table.source == "measures":
            return measure_table(self.listing.measures)
        if table.source == "findings":
            return finding_table(self.listing.findings, self.body.rectification_of)
        return own_table(table)


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
