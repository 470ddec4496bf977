"""Drafted documents: what a document of the set will say, before it is checked and rendered like any other input.

In: nothing. Out: the type that every module which drafts a kind gives back, and what they share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date

from reportgen.frozen import frozen
from reportgen.ledger.entries import LedgerFinding
from reportgen.ledger.records import finding_record
from reportgen.quarter.records import names, origins, typed_texts
from reportgen.quarter.statements import FiguredText
from reportgen.sources.source import CellMark, PathKey, Plain


@frozen
class Drafted:
    """A document of the set: its kind, the unit it is about, its data, and where numbers and texts in it come from."""

    kind: str
    unit: str
    data: Mapping[str, Plain]
    origins: Mapping[PathKey, CellMark] = field(default_factory=dict)
    figured: Sequence[FiguredText] = ()
    findings: Sequence[LedgerFinding] = ()
    """What of the ledger it tells: its texts were typed, and a number in them is no figure."""
    defaults: Mapping[str, Plain] = field(default_factory=dict)
    """What it says where the common file says nothing."""
    has_expressions: bool = False
    """Whether its texts are still to be filled in with figures; no text of the ledger stands in such a draft."""

    @property
    def name(self) -> str:
        """What the document is in this set, whatever its title or its number: the same in every run."""
        return f"{self.kind}:{self.unit}" if self.unit else self.kind

    def typed(self) -> Iterator[str]:
        """Yield the texts that somebody typed."""
        for finding in self.findings:
            yield from typed_texts(finding)

    def names(self) -> Iterator[str]:
        """Yield the names by which figures are grouped."""
        for finding in self.findings:
            yield from names(finding)


def records(findings: Sequence[LedgerFinding]) -> list[Plain]:
    """Return findings as records of a document."""
    return [finding_record(each) for each in findings]


def dated(day: date) -> dict[str, Plain]:
    """Return the issue date of a document for which the common file names none."""
    return {"issue_date": day.isoformat()}


def marked(finding: LedgerFinding, field: str, *path: str | int) -> dict[PathKey, CellMark]:
    """Return the cell of one field of a finding as that of the value at a path; of its row where it has none."""
    return {path: CellMark(finding.sheet, finding.cells.get(field, f"A{finding.row}"))}


def placed(findings: Sequence[LedgerFinding], *path: str | int) -> dict[PathKey, CellMark]:
    """Return the cells of the records of a list at a path."""
    return dict(origins(findings, path))
