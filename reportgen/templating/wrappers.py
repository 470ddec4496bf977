"""Wrappers: what Word puts around a piece of text and prints nothing of: a tracked insertion, a smart tag.

In: the XML of a part, its tags as plain ones. Out: the same without the wrappers that hold a piece of a tag and not the rest
of it, or one tag of a block and not the other: filled in, these would tear the document apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

NAMES = "ins|moveTo|smartTag|customXml"
WRAPPER = re.compile(
    rf"<w:(?P<begin>{NAMES})(?: [^>]*?)?(?P<empty>/)?>(?:<w:(?P<own>smartTagPr|customXmlPr)(?:/>|>.*?</w:(?P=own)>))?"
    rf"|</w:(?P<end>{NAMES})>",
    re.DOTALL,
)
"""Where one begins, with the properties that stand in it alone, or where it ends."""
MARKUP = re.compile(r"(?:<[^>]*>)*")
INSIDE = r"(?:(?!</w:p>|\{[{%#]).)*?"
"""What stands in a tag: it ends in its paragraph, and before the next one."""
TAG = re.compile(
    rf"\{{{MARKUP.pattern}(?:\{{{INSIDE}\}}|%{INSIDE}%|#{INSIDE}#){MARKUP.pattern}\}}",
    re.DOTALL,
)
STATEMENT = re.compile(r"\{%[-+]?(?:(?:p|tr|tc|r)\s)?\s*(\w+)([^%]*)")
OPENING = frozenset(("autoescape", "block", "call", "filter", "for", "if", "macro", "raw", "with"))
BETWEEN = frozenset(("elif", "else"))

Stretch = tuple[int, int]


def unwrapped(xml: str) -> str:
    """Return the XML of a part without the wrappers that cut a tag or a block in two."""
    if not any(f"<w:{name}" in xml for name in NAMES.split("|")):
        return xml
    tags = [(found.start(), found.end()) for found in TAG.finditer(xml)]
    cut = [each for pair in _pairs(xml) if _tears(xml, *pair, tags) for each in pair]
    pieces, at = [], 0
    for start, end in sorted(cut):
        pieces.append(xml[at:start])
        at = end
    return "".join([*pieces, xml[at:]])


def opens_block(word: str, rest: str) -> bool:
    """Whether a statement that begins with a word begins a block; a `set` without a sign = does."""
    return word in OPENING or (word == "set" and "=" not in rest)


def _pairs(xml: str) -> Iterator[tuple[Stretch, Stretch]]:
    """Yield where each wrapper begins and ends; those that hold nothing are marks of something else."""
    opened: list[Stretch] = []
    for found in WRAPPER.finditer(xml):
        if found["begin"] and not found["empty"]:
            opened.append(found.span())
        elif found["end"] and opened:
            yield opened.pop(), found.span()


def _tears(xml: str, begin: Stretch, end: Stretch, tags: Sequence[Stretch]) -> bool:
    first, last = bisect_left(tags, begin), bisect_left(tags, end)
    if _cuts(begin, first, tags) != _cuts(end, last, tags):
        return True
    return not _whole(MARKUP.sub("", xml[slice(*tag)]) for tag in tags[first:last])


def _cuts(edge: Stretch, number: int, tags: Sequence[Stretch]) -> int:
    """Return the number of the tag that the edge of a wrapper stands in, -1 where it stands in none."""
    return number - 1 if number and tags[number - 1][1] > edge[0] else -1


def _whole(tags: Iterator[str]) -> bool:
    """Whether each block that one of these tags belongs to begins and ends among them."""
    depth = 0
    for statement in filter(None, map(STATEMENT.match, tags)):
        word, rest = statement.groups()
        if word.startswith("end"):
            depth -= 1
        elif opens_block(word, rest):
            depth += 1
        if depth < 0 or (word in BETWEEN and not depth):
            return False
    return depth == 0
