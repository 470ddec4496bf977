"""Cells: how Excel calls the columns of a sheet.

In: the number of a column, from 0, or its letters. Out: the other of the two.
"""

from __future__ import annotations

from functools import lru_cache


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
