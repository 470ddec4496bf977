"""Keys: from what a clerk typed to the names the models know.

In: plain data with English and Chinese keys. Out: the same data with canonical keys, empty values left out,
shorthand written out, the place each value came from, and every key that is unknown or written twice.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from typing import ParamSpec, TypeVar

from reportgen.model.problems import Path, Problem
from reportgen.model.record import KeyInfo, ReadBy, Record

P = ParamSpec("P")
T = TypeVar("T")
FULL_WIDTH_COLON = "the colon after {key} is full-width; type a half-width colon followed by a space"


def once(function: Callable[P, T]) -> Callable[P, T]:
    """Return the function with its answers kept; classes are hashable, whatever the type checker says."""
    return typing.cast("Callable[P, T]", cache(function))


@dataclass
class Keyed:
    """Data with canonical keys, and for each canonical path the path as typed."""

    data: dict[str, object] = field(default_factory=dict)
    places: dict[Path, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def typed(self, path: Path) -> Path:
        """Return the path as typed of the nearest known ancestor of a canonical path, with the places in its list."""
        known = path
        while known not in self.places and known:
            known = known[:-1]
        below = takewhile(lambda step: isinstance(step, int), path[len(known) :])
        return (*self.places.get(known, ()), *below)


def canonical(model: type[Record], data: Mapping[str, object]) -> Keyed:
    """Return `data` with the keys of `model`; problems are collected, never raised."""
    keyed = Keyed(places={(): ()})
    keyed.data = _group(model, data, (), (), keyed)
    return keyed


@once
def names_of(model: type[Record]) -> dict[str, str]:
    """Return every accepted spelling of a key of `model` with its canonical name."""
    names: dict[str, str] = {}
    for name, info in model.model_fields.items():
        for spelling in spellings(name, info):
            names.setdefault(spelling, name)
    return names


def spellings(name: str, info: KeyInfo) -> list[str]:
    """Return the spellings of one key: English, Chinese, further ones."""
    return [name, info.title, *info.names]


def nearest(word: str, names: typing.Iterable[str]) -> str:
    """Return the known name nearest to `word`, first among those in its own script; empty if none is near."""

    known = list(names)
    same_script = [name for name in known if name.isascii() == word.isascii()]
    return (
        _closest(word, same_script, 0.5)
        or _closest(word, known, 0.6)
        or next((name for name in same_script if _contains(name, word)), "")
    )


def _closest(word: str, names: Sequence[str], cutoff: float) -> str:
    import difflib  # only a mistake needs it

    lower = {name.lower(): name for name in names}
    close = difflib.get_close_matches(word.lower(), lower, 1, cutoff)
    return lower[close[0]] if close else ""


def _contains(name: str, word: str) -> bool:
    return len(word) > 1 and (word in name or name in word)


def _group(model: type[Record], data: Mapping[str, object], here: Path, typed: Path, keyed: Keyed) -> dict[str, object]:
    known = names_of(model)
    first: dict[str, str] = {}
    group: dict[str, object] = {}
    for spelling, value in data.items():
        name = known.get(spelling)
        if name is None:
            keyed.problems.append(_unknown(spelling, known, (*typed, spelling)))
        elif name in first:
            keyed.problems.append(_twice(first[name], spelling, (*typed, spelling)))
        elif not is_empty(value):
            first[name] = spelling
            path, origin = (*here, name), (*typed, spelling)
            keyed.places[path] = origin
            filled = _value(shape(model, name), value, path, origin, keyed)
            if filled != {}:
                group[name] = filled
        else:
            first[name] = spelling
    return group


def is_empty(value: object) -> bool:
    """Whether a value is the same as none: nothing, blank text, a list or group with nothing in it."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value in ([], {})


def _unknown(spelling: str, known: Mapping[str, str], path: Path) -> Problem:
    near = nearest(spelling, known)
    if near:
        return Problem(
            path, "unknown-key", "there is no key {key}; did you mean {near}?", {"key": spelling, "near": near}, True
        )
    here = "、".join(name for name in known if name.isascii() == spelling.isascii())
    message = "there is no key {key} here; the keys here are {names}"
    return Problem(path, "unknown-key", message, {"key": spelling, "names": here}, True)


def _twice(first: str, second: str, path: Path) -> Problem:
    params = {"first": first, "second": second, "first_path": (*path[:-1], first)}
    message = "{first} in line {first_line} and {second} in line {second_line} mean the same; keep one of them"
    return Problem(path, "duplicate-key", message, params, True)


Shape = tuple[type[Record] | None, bool]


def _value(holds: Shape, value: object, here: Path, typed: Path, keyed: Keyed) -> object:
    model, many = holds
    if model is None:
        return {} if isinstance(value, list) and all(map(is_empty, value)) else value
    if not many:
        return _record(model, value, here, typed, keyed)
    if not isinstance(value, list):
        return value
    records: list[object] = []
    for index, item in enumerate(value):
        place = (*here, len(records))
        keyed.places[place] = (*typed, index)
        records.append(_record(model, item, place, (*typed, index), keyed))
    return records


def _record(model: type[Record], value: object, here: Path, typed: Path, keyed: Keyed) -> object:
    if isinstance(value, Mapping):
        return _group(model, value, here, typed, keyed)
    if model.shorthand and isinstance(value, str):
        if (name := value.partition("：")[0].strip()) in names_of(model) and "：" in value:
            keyed.problems.append(Problem(typed, "full-width-colon", FULL_WIDTH_COLON, {"key": name}))
        keyed.places[(*here, model.shorthand)] = typed
        return {model.shorthand: value} if value.strip() else {}
    return {} if value is None else value


@once
def _hints(model: type[Record]) -> dict[str, object]:
    return typing.get_type_hints(model, include_extras=True)


@once
def shape(model: type[Record], name: str) -> Shape:
    """Return the record that a field holds, if any, and whether it holds a list of them."""
    annotation = _hints(model)[name]
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) is list:
        return _model(arguments[0]), True
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return next((each for each in map(_model, arguments) if each), None), False
    return _model(annotation), False


@once
def reader(model: type[Record], name: str) -> Callable[[object], object]:
    """Return the function that reads a field which holds no records."""
    for annotation in (_hints(model)[name], *typing.get_args(_hints(model)[name])):
        for mark in getattr(annotation, "__metadata__", ()):
            if isinstance(mark, ReadBy):
                return mark.function
    raise TypeError(f"{model.__name__}.{name} is read by no function")


def _model(annotation: object) -> type[Record] | None:
    return annotation if isinstance(annotation, type) and issubclass(annotation, Record) else None
