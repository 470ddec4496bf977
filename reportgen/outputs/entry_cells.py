"""Cells of an entry workbook: values as texts that read back as the same values.

In: a record and plain data of it. Out: texts by column; whatever no flat row can hold stands in its cell as JSON, or under
dotted keys such as 附件.1.标题.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportgen.cells import is_too_long
from reportgen.model.entry_sheets import RECTIFICATION, cell_of, value_in
from reportgen.model.keys import is_empty, names_of, reader, shape
from reportgen.model.problems import RefusedError
from reportgen.model.record import Record
from reportgen.model.records import Finding

Row = dict[str, str]


def flat(model: type[Record] | None, key: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the cells of one value: its key, dotted where it holds more than a cell does, and the text."""
    below, many, read = _held(model, key.rpartition(".")[2])
    if is_empty(value):
        return
    if below is not None and isinstance(value, Mapping):
        for name, each in value.items():
            yield from flat(below, f"{key}.{chinese(below, name)}", each)
    elif below is not None and many and isinstance(value, list) and not _listable(below, value):
        yield from _numbered(below, key, value)
    else:
        text = cell_text(read, value, many)
        if is_too_long(text) and isinstance(value, list):
            yield from ((f"{key}.{number}", cell_of(each)) for number, each in enumerate(value, 1))
        else:
            yield key, text


def _numbered(below: type[Record], key: str, values: list[Any]) -> Iterator[tuple[str, str]]:
    number = 0
    for value in values:
        here = f"{key}.{number + 1}"
        if isinstance(value, Mapping):
            cells = [
                each for name, inner in value.items() for each in flat(below, f"{here}.{chinese(below, name)}", inner)
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


def chinese(model: type[Record], name: str) -> str:
    """Return the Chinese name of a key; one that is unknown as it is."""
    known = names_of(model).get(name)
    return model.model_fields[known].title if known else name


def _listable(below: type[Record], values: list[Any]) -> bool:
    """Whether entries can stand in one cell, a line each."""
    return bool(below.shorthand) and all(isinstance(each, str) and _is_line(each) for each in values)


def _is_line(text: str) -> bool:
    return bool(text.strip()) and text == text.strip() and text.splitlines() == [text] and value_in(text) == text


def cell_text(read: Any, value: Any, many: bool) -> str:
    """Return the cell of one value: a list of texts as lines where those read as the list does."""
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
        key = chinese(model, name)
        if is_empty(value):
            continue
        if model is Finding and key == RECTIFICATION and isinstance(value, Mapping):
            below = shape(model, "rectification")[0]
            assert below is not None
            cells |= {_beside(each): text for each, text in record_cells(below, value).items()}
        else:
            cells |= held_cells(model, key, value)
    return cells


def _beside(key: str) -> str:
    """Return the column for a key of a rectification beside those of its finding."""
    return f"{RECTIFICATION}.{key}" if key.partition(".")[0] in names_of(Finding) else key


def held_cells(model: type[Record], key: str, value: Any) -> Row:
    """Return the cells of one value in a row: entries that are groups stand in one cell as JSON, if it takes them."""
    below, many, _ = _held(model, key)
    deep = below is not None and many and isinstance(value, list) and not _listable(below, value)
    text = cell_of(value) if deep else ""
    return {key: text} if deep and not is_too_long(text) else dict(flat(model, key, value))
