"""Safe filters: those of Jinja that a template may use, none of which can explode or take text for markup.

In: the environment they work for. Out: the filters by their names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial, wraps
from itertools import chain
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS, do_batch, do_replace, do_round, do_sum, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.utils import pass_environment, pass_eval_context

from reportgen.diagnostics import Word
from reportgen.templating.extra import StandIn

if TYPE_CHECKING:
    from reportgen.templating.environment import Environment

Filter = Callable[..., Any]

PLAIN = ("abs", "count", "d", "default", "first", "float", "int", "last", "length")
OF_TEXTS = ("capitalize", "e", "escape", "lower", "string", "title", "trim", "truncate", "upper", "wordcount")
OF_LISTS = (
    *("dictsort", "groupby", "items", "list", "max", "min", "reject", "rejectattr", "reverse", "select"),
    *("selectattr", "sort", "unique"),
)
OF_TABLES, SELECTING = ("dictsort", "items"), ("reject", "rejectattr", "select", "selectattr")
MAX_BATCH = 1_000
MAX_DIGITS = 20


def safe_filters(environment: Environment) -> dict[str, Filter]:
    """Return the filters of an environment; what Jinja has beside them is unknown to it."""
    filters: dict[str, Filter] = {name: FILTERS[name] for name in PLAIN}
    filters |= {name: _prepared(FILTERS[name], partial(_text, environment)) for name in OF_TEXTS}
    filters |= {name: _prepared(FILTERS[name], partial(_items, environment)) for name in OF_LISTS}
    filters |= {name: _prepared(filters[name], _table) for name in OF_TABLES}
    filters |= {name: _selecting(filters[name]) for name in SELECTING}
    return {**filters, "batch": batch, "join": join, "replace": replace, "round": round_number, "sum": total}


def _prepared(function: Filter, prepare: Callable[[Any], Any]) -> Filter:
    """Return the filter with its value prepared before."""
    at = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def prepared(*args: Any, **kwargs: Any) -> Any:
        return function(*args[:at], prepare(args[at]), *args[at + 1 :], **kwargs)

    return prepared


def _selecting(function: Filter) -> Filter:
    """Return the filter that takes what stands in for a value as it is: it may have any value that a template asks for."""

    @wraps(function)
    def selecting(context: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(value, Iterator):
            first = next(value, None)
            value = () if first is None else chain((first,), value)
        else:
            first = value[0] if isinstance(value, list | tuple) and value else value
        return value if isinstance(first, StandIn) else function(context, value, *args, **kwargs)

    return selecting


def _table(value: Any) -> Any:
    """Return a table, also where a value only stands in for one."""
    return dict(value.items()) if isinstance(value, StandIn) else value


def _text(environment: Environment, value: Any) -> Any:
    """Return what is printed of a value, counted by its length."""
    printed = environment.printed(value)
    environment.meter.handle(size(printed))
    return printed


def _items(environment: Environment, value: Any) -> Any:
    """Return the value, a step counted for each item, now or as it comes."""
    if isinstance(value, Iterator):
        return environment.each(value)
    environment.meter.spend(size(value))
    return value


def size(value: Any) -> int:
    """Return how many characters or items a value has."""
    return len(value) if isinstance(value, str | bytes | list | tuple | dict | range) else 1


@pass_environment
def batch(environment: Environment, value: Iterable[Any], linecount: int, fill_with: Any = None) -> Iterator[Any]:
    """Return the items in lists of `linecount`."""
    if linecount > MAX_BATCH:
        raise SecurityError(Word("a computed text or list is too long"))
    return do_batch(environment.each(value), linecount, fill_with)


@pass_environment
def join(environment: Environment, value: Iterable[Any], d: Any = "", attribute: str | None = None) -> str:
    """Return the items as one text, with `d` between them."""
    items = value if attribute is None else map(make_attrgetter(environment, attribute), value)
    return environment.concatenate(_between(items, d))


def _between(items: Iterable[Any], separator: Any) -> Iterator[Any]:
    for index, item in enumerate(items):
        if index:
            yield separator
        yield item


@pass_eval_context
def replace(context: EvalContext, s: Any, old: Any, new: Any) -> str:
    """Return the text with `new` for each `old`."""
    environment: Any = context.environment
    text, old, new = (environment.text(each) for each in (s, old, new))
    environment.meter.make(len(text) + text.count(old) * len(new))
    return do_replace(context, text, old, new)


def round_number(value: float, precision: int = 0, method: Any = "common") -> float:
    """Return the number with so many digits behind the point."""
    if abs(precision) > MAX_DIGITS:
        raise SecurityError(Word("a computed number is too large"))
    return do_round(value, precision, method)


@pass_environment
def total(environment: Environment, iterable: Iterable[Any], attribute: str | int | None = None) -> Any:
    """Return the sum of numbers."""
    return do_sum(environment, environment.each(iterable), attribute)
