"""Ledgers for tests: findings with sensible defaults, and sheets and files from rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from reportgen.diagnostics import Diagnostic
from reportgen.ledger.entries import Inspection, LedgerFinding, LeftOut, Status
from reportgen.ledger.profile import Profile
from reportgen.ledger.reading import LedgerReader, read_ledger
from reportgen.ledger.sheet import Cells, Merge, Sheet

HEADER = ("序号", "隐患内容", "检查日期", "责任单位", "整改期限", "整改状态", "复查人", "复查日期")
FIRST = ("1", "消防通道堆放纸箱", date(2026, 1, 5), "云州一建", date(2026, 1, 12), "整改中", "", "")


def finding(**values: Any) -> LedgerFinding:
    """Return a finding of the fictional 云州, under way, found on 5 January 2026; any field can be given."""
    made = LedgerFinding(
        id="F-1", sheet="台账", row=2, description="消防通道堆放纸箱", category="消防", severity="一般",
        inspected_entity="云州一建", found_on=date(2026, 1, 5), deadline=date(2026, 1, 12),
        responsible_units=("云州一建",), responsible_persons=("王明",), status=Status.UNDER_WAY,
    )  # fmt: skip
    return replace(made, **values)


def sheet(*rows: Cells, name: str = "台账", merges: Sequence[Merge] = ()) -> Sheet:
    """Return a sheet of rows."""
    return Sheet(name, lambda: iter(rows), merges)


def row(**values: object) -> tuple[Any, ...]:
    """Return the first row of the standard ledger with other cells, by their headers."""
    return tuple(values.get(header, cell) for header, cell in zip(HEADER, FIRST, strict=True))


class Read:
    """A ledger that was read to its end."""

    def __init__(self, reader: LedgerReader) -> None:
        entries = list(reader)
        self.findings = [each for each in entries if isinstance(each, LedgerFinding)]
        self.inspections = [each for each in entries if isinstance(each, Inspection)]
        self.left_out = [each for each in entries if isinstance(each, LeftOut)]
        self.columns, self.counts, self.diagnostics = reader.columns, reader.counts, reader.diagnostics

    @property
    def why(self) -> dict[int, str]:
        """Why each row is left out that is."""
        return {each.row: each.why for each in self.left_out}

    def told(self, code: str) -> list[object]:
        """Return the cells at which a code is told."""
        return [each.location.place.get("cell") for each in self.diagnostics if each.code == code]

    def one(self, code: str) -> Diagnostic:
        """Return the only diagnostic of a code."""
        (found,) = [each for each in self.diagnostics if each.code == code]
        return found


def read(*sheets: Sheet, profile: Profile | None = None) -> Read:
    """Return what a ledger of sheets says."""
    return Read(read_ledger(sheets, profile, "台账.xlsx"))


def read_rows(*rows: Cells, header: Cells = HEADER, profile: Profile | None = None) -> Read:
    """Return what a ledger of one sheet says, its header in row 1."""
    return read(sheet(header, *rows), profile=profile)


def workbook(path: Path, sheets: dict[str, Iterable[Sequence[object]]]) -> Path:
    """Write a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        made = book.create_sheet(name)
        for cells in rows:
            made.append(list(cells))
    book.save(path)
    return path
