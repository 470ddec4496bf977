"""Annotating: a copy of a template with a Word comment at the place of each fault.

In: a template and its faults. Out: the bytes of the copy; nothing of the author's own is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import OutputError, UsageError
from reportgen.locale import Wording
from reportgen.ooxml.package import read_package, write_package
from reportgen.ooxml.word_comments import Note, with_comments
from reportgen.workshop.faults import Fault
from reportgen.workshop.telling import advice, where

NOWHERE = "This is about the template as a whole, or its place is not known; this paragraph has nothing to do with it."


def refuse_annotating(template: Path, target: Path) -> None:
    """Refuse a copy that is no Word file, or that would stand where the template stands."""
    if target.suffix.lower() != ".docx":
        message = "--annotate takes the name of a copy of the template (.docx)"
        raise UsageError(Diagnostic("annotate-template", message))
    if template.resolve() == target.resolve():
        message = "the annotated copy cannot stand where the template stands; give it another name"
        raise OutputError(Diagnostic("annotate-input", message, location=Location(str(target))))


def annotated_copy(data: bytes, name: str, faults: Sequence[Fault], wording: Wording) -> tuple[bytes, int]:
    """Return the copy, and how many comments it has."""
    notes = [_note(each, wording) for each in faults]
    return write_package(with_comments(read_package(data, name), notes)), len(notes)


def _note(fault: Fault, wording: Wording) -> Note:
    lines = [wording.sentence(fault.diagnostic("")), advice(fault, wording)]
    if fault.other:
        lines.append(wording.text("see also: {place}", place=where(fault, wording, other=True)))
    elsewhere = where(fault, wording) or wording.text(NOWHERE)
    return Note(fault.place, fault.around.at, tuple(filter(None, lines)), elsewhere)
