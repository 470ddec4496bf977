"""Fields of a view: an English name, a Chinese name, a meaning and an example for each.

In: view dataclasses. Out: the context a template is rendered with, and the list of its fields.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Any


def shown(chinese: str, meaning: str, example: str = "", default: Any = "") -> Any:
    """Declare a field of a view with its Chinese name, meaning and example."""
    metadata = {"chinese": chinese, "meaning": meaning, "example": example}
    if isinstance(default, type):
        return dataclasses.field(default_factory=default, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


@cache
def field_names(view: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return the (English, Chinese) names of a view's fields."""
    return tuple((field.name, field.metadata["chinese"]) for field in dataclasses.fields(view))


def context(value: Any) -> Any:
    """Return a view as the template sees it: each field under both its names; lists and texts as they are."""
    if dataclasses.is_dataclass(value):
        return dict(_named(value))
    if isinstance(value, list | tuple):
        return [context(item) for item in value]
    return value


def _named(view: Any) -> Iterator[tuple[str, Any]]:
    for english, chinese in field_names(view.__class__):
        value = context(getattr(view, english))
        yield english, value
        yield chinese, value
