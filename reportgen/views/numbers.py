"""Numbers: which number a heading or record gets at its level.

In: the levels in use and the way of numbering. Out: numbers in printed order (GB/T 9704-2012, 7.3.3).
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.numerals import LEVEL_FORMS, level_number

RUNNING_FORM = "1."
DEPTH_WORDS = ("一级", "二级", "三级", "四级")


class TooDeepError(ValueError):
    """A record stands deeper than there are levels."""


@dataclass
class Numbers:
    """The counters of one document: `running` counts the items numbered 1. where numbering is continuous."""

    levels: tuple[str, ...]
    continuous: bool
    running: int = 0

    def siblings(self, depth: int) -> Siblings:
        """Return a fresh count for the entries below one heading; `depth` counts from 0."""
        return Siblings(self, depth)


@dataclass
class Siblings:
    """The one count that entries of one level below one heading share, whatever their types."""

    numbers: Numbers
    depth: int
    count: int = 0

    @property
    def form(self) -> str:
        """The form of the numbers at this level."""
        if self.depth >= len(self.numbers.levels):
            raise TooDeepError(self.depth)
        return self.numbers.levels[self.depth]

    @property
    def word(self) -> str:
        """一级 … 四级: fonts follow the form of the number, not the depth (7.3.3)."""
        return DEPTH_WORDS[LEVEL_FORMS.index(self.form)]

    def next(self) -> str:
        """Return the next number."""
        if self.numbers.continuous and self.form == RUNNING_FORM:
            self.numbers.running += 1
            return level_number(self.form, self.numbers.running)
        self.count += 1
        return level_number(self.form, self.count)
