"""A rule of the proofreader, and what it finds.

In: an outline. Out: places in its paragraphs, with the parameters of the rule's sentence and a fix where one is certain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field

from reportgen.diagnostics import Severity
from reportgen.frozen import frozen
from reportgen.proofreading.outline import Outline


@frozen
class Found:
    """A place: the paragraph by its index, the characters from `start` to `end`; `also` holds further such places."""

    paragraph: int
    start: int
    end: int
    params: Mapping[str, object] = field(default_factory=dict)
    fix: str | None = None
    also: tuple[tuple[int, int, int], ...] = ()


@frozen
class Rule:
    """A small pure function with what is to be known of it; `message` is an English message id with `{params}`."""

    code: str
    message: str
    severity: Severity
    clause: str
    wrong: str | tuple[str, ...]
    right: str | tuple[str, ...]
    find: Callable[[Outline], Iterable[Found]]
