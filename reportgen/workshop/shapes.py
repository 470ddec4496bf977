"""Shapes: which fields a kind has and which may stand where, as the check of a template needs it.

In: the declared view of a kind. Out: `Shape`s: a text, a list of something, a group of fields.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

TEXT, LIST, GROUP, ANY = "text", "list", "group", "any"


@dataclass(frozen=True, eq=False)
class Shape:
    """What a name stands for: a text (also a number or yes and no), a list, a group of fields, or nobody knows."""

    kind: str
    name: str = ""
    """How one writes it, in the language in which it was asked for; empty for a list's item."""
    fields: Mapping[str, Shape] = field(default_factory=dict)
    item: Shape | None = None
    loop: str = ""
    """How a loop over a list begins, the name of the list left open; empty for what is no list of a view."""
    each: str = ""
    """What an item of a list is called in such a loop."""


UNKNOWN = Shape(ANY)
PLAIN_TEXT = Shape(TEXT)


def shape_of_kind(view: Callable[[Any], Any]) -> Shape:
    """Return the group of all fields that the view of a kind has."""
    return _shape(get_type_hints(view)["return"], "")


def _shape(hint: Any, name: str) -> Shape:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _shape(next(each for each in get_args(hint) if each is not type(None)), name)
    if origin is dict:
        return Shape(ANY, name)
    if origin in (list, tuple):
        return Shape(LIST, name, item=_shape(get_args(hint)[0], ""))
    if isinstance(hint, type) and is_dataclass(hint):
        return Shape(GROUP, name, _fields(hint))
    return Shape(ANY if hint in (object, Any) else TEXT, name)


@cache
def _fields(view: type[Any]) -> Mapping[str, Shape]:
    """Return the fields of a view under both their names."""
    hints = get_type_hints(view)
    named = ((each, name) for each in fields(view) for name in (each.name, each.metadata["chinese"]))
    return {name: _looped(_shape(hints[each.name], name), each.metadata["each"]) for each, name in named}


def _looped(shape: Shape, each: Any) -> Shape:
    if shape.kind != LIST or each is None:
        return shape
    name = each.english if shape.name.isascii() else each.chinese
    return replace(shape, loop=f"{{%{each.tag} for {name} in … %}}", each=name)


def lists_with(shape: Shape, name: str, path: str = "") -> Iterator[tuple[str, Shape]]:
    """Yield the lists below a group, by the path one writes, whose items have a field of this name."""
    for each in shape.fields.values():
        below = f"{path}{each.name}"
        if each.name.isascii() != name.isascii():
            continue
        if each.kind == LIST and each.item is not None:
            if name in each.item.fields:
                yield below, each
            yield from lists_with(each.item, name, "")
        elif each.kind == GROUP:
            yield from lists_with(each, name, f"{below}.")
