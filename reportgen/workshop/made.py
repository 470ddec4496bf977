"""Values made from a model's definitions, and the groups of keys within plain data.

In: a model, data with canonical keys. Out: plain data that the model accepts; each group with its model.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.model.keys import reader, shape
from reportgen.model.problems import RefusedError
from reportgen.model.record import Record
from reportgen.model.values import offered

Group = dict[str, Any]
NUMBERS = ("2026-03-31", "2026Q1", "000001", "机密★1年", "云应急〔2026〕5号")
"""What is tried where a text is refused: a day, a period, and other forms that the standard has."""


def made(model: type[Record], number: int = 1, leave: tuple[str, ...] = ()) -> Group:
    """Return plain data with a value for each key of a model that holds a text, a day or a choice; `leave` are left out."""
    found = {name: value(model, name, number) for name in model.model_fields if name not in leave}
    return {name: each for name, each in found.items() if each is not None}


def value(model: type[Record], name: str, number: int = 1) -> str | None:
    """Return a value that the model reads for a key: one of those it offers, or its Chinese name with a number."""
    if shape(model, name)[0] is not None:
        return None
    read, info = reader(model, name), model.model_fields[name]
    for each in (*offered(read), info.example, f"{info.title}示例{number}", *NUMBERS):
        try:
            read(each)
        except RefusedError:
            continue
        if each:
            return each
    return None


def groups(model: type[Record], data: Group) -> Iterator[tuple[type[Record], Group]]:
    """Yield a group of keys and every group below it, each with its model."""
    yield model, data
    for name, held in list(data.items()):
        child, many = shape(model, name) if name in model.model_fields else (None, False)
        for each in (held if many else [held]) if child else ():
            if child and isinstance(each, dict):
                yield from groups(child, each)
