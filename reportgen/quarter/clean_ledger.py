"""The clean ledger of a set read back: a cell that is not what it was when the set was made is told.

In: the workbook as it was written. Out: short marks of its rows and columns, for the manifest. Later, in: those marks and the
workbook as it is now. Out: diagnostics with the cell. A workbook that was only saved again says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from pathlib import Path
from zlib import crc32

from reportgen.cells import column_name
from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import InputError
from reportgen.frozen import frozen
from reportgen.ledger.sheet import Sheet, Value, text_of
from reportgen.quarter.alignment import differences
from reportgen.quarter.manifest import file_hash

NAME, HASH, MARKS = "clean_ledger", "clean_ledger_hash", "clean_ledger_marks"
"""What the manifest keeps: the file's name, its hash, and a line for each sheet: name, columns, rows."""
TOGETHER = 1000
"""Rows that are looked at together, column by column."""
LENGTH = 8
"""Characters of a mark."""
MOST = 50
"""Rows that are told one by one; of more their number is told."""
MIDNIGHT = " 00:00:00"
CARRIAGE_RETURN = "_x000D_"


@frozen
class _Marks:
    """A sheet in short: what each of its columns and each of its rows says."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]


def clean_ledger_marks(path: Path) -> dict[str, str]:
    """Return what the manifest keeps of a clean ledger that was just written."""
    lines = (f"{name}\t{''.join(each.columns)}\t{''.join(each.rows)}" for name, each in _read(path).items())
    return {NAME: path.name, HASH: file_hash(path.read_bytes()), MARKS: "\n".join(lines)}


def clean_ledger_differences(folder: Path, about: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield what is no longer as it was made; nothing where the manifest keeps nothing of the clean ledger."""
    if NAME not in about:
        return
    path = folder / about[NAME]
    if not path.is_file():
        message = "the clean ledger of the set is missing; make the set again"
        yield Diagnostic("set-missing", message, location=Location(path.name))
        return
    if file_hash(path.read_bytes()) == about.get(HASH):
        return
    before = _kept(about.get(MARKS, ""))
    try:
        now = _read(path)
    except InputError as error:
        yield from error.diagnostics
        return
    for name in dict.fromkeys((*before, *now)):
        yield from _of_sheet(path.name, name, before.get(name, _Marks((), ())), now.get(name, _Marks((), ())))


def _kept(lines: str) -> dict[str, _Marks]:
    found = {}
    for line in lines.splitlines():
        name, columns, rows = line.split("\t")
        found[name] = _Marks(_split(columns), _split(rows))
    return found


def _split(marks: str) -> tuple[str, ...]:
    return tuple(marks[start : start + LENGTH] for start in range(0, len(marks), LENGTH))


def _read(path: Path) -> dict[str, _Marks]:
    from reportgen.sources.ledger_file import open_sheets

    return {each.name: _marks(each) for each in open_sheets(path)}


def _marks(sheet: Sheet) -> _Marks:
    """Return the marks of a sheet; empty cells behind the last and empty rows below the last say nothing."""
    columns: dict[int, int] = {}
    rows: list[int] = []
    reading = sheet.read()
    while taken := [[_text(cell) for cell in cells] for cells in islice(reading, TOGETHER)]:
        _mark_columns(columns, taken, len(rows))
        rows += (_mark("\0".join(cells)) for cells in taken)
    while rows and not rows[-1]:
        rows.pop()
    return _Marks(_hex([columns.get(index, 0) for index in range(max(columns, default=-1) + 1)]), _hex(rows))


def _mark_columns(columns: dict[int, int], rows: Sequence[Sequence[str]], above: int) -> None:
    """Carry the marks of columns on over some rows; a column that is empty in them says nothing there."""
    for index, cells in enumerate(zip_longest(*rows, fillvalue="")):
        if mark := _mark("\0".join(cells), str(above)):
            columns[index] = crc32(mark.to_bytes(4, "big"), columns.get(index, 0))


def _mark(text: str, place: str = "") -> int:
    filled = text.rstrip("\0")
    return crc32(f"{place}\0{filled}".encode()) if filled else 0


def _text(value: Value) -> str:
    text = text_of(value)
    if CARRIAGE_RETURN in text or "\r" in text:
        text = text.replace(CARRIAGE_RETURN, "").replace("\r", "")
    return text.removesuffix(MIDNIGHT)


def _hex(marks: Sequence[int]) -> tuple[str, ...]:
    return tuple(f"{each:0{LENGTH}x}" for each in marks)


def _of_sheet(file: str, sheet: str, before: _Marks, now: _Marks) -> Iterator[Diagnostic]:
    """Yield the differences of one sheet, row by row."""
    columns = _changed_columns(before, now)
    found = list(differences(before.rows, now.rows))
    if sum(max(last - first, end - start) for first, last, start, end in found) > MOST:
        yield _said(file, sheet, "A1", "many rows of this sheet are not what they were when the set was made")
        return
    for first, last, start, end in found:
        common = min(last - first, end - start)
        for row in range(start, start + common):
            yield from _of_row(file, sheet, row, columns)
        for row in range(start + common, end):
            yield _said(file, sheet, f"A{row + 1}", "this row was not there when the set was made")
        if first + common < last:
            message = "{count} rows that stood here when the set was made are gone"
            yield _said(file, sheet, f"A{start + common + 1}", message, count=last - first - common)


def _changed_columns(before: _Marks, now: _Marks) -> list[int]:
    """Return the columns that differ, none where rows came or went: then all do."""
    if len(before.rows) != len(now.rows):
        return []
    width = max(len(before.columns), len(now.columns))
    empty = ("0" * LENGTH,) * width
    pairs = zip((before.columns + empty)[:width], (now.columns + empty)[:width], strict=True)
    return [index for index, (old, new) in enumerate(pairs) if old != new]


def _of_row(file: str, sheet: str, row: int, columns: Sequence[int]) -> Iterator[Diagnostic]:
    """Yield the cells of a row that may be meant, where it is known which."""
    if len(columns) == 1:
        cell = f"{column_name(columns[0])}{row + 1}"
        yield _said(
            file, sheet, cell, "this cell is not what it was when the set was made; the documents say what it was"
        )
    else:
        message = "this row is not what it was when the set was made; the documents say what it was"
        yield _said(file, sheet, f"A{row + 1}", message)


def _said(file: str, sheet: str, cell: str, message: str, **params: object) -> Diagnostic:
    return Diagnostic("set-ledger-changed", message, params, location=Location(file, {"sheet": sheet, "cell": cell}))
