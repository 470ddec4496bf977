"""Uses: which figure was printed where, with what number, out of which rows.

In: what a text prints while it is filled in. Out: a list of `FigureUse`, from which a manifest is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportgen.frozen import frozen
from reportgen.ledger.comparing import Phrase, Reckoned
from reportgen.ledger.figure_values import FigureValue, RowRange
from reportgen.model.problems import Path

BEGIN, TEXT, END = "\x02", "\x1f", "\x03"
"""Around what a figure prints, until it is known where that stands; no input can hold them."""
MARKED = re.compile(f"{BEGIN}(\\d+):(\\d+){TEXT}(.*?){END}", re.DOTALL)


@frozen
class FigureUse:
    """A number that a text prints: `path` leads to that text in the input, keys as typed."""

    figure: str
    period: str
    """2022Q1; empty for the whole ledger. A comparison names both: 2022Q1/2021Q1."""
    group: str
    value: str
    """The bare number: 12, 93.3."""
    text: str
    """What was printed: 93.3%, or the words of a comparison."""
    path: Path
    whole: str = ""
    """The text in which it stands, filled in."""
    start: int = 0
    """Where its number begins there."""
    sources: tuple[FigureValue, ...] = field(default=(), compare=False, repr=False)

    @property
    def number(self) -> str:
        """The number as it stands in the text, with its percent sign."""
        end = self.start + len(self.value)
        return self.value + self.whole[end : end + 1] if self.whole[end : end + 1] == "%" else self.value

    @property
    def rows(self) -> tuple[RowRange, ...]:
        """The rows of the ledger that it came from; asked of the ledger only when they are wanted."""
        return tuple(each for source in self.sources for each in source.ranges())


@dataclass
class Recorder:
    """Takes down what is printed; `path` is the text that is being filled in."""

    path: Path = ()
    uses: list[FigureUse] = field(default_factory=list)

    def value(self, value: FigureValue) -> str:
        """Take down a figure, and return its text."""
        text = value.text
        return self._marked(text, [Reckoned(value.figure.name, str(value.known), text, (value,))])

    def phrase(self, phrase: Phrase) -> str:
        """Take down every number in a phrase, and return its text."""
        return self._marked(phrase.text, phrase.reckoned)

    def placed(self, marked: str, first: int) -> str:
        """Return a text that was filled in without its marks; the uses from `first` on learn where in it they stand."""
        found: list[tuple[FigureUse, int]] = []
        text, end = "", 0
        for mark in MARKED.finditer(marked):
            text += marked[end : mark.start()]
            found += self._within(mark, len(text))
            text, end = text + mark[3], mark.end()
        text += marked[end:]
        self.uses[first:] = [replace(use, whole=text, start=start) for use, start in found]
        return text

    def _within(self, mark: re.Match[str], start: int) -> Iterator[tuple[FigureUse, int]]:
        """Yield the uses in one mark with where their numbers begin, in the order in which they stand there."""
        for index in range(int(mark[1]), int(mark[1]) + int(mark[2])):
            yield self.uses[index], start + self.uses[index].start

    def _marked(self, text: str, reckoned: Sequence[Reckoned]) -> str:
        """Take down numbers, and return their text with a mark around it."""
        first = len(self.uses)
        for each in reckoned:
            self._add(each)
        return f"{BEGIN}{first}:{len(reckoned)}{TEXT}{text}{END}" if reckoned else text

    def _add(self, each: Reckoned) -> None:
        periods = "/".join(dict.fromkeys(str(source.period or "") for source in each.sources))
        groups = "、".join(dict.fromkeys(_groups(each.sources)))
        use = FigureUse(
            each.figure, periods, groups, each.number, each.text, self.path, start=each.start, sources=each.sources
        )
        self.uses.append(use)


def _groups(sources: tuple[FigureValue, ...]) -> Iterator[str]:
    return filter(None, map(group_name, sources))


def group_name(value: FigureValue) -> str:
    """Return 责任单位：城关水厂, what a figure of a group is counted over; empty for a figure of the whole."""
    return f"{value.group.grouping.name}：{value.group.name}" if value.group else ""
