"""Tokens: the numbers of a stretch of a document as it was made, and as it reads now, but for what needs no source.

In: texts as they were made, and the texts that stand there now. Out: tokens of both; what was typed and still stands there,
dates, document numbers, and numberings in their order are no tokens.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from reportgen.frozen import frozen
from reportgen.ooxml.places import Place, PlacedText
from reportgen.quarter.as_made import Made
from reportgen.quarter.numbers import (
    COVERED,
    Number,
    Numbering,
    amounts,
    numberings,
    numbers_and_numberings,
    value_of,
    without_numberings,
)  # fmt: skip
from reportgen.quarter.statements import Statement

IN_NUMBER = re.compile(r".?\d\d$|\d[.,]\d$")
AFTER_NUMBER = re.compile(r"\d(?:\d|[.,]\d)")
"""What stands around a cut through a number."""
FAR, NEAR = 0.4, 0.01
"""What another number, and the same, cost more in a text that has nothing in common."""


@frozen
class Token:
    """A number with the text that it stands in, and what it states where that is known."""

    text: str
    placed: PlacedText
    start: int
    statement: Statement | None = None


@frozen
class Stretch:
    """What is to be compared of one stretch."""

    before: list[Token]
    now: list[Token]
    typed: list[Statement]
    """What was typed and does not stand there as it was."""


def in_sequence(texts: Iterable[PlacedText], known: Iterable[Numbering]) -> set[tuple[Place, int]]:
    """Return the places of numberings that follow each other: 1, or one more than the last of the same style."""
    last: dict[str, int] = {}
    found = set()
    made = {(each.style, each.value) for each in known}
    for placed in texts:
        for each in numberings(placed.text):
            follows = each.value in (1, last.get(each.style, 0) + 1)
            if follows:
                found.add((placed.place, each.start))
            if follows or (each.style, each.value) in made:
                last[each.style] = each.value
    return found


def stretch(
    made: Sequence[Made], now: Sequence[PlacedText], ordered: set[tuple[Place, int]], complete: bool
) -> Stretch:
    """Return the tokens of a stretch; where only statements are known (not `complete`), no amounts in Chinese numerals."""
    old, new = [each.placed.text for each in made], [each.text for each in now]
    changed = list(_cover_typed(made, now, old, new))
    seen = Counter(_key(each) for text in old for each in numberings(text))
    before = [token for each, text in zip(made, old, strict=True) for token in _tokens_made(each, text, complete)]
    after = []
    for placed, text in zip(now, new, strict=True):
        excused = list(_excused(placed, text, ordered, seen)) if complete else None
        left = without_numberings(text, excused)
        after += [Token(each.text, placed, each.start) for each in _numbers(left, complete)]
    return Stretch(before, after, changed)


def _cover_typed(
    made: Sequence[Made], now: Sequence[PlacedText], old: list[str], new: list[str]
) -> Iterator[Statement]:
    """Cover what was typed and still stands there, in both: at its place, else anywhere; yield what does not."""
    places = {each.place: index for index, each in enumerate(now)}
    typed = [(index, each) for index, text in enumerate(made) for each in text.statements if each.typed]
    elsewhere = []
    for index, statement in typed:
        own = places.get(statement.place)
        if own is None or not _cover(statement, index, own, old, new):
            elsewhere.append((index, statement))
    everything = "\n".join(new)
    for index, statement in elsewhere:
        found = statement.text in everything  # seldom, and only then they are gone through
        if not found or not any(_cover(statement, index, other, old, new) for other in range(len(new))):
            yield statement


def _cover(statement: Statement, index: int, other: int, old: list[str], new: list[str]) -> bool:
    """Cover a typed text in a text as it was made and in one as it is now; False where it does not stand there."""
    text = new[other]
    start = _find(statement, text)
    if start < 0:
        return False
    new[other] = _covered(text, start, statement.text)
    old[index] = _covered(old[index], statement.start, statement.text)
    return True


def _find(statement: Statement, text: str) -> int:
    """Return where a typed text stands: where it stood, else anywhere; never inside a number, as 24号 in 124号."""
    start = statement.start if text.startswith(statement.text, statement.start) else text.find(statement.text)
    while start >= 0 and _is_inside_a_number(text, start, start + len(statement.text)):
        start = text.find(statement.text, start + 1)
    return start


def _is_inside_a_number(text: str, start: int, end: int) -> bool:
    return bool(IN_NUMBER.match(text[max(start - 2, 0) : start + 1])) or bool(
        AFTER_NUMBER.match(text[end - 1 : end + 2])
    )


def _covered(text: str, start: int, part: str) -> str:
    return text[:start] + COVERED * len(part) + text[start + len(part) :]


def stated_covered(made: Made) -> str:
    """Return a text as it was made, without what it states where it says so."""
    text = made.placed.text
    for each in made.statements:
        if text.startswith(each.text, each.start):
            text = _covered(text, each.start, each.text)
    return text


def _tokens_made(made: Made, text: str, complete: bool) -> Iterator[Token]:
    """Yield the tokens of a text as it was made: its figures, and the other numbers with what was typed there."""
    figures = [each for each in made.statements if not each.typed]
    for each in figures:
        text = _covered(text, each.start, each.text)
    tokens = [Token(each.text, made.placed, each.start, each) for each in figures]
    typed = [each for each in made.statements if each.typed]
    for number in _numbers(without_numberings(text), complete):
        source = next((each for each in typed if each.start <= number.start < each.start + len(each.text)), None)
        tokens.append(Token(number.text, made.placed, number.start, source))
    yield from sorted(tokens, key=lambda each: each.start)


def _numbers(text: str, complete: bool) -> list[Number]:
    found = [*numbers_and_numberings(text), *(amounts(text) if complete else ())]
    return sorted(found, key=lambda each: each.start)


def _excused(
    placed: PlacedText, text: str, ordered: set[tuple[Place, int]], seen: Counter[tuple[str, int]]
) -> Iterator[Numbering]:
    """Yield the numberings that are in their order, or that were there when the document was made."""
    for each in numberings(text):
        if (placed.place, each.start) in ordered or seen[_key(each)] > 0:
            seen[_key(each)] -= 1
            yield each


def _key(numbering: Numbering) -> tuple[str, int]:
    return numbering.style, numbering.value


def apart(before: Token, now: Token) -> float:
    """Return what it costs to take one number for another: nothing for the same in the same text."""
    distance = 1 - _likeness(before, now)
    if value_of(before.text) == value_of(now.text):
        return NEAR * distance
    return 1 + FAR * distance


def _likeness(before: Token, now: Token) -> float:
    old, new = _letters(before.placed.text), _letters(now.placed.text)
    same = len(old & new) / len(old | new) if old | new else 1.0
    return (same + (before.placed.place.column == now.placed.place.column)) / 2


@lru_cache(maxsize=4096)
def _letters(text: str) -> frozenset[str]:
    return frozenset(each for each in text if each.isalpha())
