"""Blocks: which tag closes which, in a template in which some may be missing.

In: the tags of a part, in order. Out: the pairs, and where a block that is never closed had to end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.workshop.tags import Tag

OPENING = frozenset(("autoescape", "block", "call", "filter", "for", "if", "macro", "set", "with"))


def opens(tag: Tag) -> bool:
    """Whether a tag opens a block."""
    return tag.word in OPENING and not (tag.word == "set" and "=" in tag.code)


def opening(tags: Sequence[Tag]) -> Mapping[Tag, Tag]:
    """Return for each closing tag the one that it closes."""
    return _paired(tags)[0]


def stopping(tags: Sequence[Tag]) -> Mapping[Tag, Tag]:
    """Return for each tag that nothing closes the one at which its block is still open, and cannot be."""
    return _paired(tags)[1]


def _paired(tags: Sequence[Tag]) -> tuple[dict[Tag, Tag], dict[Tag, Tag]]:
    pairs: dict[Tag, Tag] = {}
    stops: dict[Tag, Tag] = {}
    stack: list[Tag] = []
    for tag in tags:
        if opens(tag):
            stack.append(tag)
        elif tag.word.startswith("end") and any(each.word == tag.word[3:] for each in stack):
            while stack[-1].word != tag.word[3:]:
                stops[stack.pop()] = tag
            pairs[tag] = stack.pop()
    return pairs, stops
