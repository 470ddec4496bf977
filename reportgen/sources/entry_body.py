"""The body of an entry workbook: rows with a level and a type become sections with their records.

In: rows of the sheet 正文, and records that name the section they belong to. Out: plain data under the keys of the
document, in the order of the rows, with the cell of every value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.model.entry_sheets import CHINESE, MAX_LEVEL
from reportgen.model.keys import nearest
from reportgen.model.official import CONTENT_KEYS, Section
from reportgen.model.records import Measure
from reportgen.sources.collector import Collector
from reportgen.sources.entry_cells import Group, Marks, prefixed
from reportgen.sources.source import CellMark, Plain

ONE_ENTRY = ("body", "table", "chart")
"""Keys of `content` whose entry holds one text or group and no list."""
BELOW_MEASURE = ("points", "measures", "findings")


@dataclass
class Item:
    """What one row says: under which key it stands, its value, and what stands below it."""

    key: str
    value: Plain
    marks: Marks
    mark: CellMark
    node: Node | None = None


@dataclass
class Node:
    """A section, a measure, or the document itself: what stands below it, in order."""

    is_measure: bool = False
    path: tuple[str, ...] = ()
    """The headings that lead to it."""
    items: list[Item] = field(default_factory=list)

    def add(self, item: Item) -> None:
        """Take a record of another sheet in: behind its like, and before the sections below."""
        mine = CONTENT_KEYS.index(item.key)
        place = len(self.items)
        while place and self.items[place - 1].key != item.key:
            place -= 1
        later = (at for at, each in enumerate(self.items) if each.key in CONTENT_KEYS[mine + 1 :])
        self.items.insert(place or next(later, len(self.items)), item)


class Body:
    """Takes rows one by one."""

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self.root = Node()
        self._open = [self.root]
        self._sections: dict[str, list[Node]] = {}
        """By heading, and by the headings that lead to it, joined with /."""

    def add(self, level: int | None, item: Item, heading: str) -> None:
        """Put a row below what is open one level above it; without a level it stands in the section above it."""
        if level is None:
            level = max(index for index, node in enumerate(self._open) if not node.is_measure) + 1
        if level > len(self._open):
            message = "nothing stands at level {above} above this row; a row of level {level} belongs below one of level {above}"
            self._collector.add("level-skipped", message, item.mark, level=level, above=level - 1)
            level = len(self._open)
        parent = self._open[level - 1]
        if parent.is_measure and item.key not in BELOW_MEASURE:
            message = "this cannot stand below a measure (措施); write it into the cell of the measure, or give it the level of the section"
            self._collector.add("below-measure", message, item.mark)
        self._open = self._open[:level]
        parent.items.append(item)
        if item.key in ("sections", "measures"):
            self._enter(parent, item, heading)

    def _enter(self, parent: Node, item: Item, heading: str) -> None:
        item.node = Node(item.key == "measures", (*parent.path, heading))
        self._open.append(item.node)
        if item.key == "sections":
            for start in range(len(item.node.path)):
                self._sections.setdefault("/".join(item.node.path[start:]), []).append(item.node)

    def add_record(self, under: str, item: Item, mark: CellMark) -> None:
        """Put a record of a sheet of its own below the section that it names; without a name, at the first level."""
        if not under:
            self.root.add(item)
            return
        found = self._sections.get(under, [])
        exact = [node for node in found if "/".join(node.path) == under]
        if len(exact) == 1 or len(found) == 1:
            (exact or found)[0].add(item)
        elif found:
            message = "the heading {heading} stands {count} times in the sheet 正文; write the heading above it before it: 上级标题/标题"
            self._collector.add("section-ambiguous", message, mark, heading=under, count=len(found))
        else:
            self._tell_unknown(under, mark)

    def _tell_unknown(self, under: str, mark: CellMark) -> None:
        near = nearest(under, self._sections) if self._collector.tells("section-unknown") else ""
        message = "the sheet 正文 has no section with the heading {heading}"
        if near:
            message = "the sheet 正文 has no section with the heading {heading}; did you mean {near}?"
        self._collector.add("section-unknown", message, mark, heading=under, near=near)

    def fill(self, group: Group) -> None:
        """Put the body into the group of the document."""
        _fill(self.root, group)


def _fill(node: Node, group: Group) -> None:
    """Put what stands below a node under the keys of its group; `content` (内容项) where it has an order of its own."""
    order = [CONTENT_KEYS.index(item.key) if item.key in CONTENT_KEYS else -1 for item in node.items]
    if order == sorted(order) and -1 not in order:
        for key in CONTENT_KEYS:
            items = [item for item in node.items if item.key == key]
            if items:
                _put(group, key, items, node)
    else:
        _put_content(group, node)


def _put(group: Group, key: str, items: list[Item], node: Node) -> None:
    name = CHINESE[key] if node.is_measure else _name(group, key)
    there = group.data.get(name) if node.is_measure else None
    entries: list[Plain] = there if isinstance(there, list) else []
    group.marks.setdefault((name,), items[0].mark)
    for item in items:
        values = item.value if key == "body" and isinstance(item.value, list) else [item.value]
        for value in values:
            entries.append(_whole(item, value, group.collector))
            group.marks |= prefixed(_marks(item), (name, len(entries) - 1))
    group.data[name] = entries[0] if key == "body" and len(entries) == 1 else entries


def _put_content(group: Group, node: Node) -> None:
    name = CHINESE["content"]
    entries: list[Plain] = []
    for key, items in _runs(node.items):
        inside = Group(group.model, group.collector)
        if key in ("table", "chart"):
            inside.data[CHINESE[key]] = items[0].value
            inside.marks = prefixed(items[0].marks, (CHINESE[key],)) | {(CHINESE[key],): items[0].mark}
        else:
            _put(inside, key, items, Node())
        group.marks[name, len(entries)] = items[0].mark
        group.marks |= prefixed(inside.marks, (name, len(entries)))
        entries.append(inside.data)
    group.marks.setdefault((name,), node.items[0].mark)
    group.data[name] = entries


def _runs(items: list[Item]) -> Iterator[tuple[str, list[Item]]]:
    """Yield neighbours of one key together; tables and charts stand alone."""
    run: list[Item] = []
    for item in items:
        if run and (run[0].key != item.key or item.key in ("table", "chart")):
            yield run[0].key, run
            run = []
        run.append(item)
    if run:
        yield run[0].key, run


def _name(group: Group, key: str) -> str:
    """Return the Chinese name of a key, the English one where the Chinese is taken: then the model tells that both are."""
    return key if CHINESE[key] in group.data else CHINESE[key]


def _whole(item: Item, value: Plain, collector: Collector) -> Plain:
    """Return what an item says, with all that stands below it."""
    if item.node is None or not isinstance(value, dict):
        return value
    group = Group(Measure if item.node.is_measure else Section, collector, value, item.marks)
    _fill(item.node, group)
    return group.data


def _marks(item: Item) -> Marks:
    return {(): item.mark, **item.marks}


def level_of(text: str) -> int | None:
    """Return a level as a number; None for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and 1 <= int(text[:3]) <= MAX_LEVEL else None
