"""Kinds of document, found by scanning this folder: one kind is one module with a `KIND`.

In: a name such as notice or 通知. Out: the `Kind` that says which model, view and checks a document has.
"""

from __future__ import annotations

import importlib
from functools import cache

from reportgen import resources
from reportgen.kinds._kind import Kind
from reportgen.model.keys import nearest

__all__ = ["Kind", "find", "load", "names", "purpose", "suggestion"]


@cache
def names() -> tuple[str, ...]:
    """Return the names of all kinds, in alphabetical order; nothing is imported for it."""
    found = resources.modules(__path__)
    return tuple(sorted(name.replace("_", "-") for name in found if not name.startswith("_")))


def load(name: str) -> Kind:
    """Return the kind of this name; KeyError for an unknown one."""
    if name not in names():
        raise KeyError(name)
    kind: Kind = importlib.import_module(f"{__name__}.{name.replace('-', '_')}").KIND
    return kind


def find(word: str) -> Kind | None:
    """Return the kind that a clerk names in English or Chinese."""
    if word in names():
        return load(word)
    return next((kind for kind in map(load, names()) if kind.title == word), None)


def suggestion(word: str) -> str:
    """Return the known name nearest to an unknown one, in the clerk's own language."""
    return nearest(word, [*names(), *(load(name).title for name in names())])


def purpose(kind: Kind) -> str:
    """Return what a kind is for, in English: what its module says of itself behind its Chinese name."""
    module = importlib.import_module(f"{__name__}.{kind.name.replace('-', '_')}")
    first = (module.__doc__ or "").partition("\n")[0]
    return first.partition(": ")[2].rstrip(".") or first
