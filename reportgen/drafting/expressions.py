"""Expressions: one text with `{{ … }}` in it, filled in behind the sandbox that templates run in.

In: a text, figures, a recorder. Out: the text as it prints; FigureError for whatever is wrong in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NoReturn

import jinja2
from jinja2 import nodes

from reportgen.diagnostics import Word
from reportgen.drafting.names import FOUND, GroupShown, GroupsShown, LedgerShown, Shown, parts, whose
from reportgen.drafting.uses import Recorder
from reportgen.ledger.comparing import Phrase, among, enumerated, period_on_period, year_on_year
from reportgen.ledger.counting import Figures
from reportgen.ledger.figure_values import FigureError, FigureValue, refuse_figure
from reportgen.ledger.figures import find_figure
from reportgen.model.keys import nearest
from reportgen.templating.environment import Environment, printable

LEDGER_NAMES = ("台账", "ledger")
KEPT_FILTERS = ("first", "join", "last")
KEPT_TESTS = ("defined",)
UNDEFINED = re.compile(r"'([^']+)' is\sundefined")
UNKNOWN = re.compile(r"No (?:filter|test)\snamed '([^']+)'")
MAX_TOP = 1_000


class Expressions:
    """Fills in texts with the figures of one ledger."""

    def __init__(self, figures: Figures, recorder: Recorder) -> None:
        self._recorder = recorder
        self._environment = _TextEnvironment(self._printed)
        ledger = LedgerShown(figures)
        self._names: dict[str, Any] = {**dict.fromkeys(LEDGER_NAMES, ledger), **SENTENCES}

    def fill(self, text: str) -> str:
        """Return the text filled in; what it prints is taken down. FigureError where that cannot be done."""
        first = len(self._recorder.uses)
        if "~" in text and self._environment.parse_quietly(text, nodes.Concat):
            message = "~ puts figures together so that nobody could trace them; write one behind the other: {example}"
            refuse_figure("figure-reckoned", message, example="{{ 台账.发现隐患数 }}{{ 台账.已整改数 }}")
        try:
            return self._recorder.placed(self._environment.from_string(text).render(self._names), first)
        except jinja2.TemplateError as error:
            self._refuse(error)
        except FigureError:
            raise

    def _printed(self, value: Any) -> Any:
        """Return what is printed of a value, and take it down."""
        if isinstance(value, Shown):
            return self._recorder.value(parts(value)[0])
        if isinstance(value, Phrase):
            return self._recorder.phrase(value)
        if isinstance(value, bool):
            message = "a comparison is true or false and prints nothing; it belongs into a condition: {example}"
            refuse_figure("not-printed", message, example="{% if 台账.整改率 > 90 %}…{% endif %}")
        if isinstance(value, GroupShown | GroupsShown | LedgerShown):
            message = "groups are not printed as a whole; write {example}"
            refuse_figure("not-printed", message, example="{{ 台账.按类型 | 列举 }}")
        return printable(value)

    def _refuse(self, error: jinja2.TemplateError) -> NoReturn:
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, FigureError):
                raise cause
            cause = cause.__cause__
        said = error.message or ""
        if found := UNDEFINED.search(said):
            self._refuse_word(found[1], self._names)
        if found := UNKNOWN.search(said):
            self._refuse_word(found[1], self._environment.filters)
        message = (
            "what stands between the braces cannot be read ({reason}); its marks are half-width, such as {example}"
        )
        refuse_figure("bad-expression", message, reason=Word(said), example="{{ 台账.按类型 | 前(3) | 列举 }}")

    def _refuse_word(self, word: str, known: Any) -> NoReturn:
        near = nearest(word, list(known))
        if near:
            refuse_figure("unknown-figure", "there is no {name} here; did you mean {near}?", name=word, near=near)
        message = "there is no {name} here; a figure is written {example}"
        refuse_figure("unknown-figure", message, name=word, example="{{ 台账.整改率 }}")


class _TextEnvironment(Environment):
    """The sandbox of templates for plain text: nothing is escaped, and hardly anything is there but the ledger."""

    def __init__(self, finalize: Callable[[Any], Any]) -> None:
        super().__init__(finalize)
        self.autoescape = False
        self.keep_trailing_newline = True
        self.globals = {}
        self.filters = {**{name: self.filters[name] for name in KEPT_FILTERS}, **SENTENCES}
        self.tests = {**{name: self.tests[name] for name in KEPT_TESTS}, "有数据": _is_known, "known": _is_known}

    def parse_quietly(self, text: str, node: type[nodes.Node]) -> bool:
        """Whether a node stands in a text; what cannot be read is told when it is filled in."""
        try:
            return next(self.parse(text).find_all(node), None) is not None
        except jinja2.TemplateSyntaxError:
            return False

    def show(self, value: Any) -> str:
        """Return the text of a value."""
        return str(self.printed(value))


def _same_of_last_year(value: Any) -> Phrase:
    """Return 同比…"""
    return year_on_year(_one(value), whose(value))


def _period_before(value: Any) -> Phrase:
    """Return 环比…"""
    return period_on_period(_one(value), whose(value))


def _one(value: Any) -> Any:
    values = parts(value)
    if len(values) != 1:
        refuse_figure("not-a-figure", "one figure is expected here, such as 台账.发现隐患数")
    return values[0]


def _among(whole: Any, *further: Any) -> Phrase:
    """Return 其中：…: of a figure and its parts, or of all groups of a grouping."""
    if not further:
        return among(whose(whole).named(FOUND), parts(whole))
    return among(_one(whole), parts(further))


def _listed(groups: Any, figure: str = FOUND) -> Phrase:
    """Return the groups with their numbers, of 发现隐患数 or of the figure that is named."""
    known = find_figure(str(figure))
    if known is None:
        from reportgen.drafting.names import FIGURE_NAMES, refuse_name

        refuse_name(figure, FIGURE_NAMES)
    return enumerated(sorted(parts(groups, known.name), key=_rank) if _by_size(groups) else parts(groups, known.name))


def _by_size(groups: Any) -> bool:
    """Whether groups come larger first; levels and months have an order of their own, and figures that of the writer."""
    if not isinstance(groups, GroupsShown) or not groups._groups:
        return False
    grouping = groups._groups[0].grouping
    return not (grouping.ranks or grouping.by_key)


def _rank(value: FigureValue) -> tuple[bool, Decimal | int, str]:
    assert value.group is not None
    return not value.group.key, -value.known, value.group.key


def _top(groups: Any, count: Any) -> GroupsShown:
    """Return the first groups: the largest, equal ones by name."""
    if not isinstance(groups, GroupsShown):
        refuse_figure("not-a-figure", "groups of the ledger are expected here, such as 台账.按类型")
    if not isinstance(count, int) or not 1 <= count <= MAX_TOP:
        refuse_figure("bad-top", "前 takes a number from 1, such as 前(3)")
    return GroupsShown(groups._groups[:count], groups._figures)


def _is_known(value: Any) -> bool:
    return all(each.number is not None for each in parts(value))


SENTENCES: dict[str, Callable[..., Any]] = {
    "同比": _same_of_last_year, "year_on_year": _same_of_last_year,
    "环比": _period_before, "period_on_period": _period_before,
    "其中": _among, "among": _among,
    "列举": _listed, "listed": _listed,
    "前": _top, "top": _top,
}  # fmt: skip
