"""Folding: where YAML joins the lines of one text, which puts a blank between Chinese characters.

In: the lines of a file, and where a scalar begins and ends. Out: the line that was joined, if any.
"""

from __future__ import annotations

import re
from itertools import pairwise

from reportgen.sources.source import Mark

_KEY = re.compile(r"\s*(?:- +)?\w{1,12}：")


def scalar_lines(lines: list[str], start: Mark, end: Mark) -> list[str]:
    """Return the lines between two places, as they stand in the file, without the blanks around them."""
    taken = lines[start.line - 1 : end.line]
    if len(taken) == end.line - start.line + 1:
        taken[-1] = taken[-1][: end.column - 1]
    taken[0] = taken[0][start.column - 1 :]
    return [line.strip() for line in taken]


def folded_line(texts: list[str], style: str) -> int:
    """Return which line of a scalar YAML joins to the one above it with a blank (from 1), 0 when none.

    Only joints that a Chinese text shows count; lines of plain ASCII may be joined.
    """
    if style == "|":
        return 0
    first = 1 if style == ">" else 0
    for number, (above, below) in enumerate(pairwise(texts[first:]), first + 1):
        escaped = style == '"' and above.endswith("\\")
        if above and below and not escaped and not (above[-1].isascii() and below[0].isascii()):
            return number
    return 0


def looks_like_keys(texts: list[str]) -> bool:
    """Whether every line begins like `标题：`, a key with a full-width colon."""
    return all(_KEY.match(text) for text in texts if text)
