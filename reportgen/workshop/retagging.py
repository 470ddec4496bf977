"""Retagging: what all parts share when a finished document becomes a template.

In: the document. Out: paragraphs in its look, put in the place of its own; and what is told of each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.frozen import frozen
from reportgen.layout.tags import tag
from reportgen.ooxml.elements import Element, put, value_of, valued
from reportgen.ooxml.finished import Finished, Item
from reportgen.ooxml.likeness import before, free_control, like, looks, say, take_out

SHOWN = 24


@frozen
class Told:
    """What is told of a part: its place, what it is, its words, and the tags that stand there now."""

    place: Mapping[str, int | str]
    what: str
    text: str
    tag: str = ""
    more: int = 0
    """How many more of the same there were."""
    at: int = -1
    """Which paragraph or table of the body it is, from 0; text boxes stand before them all."""


@dataclass
class Retagging:
    """A document on its way to a template."""

    finished: Finished
    told: list[Told] = field(default_factory=list)
    added: list[Told] = field(default_factory=list)
    """Places for what the document does not have."""
    kept: list[Told] = field(default_factory=list)
    """Parts of tables that stay as they are."""
    emptied: list[Item] = field(default_factory=list)
    """Paragraphs whose text gave way, and that stay for what else they carry."""
    known: set[int] = field(default_factory=set)
    """Tables that are told of by what stands in them."""
    derived: dict[str, str] = field(default_factory=dict)
    """Styles that the template needs by their names, each with the id of the one it looks like."""

    def tell(self, item: Item, what: str, tags: str, more: int = 0, text: str = "") -> None:
        """Note what was recognised; `text` is that of a part of the item."""
        at = self.finished.items.index(item)
        self.told.append(Told(item.place, what, shortened(text or item.text), tags, more, at))

    def put(self, items: Sequence[Item], content: Sequence[Element], inline: str) -> None:
        """Put paragraphs in the place of others; a first one that carries more than text stays and says `inline`."""
        first, *others = items
        if first.drawn or first.has_notes or first.ends_section:
            say(first.element, [(inline, looks(first.element)[1])])
        else:
            free_control(first.element)
            before(first.element, content)
            take_out(first)
        for each in others:
            self.remove(each)

    def named(self, made: Element, name: str) -> Element:
        """Return the paragraph in a style of this name that looks as its own does: `fit` knows what it places by names."""
        if name not in self.finished.style_ids:
            self.derived[name] = value_of(made, "w:pPr/w:pStyle")
            put(made[0], valued("w:pStyle", name))
        return made

    def remove(self, item: Item) -> None:
        """Take an item out; what it carries beside its text stays."""
        if take_out(item):
            self.emptied.append(item)


def when(condition: str, content: Sequence[Element]) -> list[Element]:
    """Return paragraphs within a condition."""
    return [tag(f"if {condition}"), *content, tag("endif")]


def each(name: str, values: str, content: Sequence[Element]) -> list[Element]:
    """Return paragraphs within a loop."""
    return [tag(f"for {name} in {values}"), *content, tag("endfor")]


def one(item: Item, text: str) -> Element:
    """Return a paragraph in the look of another, all of it in the look of most of its words."""
    return like(item, [(text, looks(item.element)[1])])


def shortened(text: str) -> str:
    """Return the first words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[:SHOWN] + "……"
