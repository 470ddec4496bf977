"""The clean ledger of a set: is it still the one whose numbers the documents print?

In: a workbook. Out: a digest of what its cells say, which saving it again without a change leaves as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Location
from reportgen.ledger.sheet import text_of
from reportgen.model.dates import Period
from reportgen.sources.ledger_file import open_sheets

DIGEST = "clean_ledger"
"""The key of the manifest."""


def ledger_name(period: Period | str) -> str:
    """Return the name of the clean ledger's file."""
    return f"台账 {period}.xlsx"


def contents(path: Path) -> str:
    """Return the digest of a workbook; InputError where it cannot be read."""
    found = sha256()
    for sheet in open_sheets(path):
        found.update(f"\n{sheet.name}\n".encode())
        for row in sheet.read():
            found.update("\t".join(map(text_of, row)).rstrip("\t").encode() + b"\n")
    return found.hexdigest()


def changed(folder: Path, period: str, digest: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the clean ledger of a set: it is gone, or says something else."""
    path = folder / ledger_name(period)
    if not path.is_file():
        message = "this document of the set is missing; make the set again"
        yield Diagnostic("set-missing", message, location=Location(path.name))
    elif contents(path) != digest:
        message = (
            "this ledger was changed after the documents were made; make the set again from the ledger that is right"
        )
        yield Diagnostic("set-ledger-changed", message, location=Location(path.name))
