"""The sandbox that templates run in: nothing of Python is reachable, nothing is printed silently, nothing grows for ever.

In: nothing. Out: a Jinja environment, with escaping and strict undefined names switched on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, time
from decimal import Decimal
from typing import Any, AnyStr

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.runtime import Context, Undefined, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape, soft_str

from reportgen.diagnostics import Word
from reportgen.templating.chinese_filters import ALIASES, chinese_filters
from reportgen.templating.code import GuardedCode
from reportgen.templating.extra import Extra, StandIn
from reportgen.templating.faults import NoExtra
from reportgen.templating.limits import ATTRIBUTE, CALL, MAX_BITS, Buffer, Meter
from reportgen.templating.safe_filters import safe_filters, size

ALLOWED_GLOBALS = ("range", "dict", "namespace")
METHODS: dict[type, frozenset[str]] = {
    str: frozenset(
        (
            *("count", "endswith", "find", "index", "isdigit", "lower", "lstrip", "partition", "removeprefix"),
            *("removesuffix", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "upper"),
        )
    ),
    dict: frozenset(("get", "items", "keys", "values")),
    list: frozenset(("count", "index")),
    tuple: frozenset(("count", "index")),
    **{kind: frozenset() for kind in (bytes, bytearray, float, frozenset, int, set, type)},
}
"""The methods of Python's own values that a template may call; the others change something or can make much of little."""
PRINTABLE = (str, int, float, Decimal, date, time, Undefined)
"""What has a text of its own; an undefined value says itself that it is not there."""
POWER = Word("the operator ** is not available in a template")
FORMAT = Word("the operator % is not available in a template")
FAULTS = (ArithmeticError, AttributeError, LookupError, MemoryError, RuntimeError, TypeError, ValueError)
"""What Python raises where a template computes nonsense."""


BATCH = 64 * 1024
"""Characters or bytes of the output that are handled at once."""


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox that refuses attribute tricks, changes of data, and work that explodes; one rendering at a time."""

    code_generator_class = GuardedCode
    encodes = False
    """Whether its templates give bytes, not text."""
    intercepted_binops = frozenset(("*", "**", "%", "+"))

    def __init__(self, finalize: Callable[[Any], Any]) -> None:
        super().__init__(autoescape=True, undefined=jinja2.StrictUndefined)
        self.meter = Meter()
        self.printed = finalize
        self.noteworthy: Callable[[str], object] = _always
        self.globals = {name: self.globals[name] for name in ALLOWED_GLOBALS}
        self.filters = {**safe_filters(self), **chinese_filters()}
        self.filters |= {chinese: self.filters[name] for chinese, name in ALIASES.items()}

    def show(self, value: Any) -> str:
        """Return the XML of a value, where a tag prints it."""
        return escape(self.printed(value))

    def show_in_tag(self, value: Any) -> str:
        """Return the XML of a value that is printed inside `<…>`, as an attribute."""
        return self.show(value)

    def compile(self, *args: Any, **kwargs: Any) -> Any:
        """Return the code of a template; TemplateSyntaxError also where Python cannot take it."""
        with _python_in_reach():
            return super().compile(*args, **kwargs)

    def parse(self, *args: Any, **kwargs: Any) -> nodes.Template:
        """Return the parsed text of a template; TemplateSyntaxError also where Python cannot take it."""
        with _python_in_reach():
            return super().parse(*args, **kwargs)

    def reset(self) -> None:
        """Begin the count anew, for another rendering."""
        self.meter = Meter()

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Carry out an operator, unless its result would be huge."""
        if operator == "**" or (operator == "%" and isinstance(left, str | bytes)):
            raise SecurityError(POWER if operator == "**" else FORMAT)
        if operator == "+":
            self.meter.make(size(left) + size(right))
        elif operator == "*":
            self.meter.make(_repeated(left, right))
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse, beside what the sandbox refuses, all methods of Python's own values but the harmless ones."""
        kind = _kind(obj)
        if kind and hasattr(kind, attr):
            return attr in METHODS[kind]
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """Leave `format` to `is_safe_attribute`: it can fill a text with as many blanks as it likes."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field before a method of the same name, so that a field may be called `items`."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, StandIn) and not attribute.startswith("_"):
            return obj[attribute]
        self.meter.spend(ATTRIBUTE)
        if isinstance(obj, Extra) and not hasattr(dict, attribute):
            return self.undefined(attribute, obj, attribute, NoExtra)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item by its name or number; anything else would be spelt out, at any length, if it is not there."""
        if isinstance(argument, str | int | Undefined):
            return super().getitem(obj, argument)
        raise SecurityError(Word("an item has a name or a number"))

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template may call, and count it: macros could call each other for ever."""
        self.meter.spend(CALL)
        obj = obj.method(METHODS) if isinstance(obj, StandIn) else obj
        return super().call(context, obj, *args, **kwargs)

    def each(self, values: Iterable[Any]) -> Iterable[Any]:
        """Return what a loop goes over, counted."""
        return self.meter.each(values)

    def buffer(self) -> Buffer:
        """Return a place to keep output aside."""
        return Buffer(self.meter)

    def concat(self, pieces: Iterable[str]) -> str:
        """Return the output in one text, counted."""
        buffer = self.buffer()
        buffer.extend(pieces)
        return "".join(buffer)

    def text(self, value: Any) -> str:
        """Return the text of a value as it is printed, of an object with markup its markup."""
        value = self.printed(value)
        if isinstance(value, str):
            return value
        return escape(value) if hasattr(value, "__html__") else soft_str(value)

    def concatenate(self, values: Iterable[Any]) -> str:
        """Return the values as they are printed in one text, unless it is huge."""
        pieces, length = [], 0
        for value in values:
            piece = self.text(value)
            length += len(piece)
            self.meter.allow(length)
            self.meter.handle(len(piece))
            pieces.append(piece)
        return markup_join(pieces)


class GuardedTemplate(jinja2.Template):
    """A template in which what Python raises is an error of the template."""

    environment: Environment

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the rendered text; a Jinja error where the template computes nonsense."""
        return "".join(self._batches(dict(*args, **kwargs), ""))

    def encoded(self, values: dict[str, Any]) -> Iterator[bytes]:
        """Yield the rendered text in batches of bytes, where the environment encodes; errors as for `render`."""
        return self._batches(values, b"")

    def _pieces(self, values: dict[str, Any]) -> Iterator[Any]:
        return self.root_render_func(self.new_context(values))

    def _batches(self, values: dict[str, Any], nothing: AnyStr) -> Iterator[AnyStr]:
        """Yield the rendered text in batches, counted."""
        meter = self.environment.meter
        pieces: list[AnyStr] = []
        length = 0
        try:
            for piece in self._pieces(values):
                pieces.append(piece)
                length += len(piece)
                if length > BATCH:
                    meter.write(length)
                    yield nothing.join(pieces)
                    pieces, length = [], 0
        except FAULTS as error:
            raise TemplateRuntimeError(_reason(error)) from error
        meter.write(length)
        yield nothing.join(pieces)


Environment.template_class = GuardedTemplate


def environment(finalize: Callable[[Any], Any] | None = None) -> Environment:
    """Return a fresh environment; `finalize` sees each value before it is printed."""
    return Environment(finalize or printable)


def printable(value: Any) -> Any:
    """Return a value as it is printed: an empty one as nothing; what has no text of its own is refused."""
    if value is None:
        return ""
    if isinstance(value, PRINTABLE) or hasattr(value, "__html__"):
        return value
    raise SecurityError(Word("this value is not a text or a number, and is not printed as a whole; print its parts"))


def _always(_: str) -> bool:
    """Take every text for noteworthy: it is shown by `show`."""
    return True


@contextmanager
def _python_in_reach() -> Iterator[None]:
    """Say where a template goes beyond what Python can take that it is the template's fault."""
    try:
        yield
    except (MemoryError, RecursionError, SyntaxError, ValueError) as error:
        raise TemplateSyntaxError(Word("the tags are nested too deeply, or a number is too long"), 1) from error


def _kind(value: Any) -> type | None:
    """Return which of Python's own kinds the value is of."""
    return next((kind for kind in type(value).__mro__ if kind in METHODS), None)


def _repeated(left: Any, right: Any) -> int:
    """Return the size of `left * right`, where a text or list is repeated; SecurityError for a number beyond all use."""
    for value, times in ((left, right), (right, left)):
        if isinstance(value, str | bytes | list | tuple) and isinstance(times, int):
            return len(value) * max(times, 0)
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > MAX_BITS:
        raise SecurityError(Word("a computed number is too large"))
    return 1


def _reason(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return Word("it calls itself without end")
    if isinstance(error, MemoryError):
        return Word("it needs too much memory")
    return str(error) or type(error).__name__
