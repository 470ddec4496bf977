"""Records: one file of many documents becomes one source for each.

In: a YAML or JSON file that is a list (or has one under `records` 记录), a CSV file or a workbook with a row each, and
what is common to all. Out: `RecordSource`s in the order of the file, each value with the place it came from.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.cells import column_name
from reportgen.diagnostics import Severity
from reportgen.frozen import frozen
from reportgen.sources import load
from reportgen.sources.collector import Collector
from reportgen.sources.files import MAX_TABLE_BYTES, check_path, read_text
from reportgen.sources.reading import RECORDS
from reportgen.sources.source import CellMark, Mark, PathKey, Plain, RecordSource, Source

NAMES = (RECORDS, "记录")
IGNORED = ("错误位置", "错误说明")
"""Columns that a list of failures adds; they are for people."""
TABLES = (".csv", ".xlsx")

FORMULA = ("=", "+", "-", "@", "\t")
"""What a spreadsheet takes for the beginning of a formula."""
RECORD_NUMBER = "记录号"
"""The column that ties the rows of further sheets to a record."""

HoldsRecords = Callable[[str], bool]
Marks = Mapping[PathKey, Mark | CellMark]
Cell = tuple[CellMark, str]
Cells = list[Cell]


def load_records(path: Path, common: Source | None, holds_records: HoldsRecords) -> list[RecordSource]:
    """Return the records of a file; `holds_records` tells whether a key holds groups, which a cell holds as JSON."""
    if path.suffix.lower() not in TABLES:
        return _listed(load(path, accepts_list=True), common)
    collector = Collector(str(path))
    check_path(path, collector)
    if path.suffix.lower() == ".xlsx" and _is_entry(path):
        return [_only(load(path), common)]
    if path.suffix.lower() == ".csv":
        rows = _csv_table(read_text(path, collector, MAX_TABLE_BYTES), collector)
        groups: list[GroupRow] = []
    else:
        from reportgen.sources.workbook import workbook_rows

        rows, groups = workbook_rows(path, collector, holds_records)
    records = _Table(path, collector, holds_records, common, groups).records(rows)
    if collector.has_errors:
        collector.stop()
    return records


def _listed(source: Source, common: Source | None) -> list[RecordSource]:
    name = next((each for each in NAMES if each in source.data), "")
    items = source.data.get(name)
    if not isinstance(items, list):
        message = "a file of records is a list, or has one under records (记录)"
        Collector(str(source.path)).refuse("no-records", message)
    origins, keys = (_by_record(marks, name) for marks in (source.origins, source.key_origins))
    shared = common.data if common else {}
    return [
        RecordSource(
            path=source.path,
            data={**shared, **(item if isinstance(item, dict) else {})},
            origins=origins.get(index, {}),
            key_origins=keys.get(index, {}),
            number=index + 1,
            common=common,
        )
        for index, item in enumerate(items)
    ]


def _is_entry(path: Path) -> bool:
    from reportgen.sources.entry_workbook import is_entry_workbook

    return is_entry_workbook(path)


def _only(source: Source, common: Source | None) -> RecordSource:
    """Return the one record that an entry workbook is."""
    shared = common.data if common else {}
    return RecordSource(
        path=source.path,
        data={**shared, **source.data},
        origins=source.origins,
        key_origins=source.key_origins,
        diagnostics=source.diagnostics,
        blanks=source.blanks,
        number=1,
        common=common,
    )


def _by_record(marks: Marks, name: str) -> dict[int, dict[PathKey, Mark | CellMark]]:
    """Return the marks of each record, by paths that begin in it."""
    found: dict[int, dict[PathKey, Mark | CellMark]] = {}
    for path, mark in marks.items():
        if len(path) > 1 and path[0] == name and isinstance(path[1], int):
            found.setdefault(path[1], {})[path[2:]] = mark
    return found


def _csv_table(text: str, collector: Collector) -> list[Cells]:
    rows: list[Cells] = []
    try:
        rows += _csv_rows(text)
    except csv.Error:
        message = "a cell from here on has no end; look for a quotation mark that is opened and not closed"
        collector.refuse("bad-csv", message, CellMark("", f"A{len(rows) + 1}"))
    return rows


def _csv_rows(text: str) -> Iterator[Cells]:
    for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), 1):
        yield [(CellMark("", f"{column_name(index)}{number}"), value) for index, value in enumerate(row)]


@frozen
class GroupRow:
    """A row of a further sheet: under which key its group stands, in which record, its values, and their cells."""

    key: str
    record: str
    values: dict[str, str]
    marks: dict[str, CellMark]
    mark: CellMark


@dataclass
class _Table:
    """Makes records of the rows of a table; the first row that holds anything names the columns."""

    path: Path
    collector: Collector
    holds_records: HoldsRecords
    common: Source | None
    groups: Sequence[GroupRow]

    def records(self, rows: Sequence[Cells]) -> list[RecordSource]:
        """Return a record for each row; a cell or a group that belongs to none is told."""
        filled = [row for row in rows if any(value.strip() for _, value in row)]
        if not filled:
            self.collector.refuse("empty-file", "the file is empty")
        names = [value.strip() for _, value in filled[0]]
        made = [self._record(names, row, number) for number, row in enumerate(filled[1:], 1)]
        numbers = {number for _, number in made}
        for group in self.groups:
            if group.record not in numbers:
                message = "there is no record (记录号) {number}"
                self._tell("record-unknown", message, group.mark, number=group.record or "—")
        return [record for record, _ in made]

    def _record(self, names: Sequence[str], row: Cells, number: int) -> tuple[RecordSource, str]:
        """Return the record of a row, and what the groups of other sheets call it."""
        data: dict[str, Plain] = {}
        origins: dict[PathKey, Mark | CellMark] = {(): row[0][0]}
        for index, (mark, value) in enumerate(row):
            name = names[index] if index < len(names) else ""
            if not value.strip() or name in IGNORED:
                continue
            if not name:
                message = "this cell stands under no column name; name the column in the first row"
                self._tell("no-column", message, mark)
            self._put(data, origins, name.split("."), (mark, unquoted(value) if IGNORED[0] in names else value))
        called = str(data.pop(RECORD_NUMBER, ""))
        self._add_groups(data, origins, called)
        shared = self.common.data if self.common else {}
        record = RecordSource(self.path, {**shared, **data}, origins, origins, number=number, common=self.common)
        return record, called

    def _put(
        self, data: dict[str, Plain], origins: dict[PathKey, Mark | CellMark], keys: list[str], cell: Cell
    ) -> None:
        """Put a cell under its key; 版记.印发机关 names a key inside a group."""
        mark, value = cell
        for depth, group in enumerate(keys[:-1], 1):
            below = data.setdefault(group, {})
            origins.setdefault(tuple(keys[:depth]), mark)
            if not isinstance(below, dict):
                self._tell("not-a-group", "{key} holds a text already and cannot hold keys too", mark, key=group)
                return
            data = below
        data[keys[-1]] = _groups_in(value) if self.holds_records(keys[-1]) else value
        origins[tuple(keys)] = mark

    def _add_groups(self, data: dict[str, Plain], origins: dict[PathKey, Mark | CellMark], called: str) -> None:
        for group in self.groups:
            if called and group.record == called:
                there = data.setdefault(group.key, [])
                if isinstance(there, list):
                    path = (group.key, len(there))
                    origins.setdefault((group.key,), group.mark)
                    origins[path] = group.mark
                    origins.update({(*path, name): mark for name, mark in group.marks.items()})
                    there.append(dict(group.values))

    def _tell(self, code: str, message: str, mark: CellMark, **params: str) -> None:
        self.collector.add(code, message, mark, field="", severity=Severity.ERROR, **params)


def quoted(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in FORMULA or text[:1] == "'" else text


def unquoted(text: str) -> str:
    """Return what `quoted` was given."""
    return text[1:] if text[:1] == "'" else text


def _groups_in(text: str) -> Plain:
    """Return the groups that a cell holds as JSON, else its text."""
    if text.lstrip()[:1] in ("[", "{"):
        try:
            value: Plain = json.loads(text, parse_int=str, parse_float=str)
        except (ValueError, RecursionError):
            return text
        return value
    return text
