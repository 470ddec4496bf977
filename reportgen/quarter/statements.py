"""Statements: each number that a finished document states, and where it comes from: a figure, or what somebody typed.

In: the placed texts of a document, the texts that its figures were put into, and the texts that were typed. Out: statements;
a number that comes from neither is one of no source.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence

from reportgen.frozen import frozen
from reportgen.ooxml.places import Place, PlacedText
from reportgen.quarter.numbers import numbers

BETWEEN_MARKS = re.compile(r"[^\W_]+")
COVERED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what has its source already."""
ORDINALS = "序号"
SHORTEST = 3
"""Characters of a typed text that may stand anywhere in a paragraph: 1号站. A shorter one, or one with less than two letters,
is known only between marks, or as a whole cell or line: 3项 excuses no number in a sentence."""
DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W\d_]")


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
    """The texts that were typed, found again inside others."""

    def __init__(self, texts: Iterable[str]) -> None:
        lines = {line.strip() for text in texts for line in text.splitlines()} - {""}
        self._whole = lines
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for line in sorted(lines, key=lambda each: (-len(each), each)):
            if len(line) >= SHORTEST and len(LETTER.findall(line)) > 1:
                self._by_start[line[:SHORTEST]].append(line)

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """Return where typed texts stand in a text: the longest at each place."""
        found, end = [], 0
        for start in range(len(text)):
            if start >= end and (line := self._at(text, start)):
                end = start + len(line)
                found.append((start, end, line))
        return found

    def _at(self, text: str, start: int) -> str:
        """Return the longest typed text that begins at a place, a short one only where it fills a line."""
        for line in self._by_start.get(text[start : start + SHORTEST], ()):
            if text.startswith(line, start):
                return line
        whole = text[start:].partition("\n")[0]
        if (not start or text[start - 1] == "\n") and whole in self._whole:
            return whole
        return self._between_marks(text, start)

    def _between_marks(self, text: str, start: int) -> str:
        """Return a short typed text that stands alone between marks, as in （责任单位：2号）."""
        found = BETWEEN_MARKS.match(text, start)
        if found is None or (start and text[start - 1].isalnum()) or not LETTER.search(found[0]):
            return ""
        return found[0] if found[0] in self._whole else ""


def statements(
    texts: Iterable[PlacedText], figured: Sequence[FiguredText], typed: Iterable[str] = ()
) -> Iterator[Statement]:
    """Yield a statement for each number of a document, one for each typed text that holds any."""
    known, bare = Typed(typed), _Bare(figured)
    sentences = [each for each in figured if not each.is_bare]
    for placed in without_ordinals(texts):
        whole = bare.take(placed)
        found = [(0, whole)] if whole else _figures_in(placed.text, sentences)
        yield from sorted(_of_text(placed, found, known), key=lambda each: each.start)


def without_ordinals(texts: Iterable[PlacedText]) -> Iterator[PlacedText]:
    """Yield texts without the columns of tables that only count their rows (序号)."""
    counting: set[tuple[int, int]] = set()
    for placed in texts:
        _, _, table, row, column = placed.place
        if row == 1 and placed.text.strip() == ORDINALS:
            counting.add((table, column))
        if not table or (table, column) not in counting:
            yield placed


class _Bare:
    """Figures that fill a cell or a number of a chart alone; they come in the order of the document."""

    def __init__(self, figured: Iterable[FiguredText]) -> None:
        self._cells: dict[str, deque[Figured]] = defaultdict(deque)
        self._charts: dict[str, deque[Figured]] = defaultdict(deque)
        for each in figured:
            if each.is_bare:
                (self._charts if each.in_chart else self._cells)[each.text].append(each.figures[0])

    def take(self, placed: PlacedText) -> Figured | None:
        """Return the next figure that prints just this text, where one is left."""
        chart, _, table, _, _ = placed.place
        if not (chart or table):
            return None
        waiting = (self._charts if chart else self._cells).get(placed.text.strip())
        return waiting.popleft() if waiting else None


def _of_text(placed: PlacedText, found: Iterable[tuple[int, Figured]], known: Typed) -> Iterator[Statement]:
    """Yield the statements of one text: its figures, the numbers in what was typed, and those of no source."""
    left = list(placed.text)
    for start, figure in found:
        yield Statement(placed.place, start, placed.text[start : start + figure.end - figure.start], figure)
        left[start : start + figure.end - figure.start] = COVERED * (figure.end - figure.start)
    for start, end, line in known.spans("".join(left)):
        if DIGIT.search(line):
            yield Statement(placed.place, start, line, typed=True)
        left[start:end] = COVERED * (end - start)
    yield from (Statement(placed.place, each.start, each.text) for each in numbers("".join(left)))


def _figures_in(text: str, figured: Sequence[FiguredText]) -> Iterator[tuple[int, Figured]]:
    """Yield the figures of a text with where each begins there, none twice."""
    seen: set[int] = set()
    for each in figured:
        start = text.find(each.text) if each.text else -1
        while start >= 0:
            for figure in each.figures:
                if start + figure.start not in seen:
                    seen.add(start + figure.start)
                    yield start + figure.start, figure
            start = text.find(each.text, start + 1)
