"""Rows of an entry workbook: what a document says, laid out in cells that read back as the same document.

In: a model, and plain data as of a YAML file. Out: the cells of each sheet.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reportgen.cells import is_too_long
from reportgen.model.entry_sheets import (
    LEVEL,
    RECORD_SHEETS,
    TEXT,
    TITLE,
    TYPE,
    TYPES,
    UNDER,
    cell_of,
)  # fmt: skip
from reportgen.model.keys import is_empty, names_of, reader, shape
from reportgen.model.official import CONTENT_KEYS, ContentItem, Section
from reportgen.model.record import Record
from reportgen.outputs.entry_cells import Row, cell_text, chinese, flat, held_cells, record_cells

SHEETS = {key: (title, model) for title, (key, model) in RECORD_SHEETS.items()}
Headings = tuple[str, ...]
TYPE_OF = {key: word for word, key in TYPES.items()}


@dataclass
class EntryRows:
    """The cells of a workbook: by key for the envelope, row by row for the rest."""

    basic: Row = field(default_factory=dict)
    body: list[Row] = field(default_factory=list)
    records: dict[str, list[Row]] = field(default_factory=dict)


def entry_rows(model: type[Record], data: Mapping[str, Any]) -> EntryRows:
    """Return the rows that say what the data says."""
    return _Rows(model, data).rows


@dataclass
class _Rows:
    """Lays out one document."""

    model: type[Record]
    data: Mapping[str, Any]
    rows: EntryRows = field(default_factory=EntryRows)

    def __post_init__(self) -> None:
        self._paths = list(_paths(self.model, self.data, ()))
        rest = {key: value for key, value in self.data.items() if not self._is_body(key, value)}
        for key, value in rest.items():
            self.rows.basic |= dict(flat(self.model, chinese(self.model, key), value))
        self._below(self.model, {key: value for key, value in self.data.items() if key not in rest}, 1, ())

    def _is_body(self, key: str, value: Any) -> bool:
        name = names_of(self.model).get(key)
        if name == "content":
            return _is_runs(value)
        return name in (*CONTENT_KEYS[1:], "body") and (name == "body" or isinstance(value, list))

    def _below(self, model: type[Record], data: Mapping[str, Any], level: int, path: Headings) -> None:
        """Lay out what stands below a section, or at the first level."""
        parts = {names_of(model).get(key, key): value for key, value in data.items() if not is_empty(value)}
        for entry in parts.pop("content", []):
            self._entry(entry, level, path)
        under = self._address(path)
        for key in CONTENT_KEYS:
            for value in self._values(key, parts.get(key)):
                if key in SHEETS and under is not None:
                    title, record = SHEETS[key]
                    self.rows.records.setdefault(title, []).append(
                        {UNDER: cell_of(under), **record_cells(record, value)}
                    )
                else:
                    self._row(key, value, level, path)

    def _values(self, key: str, value: Any) -> list[Any]:
        if is_empty(value):
            return []
        return value if isinstance(value, list) and key != "body" else [value]

    def _entry(self, entry: Any, level: int, path: Headings) -> None:
        """Lay out one entry of `content`."""
        if not isinstance(entry, Mapping):
            self._row("body", entry, level, path)
            return
        for name, value in entry.items():
            key = names_of(ContentItem)[name]
            for each in self._values(key, value) if key in SHEETS or key == "sections" else [value]:
                self._row(key, each, level, path)

    def _row(self, key: str, value: Any, level: int, path: Headings) -> None:
        row = {LEVEL: str(level), TYPE: TYPE_OF[key]}
        if key == "sections":
            self._section(row, value, level, path)
        elif key in SHEETS:
            self.rows.body.append({**row, **record_cells(SHEETS[key][1], value)})
        elif key == "body":
            self.rows.body.append({**row, TEXT: cell_text(reader(Section, "body"), value, many=False)})
        else:
            self.rows.body.append({**row, **_drawn(key, value)})

    def _section(self, row: Row, data: Mapping[str, Any], level: int, path: Headings) -> None:
        own = {key: value for key, value in data.items() if not is_empty(value)}
        names = names_of(Section)
        below = {key: value for key, value in own.items() if names.get(key) in (*CONTENT_KEYS, "content")}
        for key, value in own.items():
            name = names.get(key)
            if name == "body" or (name == "content" and not _is_runs(value)) or key not in below:
                row |= held_cells(Section, chinese(Section, key), value)
                below.pop(key, None)
        self.rows.body.append(row)
        self._below(Section, below, level + 1, (*path, _heading(data)))

    def _address(self, path: Headings) -> str | None:
        """Return what the column 所属小节 says for a section; None where no text names it alone."""
        if not path:
            return ""
        for text in (path[-1], "/".join(path)):
            found = [each for each in self._paths if text in ("/".join(each[start:]) for start in range(len(each)))]
            exact = [each for each in found if "/".join(each) == text]
            named = exact if len(exact) == 1 else found
            if text == text.strip() and text and named == [path]:
                return text
        return None


def _drawn(key: str, value: Any) -> Row:
    """Return the cells of a table or a chart in the text."""
    text = cell_of(value)
    if not is_too_long(text) or not isinstance(value, Mapping):
        return {TEXT: text}
    below = shape(ContentItem, key)[0]
    return {
        each: cell
        for name, inner in value.items()
        for each, cell in flat(below, chinese(below, name) if below else name, inner)
    }


def _is_runs(content: Any) -> bool:
    """Whether rows can say a `content`: no two neighbours of one kind that count by themselves."""
    if not isinstance(content, list):
        return False
    keys = [_key_of(entry) for entry in content if not is_empty(entry)]
    twice = any(one == two and one not in ("body", "table", "chart") for one, two in itertools.pairwise(keys))
    return None not in keys and not twice


def _key_of(entry: Any) -> str | None:
    if isinstance(entry, str):
        return "body"
    if not isinstance(entry, Mapping) or len(entry) != 1:
        return None
    ((name, value),) = entry.items()
    key = names_of(ContentItem).get(name)
    return key if key in ("body", "table", "chart") or isinstance(value, list) else None


def _paths(model: type[Record], data: Any, path: Headings) -> Iterator[Headings]:
    """Yield the path of headings of every section that becomes a row."""
    for key, value in data.items() if isinstance(data, Mapping) else ():
        name = names_of(model).get(key)
        if name == "sections":
            yield from _section_paths(value, path)
        elif name == "content" and _is_runs(value):
            for entry in value:
                yield from _paths(ContentItem, entry, path)


def _section_paths(sections: Any, path: Headings) -> Iterator[Headings]:
    for section in sections if isinstance(sections, list) else ():
        here = (*path, _heading(section))
        yield here
        yield from _paths(Section, section, here)


def _heading(section: Mapping[str, Any]) -> str:
    return next((str(section[key]) for key in ("heading", TITLE) if section.get(key)), "")
