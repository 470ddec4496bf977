"""What all groups of keys share: how a key is declared, and how a group is made whole.

In: class bodies with declared keys. Out: frozen records; `model_fields` tells of their keys to messages, pages and `new`.

A record is made by `validation.validate` from what a clerk typed. This is a page of code instead of a library because
every value here is read by a function of ours, with a message of ours, and what is left (nesting, defaults, frozenness)
would cost each call of the command line most of its time to load.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Self

from reportgen.frozen import frozen
from reportgen.model.problems import refuse


@frozen
class KeyInfo:
    """What is known of a key: its Chinese name, its meaning, further names, and what it is when not written."""

    title: str
    description: str
    names: tuple[str, ...] = ()
    default: Any = None
    example: str = ""

    @property
    def required(self) -> bool:
        """Whether the key must be written."""
        return self.default is ...

    def value(self) -> Any:
        """Return what the key is when not written; lists and tuples anew each time."""
        return self.default() if callable(self.default) else self.default


def key(chinese: str, meaning: str, *more_names: str, default: Any = None, example: str = "") -> Any:
    """Declare a key: its Chinese name, its meaning, further names, and what it is when not written (`...`: it must be)."""
    return KeyInfo(chinese, meaning, more_names, default, example)


class ReadBy:
    """Marks a type as read by one function, which turns what was typed into a value or refuses it."""

    def __init__(self, function: Callable[[object], object]) -> None:
        self.function = function


class Record:
    """A group of keys; `shorthand` names the key that a bare text stands for."""

    shorthand: ClassVar[str] = ""
    model_fields: ClassVar[Mapping[str, KeyInfo]] = MappingProxyType({})
    model_fields_set: frozenset[str]
    """The keys that were written."""

    def __init_subclass__(cls) -> None:
        """Collect the keys that the class declares, behind those of its base; one declared anew keeps its place."""
        own = {name: value for name, value in vars(cls).items() if isinstance(value, KeyInfo)}
        for name in own:
            delattr(cls, name)
        cls.model_fields = MappingProxyType({**cls.model_fields, **own})

    def __init__(self, **values: Any) -> None:
        """Take values that were read; refuse a group that does not hold together."""
        if unknown := set(values) - set(self.model_fields):
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        for name, info in self.model_fields.items():
            self.__dict__[name] = values[name] if name in values else info.value()
        self.__dict__["model_fields_set"] = frozenset(values)
        self.require_whole()

    def require_whole(self) -> None:
        """Refuse a group whose keys contradict each other; a record says here what it needs."""

    def with_values(self, **values: Any) -> Self:
        """Return the same record with some values changed."""
        kept = {name: getattr(self, name) for name in self.model_fields_set}
        return type(self)(**{**kept, **values})

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a {type(self).__name__} does not change")

    def __repr__(self) -> str:
        shown = ", ".join(
            f"{name}={getattr(self, name)!r}" for name in self.model_fields if name in self.model_fields_set
        )
        return f"{type(self).__name__}({shown})"


class TitledRecord(Record):
    """A record with a title, a text or both."""

    shorthand: ClassVar[str] = "text"

    def require_whole(self) -> None:
        """Refuse a record that says nothing."""
        if not (getattr(self, "title", None) or getattr(self, "text", None)):
            refuse("empty-record", "this entry has neither a title (标题) nor a text (内容)")
