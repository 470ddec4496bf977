"""Files that `check` cannot read, told by their names: what they are, and what to give instead.

In: a path. Out: nothing, or InputError.
"""

from __future__ import annotations

from pathlib import Path

from reportgen.checking.finished import FINISHED
from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import InputError
from reportgen.sources import ACCEPTED, ledger_file

LOCK = "~$"
"""What the name of the small file begins with that Word puts beside a document while it is open."""
OLD = (".doc", ".wps", ".rtf", ".odt", ".docm", ".dotx", ".dot", ".wpt", ".uof", ".uot", ".mht", ".html", ".htm")
PRINTED = (".pdf", ".ofd", ".xps", ".ceb")
READ = (*FINISHED, *dict.fromkeys((*ACCEPTED, *ledger_file.ACCEPTED)))
"""What is read: finished documents, inputs, ledgers."""


def refuse_foreign(path: Path) -> None:
    """Refuse a folder, a lock, and a file of a format that is not read; whether a file is there is asked by who reads it."""
    ending = path.suffix.lower()
    if path.is_dir():
        _refuse(path, "is-a-folder", "this is a folder; write --set before it to check the documents in it")
    if path.name.startswith(LOCK):
        message = "Word puts this file beside a document that is open; close it there, and name the document itself"
        _refuse(path, "lock-file", message)
    if not path.is_file() or ending in READ:
        return
    if ending in OLD:
        message = (
            "a file of this format ({ending}) is not read; open it in Word or WPS, save it as .docx, and check that"
        )
        _refuse(path, "old-format", message, ending=ending)
    if ending in PRINTED:
        message = "a printed file ({ending}) is not read; check the .docx that it was printed from"
        _refuse(path, "printed-format", message, ending=ending)
    message = "{name} cannot be checked; the name of a file that can ends in {accepted}"
    _refuse(path, "unknown-format", message, name=path.name, accepted=", ".join(READ))


def _refuse(path: Path, code: str, message: str, **params: str) -> None:
    raise InputError(Diagnostic(code, message, params, location=Location(str(path))))
