"""Verbatim: a text that somebody typed in a ledger; it is printed as it stands and never read as an expression.

In: plain data. Out: the same with its texts marked so.
"""

from __future__ import annotations

from typing import Any


class Verbatim(str):
    """A text to be printed as it is, whatever stands in it."""

    __slots__ = ()


def verbatim(value: Any) -> Any:
    """Return plain data with its texts taken as they are."""
    if isinstance(value, str):
        return Verbatim(value)
    if isinstance(value, dict):
        return {key: verbatim(each) for key, each in value.items()}
    return [verbatim(each) for each in value] if isinstance(value, list) else value
