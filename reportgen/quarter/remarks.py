"""Remarks on a run: what a clerk should know of a set that was made all the same.

In: the facts of a quarter, what became of its documents. Out: warnings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.model.dates import format_date
from reportgen.quarter.facts import NOBODY, Facts, by_unit, entities_of, units_of
from reportgen.quarter.manifest import Member


def nothing_common(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Say where what documents lack is written, of a run without a file that says anything common."""
    if any(each.code.startswith("missing-") for each in diagnostics):
        message = "what documents lack is written under their kind in a YAML file, which is named with --common"
        yield Diagnostic("nothing-common", message, severity=Severity.WARNING)


def after_the_report_date(facts: Facts) -> Iterator[Diagnostic]:
    """Tell of findings of the period that the report date leaves out, and of what became of others after it."""
    if facts.found_later:
        message = (
            "{count} findings of {period} were found after the report date {on}; no document of this set counts them"
        )
        params = {"count": facts.found_later, "period": str(facts.period), "on": format_date(facts.on)}
        yield Diagnostic("found-later", message, params, Severity.WARNING, Location(str(facts.ledger)))
    if facts.rectified_later:
        message = "{count} findings count as rectified that were so only after the report date {on}: documents show the state of the ledger"
        params = {"count": facts.rectified_later, "on": format_date(facts.on)}
        yield Diagnostic("rectified-later", message, params, Severity.WARNING, Location(str(facts.ledger)))


def withdrawn(member: Member, folder: Path) -> Diagnostic:
    """Return what is said of a document of an earlier run."""
    message = (
        "this document of an earlier run no longer follows from the ledger; it is left as it is, its number stays taken"
    )
    return Diagnostic("set-withdrawn", message, severity=Severity.WARNING, location=Location(str(folder / member.file)))


def of_nobody(facts: Facts) -> Iterator[Diagnostic]:
    """Tell of findings for which nobody can be ordered or reminded: they name no unit."""
    message = "this finding names no unit; nobody is ordered or reminded to rectify it"
    nobody = [
        *by_unit(facts.to_order, entities_of).get(NOBODY, ()),
        *by_unit(facts.overdue, units_of).get(NOBODY, ()),
    ]
    seen: set[tuple[str, int]] = set()
    for each in nobody:
        if (each.sheet, each.row) not in seen:
            seen.add((each.sheet, each.row))
            place = {"sheet": each.sheet, "cell": each.cells.get("description", f"A{each.row}")}
            yield Diagnostic("finding-of-nobody", message, {}, Severity.WARNING, Location(str(facts.ledger), place))
