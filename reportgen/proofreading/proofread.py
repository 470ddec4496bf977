"""Proofreading: an outline and rules in, marks out; a mark becomes a diagnostic with the words around it.

In: an outline. Out: `Mark`s in the order of the document.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from reportgen.diagnostics import Diagnostic, Location
from reportgen.frozen import frozen
from reportgen.proofreading.docx_reading import Reading
from reportgen.proofreading.layouts.printed import PageRule
from reportgen.proofreading.layouts.rule import LayoutRule
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.registry import all_rules, layout_rules
from reportgen.proofreading.rule import Found, Rule

AROUND = 10
"""Characters told before and behind the place."""
LONGEST = 40
"""Of a place longer than this, its beginning and end are told."""
TYPED = "typed:"
"""What begins the names of a place where a paragraph was typed, beside the one where it is printed."""
Span = tuple[int, int, int]
Place = Mapping[str, int | str]


@frozen
class Mark:
    """What a rule found in an outline."""

    rule: Rule | LayoutRule | PageRule
    found: Found
    outline: Outline

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its places, each a paragraph by its index with the first character and the one behind the last."""
        return ((self.found.paragraph, self.found.start, self.found.end), *self.found.also)

    @property
    def excerpt(self) -> str:
        """The words around its first place."""
        return excerpt(self.outline.paragraphs[self.found.paragraph].text, self.found.start, self.found.end)

    def diagnostic(self) -> Diagnostic:
        """Return it as a diagnostic."""
        first, *more = (Location(self.outline.file, told(self.outline, each)) for each in self.spans)
        rule, params = self.rule, self.found.params
        return Diagnostic(rule.code, rule.message, params, rule.severity, first, "", self.excerpt, tuple(more))


def excerpt(text: str, start: int, end: int) -> str:
    """Return the words around `text[start:end]`, on one line."""
    words = text[start:end]
    if len(words) > LONGEST:
        words = f"{words[: LONGEST // 2]}…{words[-LONGEST // 2 :]}"
    return " ".join(f"{text[max(start - AROUND, 0) : start]}{words}{text[end : end + AROUND]}".split())


def told(outline: Outline, span: Span) -> Place:
    """Return the place of a span as a diagnostic tells it: line and column of a text, a paragraph or cell of Word."""
    place = outline.paragraphs[span[0]].place
    if typed := {name.removeprefix(TYPED): value for name, value in place.items() if name.startswith(TYPED)}:
        return typed
    if "line" in place:
        return {"line": place["line"], "column": int(place.get("offset", 0)) + span[1] + 1}
    return {**{name: place[name] for name in place if name != "cell"}, **_cell(place)}


def _cell(place: Place) -> Place:
    return {"column": place["cell"]} if "cell" in place else {}


def proofread(outline: Outline, off: Collection[str] = (), more: Iterable[Rule] = ()) -> list[Mark]:
    """Return what the rules and some more find in an outline, but for those that are switched off."""
    asked = (rule for rule in (*all_rules(), *more) if rule.code not in off)
    return in_order(Mark(rule, found, outline) for rule in asked for found in rule.find(outline))


def proofread_docx(reading: Reading, off: Collection[str] = (), more: Iterable[Rule] = ()) -> list[Mark]:
    """Return what the rules find in a Word file, those of its layout among them."""
    asked = (rule for rule in layout_rules() if rule.code not in off)
    looks = (Mark(rule, found, reading.outline) for rule in asked for found in rule.find(reading))
    return in_order([*looks, *proofread(reading.outline, off, more)])


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks in the order of the document."""
    return sorted(marks, key=lambda mark: (*mark.spans[0], mark.rule.code))
