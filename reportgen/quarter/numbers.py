"""Numbers: which figures a text states, apart from those that only number, date or name something.

In: the text of a paragraph or cell. Out: its numbers with where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.frozen import frozen

NUMBER = re.compile(r"(?:(?<![A-Za-z\d.)）%％\-－—])[-−－](?=\d))?\d[\d,]*(?:\.\d+)?[%％‰]?")
MONTH, DAY = r"(?:1[0-2]|0?[1-9])月", r"(?:[12]\d|3[01]|0?[1-9])日"
UNTIL = r"[-—－~～至]"
FIRST = r"""
    [^\S\n]*(?:\d{1,3}[.．、](?!\d(?!\d{3}年))|[（(]\d{1,3}[）)])
    | [^\S\n]*附件[：:]?\s*\d*[.．]?(?!\d) | [^\S\n]*[图表]\d+
"""
NUMBERING = re.compile(FIRST, re.VERBOSE)
"""The number of a paragraph, at its beginning."""
NO_FIGURE = re.compile(
    rf"""
    [\u4e00-\u9fffA-Za-z]*[〔\[]\d{{4}}[〕\]]\d+号                            # a document number
    | (?<!\d)\d{{4}}年(?:(?:第[一二三四]季度)|{MONTH}(?:{DAY})?(?:{UNTIL}(?:{MONTH})?(?:{DAY})?)?)?
    | (?<!\d){MONTH}{DAY}(?:{UNTIL}(?:{MONTH})?{DAY})? | (?<!\d){MONTH}(?:{UNTIL}{MONTH})?   # dates
    | (?<!\d){MONTH}(?:[12]\d|3[01]|0?[1-9]){UNTIL}{DAY}
    | (?:19|20)\d{{2}}[-./]\d{{1,2}}[-./]\d{{1,2}} | (?:19|20)\d{{2}}[QH]\d
    | (?m:^)(?:{FIRST})                                                       # numbering
    """,
    re.VERBOSE,
)


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
