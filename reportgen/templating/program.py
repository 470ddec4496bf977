"""Programs: what is left of a template once it is compiled: Jinja code for each part with tags, and what it needs after.

In: nothing. Out: plain values, which can be kept in a cache and loaded without docxtpl, python-docx and lxml.
"""

from __future__ import annotations

from types import CodeType
from typing import NamedTuple


class PartProgram(NamedTuple):
    """One part with tags: the XML around them, their code, and what the result needs."""

    name: str
    before: bytes
    after: bytes
    code: CodeType
    body: bool
    """Whether it is the body of the document, where docxtpl mends tables and numbers drawings."""
    resolves: bool
    """Whether the template itself holds tabs or line breaks in its texts."""
    tables: bool
    drawings: bool
    parses: bool
    """Whether the result must be parsed to be trusted: some branch or loop opens what it does not close."""
    empties: bool
    """Whether filling in may leave a cell without a paragraph: the last one of some cell stands in a branch or loop."""

    @property
    def whole(self) -> bool:
        """Whether anything is left to do once all of it is rendered."""
        return self.resolves or self.tables or self.drawings or self.parses


class SlowTag(NamedTuple):
    """A tag that may print what goes through docxtpl, and where it stands; all numbers begin with 1.

    Outside tables `paragraph` counts the paragraphs between tables; inside, `table`, `row` and `column` are those of the
    outermost table. What does not apply is 0.
    """

    tag: str
    part: str
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0

    @property
    def place(self) -> dict[str, int | str]:
        """The place as a diagnostic tells it: `{part, paragraph}` or `{part, table, row, column}`."""
        numbers = {name: getattr(self, name) for name in ("paragraph", "table", "row", "column")}
        return {"part": self.part, **{name: number for name, number in numbers.items() if number}}


class Program(NamedTuple):
    """All parts of a template with tags; the tags that may print what only docxtpl itself can make."""

    parts: tuple[PartProgram, ...]
    slow_tags: tuple[SlowTag, ...]
