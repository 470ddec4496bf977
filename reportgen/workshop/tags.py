"""Tags: what a template's author typed between braces, with its place and the words around it.

In: a template. Out: its tags part by part, in the order in which they stand; tags of an input method as plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element
from reportgen.ooxml.spots import Spot
from reportgen.templating.marks import placed_parts
from reportgen.templating.template import Template
from reportgen.templating.typed import plain_text

Place = Mapping[str, int | str]
TAG = re.compile(r"\{(?:\{(?P<e>(?:(?!\{\{|\{%).)*?)\}|%(?P<s>(?:(?!\{\{|\{%).)*?)%|#(?P<c>.*?)#)\}", re.DOTALL)
PREFIX = re.compile(r"(p|tr|tc|r) ")
SPACED = re.compile(r"\s+(p|tr|tc|r)\s")
STRING = re.compile(r'"[^"]*"' + r"|'[^']*'")
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
WORDS = 16
"""Characters shown at either side of what is wrong."""
CUT = 60


@frozen
class Around:
    """What is wrong as it was typed, and the words before and behind it."""

    before: str = ""
    at: str = ""
    behind: str = ""


@dataclass(frozen=True, eq=False)
class Tag:
    """A tag: `kind` is print, statement or comment, `code` what stands in it without prefix and marks."""

    kind: str
    prefix: str
    code: str
    typed: str
    spot: Spot
    start: int
    end: int
    beside: bool = False
    """Whether it stands in a field code or an attribute, such as an alt text."""

    @property
    def word(self) -> str:
        """The word that a statement begins with."""
        return self.code.split(maxsplit=1)[0] if self.kind == "statement" and self.code else ""

    @property
    def around(self) -> Around:
        """The tag with the words around it."""
        return Around("", self.typed, "") if self.beside else words_around(self.spot, self.start, self.end)

    @property
    def plain(self) -> str:
        """The tag as it was typed, plain where an input method typed it."""
        return straight(plain_text(self.typed))

    def with_code(self, code: str) -> str:
        """Return the tag with other code, typed as one would."""
        opened, closed = ("{{", "}}") if self.kind == "print" else ("{%", "%}")
        return f"{opened}{self.prefix} {code} {closed}"


@dataclass(frozen=True)
class PartOfTemplate:
    """A part of a template: its name, its paragraphs, its tags."""

    name: str
    root: Element
    spots: tuple[Spot, ...]
    tags: tuple[Tag, ...] = field(default=())


def parts_of(template: Template) -> list[PartOfTemplate]:
    """Return the parts that a template fills in, the body first."""
    found = []
    for name, root, spots in placed_parts(template):
        found.append(PartOfTemplate(name, root, tuple(spots), tuple(_tags(tuple(spots)))))
    return found


def words_around(spot: Spot, start: int, end: int) -> Around:
    """Return a stretch of a paragraph with the words around it."""
    text = spot.text
    before, behind = text[max(0, start - WORDS) : start], text[end : end + WORDS]
    lead = "…" if start > WORDS else ""
    return Around(lead + before, text[start:end][:CUT], behind + ("…" if end + WORDS < len(text) else ""))


def tags_in(text: str, spot: Spot, beside: bool = False) -> Iterator[Tag]:
    """Yield the tags of a text that stands at a spot."""
    for found in TAG.finditer(plain_text(text)):
        kind = "print" if found["e"] is not None else "statement" if found["s"] is not None else "comment"
        inside = next(each for each in (found["e"], found["s"], found["c"]) if each is not None)
        prefix, code = _split(straight(inside), kind)
        yield Tag(kind, prefix, code, text[found.start() : found.end()], spot, found.start(), found.end(), beside)


def _tags(spots: tuple[Spot, ...]) -> Iterator[Tag]:
    """Yield the tags in order; what stands between raw and endraw is text."""
    raw = False
    for tag in (tag for spot in spots for tag in _of_spot(spot)):
        if tag.word in ("raw", "endraw"):
            raw = tag.word == "raw"
        elif not raw:
            yield tag


def _of_spot(spot: Spot) -> Iterator[Tag]:
    yield from tags_in(spot.text, spot)
    for text in spot.beside:
        yield from tags_in(text, spot, beside=True)


def _split(inside: str, kind: str) -> tuple[str, str]:
    """Return the prefix and the code of a tag; a prefix behind a blank is none, but the code is read without it."""
    found = PREFIX.match(inside)
    if found and kind != "comment":
        return found[1], _bare(inside[found.end() :])
    spaced = SPACED.match(inside.lstrip("-+")) if kind == "statement" else None
    return ("", _bare(inside[spaced.end() :])) if spaced else ("", _bare(inside))


def whole_tag(opened: str, inside: str, closed: str) -> str:
    """Return a tag of its marks and what stands between them, typed as one would."""
    prefix = PREFIX.match(inside.lstrip()) if opened == "{%" else None
    code = " ".join(inside.lstrip()[prefix.end() if prefix else 0 :].split())
    return f"{opened}{prefix[1] if prefix else ''} {code} {closed}"


def straight(code: str) -> str:
    """Return code whose curly quotation marks are straight where they stand for such marks."""
    pieces, end = [], 0
    for found in STRING.finditer(code):
        pieces += [code[end : found.start()].translate(STRAIGHT), found[0]]
        end = found.end()
    return "".join([*pieces, code[end:].translate(STRAIGHT)])


def _bare(code: str) -> str:
    return code.strip().removeprefix("-").removeprefix("+").removesuffix("-").removesuffix("+").strip()
