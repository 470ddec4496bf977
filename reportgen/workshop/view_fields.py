"""The fields of a kind: what its view declares, with examples out of its sample.

In: a kind, or an input of it. Out: its fields, in the order in which the view declares them. There is no other list of them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from reportgen import resources
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.layout.body import kinds_of_blocks
from reportgen.pipeline import load_document
from reportgen.views.fields import Each
from reportgen.views.view import Block
from reportgen.workshop.field import (
    DOCUMENT,
    GROUP,
    LIST,
    NUMBER,
    OWN,
    SWITCH,
    TEXT,
    Field,
    Name,
    condition,
    loop,
    printing,
)

LONGEST = 24
FIXED: dict[tuple[type[Any], str], Callable[[], tuple[str, ...]]] = {(Block, "kind"): kinds_of_blocks}
"""Fields that say one of a few words, and where these words come from."""
TYPES = {bool: SWITCH, str: TEXT, float: NUMBER, int: NUMBER}


def fields_of_kind(kind: Kind, sample: Path | None = None) -> tuple[Field, ...]:
    """Return the fields that a template of a kind may use, with examples from an input of it or from the kind's sample."""
    return tuple(_below(_Place(view_of(kind), None, (), (), [sample_view(kind, sample)])))


def view_of(kind: Kind) -> type[Any]:
    """Return the type of a kind's view, as its function declares it."""
    declared: type[Any] = get_type_hints(kind.view)["return"]
    return declared


def sample_view(kind: Kind, sample: Path | None = None) -> Any:
    """Return the view of an input, or of the kind's sample where there is none, or none without errors."""
    loaded = load_document(sample) if sample else None
    if loaded is None or loaded.document is None:
        loaded = load_document(resources.sample_file(kind.name))
    assert loaded.document is not None, f"the sample of {kind.name} has errors"
    return kind.view(loaded.document)


@frozen
class _Place:
    """Where something stands: its type, how it is reached, what it means, and the values that the sample has there."""

    hint: Any
    name: Name | None
    path: tuple[str, ...]
    around: tuple[Name, ...]
    values: Sequence[Any]
    meaning: str = ""
    example: str = ""

    def field(self, kind: str, tag: Name, below: Iterable[Field] = (), values: tuple[str, ...] = ()) -> Field:
        """Return the field that stands here."""
        assert self.name is not None
        example = _example(self.values) or self.example
        return Field(self.name, self.path, kind, self.meaning, example, tag, self.around, tuple(below), values)


def _below(place: _Place) -> Iterator[Field]:
    """Yield the fields of the view that stands in a place."""
    hints = get_type_hints(place.hint)
    for each in dataclasses.fields(place.hint):
        english, chinese = each.name, each.metadata["chinese"]
        name = place.name.dot(english, chinese) if place.name else Name(english, chinese)
        values = [getattr(value, english) for value in place.values]
        told = (each.metadata["meaning"], each.metadata["example"])
        here = _Place(hints[english], name, (*place.path, english), place.around, values, *told)
        yield _list(here, each.metadata["each"]) if get_origin(here.hint) is list else _single(here, place.hint)


def _single(place: _Place, owner: type[Any]) -> Field:
    """Return a field that is no list: a group with its own fields, or a plain value of its owner."""
    assert place.name is not None
    if view := _view(place.hint):
        tag, there = condition(place.name), [value for value in place.values if value is not None]
        return place.field(GROUP, tag, _below(_Place(view, place.name, place.path, (*place.around, tag), there)))
    kind, fixed = _type(place.hint), FIXED.get((owner, place.path[-1]), tuple)
    return place.field(kind, printing(place.name, kind), values=fixed())


def _list(place: _Place, each: Each) -> Field:
    """Return a list; below it the fields of an item, or the item itself where it has none."""
    assert place.name is not None
    tag, item = loop(place.name, each), Name(each.english, each.chinese)
    items = [one for value in place.values for one in value]
    hint, path, around = get_args(place.hint)[0], (*place.path, "[]"), (*place.around, tag)
    if view := _view(hint):
        return place.field(LIST, tag, _below(_Place(view, item, path, around, items)))
    kind = _type(hint)
    inside = _Place(hint, item, path, around, items, place.meaning, place.example)
    return place.field(LIST, tag, [inside.field(kind, printing(item, kind))])


def _view(hint: Any) -> Any:
    """Return the view that a field holds, or None."""
    return next((each for each in (hint, *get_args(hint)) if dataclasses.is_dataclass(each)), None)


def _type(hint: Any) -> str:
    if get_origin(hint) is dict:
        return OWN
    return next((TYPES[each] for each in (hint, *get_args(hint)) if each in TYPES), DOCUMENT)


def _example(values: Iterable[Any]) -> str:
    """Return the first of the values that says something, as it prints, and cut where it is long."""
    for value in values:
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str | int | float) and not isinstance(one, bool) and one != "":
                return shortened(str(one))
    return ""


def shortened(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "……"
