"""Extra: values of an input that no kind knows and only a template prints, each noted when a template asks for it.

In: plain data. Out: the same as a table of the view, and which of its keys no tag asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class Extra(dict[str, Any]):
    """A table of texts, lists and tables that knows which of its keys were asked for."""

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self._asked: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self._asked.add(key)
        return super().__getitem__(key)

    def __iter__(self) -> Iterator[str]:
        self._asked.update(super().keys())
        return super().__iter__()

    def get(self, key: str, default: Any = None) -> Any:
        """Return a value, noted."""
        self._asked.add(key)
        return super().get(key, default)

    def items(self) -> Any:
        """Return keys and values, all noted."""
        self._asked.update(super().keys())
        return super().items()

    def values(self) -> Any:
        """Return the values, all noted."""
        self._asked.update(super().keys())
        return super().values()


def never_asked(extra: Extra) -> tuple[str, ...]:
    """Return the keys that no tag asked for."""
    return tuple(key for key in dict.keys(extra) if key not in extra._asked)
