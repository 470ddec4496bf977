"""Problems: what is wrong with a value, before anybody knows in which file it stands.

In: a path into the plain data and the sentence to say. Out: values that `sources` locates and `diagnostics` carry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import NoReturn

from reportgen.diagnostics import Severity
from reportgen.frozen import frozen

Path = tuple[str | int, ...]


@frozen
class Problem:
    """One thing wrong at `path`, a path of keys as typed; `on_key` points at the key instead of its value."""

    path: Path
    code: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)
    on_key: bool = False
    severity: Severity = Severity.ERROR


class RefusedError(ValueError):
    """A value that cannot be taken; `at` leads from it to what is wrong inside."""

    def __init__(self, code: str, message: str, at: Path, params: Mapping[str, object]) -> None:
        super().__init__(message)
        self.code, self.message, self.at, self.params = code, message, at, params


def refuse(code: str, message: str, at: str = "", **params: object) -> NoReturn:
    """Refuse a value while it is read; `message` is an English message id, `at` the steps to what is wrong inside."""
    steps = tuple(int(step) if step.isdecimal() else step for step in at.split())
    raise RefusedError(code, message, steps, params)
