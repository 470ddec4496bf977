"""Brackets in cells: what stands in them belongs together, whatever separates names elsewhere.

In: a text. Out: where its outermost pairs of brackets and quotes are, and the text split outside them.
"""

from __future__ import annotations

import re

ROUND, SQUARE = "）)", "】]"
CLOSING = {"（": ROUND, "(": ROUND, "【": SQUARE, "[": SQUARE, "“": "”", "《": "》"}
"""What closes each opening; the two widths of a bracket close each other."""
_ANY = re.compile(f"[{re.escape(''.join(CLOSING))}{re.escape(ROUND + SQUARE)}”》]")
Span = tuple[int, int]


def pairs(text: str) -> list[Span]:
    """Return where the outermost pairs begin and end; an opening that nothing closes is a character like any other."""
    found: list[Span] = []
    opened: list[tuple[int, str]] = []
    for match in _ANY.finditer(text):
        if closing := CLOSING.get(match[0]):
            opened.append((match.start(), closing))
        elif opened and match[0] in opened[-1][1]:
            start, end = opened.pop()[0], match.end()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, end))
    return found


def split_outside(separators: re.Pattern[str], text: str) -> list[str]:
    """Return the parts of a text between separators that stand in no brackets."""
    kept = pairs(text)
    if not kept:
        return separators.split(text)
    parts, start = [], 0
    for match in separators.finditer(masked(text, kept)):
        parts.append(text[start : match.start()])
        start = match.end()
    return [*parts, text[start:]]


def masked(text: str, spans: list[Span]) -> str:
    """Return a text of the same length in which nothing stands where the spans are."""
    made, at = [], 0
    for start, end in spans:
        made += [text[at:start], "\0" * (end - start)]
        at = end
    return "".join([*made, text[at:]])
