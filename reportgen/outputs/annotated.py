"""Annotated copies: a clerk's workbook with a note at the cell of each mistake.

In: a workbook and its diagnostics. Out: the bytes of the copy; nothing of the clerk's own is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportgen.cells import column_index, column_name
from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.errors import InputError, OutputError, UsageError
from reportgen.ooxml.package import PackageError
from reportgen.ooxml.sheet_notes import annotated

NO_NOTES = (".csv", ".xls", ".ods", ".xlsm")
"""What ends the name of a ledger that notes cannot be added to."""
Explain = Callable[[Diagnostic], str]


def refuse_annotating(inputs: Sequence[Path], target: Path) -> None:
    """Refuse what cannot be annotated: several inputs, an input that is no workbook, a copy over the input itself."""
    if len(inputs) == 1 and inputs[0].suffix.lower() in NO_NOTES:
        message = "{name} takes no notes; open it in Excel or WPS, save it as .xlsx and annotate that"
        raise UsageError(Diagnostic("annotate-format", message, {"name": inputs[0].name}))
    if len(inputs) != 1 or inputs[0].suffix.lower() != ".xlsx" or target.suffix.lower() != ".xlsx":
        message = "--annotate takes one input, a workbook (.xlsx), and the name of its copy (.xlsx)"
        raise UsageError(Diagnostic("annotate-workbook", message))
    if inputs[0].resolve() == target.resolve():
        message = "the annotated copy cannot stand where the input stands; give it another name"
        raise OutputError(Diagnostic("annotate-input", message, location=Location(str(target))))


def annotated_copy(path: Path, diagnostics: Sequence[Diagnostic], explain: Explain) -> tuple[bytes, int]:
    """Return the copy, and how many mistakes it notes; remarks are not noted."""
    told = [each for each in diagnostics if _is_noted(each, path)]
    if not told:
        return b"", 0
    try:
        shown, notes = _shown_at(path), dict[tuple[str, str], list[str]]()
        for each in told:
            place = str(each.location.place["sheet"]), str(each.location.place["cell"])
            notes.setdefault(shown(place), []).append(explain(each))
        return annotated(path.read_bytes(), notes), len(told)
    except PackageError as error:
        raise InputError(error.diagnostic) from None


def _is_noted(diagnostic: Diagnostic, path: Path) -> bool:
    location = diagnostic.location
    return "cell" in location.place and location.file == str(path) and diagnostic.severity is not Severity.INFO


def _shown_at(path: Path) -> Callable[[tuple[str, str]], tuple[str, str]]:
    """Return what gives the cell at which a note is seen: of merged cells the first."""
    from reportgen.ooxml.sheet_scan import scan_workbook

    try:
        merges = {each.name: each.merges for each in scan_workbook(path).sheets}
    except PackageError:  # of an unusual form; it was read all the same
        merges = {}

    def shown(place: tuple[str, str]) -> tuple[str, str]:
        sheet, cell = place
        letters = cell.rstrip("0123456789")
        row, column = int(cell.removeprefix(letters) or 0), column_index(letters)
        for first_row, first, last_row, last in merges.get(sheet, ()):
            if first_row > row:
                break
            if row <= last_row and first <= column <= last:
                return sheet, f"{column_name(first)}{first_row}"
        return place

    return shown
