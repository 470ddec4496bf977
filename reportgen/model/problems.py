"""Problems: what is wrong with a value, before anybody knows in which file it stands.

In: a path into the plain data and the sentence to say. Out: values that `sources` locates and `diagnostics` carry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from pydantic_core import PydanticCustomError

from reportgen.diagnostics import Severity

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """One thing wrong at `path`, a path of keys as typed; `on_key` points at the key instead of its value."""

    path: Path
    code: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)
    on_key: bool = False
    severity: Severity = Severity.ERROR


def refuse(code: str, message: str, **params: str | int) -> NoReturn:
    """Refuse a value inside a pydantic validator; `message` is an English message id, `at` the key it is about."""
    raise PydanticCustomError(code, "{msgid}", {"msgid": message, **params})
