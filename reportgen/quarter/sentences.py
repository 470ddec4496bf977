"""Sentences with figures: a text and where in it each figure stands, so that a number can be found again in a document.

In: a pattern with {places}, and for each place a figure's value, a phrase with numbers in it, or plain words. Out: a
`FiguredText`. The numbers and their texts are those of `ledger`; nothing is reckoned here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.drafting.uses import group_name
from reportgen.ledger.comparing import Phrase
from reportgen.ledger.figure_values import FigureValue
from reportgen.quarter.statements import Figured, FiguredText

PLACE = re.compile(r"\{(\w+)\}")
Part = FigureValue | Phrase | Figured | FiguredText | str


def sentence(pattern: str, **parts: Part) -> FiguredText:
    """Return a sentence with its figures in their places."""
    text, figures, end = "", [], 0
    for place in PLACE.finditer(pattern):
        text += pattern[end : place.start()]
        part = parts[place[1]]
        figures += list(_figures(part, len(text)))
        text += _text(part)
        end = place.end()
    return FiguredText(text + pattern[end:], tuple(figures))


def _text(part: Part) -> str:
    if isinstance(part, str):
        return part
    return part.value if isinstance(part, Figured) else part.text


def _moved(figure: Figured, by: int) -> Figured:
    facts = (figure.figure, figure.period, figure.group, figure.value, figure.rows)
    return Figured(figure.start + by, figure.end + by, *facts)


def _figures(part: Part, start: int) -> Iterator[Figured]:
    if isinstance(part, FigureValue):
        yield _figured(part, start, part.text)
    elif isinstance(part, Phrase):
        yield from _of_phrase(part, start)
    elif isinstance(part, FiguredText):
        yield from (_moved(each, start) for each in part.figures)
    elif isinstance(part, Figured):
        yield _moved(part, start)


def _of_phrase(phrase: Phrase, start: int) -> Iterator[Figured]:
    """Yield the numbers that a phrase reckoned."""
    for each in phrase.reckoned:
        first, *_ = each.sources
        rows = tuple(str(row) for source in each.sources for row in source.ranges())
        group, period = group_name(first), str(first.period or "")
        begin = start + each.start
        yield Figured(begin, begin + len(each.number), each.figure, period, group, each.number, rows)


def _figured(value: FigureValue, start: int, text: str) -> Figured:
    rows = tuple(map(str, value.ranges()))
    return Figured(start, start + len(text), value.figure.name, str(value.period or ""), group_name(value), text, rows)
