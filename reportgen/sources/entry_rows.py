"""The rows of an entry workbook: each becomes a section, a paragraph, a record or a table of the body.

In: rows under the names of their columns. Out: items for the `Body`, every value with its cell.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.chart import Chart
from reportgen.model.entry_sheets import LEVEL, RECTIFICATION, TEXT, TITLE, TYPE, TYPES, UNDER, value_in
from reportgen.model.keys import names_of, nearest
from reportgen.model.official import Section
from reportgen.model.record import Record
from reportgen.model.records import Finding, Measure, Phase, Point, Rectification, Table
from reportgen.sources.collector import Collector
from reportgen.sources.entry_body import Body, Item, level_of
from reportgen.sources.entry_cells import Group
from reportgen.sources.entry_tables import SheetTable, TypedCell
from reportgen.sources.sheets import SheetRow
from reportgen.sources.source import CellMark, Plain

MODELS: dict[str, type[Record]] = {
    "sections": Section, "points": Point, "measures": Measure, "findings": Finding, "phases": Phase,
    "table": Table, "chart": Chart,
}  # fmt: skip


@dataclass
class BodyRows:
    """Puts rows into a body."""

    collector: Collector
    body: Body

    def add(self, table: SheetTable, row: SheetRow) -> None:
        """Put a row of the sheet 正文 where its level says."""
        cells = table.cells(row)
        mark = row.mark(min(row.cells))
        level, ok = self._level(cells.pop(LEVEL, None))
        word, at = cells.pop(TYPE, ("", mark))
        key = TYPES.get(word.strip(), "")
        if not key:
            self._tell_type(word.strip(), at)
        elif key == "sections" and level is None and ok:
            message = "a section (小节) needs its level (层级): 1 for the first"
            self.collector.add("level-missing", message, at, field=LEVEL)
        elif ok:
            self._add(level, key, cells, mark)

    def _tell_type(self, word: str, at: CellMark) -> None:
        near = nearest(word, TYPES) if self.collector.tells("unknown-type") else ""
        message = "the type (类型) of this row is missing or unknown: {word}; write one of {names}"
        if near:
            message = "there is no type {word}; did you mean {near}?"
        shown, names = word[:20] or "—", "、".join(TYPES)
        self.collector.add("unknown-type", message, at, field=TYPE, word=shown, near=near, names=names)

    def _level(self, cell: TypedCell | None) -> tuple[int | None, bool]:
        """Return the level, and whether what is typed is one."""
        if cell is None:
            return None, True
        level = level_of(cell[0].strip())
        if level is None:
            message = "{value} is not a level; write 1 for the first, 2 for the one below it, and so on"
            self.collector.add("bad-level", message, cell[1], field=LEVEL, value=cell[0].strip()[:20])
        return level, level is not None

    def _add(self, level: int | None, key: str, cells: dict[str, TypedCell], mark: CellMark) -> None:
        if key == "body":
            self.body.add(level, self._paragraph(cells, mark), "")
            return
        if key in ("table", "chart"):
            self.body.add(level, self._drawn(key, cells, mark), "")
            return
        text = cells.pop(TEXT, None) if key == "sections" else None
        group = self._group(MODELS[key], cells)
        item = Item(key, group.data, group.marks, mark)
        heading = group.data.get(TITLE)
        self.body.add(level, item, heading if isinstance(heading, str) else "")
        if text is not None and item.node is not None:
            item.node.items.append(Item("body", value_in(text[0]), {}, text[1]))

    def _paragraph(self, cells: dict[str, TypedCell], mark: CellMark) -> Item:
        text, at = cells.pop(TEXT, ("", mark))
        for name, (_, other) in cells.items():
            message = "a paragraph (段落) has only its text (内容); nothing stands under {name}"
            self.collector.add("not-in-paragraph", message, other, field=name, name=name)
        return Item("body", value_in(text), {}, at)

    def _drawn(self, key: str, cells: dict[str, TypedCell], mark: CellMark) -> Item:
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

    def _group(self, model: type[Record], cells: dict[str, TypedCell]) -> Group:
        group = Group(model, self.collector)
        for name in sorted(cells, key=_numbers):
            words, (text, mark) = name.split("."), cells[name]
            if model is Finding and words[0] not in names_of(Finding) and words[0] in names_of(Rectification):
                words = [RECTIFICATION, *words]
            group.put(words, text, mark)
        return group

    def add_record(self, key: str, table: SheetTable, row: SheetRow) -> None:
        """Put a row of a sheet of records below the section that it names."""
        cells = table.cells(row)
        mark = row.mark(min(row.cells))
        under, at = cells.pop(UNDER, ("", mark))
        group = self._group(MODELS[key], cells)
        self.body.add_record(str(value_in(under.strip())), Item(key, group.data, group.marks, mark), at)


def _numbers(name: str) -> list[int]:
    """Return the numbers in a dotted name, so that the entries of a list come in order wherever their columns stand."""
    return [int(word) for word in name.split(".") if word.isascii() and word.isdecimal() and len(word) < 6]
