"""Entry workbooks: a document typed into Excel, with a sheet 基本信息 of keys, a sheet 正文 and a sheet for each record.

In: the path of an xlsx file. Out: a `Source` as of a YAML file, every value with its cell; or an InputError with all
that is wrong. docs/workbooks.md is the page for users.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reportgen.errors import InputError
from reportgen.model.entry_sheets import BASIC, BODY, KEY, LEVEL, NOTE, RECORD_SHEETS, TYPE, UNDER, VALUE
from reportgen.model.official import Official
from reportgen.model.records import Finding, Rectification
from reportgen.ooxml.package import PackageError, read_package
from reportgen.ooxml.workbook_parts import sheet_parts
from reportgen.sources.collector import Collector
from reportgen.sources.entry_body import Body
from reportgen.sources.entry_cells import Group
from reportgen.sources.entry_rows import MODELS, BodyRows
from reportgen.sources.entry_tables import SheetTable, Tables, TypedCell, plain_name, unknown_in
from reportgen.sources.sheets import read_sheets
from reportgen.sources.source import CellMark, PartlyReadError, PathKey, Source

NO_ENTRY = (
    "this workbook has no sheet 基本信息, so it is records or a ledger: records go to reportgen batch KIND FILE, "
    "a ledger to reportgen ledger show FILE; reportgen new KIND --format xlsx makes a workbook to fill in"
)


def is_entry_workbook(path: Path) -> bool:
    """Whether a workbook has the sheet that makes it one to type a document into; InputError where it is none."""
    try:
        return BASIC in sheet_parts(read_package(path.read_bytes(), str(path)))
    except PackageError as error:
        raise InputError(error.diagnostic) from None


def load_entry(path: Path, collector: Collector) -> Source:
    """Return what an entry workbook says."""
    sheets = read_sheets(path, collector)
    if BASIC not in sheets:
        collector.refuse("no-entry-workbook", NO_ENTRY)
    entry = _Entry(collector)
    entry.read(Tables(collector, sheets))
    origins = {(): CellMark(BASIC, "A1"), **entry.document.marks}
    source = Source(path, entry.document.data, origins, entry.keys, collector.diagnostics(), entry.blanks)
    if collector.has_errors:
        raise PartlyReadError(source)
    return source


@dataclass
class _Entry:
    """Makes one document of the sheets."""

    collector: Collector
    document: Group = field(init=False)
    keys: dict[PathKey, CellMark] = field(default_factory=dict)
    blanks: dict[str, CellMark] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.document = Group(Official, self.collector)

    def read(self, tables: Tables) -> None:
        """Read every sheet: first the envelope, then the body, then the records that belong to its sections."""
        tables.check_titles()
        self._basic(tables.table(BASIC, unknown_in((), KEY, VALUE, NOTE)))
        rows = BodyRows(self.collector, Body(self.collector))
        body = tables.table(BODY, unknown_in((*MODELS.values(), Rectification), LEVEL, TYPE))
        for row in body.rows:
            rows.add(body, row)
        for title, (key, model) in RECORD_SHEETS.items():
            models = (model, Rectification) if model is Finding else (model,)
            table = tables.table(title, unknown_in(models, UNDER))
            for row in table.rows:
                rows.add_record(key, table, row)
        rows.body.fill(self.document)

    def _basic(self, table: SheetTable) -> None:
        for needed in (KEY, VALUE):
            if needed not in table.columns.values():
                message = "the sheet {sheet} needs the columns 项目 and 内容"
                self.collector.refuse("columns-missing", message, CellMark(BASIC, "A1"), sheet=BASIC)
        column = next(at for at, name in table.columns.items() if name == VALUE)
        for row in table.rows:
            cells = table.cells(row)
            if KEY in cells:
                self._basic_row(cells[KEY], cells.get(VALUE), row.mark(column))
            elif VALUE in cells:
                message = "the key (项目) before this value is missing"
                self.collector.add("empty-key", message, cells[VALUE][1])

    def _basic_row(self, key: TypedCell, value: TypedCell | None, at: CellMark) -> None:
        words = plain_name(key[0]).split(".")
        path = tuple(int(word) - 1 if word.isdecimal() else word for word in words)
        self.keys.setdefault(path, key[1])
        if value is not None:
            self.document.put(words, value[0], value[1])
        elif len(words) == 1:
            self.document.data.setdefault(words[0], None)
            self.blanks[words[0]] = at
