"""A finished document as a proofreader sees it: paragraphs with their places, tables, the texts of its envelope.

In: what a reader took out of a docx or a plain text. Out: values that rules look at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportgen.frozen import frozen


@frozen
class Paragraph:
    """A paragraph, cell or line of the envelope: its text, where it stands, and what it is as far as its style tells."""

    text: str
    place: Mapping[str, int | str]
    style: str = ""
    role: str = ""
    number: str = ""


@frozen
class Table:
    """A table by rows of cells."""

    number: int
    rows: tuple[tuple[str, ...], ...]
    place: Mapping[str, int | str] = field(default_factory=dict)


@frozen
class Outline:
    """A document: paragraphs in the order of the file, cells among them; tables; texts of the envelope by name."""

    file: str
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...] = ()
    envelope: Mapping[str, str] = field(default_factory=dict)
