"""Sets: the documents of a folder, each checked, and what two of them state differently.

In: a folder. Out: the files in it that are documents, told which are not; diagnostics with both places.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgen.checking.finished import FINISHED
from reportgen.checking.foreign import OLD
from reportgen.checking.run import Checked
from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.errors import UsageError
from reportgen.proofreading.sets.comparing import MESSAGES, differences

INPUTS = (".yaml", ".yml", ".json")
LEFT_OUT = "set-left-out"
SET_CODES = (*MESSAGES, LEFT_OUT)
"""What is told of sets alone."""
NO_KIND = "missing-kind"
MOST = 2000
"""Files of one set."""
PASSING = ("~$", ".")
"""What the names of files begin with that Word and systems put there for themselves."""


def documents_of(folder: Path) -> tuple[list[Path], list[Diagnostic]]:
    """Return the documents of a folder by name, and of every other file that it is left out."""
    if not folder.is_dir():
        message = "there is no folder {folder}; look at --set"
        raise UsageError(Diagnostic("no-set-folder", message, {"folder": str(folder)}))
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith(PASSING))
    if len(files) > MOST:
        message = "the folder has {count} files, and a set has at most {limit}"
        raise UsageError(Diagnostic("set-too-large", message, {"count": len(files), "limit": MOST}))
    taken = [path for path in files if path.suffix.lower() in (*FINISHED, *INPUTS)]
    return taken, [_left_out(path) for path in files if path not in taken]


def _left_out(path: Path) -> Diagnostic:
    if path.suffix.lower() in OLD:
        message = "not compared with the others: open it in Word or WPS and save it as .docx"
        return Diagnostic(LEFT_OUT, message, {}, Severity.INFO, Location(str(path)))
    message = "not compared with the others: it is no document (.docx, .txt) and no input (.yaml, .json)"
    return Diagnostic(LEFT_OUT, message, {}, Severity.INFO, Location(str(path)))


def without_strangers(files: Sequence[Checked]) -> list[Diagnostic]:
    """Let the files of a set that are no inputs be, such as a manifest; return of each that it is left out."""
    strangers = [each for each in files if any(found.code == NO_KIND for found in each.diagnostics)]
    for each in strangers:
        each.diagnostics.clear()
    return [_left_out(each.path) for each in strangers]


def differing(files: Sequence[Checked]) -> list[Diagnostic]:
    """Return what two documents state differently."""
    read = [(each.outline, each.typed) for each in files if each.outline is not None]
    return differences([typed.placed(outline) if typed else outline for outline, typed in read])
