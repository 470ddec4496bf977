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


def table_lines(fields: Sequence[Field], wording: Wording) -> Iterator[str]:
    """Yield the lines of a table; fields of objects and items of lists are indented below them."""
    rows = [heads(wording)]
    for field in every(fields):
        first, *others = cells_of(field, wording)
        rows.append([STEP * field.depth + first, *others])
    widths = [max(width(row[index]) for row in rows) for index in range(len(HEADS))]
    for row in rows:
        yield GAP.join(cell + " " * (widths[index] - width(cell)) for index, cell in enumerate(row)).rstrip()
    for field in every(fields):
        if field.values:
            yield fixed_line(field, wording)


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
