"""Limits: what one rendering may cost, counted in steps and characters, so that the answer is the same on any machine.

In: what a template does. Out: nothing, or a SecurityError as soon as it is too much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2.exceptions import SecurityError

from reportgen.diagnostics import Word

MAX_STEPS = 1_000_000
"""Turns of all loops together; a table of 10,000 rows of 10 cells takes some 200,000. All of them take a second or two."""
MAX_LENGTH = 1_000_000
"""Characters or items of one value computed in a template."""
MAX_BITS = 1_024
"""Bits of a number computed in a template."""
MAX_OUTPUT = 100_000_000
"""Characters of all parts of a document, and of what a template keeps aside, together; a compiled template counts bytes,
and leaves it to docxtpl's path to say where there are too many."""
CALL = 8
ATTRIBUTE = 3
"""Steps that a call costs, and an attribute of what is no table: they take that much longer than a turn of a loop."""
PER_STEP = 16
"""Characters or items that are handled in about the time of one step."""
COUNTED = frozenset((list, tuple, dict, str, range))
"""What has as many items as it says."""


class Meter:
    """Counts what one rendering costs."""

    def __init__(self) -> None:
        self.steps = 0
        self.characters = 0

    def spend(self, steps: int = 1) -> None:
        """Count steps; SecurityError past MAX_STEPS."""
        self.steps += steps
        if self.steps > MAX_STEPS:
            raise SecurityError(Word("the loops and calls of the template take too many steps"))

    def handle(self, size: int) -> None:
        """Count the work on a value of this size."""
        self.spend(1 + size // PER_STEP)

    def allow(self, size: int) -> None:
        """Let a value of this size be; SecurityError where it is too large."""
        if size > MAX_LENGTH:
            raise SecurityError(Word("a computed text or list is too long"))

    def make(self, size: int) -> None:
        """Count the work on a value about to be computed; SecurityError where it would be too large."""
        self.allow(size)
        self.handle(size)

    def each(self, values: Iterable[Any]) -> Iterable[Any]:
        """Return the values, a step each: counted before where their number is known, else as they come."""
        if values.__class__ in COUNTED:
            self.spend(len(values))
            return values
        return self._counting(values)

    def _counting(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self.spend()
            yield value

    def write(self, size: int) -> None:
        """Count characters of the output; SecurityError past MAX_OUTPUT."""
        self.characters += size
        if self.characters > MAX_OUTPUT:
            raise SecurityError(Word("the document grows too large"))


class Buffer(list[str]):
    """Output that is kept aside (in a macro, a block, a `set` of several lines), counted like the rest."""

    def __init__(self, meter: Meter) -> None:
        super().__init__()
        self.meter = meter

    def append(self, piece: str) -> None:
        """Add a piece."""
        self.meter.write(len(piece))
        super().append(piece)

    def extend(self, pieces: Iterable[str]) -> None:
        """Add pieces."""
        for piece in pieces:
            self.append(piece)
