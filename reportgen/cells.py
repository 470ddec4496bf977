"""Cells: how Excel calls the columns of a sheet, and how much of a text it takes.

In: the number of a column, from 0, or its letters; a text. Out: the other of the two; its length as Excel counts.
"""

from __future__ import annotations

from functools import lru_cache

LONGEST_TEXT = 32_767
"""Characters that a cell takes; Excel would cut off the rest."""
LAST_ROW = 1_048_576
BEYOND = 0xFFFF


@lru_cache(maxsize=4096)
def column_name(index: int) -> str:
    """Return A, B … Z, AA for 0, 1 …"""
    name = ""
    while index >= 0:
        name = chr(ord("A") + index % 26) + name
        index = index // 26 - 1
    return name


def column_index(letters: str) -> int:
    """Return 0 for A, 26 for AA."""
    index = 0
    for each in letters:
        index = index * 26 + ord(each) - ord("A") + 1
    return index - 1


def text_length(text: str) -> int:
    """Return how many characters Excel counts: those beyond the first 65,536 of Unicode, such as 😀, are two."""
    return len(text) + (0 if text.isascii() else sum(ord(each) > BEYOND for each in text))


def is_too_long(text: str) -> bool:
    """Whether no cell holds a text."""
    return 2 * len(text) > LONGEST_TEXT and text_length(text) > LONGEST_TEXT
