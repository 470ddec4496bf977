"""What a document states: of which thing, what, and where.

In: an outline. Out: `Stated`s; two of the same `key` in different documents are about the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.frozen import frozen
from reportgen.proofreading.outline import Outline

SENTENCE_ENDS = "。；！？\n"
LONGEST = 600
"""Characters of a sentence; what is longer is none."""


@frozen
class Stated:
    """A statement: `value` is compared, `shown` is how the document writes it."""

    code: str
    key: tuple[str, ...]
    value: str
    shown: str
    paragraph: int
    start: int
    end: int
    about: str = ""
    """What it is about, as a person would say it."""
    own: bool = False
    """Whether a document says it of itself."""


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a text, each with where it begins."""
    start = 0
    for at, character in enumerate(f"{text}\n"):
        if character in SENTENCE_ENDS:
            if 0 < at - start <= LONGEST:
                yield start, text[start:at]
            start = at + 1


def body(outline: Outline) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs that are running text."""
    for index, each in enumerate(outline.paragraphs):
        if each.role not in ("cell", "header", "footer", "imprint", "title", "recipients", "attachment_note"):
            yield index, each.text
