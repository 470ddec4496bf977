"""Statements: each number that a finished document states, and where it comes from: a figure, or what somebody typed.

In: the placed texts of a document, the texts that its figures were put into, and the texts that were typed. Out: statements;
a number that comes from neither is one of no source.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportgen.frozen import frozen
from reportgen.ooxml.places import Place, PlacedText
from reportgen.quarter.numbers import NO_FIGURE, NUMBER, Number, numbers

COVERED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what has its source already."""
ORDINALS = "序号"
NOWHERE = (0, 0, 0, 0)
"""The place of an alt text within its chart."""
SHORTEST = 3
"""Characters of a typed text that is looked for as a whole; of a shorter one, or one without two letters, only the numbers
are known."""
DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W\d_]")
NUMBERED = re.compile(r"\d{1,3}[.．]")


@frozen
class Figured:
    """A figure as it was put into a text: which, over which period and group, its value, its rows, and where it stands there."""

    start: int
    end: int
    figure: str
    period: str = ""
    group: str = ""
    value: str = ""
    rows: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What is counted, as one name: two figures of this name must have one value."""
        return "·".join(part for part in (self.period, self.group, self.figure) if part)


@frozen
class FiguredText:
    """One line of text with the figures in it; `in_chart` for a number of a chart."""

    text: str
    figures: tuple[Figured, ...]
    in_chart: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it is a figure and nothing else, as in a cell of a table."""
        return len(self.figures) == 1 and self.figures[0].end - self.figures[0].start == len(self.text)


@frozen
class Statement:
    """A number in a document, or a typed text with digits in it: its place, where it begins there, and its source."""

    place: Place
    start: int
    text: str
    figure: Figured | None = None
    typed: bool = False
    """Whether it is what somebody typed, as a whole."""

    @property
    def has_source(self) -> bool:
        """Whether it is known where it comes from."""
        return self.figure is not None or self.typed


class Typed:
    """What somebody typed: whole texts are found again inside others, and of all of them the numbers are known.

    A sentence with figures in it is ours, and the only numbers typed in it are those of `names`.
    """

    def __init__(self, texts: Iterable[str], names: Iterable[str] = ()) -> None:
        lines = {line.strip() for text in texts for line in text.splitlines()} - {""}
        self._numbers, self._in_names = _all_numbers(lines), _all_numbers(names)
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for line in sorted(lines, key=lambda each: (-len(each), each)):
            if len(line) >= SHORTEST and len(LETTER.findall(line)) > 1:
                self._by_start[line[:SHORTEST]].append(line)

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """Return where whole typed texts stand in a text: the longest at each place."""
        found, end = [], 0
        for start in range(len(text)):
            if start >= end and (line := self._at(text, start)):
                end = start + len(line)
                found.append((start, end, line))
        return found

    def holds(self, number: Number, *, ours: bool) -> bool:
        """Whether a number was typed; `ours` where it stands in a sentence with figures."""
        return number.text in (self._in_names if ours else self._numbers)

    def without_numbering(self, text: str) -> str:
        """Return a text whose numbering is covered, where a typed number follows it at once: 1.5% is item 1, of 5%."""
        numbering = NUMBERED.match(text)
        behind = NUMBER.match(text, numbering.end()) if numbering else None
        if numbering is None or behind is None or behind[0].rstrip(",") not in self._numbers:
            return text
        return COVERED * numbering.end() + text[numbering.end() :]

    def _at(self, text: str, start: int) -> str:
        """Return the longest typed text that begins at a place."""
        lines = self._by_start.get(text[start : start + SHORTEST], ())
        return next((line for line in lines if text.startswith(line, start)), "")


def _all_numbers(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(found.rstrip(",") for text in texts for found in NUMBER.findall(text))


def statements(
    texts: Iterable[PlacedText], figured: Sequence[FiguredText], typed: Iterable[str] = (), names: Iterable[str] = ()
) -> Iterator[Statement]:
    """Yield a statement for each number of a document, one for each typed text that holds any."""
    known, bare = Typed(typed, names), _Bare(figured)
    sentences = _Sentences(each for each in figured if not each.is_bare)
    for placed in texts:
        whole = bare.take(placed)
        found = [(0, _alone(placed.text, whole))] if whole else bare.described(placed) or sentences.take(placed.text)
        yield from sorted(_of_text(placed, found, known), key=lambda each: each.start)


def _alone(text: str, figure: Figured) -> FiguredText:
    return FiguredText(text, (figure,))


def without_ordinals(texts: Iterable[PlacedText]) -> Iterator[PlacedText]:
    """Yield texts without the columns of tables that only count their rows (序号)."""
    counting: set[tuple[str, int, int]] = set()
    for placed in texts:
        place = placed.place
        column = (place.part, place.table, place.column)
        if place.table and place.row == 1 and placed.text.strip() == ORDINALS:
            counting.add(column)
        if column not in counting:
            yield placed


class _Bare:
    """Figures that fill a cell or a number of a chart alone; they come in the order of the document."""

    def __init__(self, figured: Iterable[FiguredText]) -> None:
        self._cells: dict[str, deque[Figured]] = defaultdict(deque)
        self._charts: dict[str, deque[Figured]] = defaultdict(deque)
        self._of_chart: tuple[int, list[Figured]] = (0, [])
        for each in figured:
            if each.is_bare:
                (self._charts if each.in_chart else self._cells)[each.text].append(each.figures[0])

    def take(self, placed: PlacedText) -> Figured | None:
        """Return the next figure that prints just this text, where one is left."""
        place = placed.place
        if not (place.row and (place.chart or place.table)):
            return None
        waiting = (self._charts if place.chart else self._cells).get(placed.text.strip())
        found = waiting.popleft() if waiting else None
        if found and place.chart:
            self._taken(place.chart, found)
        return found

    def described(self, placed: PlacedText) -> list[tuple[int, FiguredText]]:
        """Return the figures in the alt text of a chart: its own, in their order."""
        chart, figures = self._of_chart
        if not placed.place.chart or placed.place[2:] != NOWHERE or chart != placed.place.chart:
            return []
        found, waiting = list[tuple[int, FiguredText]](), deque(figures)
        for number in numbers(placed.text):
            if waiting and number.text == waiting[0].value:
                figure = waiting.popleft()
                found.append((number.start, _alone(figure.value, replace(figure, start=0, end=len(figure.value)))))
        return found

    def _taken(self, chart: int, figure: Figured) -> None:
        if self._of_chart[0] != chart:
            self._of_chart = (chart, [])
        self._of_chart[1].append(figure)


class _Sentences:
    """Sentences with figures in them; equal ones come in the order of the document, the last as often as it is printed."""

    def __init__(self, figured: Iterable[FiguredText]) -> None:
        self._waiting: dict[str, deque[FiguredText]] = defaultdict(deque)
        for each in figured:
            if each.text:
                self._waiting[each.text].append(each)

    def take(self, text: str) -> list[tuple[int, FiguredText]]:
        """Return the sentences that stand in a text, with where each begins."""
        found = []
        for sentence, waiting in self._waiting.items():
            start = text.find(sentence)
            while start >= 0:
                found.append((start, waiting.popleft() if len(waiting) > 1 else waiting[0]))
                start = text.find(sentence, start + 1)
        return found


def _of_text(placed: PlacedText, found: Sequence[tuple[int, FiguredText]], known: Typed) -> Iterator[Statement]:
    """Yield the statements of one text: its figures, the numbers in what was typed, and those of no source."""
    left = list(placed.text)
    for start, figure in _figures(found):
        end = start + figure.end - figure.start
        yield Statement(placed.place, start, placed.text[start:end], figure)
        left[start:end] = COVERED * (end - start)
    named = [each.span() for each in NO_FIGURE.finditer(placed.text)]
    for start, end, line in known.spans("".join(left)):
        if any(first < start < last or first < end < last for first, last in named):
            continue  # a month that somebody typed is no part of a day
        if DIGIT.search(line):
            yield Statement(placed.place, start, line, typed=True)
        left[start:end] = COVERED * (end - start)
    for each in numbers(known.without_numbering("".join(left))):
        ours = any(start <= each.start < start + len(sentence.text) for start, sentence in found)
        yield Statement(placed.place, each.start, each.text, typed=known.holds(each, ours=ours))


def _figures(found: Iterable[tuple[int, FiguredText]]) -> Iterator[tuple[int, Figured]]:
    """Yield the figures of sentences with where each begins, none twice."""
    seen: set[int] = set()
    for start, sentence in found:
        for figure in sentence.figures:
            if start + figure.start not in seen:
                seen.add(start + figure.start)
                yield start + figure.start, figure
