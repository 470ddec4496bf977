"""The sandbox that templates run in: nothing of Python is reachable, nothing is printed silently, nothing grows for ever.

In: nothing. Out: a Jinja environment, with escaping and strict undefined names switched on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_LENGTH = 1_000_000
"""Characters that one value computed in a template may have."""
MAX_OUTPUT = 100_000_000
"""Characters that one part of a document may grow to."""
WIDENING = frozenset(("center", "ljust", "rjust", "zfill", "expandtabs", "format", "format_map", "replace", "join"))
REFUSED_FILTERS = (
    "pprint",
    "xmlattr",
    "tojson",
    "center",
    "format",
    "indent",
    "wordwrap",
    "filesizeformat",
    "urlize",
    "map",
)
ALLOWED_GLOBALS = ("range", "dict", "namespace")


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox that refuses attribute tricks, changes of data, and values that explode."""

    intercepted_binops = frozenset(("*", "**", "%", "+"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Carry out an operator, unless its result would be huge."""
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise SecurityError(f"the operator {operator} is not available in a template")
        if operator == "*" and _length(left) * abs(right if isinstance(right, int) else 1) > MAX_LENGTH:
            raise SecurityError("a text or list repeated too often")
        if operator == "*" and _length(right) * abs(left if isinstance(left, int) else 1) > MAX_LENGTH:
            raise SecurityError("a text or list repeated too often")
        if operator == "+" and _length(left) + _length(right) > MAX_LENGTH:
            raise SecurityError("a text or list grows too long")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse, beside what the sandbox refuses, methods of texts that can make them huge."""
        if isinstance(obj, str | bytes) and attr in WIDENING:
            return False
        return bool(super().is_safe_attribute(obj, attr, value))


class GuardedTemplate(jinja2.Template):
    """A template whose output is counted while it grows."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the rendered text; SecurityError past MAX_OUTPUT."""
        pieces, size = [], 0
        for piece in self.generate(*args, **kwargs):
            size += len(piece)
            if size > MAX_OUTPUT:
                raise SecurityError("the document grows too large")
            pieces.append(piece)
        return "".join(pieces)


Environment.template_class = GuardedTemplate


def environment(finalize: Callable[[Any], Any] | None = None) -> Environment:
    """Return a fresh environment; `finalize` sees each value before it is printed."""
    made = Environment(autoescape=True, undefined=jinja2.StrictUndefined, finalize=finalize or nothing_for_none)
    made.globals = {name: made.globals[name] for name in ALLOWED_GLOBALS}
    for name in REFUSED_FILTERS:
        made.filters.pop(name, None)
    return made


def nothing_for_none(value: Any) -> Any:
    """Print an empty field as nothing; a field that does not exist is refused before this."""
    return "" if value is None else value


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str | bytes | list | tuple) else 1
