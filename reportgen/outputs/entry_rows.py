"""Rows of an entry workbook: what a document says, laid out in cells that read back as the same document.

In: a model, and plain data as of a YAML file. Out: the cells of each sheet. Whatever no flat row can hold stands in its
cell as JSON, or under dotted keys such as 附件.1.标题.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reportgen.model.entry_sheets import (
    LEVEL,
    RECORD_SHEETS,
    RECTIFICATION,
    TEXT,
    TITLE,
    TYPE,
    TYPES,
    UNDER,
    cell_of,
    value_in,
)  # fmt: skip
from reportgen.model.keys import is_empty, names_of, reader, shape
from reportgen.model.official import CONTENT_KEYS, ContentItem, Section
from reportgen.model.problems import RefusedError
from reportgen.model.record import Record
from reportgen.model.records import Finding

LONGEST = 32_767
"""Characters that a cell of Excel takes; more would be dropped."""
SHEETS = {key: (title, model) for title, (key, model) in RECORD_SHEETS.items()}
TYPE_OF = {key: word for word, key in TYPES.items()}
Row = dict[str, str]


@dataclass
class EntryRows:
    """The cells of a workbook: by key for the envelope, row by row for the rest."""

    basic: Row = field(default_factory=dict)
    body: list[Row] = field(default_factory=list)
    records: dict[str, list[Row]] = field(default_factory=dict)


def entry_rows(model: type[Record], data: Mapping[str, Any]) -> EntryRows:
    """Return the rows that say what the data says."""
    return _Rows(model, data).rows


def flat(model: type[Record] | None, key: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the cells of one value: its key, dotted where it holds more than a cell does, and the text."""
    below, many, read = _held(model, key.rpartition(".")[2])
    if is_empty(value):
        return
    if below is not None and isinstance(value, Mapping):
        for name, each in value.items():
            yield from flat(below, f"{key}.{_chinese(below, name)}", each)
    elif below is not None and many and isinstance(value, list) and not _listable(below, value):
        yield from _numbered(below, key, value)
    else:
        text = _cell(read, value, many)
        if len(text) > LONGEST and isinstance(value, list):
            yield from ((f"{key}.{number}", cell_of(each)) for number, each in enumerate(value, 1))
        else:
            yield key, text


def _numbered(below: type[Record], key: str, values: list[Any]) -> Iterator[tuple[str, str]]:
    number = 0
    for value in values:
        here = f"{key}.{number + 1}"
        if isinstance(value, Mapping):
            cells = [
                each for name, inner in value.items() for each in flat(below, f"{here}.{_chinese(below, name)}", inner)
            ]
        else:
            cells = [] if is_empty(value) else [(here, cell_of(value))]
        yield from cells
        number += bool(cells)


def _held(model: type[Record] | None, name: str) -> tuple[type[Record] | None, bool, Any]:
    """Return what stands under a key: the record, whether many, and otherwise what reads it."""
    known = names_of(model).get(name) if model is not None else None
    if model is None or known is None:
        return None, False, None
    below, many = shape(model, known)
    return below, many, None if below else reader(model, known)


def _chinese(model: type[Record], name: str) -> str:
    known = names_of(model).get(name)
    return model.model_fields[known].title if known else name


def _listable(below: type[Record], values: list[Any]) -> bool:
    """Whether entries can stand in one cell, a line each."""
    return bool(below.shorthand) and all(isinstance(each, str) and _is_line(each) for each in values)


def _is_line(text: str) -> bool:
    return bool(text.strip()) and text == text.strip() and text.splitlines() == [text] and value_in(text) == text


def _cell(read: Any, value: Any, many: bool) -> str:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        joined = "\n".join(value)
        if many or _same(read, value, joined):
            return cell_of(joined)
    return cell_of(value)


def _same(read: Any, value: Any, joined: str) -> bool:
    """Whether a text reads as the list does."""
    try:
        return read is not None and read(value) == read(joined)
    except RefusedError:
        return False


def record_cells(model: type[Record], record: Any) -> Row:
    """Return a record as the cells of one row; what lies deeper stands in its cell as JSON."""
    if not isinstance(record, Mapping):
        record = {model.shorthand: record} if model.shorthand else {}
    cells: Row = {}
    for name, value in record.items():
        key = _chinese(model, name)
        if is_empty(value):
            continue
        if model is Finding and key == RECTIFICATION and isinstance(value, Mapping):
            below = shape(model, "rectification")[0]
            assert below is not None
            cells |= {_beside(each): text for each, text in record_cells(below, value).items()}
        else:
            cells |= _held_cells(model, key, value)
    return cells


def _beside(key: str) -> str:
    """Return the column for a key of a rectification beside those of its finding."""
    return f"{RECTIFICATION}.{key}" if key.partition(".")[0] in names_of(Finding) else key


def _held_cells(model: type[Record], key: str, value: Any) -> Row:
    below, many, _ = _held(model, key)
    deep = below is not None and many and isinstance(value, list) and not _listable(below, value)
    text = cell_of(value) if deep else ""
    return {key: text} if deep and len(text) <= LONGEST else dict(flat(model, key, value))


@dataclass
class _Rows:
    """Lays out one document."""

    model: type[Record]
    data: Mapping[str, Any]
    rows: EntryRows = field(default_factory=EntryRows)

    def __post_init__(self) -> None:
        self._paths = list(_paths(self.model, self.data, ""))
        rest = {key: value for key, value in self.data.items() if not self._is_body(key, value)}
        for key, value in rest.items():
            self.rows.basic |= dict(flat(self.model, _chinese(self.model, key), value))
        self._below(self.model, {key: value for key, value in self.data.items() if key not in rest}, 1, "")

    def _is_body(self, key: str, value: Any) -> bool:
        name = names_of(self.model).get(key)
        if name == "content":
            return _is_runs(value)
        return name in (*CONTENT_KEYS[1:], "body") and (name == "body" or isinstance(value, list))

    def _below(self, model: type[Record], data: Mapping[str, Any], level: int, path: str) -> None:
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

    def _entry(self, entry: Any, level: int, path: str) -> None:
        """Lay out one entry of `content`."""
        if not isinstance(entry, Mapping):
            self._row("body", entry, level, path)
            return
        for name, value in entry.items():
            key = names_of(ContentItem)[name]
            for each in self._values(key, value) if key in SHEETS or key == "sections" else [value]:
                self._row(key, each, level, path)

    def _row(self, key: str, value: Any, level: int, path: str) -> None:
        row = {LEVEL: str(level), TYPE: TYPE_OF[key]}
        if key == "sections":
            self._section(row, value, level, path)
        elif key in SHEETS:
            self.rows.body.append({**row, **record_cells(SHEETS[key][1], value)})
        elif key == "body":
            self.rows.body.append({**row, TEXT: _cell(reader(Section, "body"), value, many=False)})
        else:
            self.rows.body.append({**row, **_drawn(key, value)})

    def _section(self, row: Row, data: Mapping[str, Any], level: int, path: str) -> None:
        own = {key: value for key, value in data.items() if not is_empty(value)}
        names = names_of(Section)
        below = {key: value for key, value in own.items() if names.get(key) in (*CONTENT_KEYS, "content")}
        for key, value in own.items():
            name = names.get(key)
            if name == "body" or (name == "content" and not _is_runs(value)) or key not in below:
                row |= dict(flat(Section, _chinese(Section, key), value))
                below.pop(key, None)
        self.rows.body.append(row)
        self._below(Section, below, level + 1, f"{path}/{_heading(data)}")

    def _address(self, path: str) -> str | None:
        """Return what the column 所属小节 says for a section; None where no text names it alone."""
        if not path:
            return ""
        heading = path.rpartition("/")[2]
        for text in (heading, path[1:]):
            ends = [each for each in self._paths if each.endswith(f"/{text}")]
            exact = [each for each in ends if each == f"/{text}"]
            if text == text.strip() and text and (exact or ends) == [path]:
                return text
        return None


def _drawn(key: str, value: Any) -> Row:
    """Return the cells of a table or a chart in the text."""
    text = cell_of(value)
    if len(text) <= LONGEST or not isinstance(value, Mapping):
        return {TEXT: text}
    below = shape(ContentItem, key)[0]
    return {
        each: cell
        for name, inner in value.items()
        for each, cell in flat(below, _chinese(below, name) if below else name, inner)
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


def _paths(model: type[Record], data: Any, path: str) -> Iterator[str]:
    """Yield the path of headings of every section that becomes a row."""
    for key, value in data.items() if isinstance(data, Mapping) else ():
        name = names_of(model).get(key)
        if name == "sections":
            yield from _section_paths(value, path)
        elif name == "content" and _is_runs(value):
            for entry in value:
                yield from _paths(ContentItem, entry, path)


def _section_paths(sections: Any, path: str) -> Iterator[str]:
    for section in sections if isinstance(sections, list) else ():
        here = f"{path}/{_heading(section)}"
        yield here
        yield from _paths(Section, section, here)


def _heading(section: Mapping[str, Any]) -> str:
    return next((str(section[key]) for key in ("heading", TITLE) if section.get(key)), "")
