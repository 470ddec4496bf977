"""Slow tags: where a template has tags for rich content, which may be what only docxtpl itself can print.

In: the XML of a part. Out: its `{{p … }}` and `{{r … }}` tags with their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from reportgen.ooxml.elements import Element, qualified
from reportgen.templating.program import SlowTag

TAG = re.compile(r"\{\{[pr]\s[^}]*\}\}")
PARAGRAPH, TABLE, ROW, CELL, TEXT = (qualified(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "t"))


def slow_tags(part: str, root: Element) -> Iterator[SlowTag]:
    """Yield the tags of a part in their order."""
    paragraphs, tables = count(1), count(1)
    for block in _topmost(root, PARAGRAPH, TABLE):
        if block.tag == PARAGRAPH:
            number = next(paragraphs)
            yield from (SlowTag(tag, part, paragraph=number) for tag in _tags(block))
        else:
            yield from _in_table(part, block, next(tables))


def _in_table(part: str, table: Element, number: int) -> Iterator[SlowTag]:
    for row_number, row in enumerate(_topmost(table, ROW), 1):
        for column, cell in enumerate(_topmost(row, CELL), 1):
            for paragraph in _topmost(cell, PARAGRAPH):
                for tag in _tags(paragraph):
                    yield SlowTag(tag, part, table=number, row=row_number, column=column)


def _topmost(parent: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names that stand in no other of them."""
    for child in parent:
        if child.tag in names:
            yield child
        elif isinstance(child.tag, str):
            yield from _topmost(child, *names)


def _tags(paragraph: Element) -> Iterator[str]:
    """Yield the tags of a paragraph, those in its text boxes too, each once."""
    text = "".join(each.text or "" for each in paragraph.iter(TEXT))
    yield from dict.fromkeys(TAG.findall(text))
