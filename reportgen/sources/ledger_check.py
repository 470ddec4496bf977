"""Checking a ledger: what there is to tell of a file that holds a ledger and not a document.

In: a path. Out: the diagnostics of the ledger, each with its cell; nothing for a file that is no ledger.
"""

from __future__ import annotations

from collections import deque
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.errors import InputError
from reportgen.ledger.reading import LedgerReader
from reportgen.model.entry_sheets import BASIC
from reportgen.ooxml.safe_xml import PackageError
from reportgen.sources.ledger_file import ACCEPTED, open_ledger

NO_LEDGER = "no-ledger"


def ledger_diagnostics(path: Path) -> list[Diagnostic] | None:
    """Return all that is told of a ledger; None for a file that is to be read as a document."""
    if path.suffix.lower() not in ACCEPTED or not path.is_file() or _holds_document(path):
        return None
    try:
        reader = open_ledger(path)
        deque(reader, maxlen=0)
    except InputError as error:
        return list(error.diagnostics)
    if any(each.code == NO_LEDGER for each in reader.diagnostics):
        return None
    return [_read_as(path, reader), *reader.diagnostics]


def _holds_document(path: Path) -> bool:
    """Whether a workbook is one to type a document into, or so broken that its reader is to tell."""
    if path.suffix.lower() != ".xlsx":
        return False
    from reportgen.ooxml.sheet_scan import scan_workbook

    try:
        return any(each.name == BASIC for each in scan_workbook(path).sheets)
    except (PackageError, OSError):
        return True


def _read_as(path: Path, reader: LedgerReader) -> Diagnostic:
    message = "this file is read as a ledger ({count} findings); what is understood of it: {command}"
    params = {"count": reader.counts.findings, "command": f"reportgen ledger show {path.name}"}
    return Diagnostic("read-as-ledger", message, params, Severity.INFO, Location(str(path)))
