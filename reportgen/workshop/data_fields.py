"""The fields of data that has no kind: what stands in a YAML or JSON file.

In: a source. Out: its fields under the keys as they are typed; entries of a list are told as one, with all their keys.
A key that some entries lack, or leave empty, gets a tag that prints nothing there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from reportgen.diagnostics import Diagnostic, Severity
from reportgen.frozen import frozen
from reportgen.sources.source import Source
from reportgen.views.fields import Each
from reportgen.workshop.field import GROUP, LIST, NUMBER, SWITCH, TEXT, Field, Name, condition, loop, printing
from reportgen.workshop.view_fields import shortened

WORD = re.compile(r"[^\W\d]\w*")
RESERVED = frozenset(["and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None"])
"""Words of the template language, which cannot be names at the top."""
NO_NAME = "no tag can name the key {key}; write it without blanks and signs, and not as a number"
TESTS = {GROUP: "mapping", TEXT: "string"}
"""How a template tells apart what may stand in one place; a list is what is neither."""


@frozen
class _Place:
    """Where a field stands, and what the data has there; `filled`: whether it says something everywhere."""

    name: Name
    path: tuple[str, ...]
    around: tuple[Name, ...]
    values: Sequence[Any]
    filled: bool = True

    def sure(self, otherwise: str) -> Name:
        """Return the name as a tag uses it: with what is taken where there is nothing."""
        return self.name if self.filled else self.name.within(f"{{}}|default({otherwise}, true)")


def fields_of_data(data: Mapping[str, Any]) -> tuple[Field, ...]:
    """Return the fields of plain data."""
    places = (_Place(Name(key, key), (key,), (), [value], not _is_empty(value)) for key, value in data.items())
    return tuple(field for place in places for field in _fields(place))


def remarks(source: Source) -> list[Diagnostic]:
    """Return what is to be told of the keys: those at the top that no tag can name."""
    keys = [key for key in source.data if not WORD.fullmatch(key) or key in RESERVED]
    return [
        Diagnostic("no-name", NO_NAME, {"key": key}, Severity.WARNING, source.location((key,), key=True))
        for key in keys
    ]


def _fields(place: _Place) -> Iterator[Field]:
    """Yield the field of a place; where different things stand in it, one for each behind its condition."""
    sorted_out = {kind: [value for value in place.values if _shape(value) == kind] for kind in (GROUP, LIST, TEXT)}
    there = {kind: values for kind, values in sorted_out.items() if any(not _is_empty(value) for value in values)}
    for kind, values in there.items() or ((TEXT, place.values),):
        around = (*place.around, *_conditions(place.name, kind, there))
        yield _field(kind, _Place(place.name, place.path, around, values, place.filled or len(there) > 1))


def _conditions(name: Name, kind: str, there: Collection[str]) -> Iterator[Name]:
    """Yield the condition under which a thing of this kind stands in a place, where there may be others."""
    if len(there) > 1:
        tests = [f"{{0}} is {TESTS[kind]}"] if kind in TESTS else [f"{{0}} is not {TESTS[each]}" for each in TESTS]
        yield name.within("{{%p if " + " and ".join(tests) + " %}}")


def _field(kind: str, place: _Place) -> Field:
    if kind == GROUP:
        tag = condition(place.sure("''"))
        below = tuple(_group(place.name, place.path, (*place.around, tag), place.values))
        return Field(place.name, place.path, GROUP, "", "", tag, place.around, below)
    if kind == LIST:
        return _list(place)
    plain = _plain(place.values)
    return Field(
        place.name, place.path, plain, "", _example(place.values), printing(place.sure("''"), plain), place.around
    )


def _group(
    name: Name, path: tuple[str, ...], around: tuple[Name, ...], groups: Sequence[Mapping[str, Any]]
) -> Iterator[Field]:
    for key in dict.fromkeys(key for group in groups for key in group):
        values = [group[key] for group in groups if key in group]
        filled = len(values) == len(groups) and not any(map(_is_empty, values))
        yield from _fields(_Place(_below(name, key), (*path, key), around, values, filled))


def _below(name: Name, key: str) -> Name:
    """Return the name of a key of an object: behind a dot, or in brackets where it is no word."""
    if WORD.fullmatch(key):
        return name.dot(key, key)
    quoted = "['" + key.replace("\\", "\\\\").replace("'", "\\'") + "']"
    return Name(name.english + quoted, name.chinese + quoted)


def _list(place: _Place) -> Field:
    each = _each(place.path, place.around)
    tag, item, inside = loop(place.sure("[]"), each), Name(each.english, each.chinese), (*place.path, "[]")
    items = [one for value in place.values for one in value]
    below = tuple(_fields(_Place(item, inside, (*place.around, tag), items)))
    return Field(place.name, place.path, LIST, "", _example(items), tag, place.around, below)


def _each(path: tuple[str, ...], around: Sequence[Name]) -> Each:
    """Return what an item of a list is called: as its list, and that it is one of it; not as one around it."""
    word = next((key for key in reversed(path) if WORD.fullmatch(key)), "")
    called = f"{word}_item" if word.isascii() and word else f"{word}项"
    taken = sum(f" for {called}" in each.english for each in around)
    named = f"{called}{taken + 1}" if taken else called
    return Each("p", named, named)


def _shape(value: Any) -> str:
    if isinstance(value, Mapping):
        return GROUP
    return LIST if isinstance(value, list) else TEXT


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _plain(values: Sequence[Any]) -> str:
    said = [value for value in values if value is not None]
    if said and all(isinstance(value, bool) for value in said):
        return SWITCH
    return NUMBER if said and all(isinstance(value, int | float) for value in said) else TEXT


def _example(values: Sequence[Any]) -> str:
    plain = (value for value in values if _shape(value) == TEXT and not _is_empty(value))
    return shortened(str(next(plain, "")))
