"""Validation: plain data in, a typed document out, or every problem at once.

In: a model and data as typed. Out: `Validated`, whose problems name paths as typed.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from reportgen.model.keys import Keyed, canonical, shape
from reportgen.model.problems import Problem
from reportgen.model.record import Record

Model = TypeVar("Model", bound=Record)

WORDING = {
    "missing": "{name} is missing here",
    "list_type": "a list is expected here; begin each entry with - ",
    "model_type": "a group of keys is expected here, such as 标题: …",
    "dict_type": "a group of keys is expected here, such as 标题: …",
    "model_attributes_type": "a group of keys is expected here, such as 标题: …",
}
KEY_CODES = ("unknown-key", "duplicate-key")
ECHOES = ("missing", "empty-record", "one-key")


@dataclass(frozen=True)
class Validated(Generic[Model]):
    """A document or None, the problems, and the place of each canonical path."""

    document: Model | None
    problems: list[Problem]
    keyed: Keyed


def validate(model: type[Model], data: Mapping[str, object]) -> Validated[Model]:
    """Return the typed document of `data`, with every problem found."""
    _complete(model)
    keyed = canonical(model, data)
    problems = list(keyed.problems)
    document = None
    try:
        document = model.model_validate(keyed.data)
    except ValidationError as error:
        problems += [_problem(model, each, keyed) for each in error.errors(include_url=False, include_input=False)]
    return Validated(None if problems else document, _without_echoes(problems), keyed)


def _complete(model: type[Record]) -> None:
    """Build a model with the names of every module it derives from: pydantic looks in that of the last one only."""
    if not model.__pydantic_complete__:
        modules = [vars(sys.modules[each.__module__]) for each in reversed(model.__mro__)]
        model.model_rebuild(_types_namespace={name: value for names in modules for name, value in names.items()})


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """Leave out what a group lacks where a key of that group was misspelt."""
    misspelt = {problem.path[:-1] for problem in problems if problem.code in KEY_CODES}
    return [problem for problem in problems if problem.code not in ECHOES or problem.path not in misspelt]


def _problem(model: type[Record], error: Any, keyed: Keyed) -> Problem:
    context = dict(error.get("ctx", {}))
    steps = (int(step) if step.isdecimal() else step for step in context.pop("at", "").split())
    path = keyed.typed((*error["loc"], *steps))
    if message := context.pop("msgid", None):
        return Problem(path, error["type"].replace("_", "-"), message, context)
    if error["type"] not in WORDING:
        raise AssertionError(f"a refusal without wording: {error}")
    name = _chinese_name(model, error["loc"])
    return Problem(path, error["type"].replace("_", "-"), WORDING[error["type"]], {"name": name})


def _chinese_name(model: type[Record], path: tuple[str | int, ...]) -> str:
    """Return the key a path ends in as `english (中文)`."""
    current: type[Record] | None = model
    title, name = "", ""
    for step in path:
        if isinstance(step, str) and current is not None and step in current.model_fields:
            info = current.model_fields[step]
            name, title = step, info.title or ""
            current = shape(current, step)[0]
    return f"{name} ({title})" if title else name
