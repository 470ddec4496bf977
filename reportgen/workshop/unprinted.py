"""Unprinted: texts of a view that a template does not print, or prints less often than it should.

In: the view of a document, and the text of what was made of it. Out: what would be lost, by the Chinese name of its field or
the kind of its block. A text is looked for as often as all texts of the view together hold it: a name that stands in the
red head and in the signature is missed where only one of them is printed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator
from typing import Any

from reportgen.frozen import frozen
from reportgen.rendering import parts_of, squash
from reportgen.views.fields import context

ELSEWHERE = frozenset(
    ("title", "title_lines", "blocks", "issuing_authority", "number_lines", "signature", "issue_date", "annotation")
)
"""Fields that say once more what others or the blocks say."""
JOINED = re.compile(r"[、，,；;\n]")
"""Between names that a template may join otherwise."""
SEPARATOR = "\0"


@frozen
class Piece:
    """A text of a view as it is compared, and where it is from: a field, or a kind of block."""

    name: str
    text: str
    in_body: bool


def unprinted(view: Any, text: str, known: Collection[str] = ()) -> list[Piece]:
    """Return what is not printed, one piece for each field and kind of block; `known` are kinds that are known to be lost."""
    wanted = [each for each in _pieces(view) if each.name not in known]
    lost: dict[tuple[str, bool], Piece] = {}
    whole = _joined(wanted)
    for each in sorted(wanted, key=lambda piece: (-len(piece.text), piece.in_body != bool(known))):
        if text.count(each.text) < whole.count(each.text):
            lost.setdefault((each.name, each.in_body), each)
            wanted.remove(each)  # what it holds is missing with it, and is no loss of its own
            whole = _joined(wanted)
    return list(lost.values())


def _joined(pieces: list[Piece]) -> str:
    return SEPARATOR.join(each.text for each in pieces)


def _pieces(view: Any) -> Iterator[Piece]:
    yield Piece("标题", squash(view.title), in_body=False)
    for name, said in printable(view):
        yield from (Piece(name, each, in_body=False) for each in said)
    for block in context(view)["blocks"]:
        yield from (Piece(block["kind"], squash(part), in_body=True) for part in parts_of(block) if squash(part))


def printable(view: Any) -> Iterator[tuple[str, list[str]]]:
    """Yield the fields of a view that are texts, by their Chinese names, with their texts; those of its groups too."""
    for field in dataclasses.fields(view):
        value = getattr(view, field.name)
        if field.name in ELSEWHERE:
            continue
        if dataclasses.is_dataclass(value):
            yield from ((f"{field.metadata['chinese']}.{name}", said) for name, said in printable(value))
        elif said := [squash(each) for each in _texts(value)]:
            yield field.metadata["chinese"], said


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [part for each in values if isinstance(each, str) for part in JOINED.split(each) if part.strip()]
