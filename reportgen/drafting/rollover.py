"""Rollover: the ledger of the next quarter out of the ledger of this one.

In: a ledger, the period that ends and the one that begins. Out: a workbook with all that was not rectified when the first
ended, under the same ids, the visits of the new period, and a sheet of what became of each finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Severity
from reportgen.drafting.opening import open_ledger
from reportgen.errors import InputError, UsageError
from reportgen.ledger.quarters import Change, moved, remaining
from reportgen.ledger.schema import day_number
from reportgen.model.dates import Period
from reportgen.outputs.ledger_workbook import ledger_workbook


@dataclass
class RolledOver:
    """A new ledger, how many findings are in it and how many are not, and what became of each."""

    data: bytes
    kept: int
    left: int
    changes: Sequence[Change]
    diagnostics: Sequence[Diagnostic]


def rolled_over(path: Path, profile: Path | None, before: Period, after: Period) -> RolledOver:
    """Return the new ledger; InputError for a ledger with rows that cannot be read, since they would be lost."""
    if after.start <= before.end:
        message = "the period {later} does not begin after {earlier} ends"
        raise UsageError(Diagnostic("periods-overlap", message, {"earlier": str(before), "later": str(after)}))
    opened = open_ledger(path, profile)
    if opened.failed:
        raise InputError(*opened.diagnostics)
    findings = list(opened.store.findings())
    kept, changes = list(remaining(findings, before)), list(moved(findings, before, after))
    visits = opened.store.inspections("i.held > ?", (day_number(before.end),))
    data = ledger_workbook(kept, visits, changes)
    warnings = [each for each in opened.diagnostics if each.severity is not Severity.INFO]
    return RolledOver(data, len(kept), len(findings) - len(kept), [each.change for each in changes], warnings)
