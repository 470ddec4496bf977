"""Echoes: faults that follow from another one, and go away with it.

In: faults. Out: those that an author has to mend.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.workshop.faults import Fault

MEANT = ("whole", "fixed")
SOURCES = frozenset(
    ("tag-not-closed", "tag-not-opened", "word-unknown", "wrong-braces", "tag-deleted", "tag-over-paragraphs")
)
WORD = re.compile(r"\{%(?:(?:p|tr|tc|r) )?\s*(\w+)")
BLOCKS = frozenset(("block-not-closed", "block-not-opened"))
INSIDE = frozenset(("block", "call", "filter", "for", "if", "macro", "set", "with"))


def without_echoes(faults: Sequence[Fault]) -> list[Fault]:
    """Return the faults but for blocks that seem open or closed only because one of their tags is not read."""
    seen = {(str(each.place), each.around) for each in faults if each.code in SOURCES}
    left = [each for each in faults if each.code not in BLOCKS or (str(each.place), each.around) not in seen]
    for source in (each for each in faults if each.code in SOURCES):
        echo = next((each for each in left if each.code in BLOCKS and _follows(each, source)), None)
        if echo is not None:
            left.remove(echo)
    return left


def _follows(fault: Fault, source: Fault) -> bool:
    """Whether a block lacks just the tag that another fault is about."""
    meant = _word(next((str(source.params[name]) for name in MEANT if name in source.params), source.around.at))
    typed = _word(fault.around.at)
    if fault.place.get("part") != source.place.get("part") or not meant:
        return False
    if fault.code == "block-not-closed":
        return meant == f"end{typed}"
    return meant in INSIDE and (typed == f"end{meant}" or (typed in ("else", "elif") and meant in ("if", "for")))


def _word(tag: str) -> str:
    found = WORD.match(tag)
    return found[1] if found else ""
