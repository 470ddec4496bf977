"""As made: what the documents of a set said when they were made, so that what is read back can be compared.

In: the parts of a document; its statements. Out: the texts that are kept in the manifest, as plain data too; the texts with
their statements. Of a set whose manifest keeps no texts, the statements alone are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportgen.frozen import frozen
from reportgen.ooxml.beside import WORKBOOK, all_texts
from reportgen.ooxml.places import BODY, Place, PlacedText, location_of, place_of
from reportgen.quarter.alignment import paired
from reportgen.quarter.numbers import COVERED, amounts, numbers, value_of
from reportgen.quarter.statements import Statement, without_ordinals

DIGIT = re.compile(r"\d")
TEXT_BOX, CHART, ALT_TEXT, CATEGORIES, IN_CHART = "box", "chart", "alt text", "categories", "workbook"


@frozen
class Made:
    """A text as it was made, and what it states."""

    placed: PlacedText
    statements: tuple[Statement, ...] = ()


def kept_texts(parts: Mapping[str, bytes], name: str) -> list[PlacedText]:
    """Return the texts of a document, and beside its body, that may state something; PackageError for a broken one."""
    return [each for each in without_ordinals(all_texts(parts, name)) if may_state(each.text)]


def may_state(text: str) -> bool:
    """Whether there is any number in a text, be it a date or a numbering or an amount in Chinese numerals."""
    return bool(DIGIT.search(text)) or next(amounts(text), None) is not None


def texts_to_plain(texts: Iterable[PlacedText]) -> list[dict[str, Any]]:
    """Return texts as the manifest keeps them."""
    return [{"place": location_of(each.place), "text": each.text} for each in texts]


def texts_from_plain(data: Iterable[Mapping[str, Any]]) -> list[PlacedText]:
    """Return the texts that a manifest keeps; KeyError, TypeError or ValueError where it keeps none."""
    return [PlacedText(place_of(each["place"]), str(each["text"])) for each in data]


def stream_of(place: Place) -> str:
    """Return with which others a text stands in one order: those of the body, of all headers, of all charts."""
    if place.chart:
        beside = CATEGORIES if place.column else ALT_TEXT
        return IN_CHART if place.part != BODY else CHART if place.row else beside
    return TEXT_BOX if place.box else place.part.partition(".")[0].rstrip("0123456789")


def as_made(statements: Sequence[Statement], texts: Sequence[PlacedText] | None) -> Iterator[Made]:
    """Yield the texts of a document as they were made; without any kept, what its statements tell of them."""
    stated: dict[Place, list[Statement]] = {}
    charts: dict[int, list[Statement]] = {}
    for each in statements:
        stated.setdefault(each.place, []).append(each)
        if stream_of(each.place) == CHART:
            charts.setdefault(each.place.chart, []).append(each)
    for text in _known(stated, charts) if texts is None else texts:
        found = stated.get(text.place) or _borrowed(text, charts.get(text.place.chart, ()))
        yield Made(text, tuple(found))


def _known(
    stated: Mapping[Place, Sequence[Statement]], charts: Mapping[int, Sequence[Statement]]
) -> Iterator[PlacedText]:
    """Yield the texts of which only the statements are known, the rest covered."""
    for place in stated:
        text = ""
        for each in sorted(stated[place], key=lambda each: each.start):
            text = text.ljust(each.start, COVERED) + each.text
        yield PlacedText(place, text)
    for chart, points in charts.items():
        yield PlacedText(Place(chart=chart), "、".join(each.text for each in points))
        for each in points:
            yield PlacedText(Place(chart, row=each.place.row, column=each.place.column, part=WORKBOOK), each.text)


def _borrowed(text: PlacedText, points: Sequence[Statement]) -> Iterator[Statement]:
    """Yield what an alt text or a workbook states: the same as the chart that it belongs to."""
    if stream_of(text.place) == IN_CHART:
        points = [each for each in points if tuple(each.place) == tuple(text.place)]
    for number, point in paired(
        list(numbers(text.text)), points, lambda a, b: 3.0 * (value_of(a.text) != value_of(b.text))
    ):
        if number is not None and point is not None:
            yield Statement(text.place, number.start, number.text, point.figure)
