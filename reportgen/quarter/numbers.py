"""Numbers: which figures a text states, apart from those that only number, date or name something.

In: the text of a paragraph or cell. Out: its numbers with where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.frozen import frozen

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?[%％‰]?")
NO_FIGURE = re.compile(
    r"""
    [\u4e00-\u9fffA-Za-z]*[〔\[]\d{4}[〕\]]\d+号                            # a document number
    | \d{4}年(?:(?:第[一二三四]季度)|\d{1,2}月(?:\d{1,2}日)?(?:[-—至]\d{1,2}(?:日|月(?:\d{1,2}日)?))?)?
    | \d{1,2}月\d{1,2}日(?:[-—至]\d{1,2}(?:日|月\d{1,2}日))? | \d{1,2}月(?:[-—至]\d{1,2}月)?   # dates
    | (?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2} | (?:19|20)\d{2}[QH]\d
    | ^\s*(?:\d{1,3}[.．、](?!\d(?!\d{3}年))|[（(]\d{1,3}[）)])                          # numbering
    | ^\s*附件[：:]?\s*\d*[.．]?(?!\d) | ^\s*[图表]\d+
    """,
    re.VERBOSE | re.MULTILINE,
)  # fmt: skip


@frozen
class Number:
    """A number as printed, and where it begins in its text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers that state something: no date, no document number, no numbering."""
    end = 0
    for found in NO_FIGURE.finditer(text):
        yield from _between(text, end, found.start())
        end = found.end()
    yield from _between(text, end, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Number]:
    for found in NUMBER.finditer(text, start, end):
        yield Number(found[0].rstrip(","), found.start())
