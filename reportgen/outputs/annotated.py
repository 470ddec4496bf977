"""Annotated copies: a clerk's workbook with a note at the cell of each mistake.

In: a workbook and its diagnostics. Out: the bytes of the copy; nothing of the clerk's own is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.errors import InputError, OutputError, UsageError
from reportgen.ooxml.package import PackageError
from reportgen.ooxml.sheet_notes import annotated

Explain = Callable[[Diagnostic], str]


def refuse_annotating(inputs: Sequence[Path], target: Path) -> None:
    """Refuse what cannot be annotated: several inputs, an input that is no workbook, a copy over the input itself."""
    if len(inputs) != 1 or inputs[0].suffix.lower() != ".xlsx" or target.suffix.lower() != ".xlsx":
        message = "--annotate takes one input, a workbook (.xlsx), and the name of its copy (.xlsx)"
        raise UsageError(Diagnostic("annotate-workbook", message))
    if inputs[0].resolve() == target.resolve():
        message = "the annotated copy cannot stand where the input stands; give it another name"
        raise OutputError(Diagnostic("annotate-input", message, location=Location(str(target))))


def annotated_copy(path: Path, diagnostics: Sequence[Diagnostic], explain: Explain) -> tuple[bytes, int]:
    """Return the copy, and how many mistakes it notes; remarks are not noted."""
    notes: dict[tuple[str, str], list[str]] = {}
    for each in diagnostics:
        place = each.location.place
        if "cell" in place and each.location.file == str(path) and each.severity is not Severity.INFO:
            notes.setdefault((str(place["sheet"]), str(place["cell"])), []).append(explain(each))
    try:
        return annotated(path.read_bytes(), notes), sum(map(len, notes.values()))
    except PackageError as error:
        raise InputError(error.diagnostic) from None
