"""The text of every kind of block, as tags: what `layout` writes into a fresh template, under the Chinese names.

In: a kind of block. Out: the pieces of its paragraph; the first part of a paragraph may look otherwise than the rest.
"""

from __future__ import annotations

from reportgen.frozen import frozen
from reportgen.layout.body import NUMBER, SIMPLE, TAIL, TEXT, TITLE
from reportgen.layout.style_names import LEVELS
from reportgen.layout.tags import field
from reportgen.views.fields import field_names
from reportgen.views.view import Block

BLOCK, BLOCKS = "块", "内容块"
NAMES = {field(f"block.{english}"): field(f"{BLOCK}.{chinese}") for english, chinese in field_names(Block)}


@frozen
class Words:
    """What a paragraph says: its first words, and the rest."""

    first: str
    rest: str

    @property
    def whole(self) -> str:
        """All of it."""
        return self.first + self.rest


def condition(kind: str) -> str:
    """Return the condition under which a block is of a kind."""
    return f"{BLOCK}.类型 == '{kind}'"


def unknown() -> Words:
    """Return what a block of an unknown kind prints: all its parts."""
    return Words("", _chinese(NUMBER + TITLE + TEXT + TAIL))


def words_of() -> dict[str, Words]:
    """Return what the paragraph of each kind says, in the order in which a template tells them apart."""
    title, text, tail = (_chinese(each) for each in (NUMBER + TITLE, TEXT, TAIL))
    found: dict[str, Words] = {}
    for level in LEVELS:
        found |= {f"{level}级标题": Words(title, ""), f"{level}级措施": Words(title, text)}
        found[f"{level}级问题"] = Words(title, text + tail)
    return found | {kind: _split(_chinese(content)) for kind, content in SIMPLE}


def _split(content: str) -> Words:
    """Return a text with its label, up to the first tag, apart."""
    label = content.partition("{{")[0]
    return Words(label, content.removeprefix(label))


def _chinese(content: str) -> str:
    for english, chinese in NAMES.items():
        content = content.replace(english, chinese)
    return content
