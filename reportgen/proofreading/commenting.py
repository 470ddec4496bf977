"""Commenting: a copy of a Word file with a comment at each place that a rule marked.

In: a Word file, and marks with what is to be said of each. Out: the parts of the copy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportgen.ooxml.places import BODY
from reportgen.ooxml.word_comments import Anchored, with_anchored_comments
from reportgen.proofreading.docx_reading import Reading, read_docx
from reportgen.proofreading.proofread import Mark, Span

Explain = Callable[[Mark, bool], tuple[str, ...]]
"""What is said of a mark; the flag tells whether the comment stands elsewhere than the place."""


def commented(reading: Reading, marks: Sequence[Mark], explain: Explain, date: str = "") -> dict[str, bytes]:
    """Return a copy with a comment at each place of each mark; `reading` stays as it is."""
    copy = read_docx(reading.parts, reading.outline.file)
    notes = [_note(copy, mark, span, explain) for mark in marks for span in mark.spans]
    return with_anchored_comments(copy.parts, copy.roots, notes, date)


def _note(copy: Reading, mark: Mark, span: Span, explain: Explain) -> Anchored:
    index, start, end = span
    spot = copy.spots[index]
    elsewhere = spot.part != BODY or "box" in spot.numbers
    length = len(copy.outline.paragraphs[index].text)
    end = min(max(end, start + 1), length)
    return Anchored(spot.element, min(start, max(end - 1, 0)), end, explain(mark, elsewhere))
