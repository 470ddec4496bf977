"""Imprint words: which paragraphs and tables of a finished document are its imprint.

In: the items of its body. Out: those with 抄送 or 印发, and the lines between the two.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.ooxml.finished import Item
from reportgen.workshop import patterns as like

MOST = 6
"""Lines of an imprint."""


def imprint_of(items: Sequence[Item]) -> list[Item]:
    """Return the imprint: also the further lines of the copies, and the printing office on a line of its own."""
    known = [at for at, each in enumerate(items) if _is_imprint(each)]
    more = [at for at in _between(items, known) if at not in known]
    return [items[at] for at in sorted([*known, *more])]


def _is_imprint(item: Item) -> bool:
    texts = [cell for row in item.rows for cell in row] if item.is_table else [item.text]
    return any(like.COPIES.match(text) or like.PRINTED.match(text) for text in texts) or (
        item.is_table and any(text.endswith("印发") and like.WHOLE_DATE.match(text[:-2].strip()) for text in texts)
    )


def _between(items: Sequence[Item], known: Sequence[int]) -> list[int]:
    """Return the paragraphs between the copies and the line with the date, or the office right above that line."""
    printed = next((at for at in known if not items[at].is_table and like.PRINTED.match(items[at].text)), None)
    if printed is None:
        return []
    copies = next((at for at in known if not items[at].is_table and like.COPIES.match(items[at].text)), printed)
    if 0 < printed - copies <= MOST:
        return [at for at in range(copies + 1, printed) if not items[at].is_table and items[at].text]
    found = like.PRINTED.match(items[printed].text)
    above = items[printed - 1] if printed else None
    lonely = found is not None and not found["office"] and above is not None and not above.is_table
    return [printed - 1] if lonely and above and like.ORGAN.match(above.text) else []
