"""Echoes: faults that follow from another one, and go away with it.

In: faults. Out: those that an author has to mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportgen.diagnostics import Severity
from reportgen.workshop.faults import Fault

FIRST = (
    *("tag-not-closed", "tag-not-opened", "percent-in-tag", "prefix-spaced", "word-unknown", "wrong-braces"),
    *("tag-unreadable", "prefix-outside-table", "block-not-closed", "block-not-opened", "prefix-differs"),
    *("paragraph-in-one", "rows-in-one-row", "rows-over-tables", "cells-over-rows", "text-beside-tag"),
)
"""Of faults of the form of one tag, the one that stands first here is told."""
BROKEN_BLOCKS = frozenset(("block-not-closed", "block-not-opened", "prefix-differs"))
OF_PAIRS = frozenset(("rows-over-tables", "rows-in-one-row", "cells-over-rows", "paragraph-in-one"))
MISSING = frozenset(("field-never-printed", "field-left-out"))


def without_echoes(faults: Sequence[Fault]) -> list[Fault]:
    """Return the faults but for those that only follow from others."""
    told = _understood_or_wrong(_once_a_tag(faults))
    broken = {each.place.get("part") for each in told if each.code in BROKEN_BLOCKS}
    return [
        each
        for each in told
        if not (each.code in OF_PAIRS and each.place.get("part") in broken)
        and not (each.code in MISSING and _is_meant(str(each.params["names"]), told))
    ]


def _once_a_tag(faults: Sequence[Fault]) -> list[Fault]:
    best: dict[tuple[object, ...], int] = {}
    for each in faults:
        if each.code in FIRST:
            best[_tag(each)] = min(best.get(_tag(each), len(FIRST)), FIRST.index(each.code))
    return [each for each in faults if each.code not in FIRST or FIRST.index(each.code) == best[_tag(each)]]


def _understood_or_wrong(faults: Sequence[Fault]) -> list[Fault]:
    """Return faults without the note that a tag is understood where something else is told of the same tag."""
    wrong = {_tag(each) for each in faults if each.severity is not Severity.INFO}
    return [each for each in faults if each.severity is not Severity.INFO or _tag(each) not in wrong]


def _tag(fault: Fault) -> tuple[object, ...]:
    return str(fault.place), fault.around


def _is_meant(names: str, faults: Iterable[Fault]) -> bool:
    """Whether a tag that is wrong was to print a field: it has its name, or that is what to type instead."""
    word = re.compile(rf"(?<!\w)({names})(?!\w)")
    wrong = (each for each in faults if each.code not in MISSING and each.severity is Severity.ERROR)
    return any(
        word.search(f"{each.around.at} {each.params.get('fixed', '')} {each.params.get('loop', '')}") for each in wrong
    )
