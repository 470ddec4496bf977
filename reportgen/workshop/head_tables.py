"""Head tables: which tables of a finished document hold its marks, its red head or its number.

In: a table above the body. Out: whether it is one.
"""

from __future__ import annotations

from reportgen.ooxml.finished import PARAGRAPH, Item, own_text
from reportgen.workshop.head_words import NUMBER, head_words

HUGE = 30
"""Points: from these a line is a red head."""
REDS = ("FF0000", "C00000", "ED1C24", "E60012")
MOST = 200
"""Characters that such a table may have: one with more is of the body."""


def is_head_table(item: Item) -> bool:
    """Whether a table holds a part of the head, each in a paragraph of its own."""
    if not item.is_table or len(item.text) > MOST:
        return False
    return any(text == "文件" or head_words(text)[0] for text in _texts(item))


def has_number(item: Item) -> bool:
    """Whether the number of the document stands in a table of its head."""
    return any(what == NUMBER for text in _texts(item) for what, _ in head_words(text)[0])


def is_loud(item: Item) -> bool:
    """Whether a line is in red or huge letters."""
    return item.color.upper() in REDS or item.size >= HUGE


def _texts(item: Item) -> list[str]:
    return [own_text(each).strip() for each in item.element.iter(PARAGRAPH)]
