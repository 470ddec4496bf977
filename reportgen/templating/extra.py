"""Extra: values of an input that no kind knows and only a template prints, each noted when a template asks for it.

In: plain data. Out: the same as a table of the view, and which of its keys no tag asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

Made = TypeVar("Made", bound=type)
CUTTING = ("partition", "rpartition", "rsplit", "split", "splitlines")
"""What cuts a text into a list; what stands in for a text is one already."""


def _told_as(kind: type) -> Callable[[Made], Made]:
    """Return what names a class as one of Python's kinds, so that no message shows a name that is used only here."""

    def named(made: Made) -> Made:
        made.__module__, made.__name__, made.__qualname__ = kind.__module__, kind.__name__, kind.__qualname__
        return made

    return named


@_told_as(dict)
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

    def keys(self) -> Any:
        """Return the keys, all noted."""
        self._asked.update(super().keys())
        return super().keys()

    def items(self) -> Any:
        """Return keys and values, all noted."""
        self._asked.update(super().keys())
        return super().items()

    def values(self) -> Any:
        """Return the values, all noted."""
        self._asked.update(super().keys())
        return super().values()


@_told_as(str)
class StandIn(str):
    """A value in the place of one that nobody knows: a text that says its own name, a list of one, a table with every key.

    What is asked of it may also be one of the things that texts and tables can do: see `method`.
    """

    owner: Any = None
    name: object = None

    @classmethod
    def of(cls, owner: Any, name: object, text: str) -> StandIn:
        """Return what stands in for a part of another."""
        made = cls(text)
        made.owner, made.name = owner, name
        return made

    def __getitem__(self, key: Any) -> StandIn:
        return StandIn.of(self, key, f"{self}.{key}")

    def __iter__(self) -> Iterator[str]:
        yield StandIn(f"{self}之一")

    def get(self, key: str, default: Any = None) -> StandIn:
        """Return a value."""
        return self[key]

    def keys(self) -> list[StandIn]:
        """Return a key."""
        return [StandIn(f"{self}之名")]

    def values(self) -> list[StandIn]:
        """Return a value."""
        return [StandIn(f"{self}之一")]

    def items(self) -> list[tuple[StandIn, StandIn]]:
        """Return a key with its value."""
        return list(zip(self.keys(), self.values(), strict=True))

    def method(self, methods: Mapping[type, frozenset[str]]) -> Any:
        """Return what is called where this is called: what a text or a table can do, if it has the name of such; else this."""
        if self.name in methods[dict]:
            return getattr(self.owner, str(self.name))
        if isinstance(self.owner, StandIn) and self.name in methods[str]:
            return self._cut if self.name in CUTTING else getattr(str(self.owner), str(self.name))
        return self

    def _cut(self, *_: Any, **__: Any) -> Any:
        return self.owner


@_told_as(dict)
class OpenExtra(Extra):
    """Values where none are known, as a template is tried out with: whatever is asked for is there."""

    def __contains__(self, key: object) -> bool:
        return True

    def __getitem__(self, key: str) -> Any:
        self._asked.add(key)
        return dict.get(self, key, StandIn.of(self, key, f"附加.{key}"))

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    def get(self, key: str, default: Any = None) -> Any:
        """Return a value."""
        return self[key]

    def keys(self) -> Any:
        """Return the keys, one at least."""
        return super().keys() or StandIn("附加").keys()

    def values(self) -> Any:
        """Return the values, one at least."""
        return super().values() or StandIn("附加").values()

    def items(self) -> Any:
        """Return the keys with their values, one at least."""
        return super().items() or StandIn("附加").items()


def never_asked(extra: Extra) -> tuple[str, ...]:
    """Return the keys that no tag asked for."""
    return tuple(key for key in dict.keys(extra) if key not in extra._asked)
