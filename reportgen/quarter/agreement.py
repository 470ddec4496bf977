"""Agreement: the finished documents of a set read back, number by number.

Each must be the one that the manifest names at its place, and the same everywhere. What was put in or taken out moves no
other place: the texts are aligned first. In: the manifest's documents, what they said when they were made, and the files
as they are now. Out: diagnostics, each with both places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from reportgen.diagnostics import Diagnostic, Location
from reportgen.frozen import frozen
from reportgen.ooxml.beside import all_texts
from reportgen.ooxml.package import PackageError
from reportgen.ooxml.places import PlacedText, location_of
from reportgen.quarter.alignment import differences, paired
from reportgen.quarter.as_made import (
    ALT_TEXT,
    CHART,
    IN_CHART,
    TEXT_BOX,
    Made,
    as_made,
    may_state,
    stream_of,
)  # fmt: skip
from reportgen.quarter.differences import Elsewhere, changed, gone, place_in_words, unknown
from reportgen.quarter.manifest import Member
from reportgen.quarter.numbers import numberings, numbers, value_of
from reportgen.quarter.statements import Statement, without_ordinals
from reportgen.quarter.tokens import Stretch, Token, apart, in_sequence, stated_covered, stretch

Each = TypeVar("Each")
STATED = {"word/document", TEXT_BOX, CHART, ALT_TEXT, IN_CHART}
"""Of what statements alone tell; what stands elsewhere is known only where the texts were kept."""
LETTER = re.compile(r"[^\W\d_]")
SENTENCE = 4
"""Letters of a text that is known again elsewhere; a number alone is not."""
_Stretches = list[tuple[Sequence[Made], Sequence[PlacedText]]]
NO_TEXTS: Mapping[str, Sequence[PlacedText]] = MappingProxyType({})


@frozen
class _Document:
    """A document that is read back: whether its texts were kept when it was made, and where its figures are stated."""

    file: str
    complete: bool
    elsewhere: Elsewhere


def disagreements(
    members: Sequence[Member],
    documents: Mapping[str, Mapping[str, bytes]],
    made: Mapping[str, Sequence[PlacedText]] = NO_TEXTS,
) -> Iterator[Diagnostic]:
    """Yield what is wrong in a set; `documents` holds the parts of each file by its name, `made` its texts as made."""
    elsewhere = _by_figure(members)
    for member in members:
        if member.file in documents:
            yield from _read_back(member, documents[member.file], made.get(member.file), elsewhere)
        else:
            message = "this document of the set is missing; make the set again"
            yield Diagnostic("set-missing", message, location=Location(member.file))
    yield from _two_values(members)


def _by_figure(members: Sequence[Member]) -> dict[str, list[tuple[str, Statement]]]:
    found: dict[str, list[tuple[str, Statement]]] = {}
    for member in members:
        for statement in member.statements:
            if statement.figure is not None:
                found.setdefault(statement.figure.name, []).append((member.file, statement))
    return found


def _read_back(
    member: Member, parts: Mapping[str, bytes], kept: Sequence[PlacedText] | None, elsewhere: Elsewhere
) -> Iterator[Diagnostic]:
    """Yield the differences of one document: first those of the body, then those beside it."""
    try:
        now = list(without_ordinals(all_texts(parts, member.file)))
    except PackageError as error:
        yield error.diagnostic
        return
    document = _Document(member.file, kept is not None, elsewhere)
    made = list(as_made(member.statements, kept))
    yield from _unstated(document, made)
    before = _streams(made, lambda each: stream_of(each.placed.place))
    after = _streams(now, lambda each: stream_of(each.place))
    for stream in dict.fromkeys((*before, *after)):
        if document.complete or stream in STATED:
            yield from _of_stream(document, before.get(stream, []), after.get(stream, []))


def _unstated(document: _Document, made: Iterable[Made]) -> Iterator[Diagnostic]:
    """Yield the numbers that the manifest itself keeps in a text and states nowhere: that would be our fault."""
    for each in made:
        if stream_of(each.placed.place) in STATED:
            for number in numbers(stated_covered(each)):
                yield unknown(document.file, Token(number.text, each.placed, number.start))


def _streams(texts: Iterable[Each], stream: Callable[[Each], str]) -> dict[str, list[Each]]:
    found: dict[str, list[Each]] = {}
    for each in texts:
        found.setdefault(stream(each), []).append(each)
    return found


def _of_stream(document: _Document, made: Sequence[Made], now: Sequence[PlacedText]) -> Iterator[Diagnostic]:
    """Yield the differences of texts that stand in one order."""
    ordered = in_sequence(now, (each for text in made for each in numberings(text.placed.text)))
    made = [each for each in made if _key(each.placed, document)]
    now = [each for each in now if may_state(each.text) and _key(each, document)]
    keys = [_key(each.placed, document) for each in made], [_key(each, document) for each in now]
    gone_with_charts = _charts(each.placed for each in made) != _charts(now)
    for old, new in _not_moved([(made[first:last], now[start:end]) for first, last, start, end in differences(*keys)]):
        found = stretch(old, new, ordered, document.complete)
        yield from _compared(document, found, gone_with_charts)


def _not_moved(stretches: _Stretches) -> _Stretches:
    """Return stretches without the sentences that only stand elsewhere now: what they state is still stated."""
    old = Counter(each.placed.text for made, _ in stretches for each in made)
    new = Counter(each.text for _, now in stretches for each in now)
    moved = {text: count for text, count in (old & new).items() if len(LETTER.findall(text)) >= SENTENCE}
    left_old, left_new = Counter(moved), Counter(moved)
    return [
        (
            [each for each in made if not _taken(left_old, each.placed.text)],
            [each for each in now if not _taken(left_new, each.text)],
        )
        for made, now in stretches
    ]


def _taken(left: Counter[str], text: str) -> bool:
    left[text] -= 1
    return left[text] >= 0


def _charts(texts: Iterable[PlacedText]) -> set[int]:
    """Return the charts whose workbooks are told: with a chart its workbook is gone, and the chart tells that itself."""
    return {each.place.chart for each in texts if stream_of(each.place) == IN_CHART}


def _compared(document: _Document, found: Stretch, gone_with_charts: bool) -> Iterator[Diagnostic]:
    """Yield the differences of one stretch: numbers that were changed, added or taken away."""
    alone: list[Token] = []
    left: list[Token] = []
    for before, now in paired(found.before, found.now, apart):
        if before is not None:
            (alone if now is None else left).append(before)
        if now is not None and before is None:
            yield unknown(document.file, now)
        elif now is not None and before is not None and value_of(before.text) != value_of(now.text):
            yield changed(document.file, before, now, document.elsewhere)
    if not gone_with_charts:
        yield from gone(document.file, alone, left, found.typed)


def _key(text: PlacedText, document: _Document) -> Hashable:
    """Return what must be alike for two texts to need no look: the texts, or where those are not known their numbers."""
    return text.text if document.complete else tuple(value_of(each.text) for each in numbers(text.text))


def _two_values(members: Sequence[Member]) -> Iterator[Diagnostic]:
    """Yield each figure that two places of the manifest itself state differently: that would be our fault."""
    for name, places in _by_figure(members).items():
        (file, first), *others = places
        for other_file, other in others:
            if other.figure is not None and first.figure is not None and other.figure.value != first.figure.value:
                message = "{figure} is {expected} in {other}, and {found} here"
                params = {
                    "figure": name, "expected": first.figure.value, "other": place_in_words(file, first),
                    "found": other.figure.value,
                }  # fmt: skip
                where = Location(other_file, location_of(other.place))
                yield Diagnostic("set-two-values", message, params, location=where)
                break
