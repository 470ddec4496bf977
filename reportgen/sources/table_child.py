"""The child that reads a workbook with calamine: run as a program of its own, since a hostile file may end it.

In: the path of a workbook, and how much memory may be used. Out: frames on the standard output, each its length and then
a marshalled tuple of plain values: ("sheets", names …), ("rows", sheet, columns with days, rows), ("end",). Days travel as
tuples of numbers. The program imports nothing of this package.
"""

from __future__ import annotations

import marshal
import sys
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO

CHUNK = 1000
FAILED = 4


def main() -> int:
    """Read the workbook; any failure ends with a code other than 0 and no `end` frame."""
    path, megabytes = sys.argv[1], int(sys.argv[2])
    _limit(megabytes * 1024 * 1024)
    import gc

    import python_calamine

    gc.disable()  # a great many lists and no rings of them
    out = sys.stdout.buffer
    try:
        with python_calamine.CalamineWorkbook.from_path(path) as book:
            _send(out, ("sheets", *(_described(each) for each in book.sheets_metadata)))
            for index, each in enumerate(book.sheets_metadata):
                if _kind(each.typ) == "WorkSheet":
                    _sheet(out, index, book.get_sheet_by_index(index))
    except python_calamine.PasswordError:
        _send(out, ("password",))
        return FAILED
    except Exception as error:
        sys.stderr.write(type(error).__name__)
        return FAILED
    _send(out, ("end",))
    return 0


def _limit(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: there the size was looked at before, and the time is limited
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _described(each: Any) -> tuple[str, bool]:
    return each.name, _kind(each.visible) != "Visible"


def _kind(value: Any) -> str:
    return str(value).rpartition(".")[2]


def _sheet(out: BinaryIO, index: int, sheet: Any) -> None:
    merges = [(first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in sheet.merged_cell_ranges or ()]
    _send(out, ("merges", index, merges))
    rows: list[list[Any]] = []
    for row in sheet.iter_rows():
        rows.append(row)
        if len(rows) == CHUNK:
            _rows(out, index, rows)
            rows = []
    _rows(out, index, rows)


def _rows(out: BinaryIO, index: int, rows: list[list[Any]]) -> None:
    for row in rows:
        for number, value in enumerate(row):
            if type(value) is str and "\r" in value:
                row[number] = value.replace("\r\n", "\n").replace("\r", "\n")
    columns = sorted({number for row in rows for number, value in enumerate(row) if isinstance(value, _TIMES)})
    for row in rows:
        for number in columns:
            if isinstance(row[number], _TIMES):
                row[number] = _plain(row[number])
    _send(out, ("rows", index, columns, rows))


_TIMES = (date, time, timedelta)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.year, value.month, value.day, value.hour, value.minute, value.second
    if isinstance(value, date):
        return value.year, value.month, value.day
    return str(value)


def _send(out: BinaryIO, frame: tuple[Any, ...]) -> None:
    data = marshal.dumps(frame)
    out.write(len(data).to_bytes(8, "big"))
    out.write(data)


if __name__ == "__main__":
    sys.exit(main())
