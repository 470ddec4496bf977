"""Fields of a view: an English name, a Chinese name, a meaning and an example for each.

In: view dataclasses. Out: the context a template is rendered with, and the list of its fields.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

from reportgen.frozen import frozen


@frozen
class Each:
    """How a template goes over a list: the tag of the loop (`p` paragraphs, `tr` rows, `tc` cells), what an item is called."""

    tag: str
    english: str
    chinese: str


def shown(chinese: str, meaning: str, example: str = "", default: Any = "", each: Each | None = None) -> Any:
    """Declare a field of a view with its Chinese name, meaning and example; of a list also how one goes over it."""
    metadata = {"chinese": chinese, "meaning": meaning, "example": example, "each": each}
    if isinstance(default, type):
        return dataclasses.field(default_factory=default, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


PLAIN = frozenset((str, bool, int, type(None)))


@cache
def field_names(view: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return the (English, Chinese) names of a view's fields."""
    return tuple((field.name, field.metadata["chinese"]) for field in dataclasses.fields(view))


def context(value: Any) -> Any:
    """Return a view as the template sees it: each field under both its names; lists and texts as they are."""
    kind = value.__class__
    if kind in PLAIN:
        return value
    if kind is list or kind is tuple:
        return [context(item) for item in value]
    if not dataclasses.is_dataclass(value):
        return value
    found = {}
    for english, chinese in field_names(kind):
        found[english] = found[chinese] = context(getattr(value, english))
    return found
