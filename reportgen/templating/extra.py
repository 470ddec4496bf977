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


class StandIn(str):
    """A value in the place of one that nobody knows: a text that says its own name, a list of one, a table with every key."""

    def __getitem__(self, key: Any) -> StandIn:
        return StandIn(f"{self}.{key}")

    def __iter__(self) -> Iterator[str]:
        yield StandIn(f"{self}之一")


class OpenExtra(Extra):
    """Values where none are known, as a template is tried out with: whatever is asked for is there."""

    def __contains__(self, key: object) -> bool:
        return True

    def __getitem__(self, key: str) -> Any:
        self._asked.add(key)
        return dict.get(self, key, StandIn(f"附加.{key}"))


def never_asked(extra: Extra) -> tuple[str, ...]:
    """Return the keys that no tag asked for."""
    return tuple(key for key in dict.keys(extra) if key not in extra._asked)
