"""Entry workbooks: a document typed into Excel, with a sheet 基本信息 of keys, a sheet 正文 and a sheet for each record.

In: the path of an xlsx file. Out: a `Source` as of a YAML file, every value with its cell; or an InputError with all
that is wrong. docs/workbooks.md is the page for users.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.diagnostics import Severity
from reportgen.errors import InputError
from reportgen.model.chart import Chart
from reportgen.model.entry_sheets import (
    BASIC,
    BODY,
    EXAMPLE,
    KEY,
    LEVEL,
    NOTE,
    RECORD_SHEETS,
    RECTIFICATION,
    REQUIRED,
    TEXT,
    TITLE,
    TYPE,
    TYPES,
    UNDER,
    UNITS,
    VALUE,
    value_in,
)  # fmt: skip
from reportgen.model.keys import names_of, nearest
from reportgen.model.official import Official, Section
from reportgen.model.record import Record
from reportgen.model.records import Finding, Measure, Phase, Point, Rectification, Table
from reportgen.ooxml.package import PackageError, read_package
from reportgen.ooxml.workbook_parts import sheet_parts
from reportgen.sources.collector import Collector
from reportgen.sources.entry_body import Body, Item, level_of, type_named
from reportgen.sources.entry_cells import Group, unknown_key
from reportgen.sources.sheets import SheetRow, read_sheets
from reportgen.sources.source import CellMark, PathKey, Plain, Source

MODELS: dict[str, type[Record]] = {
    "sections": Section, "points": Point, "measures": Measure, "findings": Finding, "phases": Phase,
    "table": Table, "chart": Chart,
}  # fmt: skip
IGNORED = (UNITS,)
"""Sheets that help to fill in the others."""
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
    entry.read(sheets)
    if collector.has_errors:
        collector.stop()
    origins = {(): CellMark(BASIC, "A1"), **entry.document.marks}
    return Source(path, entry.document.data, origins, entry.keys, collector.diagnostics())


@dataclass
class _Table:
    """The rows of a sheet under the names of its columns; example rows are left out."""

    title: str
    columns: dict[int, str]
    rows: Sequence[SheetRow]

    def cells(self, row: SheetRow) -> Iterator[tuple[str, str, CellMark]]:
        """Yield the name of the column, the text and the place of each cell."""
        for column, text in row.cells.items():
            if column in self.columns:
                yield self.columns[column], text, row.mark(column)


@dataclass
class _Entry:
    """Makes one document of the sheets."""

    collector: Collector
    document: Group = field(init=False)
    keys: dict[PathKey, CellMark] = field(default_factory=dict)
    told: bool = False
    """Whether it was said that examples are left out."""

    def __post_init__(self) -> None:
        self.document = Group(Official, self.collector)

    def read(self, sheets: dict[str, list[SheetRow]]) -> None:
        """Read every sheet: first the envelope, then the body, then the records that belong to its sections."""
        self._check_titles(sheets)
        self._basic(self._table(BASIC, sheets, _known_in_basic))
        body = Body(self.collector)
        table = self._table(BODY, sheets, lambda words: _unknown((*MODELS.values(), Rectification), words, LEVEL, TYPE))
        for row in table.rows:
            self._body_row(body, table, row)
        for title, (key, model) in RECORD_SHEETS.items():
            more = (Rectification,) if model is Finding else ()
            table = self._table(title, sheets, lambda words, known=(model, *more): _unknown(known, words, UNDER))  # type: ignore[misc]
            for row in table.rows:
                self._record_row(body, key, model, table, row)
        body.fill(self.document)

    def _check_titles(self, sheets: dict[str, list[SheetRow]]) -> None:
        known = (BASIC, BODY, *RECORD_SHEETS)
        for title, rows in sheets.items():
            if rows and title not in (*known, *IGNORED):
                near = nearest(title, known)
                message = "there is no sheet {name} in an entry workbook; its sheets are {names}"
                if near:
                    message = "there is no sheet {name} in an entry workbook; did you mean {near}?"
                mark, names = rows[0].mark(min(rows[0].cells)), "、".join(known)
                self.collector.add("unknown-sheet", message, mark, name=title, near=near, names=names)

    def _table(
        self, title: str, sheets: dict[str, list[SheetRow]], unknown: Callable[[list[str]], tuple[str, str] | None]
    ) -> _Table:
        """Return a sheet under its columns; the first row that holds anything names them."""
        first, *rows = sheets.get(title) or [SheetRow(title, 1, {})]
        columns: dict[int, str] = {}
        for column, text in first.cells.items():
            name, mark = _named(text), first.mark(column)
            if name in columns.values():
                self.collector.add("column-twice", "the column {name} stands twice; keep one", mark, name=name)
            elif wrong := unknown(name.split(".")):
                self._tell_column(name, *wrong, mark)
            else:
                columns[column] = name
        return _Table(title, columns, [row for row in self._without_examples(rows) if self._is_under(row, first)])

    def _tell_column(self, name: str, step: str, near: str, mark: CellMark) -> None:
        message = "there is no column {name} here"
        if near:
            message = "there is no column {name} here; did you mean {near}?"
        suggested = name.replace(step, near, 1) if near else ""
        self.collector.add("unknown-column", message, mark, name=name, near=suggested)

    def _without_examples(self, rows: Sequence[SheetRow]) -> Iterator[SheetRow]:
        for row in rows:
            if row.cells.get(0, "").strip() != EXAMPLE:
                yield row
            elif not self.told:
                self.told = True
                message = "rows marked 示例 are examples and are left out"
                self.collector.add("example-row", message, row.mark(0), severity=Severity.INFO)

    def _is_under(self, row: SheetRow, header: SheetRow) -> bool:
        """Tell each cell of a row that stands under no column."""
        for column in row.cells:
            if column not in header.cells:
                message = "this cell stands under no column name; name the column in the first row"
                self.collector.add("no-column", message, row.mark(column))
        return True

    def _basic(self, table: _Table) -> None:
        for needed in (KEY, VALUE):
            if needed not in table.columns.values():
                message = "the sheet {sheet} needs the columns 项目 and 内容"
                self.collector.refuse("columns-missing", message, CellMark(BASIC, "A1"), sheet=BASIC)
        for row in table.rows:
            cells = {name: (text, mark) for name, text, mark in table.cells(row)}
            if KEY in cells:
                self._basic_row(cells[KEY], cells.get(VALUE))
            elif VALUE in cells:
                message = "the key (项目) before this value is missing"
                self.collector.add("empty-key", message, cells[VALUE][1])

    def _basic_row(self, key: tuple[str, CellMark], value: tuple[str, CellMark] | None) -> None:
        words = _named(key[0]).split(".")
        path = tuple(int(word) - 1 if word.isdecimal() else word for word in words)
        self.keys.setdefault(path, key[1])
        if value is not None:
            self.document.put(words, value[0], value[1])
        elif len(words) == 1:
            self.document.data.setdefault(words[0], None)

    def _body_row(self, body: Body, table: _Table, row: SheetRow) -> None:
        cells = {name: (text, mark) for name, text, mark in table.cells(row)}
        mark = row.mark(min(row.cells))
        level, ok = self._level(cells.pop(LEVEL, None))
        word, at = cells.pop(TYPE, ("", mark))
        key, near = type_named(word.strip())
        if not key:
            message = "the type (类型) of this row is missing or unknown: {word}; write one of {names}"
            if near:
                message = "there is no type {word}; did you mean {near}?"
            shown, names = word.strip()[:20] or "—", "、".join(TYPES)
            self.collector.add("unknown-type", message, at, field=TYPE, word=shown, near=near, names=names)
        elif key == "sections" and level is None and ok:
            message = "a section (小节) needs its level (层级): 1 for the first"
            self.collector.add("level-missing", message, at, field=LEVEL)
        elif ok:
            self._add(body, level, key, cells, mark)

    def _level(self, cell: tuple[str, CellMark] | None) -> tuple[int | None, bool]:
        """Return the level, and whether what is typed is one."""
        if cell is None:
            return None, True
        level = level_of(cell[0].strip())
        if level is None:
            message = "{value} is not a level; write 1 for the first, 2 for the one below it, and so on"
            self.collector.add("bad-level", message, cell[1], field=LEVEL, value=cell[0].strip()[:20])
        return level, level is not None

    def _add(
        self, body: Body, level: int | None, key: str, cells: dict[str, tuple[str, CellMark]], mark: CellMark
    ) -> None:
        if key == "body":
            body.add(level, self._paragraph(cells, mark), "")
            return
        if key in ("table", "chart"):
            body.add(level, self._drawn(key, cells, mark), "")
            return
        text = cells.pop(TEXT, None) if key == "sections" else None
        group = self._group(MODELS[key], cells)
        item = Item(key, group.data, group.marks, mark)
        heading = group.data.get(TITLE)
        body.add(level, item, heading if isinstance(heading, str) else "")
        if text is not None and item.node is not None:
            item.node.items.append(Item("body", value_in(text[0]), {}, text[1]))

    def _paragraph(self, cells: dict[str, tuple[str, CellMark]], mark: CellMark) -> Item:
        text, at = cells.pop(TEXT, ("", mark))
        for name, (_, other) in cells.items():
            message = "a paragraph (段落) has only its text (内容); nothing stands under {name}"
            self.collector.add("not-in-paragraph", message, other, field=name, name=name)
        return Item("body", value_in(text), {}, at)

    def _drawn(self, key: str, cells: dict[str, tuple[str, CellMark]], mark: CellMark) -> Item:
        """Return a table or a chart: one cell holds all of it, or its rows, a line each, parted by |."""
        text, at = cells.pop(TEXT, ("", mark))
        value: Plain = value_in(text)
        group = self._group(MODELS[key], cells)
        if isinstance(value, dict):
            group.data = {**group.data, **value}
        elif isinstance(value, str) and "|" in value and key == "table":
            first, *lines = [
                [cell.strip() for cell in line.strip().strip("|").split("|")] for line in value.splitlines()
            ]
            rows: list[Plain] = [list[Plain](line) if len(line) > 1 else line[0] for line in lines]
            group.data |= {"列": list(first), "行": rows}
        elif not group.data:
            return Item(key, value, {}, at)
        elif isinstance(value, str) and value:
            group.data["来源" if key == "table" else "内容"] = value
        return Item(key, group.data, group.marks, at)

    def _group(self, model: type[Record], cells: dict[str, tuple[str, CellMark]]) -> Group:
        group = Group(model, self.collector)
        for name, (text, mark) in cells.items():
            words = name.split(".")
            if model is Finding and words[0] not in names_of(Finding) and words[0] in names_of(Rectification):
                words = [RECTIFICATION, *words]
            group.put(words, text, mark)
        return group

    def _record_row(self, body: Body, key: str, model: type[Record], table: _Table, row: SheetRow) -> None:
        cells = {name: (text, mark) for name, text, mark in table.cells(row)}
        mark = row.mark(min(row.cells))
        under, at = cells.pop(UNDER, ("", mark))
        group = self._group(model, cells)
        body.add_record(str(value_in(under.strip())), Item(key, group.data, group.marks, mark), at)


def _named(text: str) -> str:
    """Return the name of a column or key without the mark of what is required."""
    return text.strip().rstrip(f"{REQUIRED}*").strip()


def _known_in_basic(words: list[str]) -> tuple[str, str] | None:
    known = (KEY, VALUE, NOTE)
    return None if words[0] in known else (words[0], nearest(words[0], known))


def _unknown(models: Sequence[type[Record]], words: list[str], *columns: str) -> tuple[str, str] | None:
    """Return the step of a column's name that nobody knows, with the nearest one."""
    if words[0] in columns:
        return None
    wrong = unknown_key(models, words)
    if wrong is None or wrong[1]:
        return wrong
    return wrong[0], nearest(wrong[0], columns)
