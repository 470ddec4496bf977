"""Copies of a checked file: with comments at the places that were marked, with certain fixes as tracked changes.

In: a `Checked` Word file. Out: the bytes of the copy, and how many comments or changes it has. UsageError, OutputError before
the work for what could not be written after it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from reportgen.checking.finished import WORD
from reportgen.checking.run import Checked
from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import OutputError, UsageError
from reportgen.locale import Wording
from reportgen.ooxml.package import write_package
from reportgen.outputs.files import refuse_existing
from reportgen.proofreading.commenting import commented
from reportgen.proofreading.docx_reading import Reading
from reportgen.proofreading.fixing import Fixed, Hand, fixed
from reportgen.proofreading.proofread import Mark, proofread

ONE = "{option} takes one file and the name of its copy, both {ending}"


def refuse_copy(option: str, files: Sequence[Path], target: Path, force: bool) -> None:
    """Refuse a copy of several files, of another format, over the file itself or over one that is there."""
    endings = {path.suffix.lower() for path in (*files, target)}
    if len(files) != 1 or endings != {WORD}:
        raise UsageError(Diagnostic("copy-of-one", ONE, {"option": option, "ending": WORD}))
    if files[0].resolve() == target.resolve():
        message = "the copy cannot stand where the file itself stands; give it another name"
        raise OutputError(Diagnostic("copy-over-itself", message, location=Location(str(target))))
    refuse_existing(target, force)


def commented_copy(
    checked: Checked, told: Collection[Diagnostic], wording: Wording, date: str = ""
) -> tuple[bytes, int]:
    """Return a copy with a comment at each place of what is told, and how many there are."""
    assert checked.reading is not None
    marks = [mark for mark in checked.marks if mark.diagnostic() in told]

    def explain(mark: Mark, elsewhere: bool) -> tuple[str, ...]:
        diagnostic = mark.diagnostic()
        place = (wording.place(replace(diagnostic.location, file="")).strip(),) if elsewhere else ()
        fix = mark.found.fix
        advice = (wording.text("write: {text}", text=fix),) if fix else ()
        return (*place, f"{wording.sentence(diagnostic)} [{diagnostic.code}]", *advice)

    parts = commented(checked.reading, marks, explain, date)
    return write_package(parts), sum(len(mark.spans) for mark in marks)


def fixed_copy(checked: Checked, off: Collection[str], hand: Hand) -> tuple[bytes, Fixed]:
    """Return a copy with the certain fixes as tracked changes, and what became of them."""
    assert checked.reading is not None

    def look(reading: Reading) -> Sequence[Mark]:
        return proofread(reading.outline, off)

    made = fixed(checked.reading, look, hand)
    return write_package(made.parts), made
