"""Fields as text: a table for a terminal, JSON for programs.

In: fields, the user's language. Out: lines, or plain data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import east_asian_width

from reportgen.locale import Wording
from reportgen.workshop.field import Field, Name, end_of, every

HEADS = ("字段", "field", "type", "meaning", "example", "tag")
GAP = "  "
STEP = "  "
GIVE_WAY = ((4, 8), (4, 0), (1, 0), (3, 8), (3, 0), (2, 0))
"""The columns that give way where a window is narrow, the first one first, each with what is left of it: 0 for nothing."""


def cells_of(field: Field, wording: Wording) -> tuple[str, ...]:
    """Return what is told of a field: both names, type, meaning, example, the tag to type."""
    meaning = wording.text(field.meaning) if field.meaning else ""
    return (
        field.name.chinese, field.name.english, wording.text(field.type), meaning, field.example,
        in_language(field.tag, wording),
    )  # fmt: skip


def in_language(name: Name, wording: Wording) -> str:
    """Return a tag in the user's language; one that begins something with the tag that ends it."""
    tag = name.chinese if wording.language == "zh" else name.english
    end = end_of(tag)
    return f"{tag} … {end}" if end else tag


def heads(wording: Wording) -> list[str]:
    """Return the heads of the columns."""
    return [wording.text(head) if head.isascii() and head != "field" else head for head in HEADS]


def table_lines(fields: Sequence[Field], wording: Wording, room: int = 0) -> Iterator[str]:
    """Yield the lines of a table, at most `room` wide if one is given; what stands in objects and lists is indented below them."""
    rows = [heads(wording)]
    for field in every(fields):
        first, *others = cells_of(field, wording)
        rows.append([STEP * field.depth + first, *others])
    if room and max(sum(map(width, row)) + len(GAP) * (len(row) - 1) for row in rows) > room:
        rows = [[*row[:-1], row[-1].partition(" … ")[0]] for row in rows]  # what begins a loop or condition is enough
    widths = _within([max(width(row[index]) for row in rows) for index in range(len(HEADS))], room)
    for row in rows:
        yield GAP.join(_cell(row[index], wide) for index, wide in enumerate(widths) if wide).rstrip()
    for field in every(fields):
        if field.values:
            yield fixed_line(field, wording)


def _within(widths: Sequence[int], room: int) -> list[int]:
    """Return the widths of columns that fit; 0 for those left out. Name and tag never give way."""
    found = list(widths)
    for index, least in GIVE_WAY:
        over = sum(each + len(GAP) for each in found if each) - len(GAP) - room
        if room and over > 0:
            found[index] = max(found[index] - over, min(least, found[index])) if least else 0
    return found


def _cell(text: str, wide: int) -> str:
    short = text
    while width(short) + (short != text) > wide:
        short = short[:-1]
    shown = short if short == text else f"{short}…"
    return shown + " " * (wide - width(shown))


def fixed_line(field: Field, wording: Wording) -> str:
    """Return a sentence on what a field may say."""
    name = field.name.chinese if wording.language == "zh" else field.name.english
    return wording.text("{field} is one of: {values}", field=name, values="、".join(field.values))


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def as_json(field: Field, wording: Wording) -> dict[str, Any]:
    """Return a field as plain data, with those below it."""
    said: dict[str, Any] = {
        "path": list(field.path),
        "name": _both(field.name),
        "type": field.type,
        "meaning": wording.text(field.meaning) if field.meaning else "",
        "example": field.example,
        "tag": _both(field.tag),
        "in": [_both(each) for each in field.around],
    }
    if field.values:
        said["values"] = list(field.values)
    return {**said, "fields": [as_json(each, wording) for each in field.fields]} if field.fields else said


def _both(name: Name) -> dict[str, str]:
    return {"zh": name.chinese, "en": name.english}
