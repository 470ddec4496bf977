"""Ledgers and inputs for tests of texts: entries stand for a file, and an input is loaded as the command line loads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from reportgen.diagnostics import Diagnostic
from reportgen.drafting.opening import Ledgers, state_of, stored
from reportgen.ledger.entries import Column, Entry, Inspection, Status
from reportgen.pipeline import Loaded, load_document
from tests.ledger.samples import finding

NAME = "台账.xlsx"
THEN = date(2025, 2, 3)
HEAD = f"文种: progress-report\n标题: 安全生产情况\n发文机关: 云溪市应急管理局\n台账: {NAME}\n报告期: 2026Q1\n"


class EntriesFile:
    """Entries in the shape of a ledger that is being read."""

    def __init__(self, entries: Sequence[Entry], diagnostics: Sequence[Diagnostic] = ()) -> None:
        self._entries = entries
        self.columns: Sequence[Column] = ()
        self.diagnostics = diagnostics

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)


def quarter() -> list[Entry]:
    """Return a quarter's ledger: 15 findings of three types, 14 rectified, one major; 12 a year before; 2 visits."""
    found: list[Entry] = [
        finding(row=row, category=category, status=Status.CLOSED, severity="一般", responsible_units=(unit,))
        for row, (category, unit) in enumerate(
            [("用电安全", "甲厂")] * 8 + [("消防设施", "乙厂")] * 4 + [("危险化学品", "丙厂")] * 2, 3
        )
    ]
    found.append(
        finding(row=17, category="危险化学品", severity="重大", status=Status.UNDER_WAY, responsible_units=("丙厂",))
    )
    found += [finding(row=row, found_on=THEN, status=Status.CLOSED) for row in range(20, 32)]
    visits = [
        Inspection("检查", row, date(2026, 2, row), people=row, inspected_entities=("甲厂", "乙厂")) for row in (2, 3)
    ]
    return [*found, *visits]


def loaded(folder: Path, text: str, entries: Sequence[Entry], diagnostics: Sequence[Diagnostic] = ()) -> Loaded:
    """Return what becomes of an input beside a ledger of these entries."""
    ledger, source = folder / NAME, folder / "汇报.yaml"
    ledger.write_bytes(b"")
    source.write_text(text, "utf-8")
    ledgers = Ledgers()
    ledgers.opened[state_of(ledger)] = stored(ledger, EntriesFile(entries, diagnostics))
    return load_document(source, ledgers)


def body(folder: Path, text: str, entries: Sequence[Entry] | None = None) -> Loaded:
    """Return what becomes of one text in the body of an input."""
    quoted = text.replace("'", "''")
    return loaded(folder, f"{HEAD}内容: '{quoted}'\n", quarter() if entries is None else entries)
