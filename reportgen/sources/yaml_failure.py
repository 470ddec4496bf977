"""Failures: where a YAML parser gave up, and what stands around that place.

In: the place and the words of the parser. Out: a `Scene` to look at, and the `Mistake` that was seen in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from reportgen.frozen import frozen
from reportgen.sources.source import Mark
from reportgen.sources.yaml_lines import is_comment, value_of

FULL_WIDTH_COLON = "the colon after {key} is full-width; type a half-width colon followed by a space"
NO_KEYS = "a text stands where keys are expected"
FOREIGN_KEY = "a key begins with a blank that is no space"
BRACES = "braces stand where a key is expected"


class Failure(Exception):
    """A parser could not go on at `at`, in what began at `opened`; a quoted text just before began at `quoted`."""

    def __init__(self, problem: str, at: Mark, opened: Mark | None = None, quoted: Mark | None = None) -> None:
        super().__init__(problem)
        self.problem, self.at, self.opened, self.quoted = problem, at, opened, quoted


@frozen
class Mistake:
    """A slip; `mended` are all lines without it. A `guess` may bring slips of its own, which are then `vague`."""

    code: str
    message: str
    mark: Mark
    params: Mapping[str, object] = field(default_factory=dict)
    field: str = ""
    mended: list[str] | None = None
    guess: bool = False
    vague: bool = False


class Scene:
    """A failure among the lines of its file."""

    def __init__(self, lines: list[str], failure: Failure) -> None:
        self.lines, self.failure = lines, failure
        self.at = self._with_text(failure.at)
        self.opened = self._with_text(failure.opened) if failure.opened else None

    def line(self, mark: Mark) -> str:
        """Return the line of a place."""
        return self.lines[mark.line - 1]

    def says(self, *words: str) -> bool:
        """Whether the parser used one of these words."""
        return any(word in self.failure.problem for word in words)

    def mended(self, mark: Mark, line: str) -> list[str]:
        """Return all lines, the one at a place replaced."""
        return [*self.lines[: mark.line - 1], line, *self.lines[mark.line :]]

    def suspects(self) -> Iterator[Mark]:
        """Yield the lines that may lack a proper colon, the most likely one first."""
        if self.says("simple key") and self.opened:
            yield self.opened
        elif self.says("document start"):
            yield self.at
        elif self.says("values are not allowed"):
            yield from self._upwards(self.at.line - 1)
        elif self.says(NO_KEYS):
            yield from self._upwards(self.at.line)

    def above(self) -> Mark | None:
        """Return the nearest line with text above the failure."""
        return next(self._upwards(self.at.line - 1), None)

    def _upwards(self, number: int) -> Iterator[Mark]:
        """Yield the lines of a text that goes on over several, from the last up to the one with its key."""
        for mark in (Mark(each, 1) for each in range(number, 0, -1)):
            line = self.line(mark)
            if line.strip() and not is_comment(line):
                yield mark
                if value_of(line).key:
                    return

    def _with_text(self, mark: Mark) -> Mark:
        """Return a place moved up from blank lines and the end of the file to the end of a line with text."""
        if mark.line <= len(self.lines) and self.line(mark).strip():
            return mark
        number = min(mark.line, len(self.lines))
        while number > 1 and not self.lines[number - 1].strip():
            number -= 1
        return Mark(number, len(self.lines[number - 1]) + 1)
