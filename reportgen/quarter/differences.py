"""Differences: the numbers of one text as they were made, and as they are now.

In: the statements of a text, the text as it stands in the file. Out: diagnostics, each with its place, and where a figure was
changed with another place that states it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import zip_longest

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.frozen import frozen
from reportgen.ooxml.places import Place, PlacedText, location_of
from reportgen.quarter.numbers import Number, numbers
from reportgen.quarter.statements import COVERED, Statement

CUT = re.compile(r".\d\d.|\d[.,]\d.|.\d[.,]\d", re.DOTALL)
"""Two characters before and two behind a cut through a number."""
EXCERPT = 12
"""Characters around a number that are shown."""
UNKNOWN = "{found} comes from no figure of the ledger and was not typed in it: “{excerpt}”"
Elsewhere = Mapping[str, list[tuple[str, Statement]]]
"""The places of all figures by their names: the file and what it states."""
Meeting = tuple[Statement | None, "Seen | None"]


@frozen
class Seen:
    """A number as it stands in a file now, with the words around it."""

    file: str
    place: Place
    number: Number
    excerpt: str

    @property
    def location(self) -> Location:
        """Where it stands."""
        return Location(self.file, location_of(self.place))


def located(file: str, place: Place) -> Location:
    """Return a place in a file of the set."""
    return Location(file, location_of(place))


def unknown_amount(file: str, text: PlacedText, amount: str) -> Diagnostic:
    """Return what is said of an amount in words that nobody typed in the ledger."""
    start = text.text.find(amount)
    excerpt = text.text[max(start - EXCERPT, 0) : start + EXCERPT].replace("\n", " ")
    params = {"found": amount, "excerpt": excerpt}
    return Diagnostic("set-unknown-number", UNKNOWN, params, Severity.WARNING, located(file, text.place))


def _untouched(stated: Sequence[Statement], text: str) -> tuple[list[Statement], list[Statement], str]:
    """Return what is still to be found in a text, the typed texts that are not there, and the text without those that are."""
    expected, lost = list[Statement](), list[Statement]()
    for each in stated:
        if not each.typed:
            expected.append(each)
        elif (start := _place_of(each, text)) >= 0:
            text = text[:start] + COVERED * len(each.text) + text[start + len(each.text) :]
        else:
            lost.append(each)
            typed = (replace(each, text=number.text, start=each.start + number.start) for number in numbers(each.text))
            expected += typed
    return expected, lost, text


def _place_of(statement: Statement, text: str) -> int:
    """Return where a typed text stands now: where it stood, else anywhere; -1 where it was changed."""
    start = statement.start if text.startswith(statement.text, statement.start) else text.find(statement.text)
    while start >= 0 and _cuts_a_number(text, start, start + len(statement.text)):
        start = text.find(statement.text, start + 1)
    return start


def _cuts_a_number(text: str, start: int, end: int) -> bool:
    """Whether a part of a text begins or ends inside a number, as 24号 in 124号."""
    return any(CUT.fullmatch(text[max(at - 2, 0) : at].rjust(2) + text[at : at + 2].ljust(2)) for at in (start, end))


def _seen(file: str, text: PlacedText, number: Number) -> Seen:
    excerpt = text.text[max(number.start - EXCERPT, 0) : number.end + EXCERPT].replace("\n", " ")
    return Seen(file, text.place, number, excerpt)


def differences(
    file: str, where: Place, stated: Sequence[Statement], text: PlacedText | None, elsewhere: Elsewhere
) -> Iterator[Diagnostic]:
    """Yield the differences of one text: numbers that were changed, added or taken away, typed texts that are gone."""
    expected, lost, left = _untouched(stated, text.text if text else "")
    seen = [_seen(file, text, number) for number in numbers(left)] if text else []
    gone: set[tuple[int, str]] = set()
    for statement, each in _met(expected, sorted(seen, key=lambda each: each.number.start)):
        if statement is None:
            assert each is not None
            yield _unknown(each)
        elif each is None:
            gone.add((statement.start, statement.text))
            if statement.figure is not None and not _is_alt_text(statement.place):
                yield _gone(file, where, statement)
        elif statement.text != each.number.text:
            yield _changed(statement, each, elsewhere)
    for typed in lost:
        if any((typed.start + number.start, number.text) in gone for number in numbers(typed.text)):
            yield _typed_gone(file, where, typed)


def _is_alt_text(place: Place) -> bool:
    """Whether it is the alt text of a chart: one that is gone says nothing wrong, and the chart itself is told."""
    return bool(place.chart) and not place.row


def _met(stated: Sequence[Statement], seen: Sequence[Seen]) -> Iterator[Meeting]:
    """Yield each number as it was with the one that stands in its place."""
    if len(stated) == len(seen):
        yield from zip(stated, seen, strict=True)
        return
    before, now = [each.text for each in stated], [each.number.text for each in seen]
    for _, first, last, start, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        yield from zip_longest(stated[first:last], seen[start:end])


def _changed(statement: Statement, seen: Seen, elsewhere: Elsewhere) -> Diagnostic:
    """Return what is said of a number that is another now, with the other place that states the same."""
    params: dict[str, object] = {"found": seen.number.text, "expected": statement.text, "excerpt": seen.excerpt}
    if statement.figure is None:
        message = "{found} was {expected} in the ledger: “{excerpt}”"
        return Diagnostic("set-typed-changed", message, params, location=seen.location)
    others = elsewhere.get(statement.figure.name, [])
    apart = [each for each in others if each[0] != seen.file] or [each for each in others if each[1] != statement]
    other = next(iter(apart), None)
    params |= {"figure": statement.figure.name, "rows": "、".join(statement.figure.rows[:3])}
    if other is None:
        message = "{figure} is {expected} by the ledger ({rows}), but here it says {found}: “{excerpt}”"
        return Diagnostic("set-number", message, params, location=seen.location)
    message = "{figure} is {expected} in {other}, but here it says {found}: “{excerpt}”"
    return Diagnostic("set-number", message, {**params, "other": place_words(*other)}, location=seen.location)


def place_words(file: str, statement: Statement) -> str:
    """Return where a figure stands, short enough for a sentence."""
    place = statement.place
    if place.chart:
        return f"{file} 图{place.chart}" + (f" 系列{place.row} 第{place.column}项" if place.row else "")
    return f"{file} " + (
        f"¶{place.paragraph}" if place.paragraph else f"表{place.table} 行{place.row} 列{place.column}"
    )


def _unknown(seen: Seen) -> Diagnostic:
    params = {"found": seen.number.text, "excerpt": seen.excerpt}
    return Diagnostic("set-unknown-number", UNKNOWN, params, location=seen.location)


def _gone(file: str, where: Place, statement: Statement) -> Diagnostic:
    assert statement.figure is not None
    message = "{figure} ({expected}) stood here and is gone"
    params = {"figure": statement.figure.name, "expected": statement.text}
    return Diagnostic("set-number-gone", message, params, Severity.WARNING, located(file, where))


def renamed(file: str, text: PlacedText, name: str) -> Diagnostic:
    """Return what is said of a name beside figures that is another now."""
    message = "the numbers beside it are those of {name}, but here it says {found}"
    return Diagnostic("set-name", message, {"name": name, "found": text.text}, location=located(file, text.place))


def _typed_gone(file: str, where: Place, statement: Statement) -> Diagnostic:
    message = "“{text}”, out of the ledger, stood here and is gone"
    params = {"text": statement.text[: 2 * EXCERPT]}
    return Diagnostic("set-typed-gone", message, params, Severity.WARNING, located(file, where))
