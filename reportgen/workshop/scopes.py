"""Scopes: which names are known at a place of a template.

In: loops and other blocks as they are opened and closed. Out: what a name stands for there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.workshop.shapes import ANY, UNKNOWN, Shape
from reportgen.workshop.tags import Tag

LOOP = "loop"


@dataclass
class Scopes:
    """The names of a template: the fields of its kind, what it sets itself, and what its open blocks bring along."""

    root: Shape
    always: frozenset[str] = frozenset()
    """Names that every template knows, such as range."""
    guarded: frozenset[str] = frozenset()
    """Names of which the template itself asks whether they are there."""
    asked: set[str] = field(default_factory=set)
    """The fields of the kind that were asked for so far."""
    opened: list[tuple[Tag, dict[str, Shape]]] = field(default_factory=list)
    own: dict[str, Shape] = field(default_factory=dict)
    loops_over: dict[str, str] = field(default_factory=dict)
    """Over which list the loops went whose variables have these names."""
    orphaned: bool = False
    """Whether an end of a loop stands in the part that no loop opens."""

    def find(self, name: str) -> Shape | None:
        """Return what a name stands for, None where nobody knows it."""
        for names in (*(names for _, names in reversed(self.opened)), self.own):
            if name in names:
                return names[name]
        if name in self.root.fields:
            self.asked.add(name)
            return self.root.fields[name]
        if name in self.always or (self.root.kind == ANY and name not in self.loops_over):
            return UNKNOWN
        return None

    def names(self) -> Iterator[str]:
        """Yield the names that the template brings along itself."""
        for _, names in self.opened:
            yield from names
        yield from self.own

    def is_guarded(self, name: str) -> bool:
        """Whether the template asks itself whether a name is there."""
        return name in self.guarded

    def open(self, tag: Tag, names: dict[str, Shape]) -> None:
        """Begin a block with names of its own."""
        self.opened.append((tag, names))

    def close(self, opening: Tag) -> None:
        """End the block that a tag opened, and those in it that nobody closed."""
        if any(opening is each for each, _ in self.opened):
            while self.opened.pop()[0] is not opening:
                pass

    def put(self, name: str, shape: Shape) -> None:
        """Set a name in the innermost block."""
        (self.opened[-1][1] if self.opened else self.own)[name] = shape
