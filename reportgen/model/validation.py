"""Validation: plain data in, a typed document out, or every problem at once.

In: a model and data as typed. Out: `Validated`, whose problems name paths as typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from reportgen.frozen import frozen
from reportgen.model.keys import Keyed, canonical, reader, shape
from reportgen.model.problems import Path, Problem, RefusedError
from reportgen.model.record import Record

Model = TypeVar("Model", bound=Record)

MISSING = "{name} is missing here"
NO_LIST = "a list is expected here; begin each entry with - "
NO_GROUP = "a group of keys is expected here, such as 标题: …"
KEY_CODES = ("unknown-key", "duplicate-key")
ECHOES = ("missing", "empty-record", "one-key")
FAILED = object()
"""In the place of a value that was refused."""


@frozen
class Validated(Generic[Model]):
    """A document or None, the problems, and the place of each canonical path."""

    document: Model | None
    problems: list[Problem]
    keyed: Keyed
    sound: Model | None = None
    """The document without what was refused, so that the rest of it can be checked too."""


def validate(model: type[Model], data: Mapping[str, object]) -> Validated[Model]:
    """Return the typed document of `data`, with every problem found."""
    keyed = canonical(model, data)
    making = _Making(keyed, list(keyed.problems))
    document = making.record(model, keyed.data, ())
    sound = None if document is FAILED else cast("Model", document)
    made = None if making.problems else sound
    return Validated(made, _without_echoes(making.problems), keyed, sound)


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """Leave out what a group lacks where a key of that group was misspelt."""
    misspelt = {problem.path[:-1] for problem in problems if problem.code in KEY_CODES}
    return [problem for problem in problems if problem.code not in ECHOES or problem.path not in misspelt]


@dataclass
class _Making:
    """Makes records of data with canonical keys; a value that is refused is left out, and the rest goes on."""

    keyed: Keyed
    problems: list[Problem]

    def record(self, model: type[Record], data: object, path: Path) -> Any:
        """Return the record of a group, or FAILED."""
        if not isinstance(data, Mapping):
            return self._fail(path, "model-type", NO_GROUP)
        values = {
            name: self._value(model, name, data[name], (*path, name)) for name in model.model_fields if name in data
        }
        lacking = [name for name, info in model.model_fields.items() if info.required and name not in data]
        for name in lacking:
            self._fail((*path, name), "missing", MISSING, name=f"{name} ({model.model_fields[name].title})")
        sound = {name: value for name, value in values.items() if value is not FAILED}
        if lacking or any(info.required and name not in sound for name, info in model.model_fields.items()):
            return FAILED
        if path and len(sound) < len(values):
            return FAILED  # what is left of a record says something else; of a document it can still be checked
        return self._guarded(lambda: model(**sound), path)

    def _value(self, model: type[Record], name: str, data: object, path: Path) -> Any:
        below, many = shape(model, name)
        if below is None:
            read = reader(model, name)
            return self._guarded(lambda: read(data), path)
        return self._records(below, data, path) if many else self.record(below, data, path)

    def _records(self, model: type[Record], data: object, path: Path) -> Any:
        if not isinstance(data, list):
            return self._fail(path, "list-type", NO_LIST)
        records = [self.record(model, item, (*path, index)) for index, item in enumerate(data)]
        return FAILED if any(each is FAILED for each in records) else records

    def _guarded(self, make: Callable[[], Any], path: Path) -> Any:
        try:
            return make()
        except RefusedError as refused:
            return self._fail((*path, *refused.at), refused.code, refused.message, **refused.params)

    def _fail(self, path: Path, code: str, message: str, **params: object) -> Any:
        self.problems.append(Problem(self.keyed.typed(path), code, message, params))
        return FAILED
