"""Blocks: which tag closes which, in a template in which some may be missing or misspelt.

In: the tags of a part, and those that are not whole. Out: the pairs, and which tag is missing where. A tag counts as what its
author meant, so that one that cannot be read leaves no other without its pair; of two that may close a block, the one with
the same letters behind the sign % does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportgen.ooxml.spots import Spot
from reportgen.workshop.faults import Fault, at_tag
from reportgen.workshop.misspelt import ENDS, STATEMENTS, WORDS, meant, meant_prefix
from reportgen.workshop.tags import SPACED, PartOfTemplate, Tag

OPENING = frozenset(("autoescape", "block", "call", "filter", "for", "if", "macro", "set", "with"))
MIDDLE = {"else": ("if", "for"), "elif": ("if",)}
OPENERS = {"if": "{% if … %}", "elif": "{% if … %}", "else": "{% if … %}", "for": "{% for … in … %}"}
HALVES = frozenset(("tag-not-closed", "tag-not-opened", "tag-over-paragraphs"))
WHOLE = re.compile(r"\{%(p|tr|tc|r)? (\w+)")


@dataclass(frozen=True, eq=False)
class Mark:
    """A tag of a block as it was meant; `tag` is missing where it is not whole."""

    word: str
    prefix: str
    spot: Spot
    start: int
    tag: Tag | None = None
    misspelt: bool = False
    of_any: bool = False
    """Whether it closes whichever block is open, such as `{% 结束 %}`."""

    @property
    def closes(self) -> str:
        """The word of the block that it closes."""
        return self.word.removeprefix("end") if self.word.startswith("end") else ""


@dataclass
class Blocks:
    """The blocks of a part: which tag closes which, which are not closed, and where that shows, which close nothing."""

    pairs: dict[Mark, Mark] = field(default_factory=dict)
    unclosed: dict[Mark, Mark | None] = field(default_factory=dict)
    unopened: list[Mark] = field(default_factory=list)
    _stack: list[Mark] = field(default_factory=list)
    _opened_by: dict[Tag, Tag | None] = field(default_factory=dict)

    @classmethod
    def of(cls, part: PartOfTemplate, halves: Sequence[Fault]) -> Blocks:
        """Return the blocks of a part; `halves` are the faults of tags that are not whole."""
        blocks = cls()
        marks = _in_order(part, _marks(part, halves))
        for number, mark in enumerate(marks, 1):
            blocks._take(mark, marks[number:])
        blocks.unclosed |= dict.fromkeys(reversed(blocks._stack))
        return blocks

    def opening(self, tag: Tag) -> Tag | None:
        """Return the tag that another one closes, None where it closes nothing that can be read."""
        return self._opened_by.get(tag)

    def _take(self, mark: Mark, rest: Sequence[Mark]) -> None:
        if mark.word in OPENING:
            self._stack.append(mark)
        elif mark.closes:
            self._close(mark, rest)
        elif not (self._stack and self._stack[-1].word in MIDDLE[mark.word]):
            self.unopened.append(mark)

    def _close(self, mark: Mark, rest: Sequence[Mark]) -> None:
        if mark.of_any and self._stack:
            mark = replace(mark, word=f"end{self._stack[-1].word}")
        same = [each for each in self._stack if each.word == mark.closes and each.prefix == mark.prefix]
        top = self._stack[-1] if self._stack else None
        if not same and (top is None or top.word != mark.closes or _is_closed(top, rest)):
            self.unopened.append(mark)
            return
        opened = same[-1] if same else top
        while (each := self._stack.pop()) is not opened:
            self.unclosed[each] = mark
        self.pairs[mark] = each
        if mark.tag:
            self._opened_by[mark.tag] = each.tag


def faults_of_blocks(blocks: Blocks) -> Iterator[Fault]:
    """Yield what is wrong with the blocks of a part; of tags that cannot be read that is said elsewhere."""
    for opened, shows in blocks.unclosed.items():
        if opened.tag and not opened.misspelt:
            other = shows.spot.place if shows else None
            yield at_tag("block-not-closed", opened.tag, "", other, end=f"{{%{opened.prefix} end{opened.word} %}}")
    for each in blocks.unopened:
        if each.tag and not each.misspelt:
            word = each.closes or each.word
            yield at_tag("block-not-opened", each.tag, open=OPENERS.get(word, f"{{% {word} … %}}"))
    for closed, opened in blocks.pairs.items():
        if closed.tag and opened.tag and closed.prefix != opened.prefix and not (closed.misspelt or opened.misspelt):
            fixed, typed = f"{{%{opened.prefix} {closed.word} %}}", opened.tag.typed
            yield at_tag("prefix-differs", closed.tag, "", opened.spot.place, opening=typed, fixed=fixed)


def _is_closed(opened: Mark, rest: Sequence[Mark]) -> bool:
    """Whether a tag with the same letters closes a block further on."""
    depth = 0
    for mark in (each for each in rest if each.prefix == opened.prefix):
        depth += (mark.word == opened.word) - (mark.closes == opened.word)
        if depth < 0:
            return True
    return False


def _marks(part: PartOfTemplate, halves: Sequence[Fault]) -> Iterator[Mark]:
    for tag in part.tags:
        word = _word(tag)
        if word in OPENING or word in MIDDLE or (word.startswith("end") and word[3:] in OPENING):
            spaced = SPACED.match(tag.typed[2:])
            prefix = meant_prefix(tag) or (spaced[1] if spaced else "")
            yield Mark(word, prefix, tag.spot, tag.start, tag, tag.kind == "print" or word != tag.word, _of_any(tag))
    for fault in halves:
        found = WHOLE.match(str(fault.params.get("whole", "")))
        spot = next((each for each in part.spots if each.place == fault.place and fault.around.at in each.text), None)
        if found and spot and fault.code in HALVES:
            yield Mark(found[2], found[1] or "", spot, spot.text.find(fault.around.at))


def _word(tag: Tag) -> str:
    """Return the word that a tag was meant to begin with, empty where it is none of a block."""
    first = tag.code.split(maxsplit=1)[0] if tag.code else ""
    if tag.kind == "print":
        return first if first in STATEMENTS else ""
    if tag.kind == "comment" or (tag.word == "set" and "=" in tag.code):
        return ""
    return tag.word if tag.word in WORDS else meant(tag)[0]


def _of_any(tag: Tag) -> bool:
    """Whether a tag says that a block ends, and not which."""
    return tag.kind == "statement" and tag.code in ENDS


def _in_order(part: PartOfTemplate, marks: Iterable[Mark]) -> list[Mark]:
    numbers = {id(each): number for number, each in enumerate(part.spots)}
    return sorted(marks, key=lambda mark: (numbers[id(mark.spot)], mark.start))
