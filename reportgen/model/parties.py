"""Lists of names: units, organs, persons.

In: names as typed. Out: one text in which nobody mistakes two names for one.
"""

from __future__ import annotations

from collections.abc import Sequence


def join_names(names: Sequence[str]) -> str:
    """Return the names joined with 、, or with ， when a name itself holds 、."""
    separator = "，" if len(names) > 1 and any("、" in name for name in names) else "、"
    return separator.join(names)
