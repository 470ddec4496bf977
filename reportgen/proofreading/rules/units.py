"""Rule of units (责任单位): a name that differs by a slip from one that the document uses elsewhere.

In: an outline. Out: names with a character lost, doubled or swapped; a name that is merely another one is let be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.frozen import frozen
from reportgen.proofreading.cells import cell_paragraphs
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule

HEADS = {"责任单位", "牵头单位", "责任科室", "牵头科室", "配合单位", "参加单位", "带队单位", "主办单位", "协办单位"}
SAID = re.compile(f"(?:{'|'.join(sorted(HEADS))})：([^。；\\n）]{{2,200}})")
NAME = re.compile("[一-鿿（）]{5,30}")
COUNTED = set("一二三四五六七八九十东西南北上下甲乙丙丁大小新老")
"""Characters by which two units lawfully differ: 第一中学, 第十一中学."""
SEVERAL = re.compile("各|有关|相关|其他|全体|所有")
"""What begins a name of several units at once: 各区, 各县区."""
OFTEN = 2
"""Times that a name stands in a document which is held to be the right one."""


@frozen
class Unit:
    """The name of a unit, and where it stands."""

    name: str
    paragraph: int
    start: int


def slips(outline: Outline) -> Iterator[Found]:
    """Find a name that stands once and is, but for a slip, one that stands several times."""
    units = units_of(outline)
    counts = Counter(each.name for each in units)
    forms = {slip: name for name, count in sorted(counts.items()) if count >= OFTEN for slip in _slips(name)}
    for each in units:
        if counts[each.name] == 1 and each.name in forms and not SEVERAL.match(each.name):
            end = each.start + len(each.name)
            yield Found(each.paragraph, each.start, end, {"found": each.name, "expected": forms[each.name]})


def units_of(outline: Outline) -> list[Unit]:
    """Return the units that a document makes responsible."""
    return [*_of_tables(outline), *_of_lines(outline)]


def _slips(name: str) -> Iterator[str]:
    """Yield what a slip makes of a name: a character inside it lost, doubled, or swapped with the next."""
    for at in range(1, len(name) - 1):
        if name[at] not in COUNTED:
            yield name[:at] + name[at + 1 :]
            yield name[:at] + name[at] + name[at:]
        if name[at] != name[at + 1]:
            yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _of_tables(outline: Outline) -> Iterator[Unit]:
    cells = cell_paragraphs(outline)
    for table in outline.tables:
        head = ["".join(cell.split()) for cell in table.rows[0]] if table.rows else []
        for column in (n for n, cell in enumerate(head) if cell in HEADS):
            for number in range(2, len(table.rows) + 1):
                index = cells.get((table.number, number, column + 1))
                if index is not None:
                    yield from _names(index, outline.paragraphs[index].text, 0)


def _of_lines(outline: Outline) -> Iterator[Unit]:
    for index, paragraph in enumerate(outline.paragraphs):
        for match in SAID.finditer(paragraph.text if paragraph.role != "cell" else ""):
            yield from _names(index, match[1], match.start(1))


def _names(index: int, text: str, offset: int) -> Iterator[Unit]:
    for match in NAME.finditer(text):
        yield Unit(match[0], index, offset + match.start())


RULES = (
    Rule(
        "unit-differs",
        "the unit is called {found} here, and {expected} elsewhere",
        Severity.WARNING,
        "a unit has one name in a document",
        ("任务\t责任单位", "排查\t危险化学品监管科", "整改\t危险化学品监管科", "验收\t危险化品监管科"),
        ("任务\t责任单位", "排查\t危险化学品监管科", "整改\t危险化学品监管科", "验收\t危险化学品监管科"),
        slips,
    ),
)
