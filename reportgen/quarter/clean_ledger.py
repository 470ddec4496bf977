"""The clean ledger of a set: is it still the one whose numbers the documents print?

In: the workbook as it was written. Out: short marks of its rows and columns, for the manifest. Later, in: those marks and the
workbook as it is now. Out: diagnostics with the cell. Saving it again without a change leaves its marks as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import islice, zip_longest
from pathlib import Path
from zlib import crc32

from reportgen.cells import column_name
from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import InputError
from reportgen.frozen import frozen
from reportgen.ledger.sheet import Sheet, Value, text_of
from reportgen.model.dates import Period
from reportgen.sources.ledger_file import open_sheets

DIGEST = "clean_ledger"
"""The key of the manifest."""
TOGETHER = 1000
"""Rows that are looked at together, column by column."""
LENGTH = 8
"""Characters of a mark."""
MOST = 50
"""Rows that are told one by one; where more differ that is told once."""
LARGEST = 4_000_000
"""Comparisons of rows; where there were more, all between the first and the last change is told at once."""
MIDNIGHT = " 00:00:00"
CARRIAGE_RETURN = "_x000D_"
CHANGED = "this ledger was changed after the documents were made; make the set again from the ledger that is right"


@frozen
class _Marks:
    """A sheet in short: what each of its columns and each of its rows says."""

    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


def ledger_name(period: Period | str) -> str:
    """Return the name of the clean ledger's file."""
    return f"台账 {period}.xlsx"


def contents(path: Path) -> str:
    """Return what a workbook says in short, a line a sheet: name, columns, rows; InputError where it cannot be read."""
    return "\n".join(f"{name}\t{''.join(each.columns)}\t{''.join(each.rows)}" for name, each in _read(path).items())


def changed(folder: Path, period: str, kept: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the clean ledger of a set: it is gone, or says something else."""
    path = folder / ledger_name(period)
    if not path.is_file():
        message = "this document of the set is missing; make the set again"
        yield Diagnostic("set-missing", message, location=Location(path.name))
        return
    try:
        yield from _differences(path, kept)
    except InputError as error:
        yield from error.diagnostics


def _differences(path: Path, kept: str) -> Iterator[Diagnostic]:
    if "\t" not in kept:  # a set of an earlier version
        if _digest(path) != kept:
            yield Diagnostic("set-ledger-changed", CHANGED, location=Location(path.name))
        return
    before, now = _kept(kept), _read(path)
    for name in dict.fromkeys((*before, *now)):
        yield from _of_sheet(path.name, name, before.get(name, _Marks()), now.get(name, _Marks()))


def _digest(path: Path) -> str:
    """Return what earlier versions kept of a workbook."""
    found = sha256()
    for sheet in open_sheets(path):
        found.update(f"\n{sheet.name}\n".encode())
        for row in sheet.read():
            found.update("\t".join(map(text_of, row)).rstrip("\t").encode() + b"\n")
    return found.hexdigest()


def _kept(lines: str) -> dict[str, _Marks]:
    found = {}
    for line in lines.splitlines():
        name, columns, rows = line.split("\t")
        found[name] = _Marks(_split(columns), _split(rows))
    return found


def _split(marks: str) -> tuple[str, ...]:
    return tuple(marks[start : start + LENGTH] for start in range(0, len(marks), LENGTH))


def _read(path: Path) -> dict[str, _Marks]:
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
    found = list(_stretches(before.rows, now.rows))
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


def _stretches(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where rows differ: from and to as made, from and to now. What is alike at both ends is not looked at."""
    first = next(
        (at for at, (old, new) in enumerate(zip(before, now, strict=False)) if old != new), min(len(before), len(now))
    )
    ends = enumerate(zip(reversed(before[first:]), reversed(now[first:]), strict=False))
    same = next((at for at, (old, new) in ends if old != new), min(len(before), len(now)) - first)
    old, new = before[first : len(before) - same], now[first : len(now) - same]
    if len(old) * len(new) > LARGEST:
        yield first, first + len(old), first, first + len(new)
        return
    for tag, start, end, start_now, end_now in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield first + start, first + end, first + start_now, first + end_now


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
