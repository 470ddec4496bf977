"""Workbooks read by a child process: .xls, .ods, and .xlsx of an unusual form.

In: the path of a workbook. Out: sheets whose rows come from a file the child's frames were kept in, so that they can be
read as often as asked; an InputError where the child failed, ran out of memory or took too long.
"""

from __future__ import annotations

import marshal
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from reportgen.ledger.sheet import Cells, Merge, Sheet, Value
from reportgen.sources.collector import Collector

CHILD = Path(__file__).with_name("table_child.py")
SECONDS = 120
MEGABYTES = 2_000
MAX_FRAME = 512 * 1024 * 1024


def process_sheets(
    path: Path, collector: Collector, megabytes: int = MEGABYTES, seconds: float = SECONDS
) -> list[Sheet]:
    """Return the sheets of a workbook."""
    book = _Book()
    command = [sys.executable, "-P", str(CHILD), str(path.absolute()), str(megabytes)]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        try:
            assert process.stdout is not None
            book.receive(process.stdout)
        finally:
            timer.cancel()
            process.kill()
    if book.has_password:
        collector.refuse("package-password", "the file has a password; open it, remove the password and save it again")
    if not book.whole:
        message = (
            "the workbook cannot be read: it is damaged, needs too much memory, or takes too long; "
            "open it in Excel or WPS, copy the table into a new file and save it as .xlsx"
        )
        collector.refuse("workbook-unreadable", message)
    return book.sheets()


class _Book:
    """What a child said of a workbook: frames in a file, and where in it the rows of each sheet are."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the sheets
        weakref.finalize(self, self._file.close)
        self._places: dict[int, list[tuple[int, int]]] = {}
        self._merges: dict[int, list[Merge]] = {}
        self._names: tuple[tuple[str, bool], ...] = ()
        self.whole = self.has_password = False

    def receive(self, stream: IO[bytes]) -> None:
        """Keep all frames of a stream."""
        while len(head := stream.read(8)) == 8:
            size = int.from_bytes(head, "big")
            data = stream.read(size) if size <= MAX_FRAME else b""
            if len(data) != size:
                return
            self._keep(data)

    def _keep(self, data: bytes) -> None:
        kind, *rest = marshal.loads(data)
        if kind == "sheets":
            self._names = tuple(rest)
        elif kind == "merges":
            self._merges[rest[0]] = rest[1]
        elif kind == "rows":
            self._places.setdefault(rest[0], []).append((self._file.tell(), len(data)))
            self._file.write(data)
        self.whole = self.whole or kind == "end"
        self.has_password = self.has_password or kind == "password"

    def sheets(self) -> list[Sheet]:
        return [
            Sheet(name, self._reader(index), tuple(self._merges.get(index, ())), hidden)
            for index, (name, hidden) in enumerate(self._names)
            if index in self._places
        ]

    def _reader(self, index: int) -> Any:
        return lambda: self._rows(index)

    def _rows(self, index: int) -> Iterator[Cells]:
        for place, size in self._places[index]:
            self._file.seek(place)
            _, _, columns, rows = marshal.loads(self._file.read(size))
            for row in rows:
                for column in columns:
                    row[column] = _timed(row[column])
                yield row


def _timed(value: Any) -> Value:
    if type(value) is not tuple:
        return value  # type: ignore[no-any-return]
    return date(*value) if len(value) == 3 else datetime(*value)
