"""Cells of an entry workbook: each goes under its key, `版记.印发机关` inside a group, `附件.1.标题` inside a list.

In: keys and texts with their cells. Out: plain data, and the cell of every value; what belongs nowhere is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportgen.model.entry_sheets import value_in
from reportgen.model.keys import names_of, nearest, shape
from reportgen.model.record import Record
from reportgen.sources.collector import Collector
from reportgen.sources.source import CellMark, PathKey, Plain

Marks = dict[PathKey, "CellMark"]
TWICE = "the key {key} stands twice, in {first} and in {second}; keep one"
NOT_A_GROUP = "{key} holds a text already and cannot hold keys too"
GAP = "the entries of {key} are numbered 1, 2, 3 …; number {number} follows none"
LONGEST_KEY = 12
"""So many steps has a key at most."""


@dataclass
class Group:
    """A group of keys in the making, and where each value stands."""

    model: type[Record]
    collector: Collector
    data: dict[str, Plain] = field(default_factory=dict)
    marks: Marks = field(default_factory=dict)

    def put(self, keys: Sequence[str], text: str, mark: CellMark) -> None:
        """Put the text of a cell under its key."""
        model: type[Record] | None = self.model
        many = False
        current: Any = self.data
        at: PathKey = ()
        for position, key in enumerate(keys):
            step = self._step(current, key, keys, mark)
            if step is None:
                return
            model, many = _below(model, many, step)
            at = (*at, step)
            if position == len(keys) - 1:
                self._set(current, step, _value(model, many, text), at, mark)
            else:
                current = self._enter(current, step, keys[position + 1], at, mark)

    def _step(self, current: Any, key: str, keys: Sequence[str], mark: CellMark) -> str | int | None:
        """Return the key, or in a list the index, that comes next; None where it leads nowhere, which is told."""
        if isinstance(current, dict):
            return key
        if not isinstance(current, list):
            self.collector.add("not-a-group", NOT_A_GROUP, mark, field=keys[0], key=keys[0])
            return None
        number = int(key) if key.isascii() and key.isdecimal() and len(key) < 6 else 0
        if not 1 <= number <= len(current) + 1:
            self.collector.add("entry-number", GAP, mark, field=keys[0], key=keys[0], number=key)
            return None
        return number - 1

    def _enter(self, current: Any, step: str | int, following: str, at: PathKey, mark: CellMark) -> Any:
        """Return the group or list under a key, made where it is not there yet."""
        made: Plain = [] if following.isdecimal() else {}
        self.marks.setdefault(at, mark)
        if isinstance(current, list):
            if step == len(current):
                current.append(made)
            return current[int(step)]
        return current.setdefault(step, made)

    def _set(self, current: Any, step: str | int, value: Plain, at: PathKey, mark: CellMark) -> None:
        if at in self.marks:
            first, shown = self.marks[at], ".".join(str(each) for each in at)
            self.collector.add("duplicate-key", TWICE, mark, field=shown, key=shown, first=first.cell, second=mark.cell)
            return
        self.marks[at] = mark
        if isinstance(current, list):
            current.append(value)
        else:
            current[step] = value


def _below(model: type[Record] | None, many: bool, step: str | int) -> tuple[type[Record] | None, bool]:
    """Return what stands under a key of a record, or in an entry of a list of records."""
    if model is None or many:
        return model if isinstance(step, int) else None, False
    name = names_of(model).get(str(step))
    return shape(model, name) if name else (None, False)


def _value(model: type[Record] | None, many: bool, text: str) -> Plain:
    """Return what a cell holds; several lines are several entries where entries may be texts."""
    value: Plain = value_in(text)
    if isinstance(value, str) and many and model is not None and model.shorthand:
        return [line.strip() for line in value.splitlines() if line.strip()]
    return value


def unknown_key(models: Sequence[type[Record]], keys: Sequence[str]) -> tuple[str, str] | None:
    """Return the step of a key that no record knows, and the nearest that one does; None where all is known."""
    current: list[tuple[type[Record], bool]] = [(model, False) for model in models]
    for key in keys:
        if not current:
            return None
        if all(many for _, many in current) and key.isdecimal():
            current = [(model, False) for model, _ in current]
            continue
        known = [(model, names_of(model)) for model, _ in current]
        if not any(key in names for _, names in known):
            return key, nearest(key, dict.fromkeys(name for _, names in known for name in names))
        current = [
            (below, many)
            for model, names in known
            if key in names
            for below, many in [shape(model, names[key])]
            if below is not None
        ]
    return None


def prefixed(marks: Mapping[PathKey, CellMark], path: PathKey) -> Marks:
    """Return marks whose paths begin in a group that itself stands at a path."""
    return {(*path, *at): mark for at, mark in marks.items()}
