"""Uses: which figure was printed where, with what number, out of which rows.

In: what a text prints while it is filled in. Out: a list of `FigureUse`, from which a manifest is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.frozen import frozen
from reportgen.ledger.comparing import Phrase, Reckoned
from reportgen.ledger.figure_values import FigureValue, RowRange
from reportgen.model.problems import Path


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
    sources: tuple[FigureValue, ...] = field(default=(), compare=False, repr=False)

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
        self._add(Reckoned(value.figure.name, str(value.known), text, (value,)))
        return text

    def phrase(self, phrase: Phrase) -> str:
        """Take down every number in a phrase, and return its text."""
        for each in phrase.reckoned:
            self._add(each)
        return phrase.text

    def _add(self, each: Reckoned) -> None:
        periods = "/".join(dict.fromkeys(str(source.period or "") for source in each.sources))
        groups = "、".join(dict.fromkeys(_groups(each.sources)))
        self.uses.append(FigureUse(each.figure, periods, groups, each.number, each.text, self.path, each.sources))


def _groups(sources: tuple[FigureValue, ...]) -> Iterator[str]:
    return (f"{source.group.grouping.name}：{source.group.name}" for source in sources if source.group)
