"""Agreement: the finished documents of a set read back, number by number.

Each must be the one that the manifest names at its place, and the same everywhere. In: the manifest's documents, and the files as they are now. Out: diagnostics, each with both places.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportgen.diagnostics import Diagnostic, Location
from reportgen.ooxml.chart_workbook_reading import differing_workbooks
from reportgen.ooxml.package import PackageError
from reportgen.ooxml.places import Place, PlacedText, placed_texts
from reportgen.quarter.alignment import aligned
from reportgen.quarter.differences import (
    EXCERPT,
    UNKNOWN,
    Elsewhere,
    differences,
    located,
    place_words,
    renamed,
    unknown_amount,
)
from reportgen.quarter.manifest import Member
from reportgen.quarter.marks import Mark, amounts, digest, numbering
from reportgen.quarter.statements import Statement, without_ordinals

COUNTED = re.compile(r"\d+")


def disagreements(members: Sequence[Member], documents: Mapping[str, Mapping[str, bytes]]) -> Iterator[Diagnostic]:
    """Yield what is wrong in a set; `documents` holds the parts of each file by its name."""
    elsewhere = _by_figure(members)
    for member in members:
        if member.file in documents:
            parts = documents[member.file]
            yield from _read_back(member, parts, elsewhere)
        else:
            message = "this document of the set is missing; make the set again"
            yield Diagnostic("set-missing", message, location=Location(member.file))
    yield from _two_values(members)


def _read_back(member: Member, parts: Mapping[str, bytes], elsewhere: Elsewhere) -> Iterator[Diagnostic]:
    """Yield the differences of one document; where a number of a chart is told, its workbook is not told as well."""
    try:
        told = list(_Reading(member, elsewhere).read(list(without_ordinals(placed_texts(parts)))))
        stale = list(_stale_workbooks(member.file, parts))
    except PackageError as error:
        yield replace(error.diagnostic, location=Location(member.file, error.diagnostic.location.place))
        return
    yield from _still_stated(told)
    places = [each.location.place for each in told]
    yield from (each for each in stale if each.location.place not in places)


def _still_stated(told: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield what was told, but for figures that stand one paragraph further: a paragraph was split, or two were joined."""
    gone = [each for each in told if each.code == "set-number-gone"]
    dropped: set[int] = set()
    for each in told:
        if each.code == "set-unknown-number":
            met = next((other for other in gone if id(other) not in dropped and _is_next_to(each, other)), None)
            dropped |= {id(each), id(met)} if met else set()
    yield from (each for each in told if id(each) not in dropped)


def _is_next_to(unknown: Diagnostic, gone: Diagnostic) -> bool:
    """Whether a number is that of a figure which is gone from its paragraph or the one beside it."""
    one, other = unknown.location.place, gone.location.place
    if unknown.params["found"] != gone.params["expected"] or one.get("part") != other.get("part"):
        return False
    return int(one.get("paragraph", 0)) > 0 and int(other.get("paragraph", 0)) > 0 and _apart(one, other) <= 1


def _apart(one: Mapping[str, int | str], other: Mapping[str, int | str]) -> int:
    return abs(int(one["paragraph"]) - int(other["paragraph"]))


def _stale_workbooks(file: str, parts: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Yield each number that the workbook inside a chart has otherwise than the chart: Word would show it at the next edit."""
    for place, shown, held in differing_workbooks(parts):
        message = "the chart says {shown}, the data behind it {held}"
        yield Diagnostic("set-chart-data", message, {"shown": shown, "held": held}, location=located(file, place))


def _by_figure(members: Sequence[Member]) -> dict[str, list[tuple[str, Statement]]]:
    found: dict[str, list[tuple[str, Statement]]] = {}
    for member in members:
        for statement in member.statements:
            if statement.figure is not None:
                found.setdefault(statement.figure.name, []).append((member.file, statement))
    return found


class _Reading:
    """One document, read back."""

    def __init__(self, member: Member, elsewhere: Elsewhere) -> None:
        self._member, self._elsewhere = member, elsewhere
        self._stated: dict[Place, list[Statement]] = defaultdict(list)
        for statement in member.statements:
            self._stated[statement.place].append(statement)
        self._names: dict[Place, set[str]] = defaultdict(set)
        for statement in member.statements:
            if statement.figure and statement.figure.group:
                self._names[_beside(statement.place)].add(statement.figure.group.partition("：")[2])
        self._last: dict[str, int] = {}

    def read(self, texts: Sequence[PlacedText]) -> Iterator[Diagnostic]:
        """Yield what is otherwise than when the document was made, text by text."""
        for mark, text in aligned(self._member.marks, texts, self._likeness):
            count = self._counted(text)
            if mark is None or text is None or mark.digest != digest(text.text):
                yield from self._of_text(mark, text)
                yield from self._misnumbered(mark, text, count)

    def _likeness(self, place: Place, text: str) -> int:
        """Return how many of the numbers that were stated at a place a text still holds."""
        return sum(each.text in text for each in self._stated.get(place, ()))

    def _of_text(self, mark: Mark | None, text: PlacedText | None) -> Iterator[Diagnostic]:
        stated = self._stated.get(mark.place, []) if mark else []
        where = text.place if text else mark.place if mark else Place()
        yield from differences(self._member.file, where, stated, text, self._elsewhere)
        if text:
            yield from (unknown_amount(self._member.file, text, each) for each in _added(mark, text))
        if text and mark and not stated and (name := self._name_at(mark)):
            yield renamed(self._member.file, text, name)

    def _name_at(self, mark: Mark) -> str:
        """Return the group whose name stood here, beside its figures in a row or under its points in a chart."""
        names = self._names.get(_beside(mark.place), ())
        return next((name for name in names if digest(name) == mark.digest), "")

    def _counted(self, text: PlacedText | None) -> tuple[int, int]:
        """Return the number of the last paragraph numbered like this one, and its own; 0 where it has none."""
        found = COUNTED.search(numbering(text.text)) if text and not text.place.table else None
        if text is None or found is None:
            return 0, 0
        form = COUNTED.sub("#", numbering(text.text))
        before, self._last[form] = self._last.get(form, 0), int(found[0])
        return before, int(found[0])

    def _misnumbered(self, mark: Mark | None, text: PlacedText | None, count: tuple[int, int]) -> Iterator[Diagnostic]:
        """Yield a numbering that somebody wrote and that does not follow the one before it."""
        before, own = count
        if text is None or not own or (mark and mark.numbering == numbering(text.text)) or own in (1, before + 1):
            return
        params = {"found": numbering(text.text), "excerpt": text.text[:EXCERPT]}
        yield Diagnostic("set-unknown-number", UNKNOWN, params, location=located(self._member.file, text.place))


def _beside(place: Place) -> Place:
    """Return what a name and its figures have in common: a row of a table, the points of a category in a chart."""
    return place._replace(row=0) if place.chart else place._replace(column=0)


def _added(mark: Mark | None, text: PlacedText) -> Iterator[str]:
    """Yield the amounts in words that were not there."""
    yield from (Counter(amounts(text.text)) - Counter(mark.amounts if mark else ())).elements()


def _two_values(members: Sequence[Member]) -> Iterator[Diagnostic]:
    """Yield each figure that two places of the manifest itself state differently: that would be our fault."""
    for name, places in _by_figure(members).items():
        (file, first), *others = places
        for other_file, other in others:
            if other.figure is not None and first.figure is not None and other.figure.value != first.figure.value:
                message = "{figure} is {expected} in {other}, and {found} here"
                params = {
                    "figure": name, "expected": first.figure.value, "other": place_words(file, first), "found": other.figure.value,
                }  # fmt: skip
                yield Diagnostic("set-two-values", message, params, location=located(other_file, other.place))
                break
