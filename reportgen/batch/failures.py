"""Failures: the records that were not made, as a file that can be mended and run again.

In: records and what is wrong with each. Out: `failures.csv` in the folder, or beside an archive under its name: the columns of the records, and two that say where and what
is wrong, which are passed over when the file is run.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from reportgen.frozen import frozen
from reportgen.outputs.files import write_whole
from reportgen.sources import Plain
from reportgen.sources.records import IGNORED, quoted

NAME = "failures.csv"
BYTE_ORDER_MARK = "\ufeff"  # so that Excel takes it for UTF-8


@frozen
class Failure:
    """A record that was not made: what it says of its own, where it is wrong, and what to do."""

    row: int
    own: Mapping[str, Plain]
    where: str
    what: str


def write_failures(path: Path, failures: Sequence[Failure]) -> Path | None:
    """Write the failures, or take away the list of an earlier run where there are none; return the file."""
    if not failures:
        if path.is_file() and path.read_text("utf-8-sig", errors="replace").startswith(",".join(IGNORED)):
            path.unlink()
        return None
    write_whole(path, (BYTE_ORDER_MARK + failures_text(failures)).encode())
    return path


def failures_text(failures: Sequence[Failure]) -> str:
    """Return the failures as CSV, nested groups as JSON in their cell."""
    flat = [(each, dict(_flat(each.own))) for each in failures]
    columns = list(dict.fromkeys(name for _, cells in flat for name in cells))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([*IGNORED, *columns])
    for failure, cells in flat:
        cells_of_row = [failure.where, failure.what, *(cells.get(name, "") for name in columns)]
        writer.writerow(map(quoted, cells_of_row))
    return stream.getvalue()


def _flat(data: Mapping[str, Plain], before: str = "") -> Iterable[tuple[str, str]]:
    for key, value in data.items():
        name = before + key
        if isinstance(value, dict):
            yield from _flat(value, f"{name}.")
        elif isinstance(value, list) and all(isinstance(each, str) for each in value):
            yield name, "\n".join(map(str, value))
        elif isinstance(value, list):
            yield name, json.dumps(value, ensure_ascii=False)
        elif value is not None:
            yield name, value
