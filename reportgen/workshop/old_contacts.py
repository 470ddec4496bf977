"""Tables of contacts of a finished document: a label stays, the words behind it become a value of the input's own.

In: what was recognised. Out: the same tables with tags such as {{ 附加.联系电话|默认("") }}.
"""

from __future__ import annotations

from reportgen.ooxml.elements import Element, find_all
from reportgen.ooxml.finished import Item, own_text
from reportgen.ooxml.likeness import looks, say, texts_of
from reportgen.workshop.behind_date import contacts_in
from reportgen.workshop.recognition import Parts
from reportgen.workshop.retagging import Retagging


def put_contacts(work: Retagging, parts: Parts) -> None:
    """Put tags in the place of what contacts say."""
    for kind, item in parts.blocks:
        if not kind and item.is_table:
            _contacts(work, item)


def _contacts(work: Retagging, table: Item) -> None:
    rows, texts = find_all(table.element, "w:tr"), table.rows
    for at, column in contacts_in(table):
        label = "".join(texts[at][column - 1].split()).rstrip("：:")
        tags = f'{{{{ 附加.{label}|默认("") }}}}'
        work.tell(table, "contact", tags, text=f"{label} {texts[at][column]}")
        work.known.add(id(table))
        _say(find_all(rows[at], "w:tc")[column], tags)


def _say(cell: Element, tags: str) -> None:
    """Let the first paragraph of a cell say the tags, and the others nothing."""
    first, *others = [each for each in find_all(cell, "w:p") if own_text(each).strip()] or [next(texts_of([cell]))]
    say(first, [(tags, looks(first)[1])])
    for each in others:
        cell.remove(each)
