"""Agreement: the finished documents of a set read back, number by number.

Each must be the one that the manifest names at its place, and the same everywhere. In: the manifest's documents, and the files as they are now. Out: diagnostics, each with both places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.frozen import frozen
from reportgen.ooxml.places import Place, PlacedText, location_of, placed_texts
from reportgen.quarter.manifest import Member
from reportgen.quarter.numbers import Number, numbers
from reportgen.quarter.statements import COVERED, Statement, without_ordinals

EXCERPT = 12
"""Characters around a number that are shown."""


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


def disagreements(members: Sequence[Member], documents: Mapping[str, Mapping[str, bytes]]) -> Iterator[Diagnostic]:
    """Yield what is wrong in a set; `documents` holds the parts of each file by its name."""
    elsewhere = _by_figure(members)
    for member in members:
        if member.file not in documents:
            message = "this document of the set is missing; make the set again"
            yield Diagnostic("set-missing", message, location=Location(member.file))
            continue
        texts = {each.place: each for each in without_ordinals(placed_texts(documents[member.file]))}
        yield from _of_document(member, texts, elsewhere)
    yield from _two_values(members)


def _by_figure(members: Sequence[Member]) -> dict[str, list[tuple[str, Statement]]]:
    found: dict[str, list[tuple[str, Statement]]] = {}
    for member in members:
        for statement in member.statements:
            if statement.figure is not None:
                found.setdefault(statement.figure.name, []).append((member.file, statement))
    return found


def _of_document(
    member: Member, texts: Mapping[Place, PlacedText], elsewhere: Mapping[str, list[tuple[str, Statement]]]
) -> Iterator[Diagnostic]:
    """Yield the differences of one document, place by place."""
    stated: dict[Place, list[Statement]] = {}
    for statement in member.statements:
        stated.setdefault(statement.place, []).append(statement)
    for place in sorted({*stated, *texts}):
        text = texts.get(place)
        expected, left = _untouched(stated.get(place, []), "" if text is None else text.text)
        seen = [] if text is None else [_seen(member.file, text, number) for number in numbers(left)]
        yield from _compared(member.file, expected, seen, elsewhere)


def _untouched(stated: Sequence[Statement], text: str) -> tuple[list[Statement], str]:
    """Return what is still to be found in a text, and the text without the typed texts that stand in it as they were."""
    expected: list[Statement] = []
    for each in stated:
        if not each.typed:
            expected.append(each)
        elif (start := _place_of(each, text)) >= 0:
            text = text[:start] + COVERED * len(each.text) + text[start + len(each.text) :]
        else:
            typed = (replace(each, text=number.text, start=each.start + number.start) for number in numbers(each.text))
            expected += typed
    return expected, text


def _place_of(statement: Statement, text: str) -> int:
    """Return where a typed text stands now: where it stood, else anywhere; -1 where it was changed."""
    if text.startswith(statement.text, statement.start):
        return statement.start
    return text.find(statement.text)


def _seen(file: str, text: PlacedText, number: Number) -> Seen:
    excerpt = text.text[max(number.start - EXCERPT, 0) : number.end + EXCERPT].replace("\n", " ")
    return Seen(file, text.place, number, excerpt)


def _compared(
    file: str, stated: list[Statement], seen: list[Seen], elsewhere: Mapping[str, list[tuple[str, Statement]]]
) -> Iterator[Diagnostic]:
    """Yield the differences of one place: numbers that were changed, added or taken away."""
    seen = sorted(seen, key=lambda each: each.number.start)
    before, now = [each.text for each in stated], [each.number.text for each in seen]
    for tag, first, last, start, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        changed = min(last - first, end - start)
        for statement, each in zip(stated[first : first + changed], seen[start : start + changed], strict=True):
            yield _changed(statement, each, elsewhere)
        yield from (_unknown(each) for each in seen[start + changed : end])
        yield from (_gone(file, statement) for statement in stated[first + changed : last] if statement.figure)


def _changed(statement: Statement, seen: Seen, elsewhere: Mapping[str, list[tuple[str, Statement]]]) -> Diagnostic:
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
    return Diagnostic("set-number", message, {**params, "other": _place(*other)}, location=seen.location)


def _place(file: str, statement: Statement) -> str:
    chart, paragraph, table, row, column = statement.place
    if chart:
        return f"{file} 图{chart} 系列{row} 第{column}个"
    return f"{file} " + (f"¶{paragraph}" if paragraph else f"表{table} 行{row} 列{column}")


def _unknown(seen: Seen) -> Diagnostic:
    message = "{found} comes from no figure of the ledger and was not typed in it: “{excerpt}”"
    params = {"found": seen.number.text, "excerpt": seen.excerpt}
    return Diagnostic("set-unknown-number", message, params, location=seen.location)


def _gone(file: str, statement: Statement) -> Diagnostic:
    assert statement.figure is not None
    message = "{figure} ({expected}) stood here and is gone"
    params = {"figure": statement.figure.name, "expected": statement.text}
    location = Location(file, location_of(statement.place))
    return Diagnostic("set-number-gone", message, params, Severity.WARNING, location)


def _two_values(members: Sequence[Member]) -> Iterator[Diagnostic]:
    """Yield each figure that two places of the manifest itself state differently: that would be our fault."""
    for name, places in _by_figure(members).items():
        (file, first), *others = places
        for other_file, other in others:
            if other.figure is not None and first.figure is not None and other.figure.value != first.figure.value:
                message = "{figure} is {expected} in {other}, and {found} here"
                params = {
                    "figure": name, "expected": first.figure.value, "other": _place(file, first), "found": other.figure.value,
                }  # fmt: skip
                yield Diagnostic(
                    "set-two-values", message, params, location=Location(other_file, location_of(other.place))
                )
                break
