"""The clean ledger of a set is read back as well: a changed cell is told, a workbook that was only saved again is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.ledger.sheet import text_of
from reportgen.locale import Wording
from reportgen.outputs.ledger_workbook import ledger_workbook
from reportgen.quarter.clean_ledger import changed, contents
from reportgen.sources.ledger_file import open_sheets
from tests.quarter.test_run import VISITS, entries

Change = Callable[[Any], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "台账 2026Q1.xlsx"
    path.write_bytes(ledger_workbook(entries(), VISITS))
    return path


def said(diagnostics: list[Diagnostic]) -> list[str]:
    return [Wording("zh").diagnostic(each) for each in diagnostics]


def codes(diagnostics: list[Diagnostic]) -> list[str]:
    return [each.code for each in diagnostics]


def edited(path: Path, change: Change) -> list[str]:
    """Return what is said after somebody changed the workbook."""
    about = contents(path)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return said(list(changed(path.parent, "2026Q1", about)))


def test_nothing_is_said_of_a_ledger_as_made_or_only_saved_again(path: Path) -> None:
    assert list(changed(path.parent, "2026Q1", contents(path))) == []
    assert edited(path, lambda _: None) == []


def test_a_set_of_an_earlier_version_is_held_against_its_digest(path: Path) -> None:
    lines = [f"\n{sheet.name}\n" + "".join("\t".join(map(text_of, row)).rstrip("\t") + "\n" for row in sheet.read())
             for sheet in open_sheets(path)]  # fmt: skip
    kept = sha256("".join(lines).encode()).hexdigest()
    assert list(changed(path.parent, "2026Q1", kept)) == []
    path.write_bytes(ledger_workbook(entries()[1:], VISITS))
    assert codes(list(changed(path.parent, "2026Q1", kept))) == ["set-ledger-changed"]


@pytest.mark.parametrize(
    ("sheet", "cell", "value"),
    [
        ("台账", "O4", "已整改"),
        ("台账", "J3", date(2027, 1, 1)),
        ("台账", "F9", ""),
        ("台账", "U5", "新"),
        ("检查", "D3", 9),
    ],
)
def test_a_changed_cell_is_named(path: Path, sheet: str, cell: str, value: object) -> None:
    def change(book: Any) -> None:
        book[sheet][cell].value = value

    (line,) = edited(path, change)
    assert f"台账 2026Q1.xlsx!{sheet}!{cell} 错误" in line


def test_of_several_changed_cells_the_rows_are_named(path: Path) -> None:
    def change(book: Any) -> None:
        book["台账"]["F4"], book["台账"]["O7"] = "甲", "乙"

    assert [line.split(" 错误")[0][-5:] for line in edited(path, change)] == ["台账!A4", "台账!A7"]


def test_a_row_put_in_or_taken_away_moves_no_other(path: Path) -> None:
    (line,) = edited(path, lambda book: book["台账"].delete_rows(5))
    assert "台账!A5" in line and "1 行" in line


def test_a_row_put_in_is_named(path: Path) -> None:
    def change(book: Any) -> None:
        book["台账"].insert_rows(5)
        book["台账"]["A5"] = "新"

    (line,) = edited(path, change)
    assert "台账!A5" in line and "没有这一行" in line


def test_a_ledger_sorted_anew_is_told_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "台账 2026Q1.xlsx"
    many = [*entries()] * 10
    path.write_bytes(ledger_workbook(many))
    about = contents(path)
    path.write_bytes(ledger_workbook(sorted(many, key=lambda each: each.description)))
    assert codes(list(changed(tmp_path, "2026Q1", about))) == ["set-ledger-changed"]


def test_a_missing_and_a_broken_ledger_are_told(path: Path) -> None:
    about = contents(path)
    path.write_bytes(b"PK\x03\x04")
    assert len(list(changed(path.parent, "2026Q1", about))) == 1
    path.unlink()
    assert codes(list(changed(path.parent, "2026Q1", about))) == ["set-missing"]
