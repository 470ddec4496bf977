"""Disposals 处置措施: what was ordered, told from the words that a ledger uses for it.

In: the text of a cell. Out: a number with a bit for each disposal that the text names.
"""

from __future__ import annotations

import re

LIMITED, SUSPENDED, SEALED, REMINDED, SOMETHING = 1, 2, 4, 8, 16
"""SOMETHING stands for any words at all."""
NOT = "(?<![未不免])(?<!不予)(?<!解除)"
"""A disposal that was not ordered, or is lifted, does not count."""
WORDS = {
    LIMITED: re.compile(rf"{NOT}限期(?:整改|改正|治理)"),
    SUSPENDED: re.compile(rf"{NOT}(?:停[产业](?:停[产业])?整[顿改]|停产停业|停业停产)"),
    SEALED: re.compile(rf"{NOT}查封"),
    REMINDED: re.compile(rf"{NOT}(?<![未不]发)(?:提醒|提示)函"),
}


def disposal_flags(text: str) -> int:
    """Return the bits of the disposals that a text names; 0 for an empty cell alone."""
    return sum((flag for flag, words in WORDS.items() if words.search(text)), SOMETHING) if text else 0
