"""Ledger files: a workbook or a CSV file becomes the sheets that a ledger is read from.

In: a path, and an office's profile. Out: a `LedgerReader` over its rows; an InputError for a file that is not opened.
The file may come from anybody: nothing is unpacked before its size is known, and no row is held longer than it is looked at.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from reportgen.cells import LONGEST_TEXT
from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import InputError, ToolError
from reportgen.ledger.profile import Profile
from reportgen.ledger.reading import LedgerReader, read_ledger
from reportgen.ledger.sheet import Cells, Sheet
from reportgen.ooxml.safe_xml import PackageError
from reportgen.sources.collector import Collector
from reportgen.sources.files import check_path, read_text
from reportgen.sources.source import Mark

ACCEPTED = (".xlsx", ".xlsm", ".csv", ".xls", ".ods")
MAX_CSV = 512 * 1024 * 1024
MAX_OLD = 200 * 1024 * 1024
MAX_CSV_COLUMNS = 1_000
ENDLESS = (
    "a text that begins here is far longer than the {longest} characters that a cell of Excel takes; "
    'look whether a quotation mark (") is missing'
)


def open_ledger(path: Path, profile: Profile | None = None) -> LedgerReader:
    """Return the reader of a ledger's file; nothing but its size and its parts was looked at yet."""
    collector = Collector(str(path))
    sheets = _sheets(path, collector)
    return read_ledger(sheets, profile, str(path), collector.diagnostics())


def open_sheets(path: Path) -> list[Sheet]:
    """Return the sheets of a file, without asking what they mean."""
    return _sheets(path, Collector(str(path)))


def _sheets(path: Path, collector: Collector) -> list[Sheet]:
    check_path(path, collector)
    suffix = path.suffix.lower()
    if suffix not in ACCEPTED:
        message = "{name} cannot be a ledger; the name of a ledger ends in {accepted}"
        collector.refuse("unknown-format", message, name=path.name, accepted=", ".join(ACCEPTED))
    if suffix == ".csv":
        return [_csv_sheet(path, collector)]
    return _xlsx_sheets(path, collector) if suffix in (".xlsx", ".xlsm") else _old_sheets(path, collector)


def _csv_sheet(path: Path, collector: Collector) -> Sheet:
    text = read_text(path, collector, MAX_CSV)
    if collector.has_errors:
        collector.stop()

    def rows() -> Iterator[Cells]:
        reader, line = csv.reader(io.StringIO(text, newline=None), delimiter=_delimiter(text)), 1
        try:
            for row in reader:
                yield row[:MAX_CSV_COLUMNS]
                line = reader.line_num + 1
        except csv.Error as error:
            if "larger" in str(error):
                collector.refuse("cell-too-long", ENDLESS, Mark(line, 1), longest=LONGEST_TEXT)
            message = "the file is no table of texts between commas; save it as CSV again, or as .xlsx"
            collector.refuse("csv-unreadable", message, Mark(line, 1))

    return Sheet("", rows)


def _delimiter(text: str) -> str:
    """Return what stands between the cells: a comma, or what Excel writes where a comma stands for a decimal point."""
    head = text[:10_000]
    return max((",", "\t", ";"), key=lambda mark: (head.count(mark), mark == ","))


def _xlsx_sheets(path: Path, collector: Collector) -> list[Sheet]:
    from reportgen.ooxml.sheet_rows import SheetRows
    from reportgen.ooxml.sheet_scan import scan_workbook
    from reportgen.ooxml.sheet_tables import Tables, read_tables

    try:
        book = scan_workbook(path)
    except PackageError as error:
        raise located(error, path) from None
    if not book.usual:
        return _process_sheets(path, collector)

    @cache
    def tables() -> Tables:
        with ZipFile(path) as archive:
            return read_tables(archive)

    sheets = []
    for each in book.sheets:
        rows = SheetRows(path, each, tables)
        sheets.append(Sheet(each.name, _told(rows, path), each.merges, each.hidden, noticed=rows.noticed))
    return sheets


def _told(rows: Callable[[], Iterator[Cells]], path: Path) -> Callable[[], Iterator[Cells]]:
    """Return the reader of rows, its errors with the name of the file."""

    def read() -> Iterator[Cells]:
        try:
            yield from rows()
        except PackageError as error:
            raise located(error, path) from None

    return read


def located(error: PackageError, path: Path) -> InputError:
    """Return the error of a package with the name of its file."""
    return InputError(replace(error.diagnostic, location=Location(str(path), error.diagnostic.location.place)))


def _old_sheets(path: Path, collector: Collector) -> list[Sheet]:
    if path.stat().st_size > MAX_OLD:
        message = "the file is larger than {limit} MB; split the ledger"
        collector.refuse("file-too-large", message, limit=MAX_OLD // 1024 // 1024)
    if path.suffix.lower() == ".ods":
        from reportgen.ooxml.sheet_scan import check_archive

        try:
            check_archive(path)
        except PackageError as error:
            raise located(error, path) from None
    return _process_sheets(path, collector)


def _process_sheets(path: Path, collector: Collector) -> list[Sheet]:
    from importlib.util import find_spec

    if find_spec("python_calamine") is None:
        message = "reading {name} needs the extra part excel; install it with: pip install gongwen-reportgen[excel]"
        raise ToolError(Diagnostic("excel-missing", message, {"name": path.name}))
    from reportgen.sources.table_process import process_sheets

    return process_sheets(path, collector)
