"""Neutralising: a template in which tags that are known to be wrong stand as they were meant, or do no harm.

In: the bytes of a template, and what is known wrong with it. Out: a template to try all the same, so that what is wrong beside
is told in the same run; and which tags print nothing now, since nobody knows what they were meant to print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.diagnostics import Diagnostic
from reportgen.frozen import frozen
from reportgen.ooxml.package import write_package
from reportgen.ooxml.spots import Spot
from reportgen.ooxml.tagged import part_of
from reportgen.templating.neutral import neutral
from reportgen.templating.template import Template
from reportgen.workshop.tags import PartOfTemplate, Tag, parts_of

Place = Mapping[str, int | str]
WHOLE_TAG = re.compile(r"\{\{[^{}]+\}\}|\{%[^{}]+%\}")
WORD = re.compile(r"\w+")
LOST_BLOCK, TITLE = "template-loses", "标题"
LOSSES = frozenset((LOST_BLOCK, "trial-unprinted"))
OF_SHAPE = frozenset(("trial-invalid", "trial-schema", "template-unusable"))
LINES = {"title_lines": "标题", "标题行": "标题", "number_lines": "发文字号", "文号行": "发文字号"}
"""Fields that say another one line by line."""


@frozen
class Wrong:
    """A tag that is known to be wrong, or half of one: its place, how it is typed, and how it was meant if that is known."""

    place: Place
    typed: str
    meant: str = ""


@frozen
class Neutralised:
    """A template to try; `words` are those of the tags that print nothing now, `places` those of all that were changed."""

    template: Template
    words: frozenset[str] = frozenset()
    places: tuple[Place, ...] = ()
    shaped: bool = False
    """Whether what was changed may change which paragraphs, rows and cells there are."""
    in_loop: bool = False
    """Whether a tag that prints nothing now stands in a loop, or begins one, and so may have printed the blocks of the body."""

    def follows(self, found: Diagnostic, names: Mapping[str, str]) -> bool:
        """Whether something that is found wrong with it only follows from what was changed; `names` are those of the fields."""
        if found.location.place in self.places or (self.shaped and found.code in OF_SHAPE):
            return True
        if found.code not in LOSSES or not self.words:
            return False
        if found.code == LOST_BLOCK and found.params["kind"] != TITLE and not self.in_loop:
            return False
        if not self.words <= {*names, *names.values()}:
            return True  # what a tag was to print is not known, or it stands in a loop
        lost = str(found.params.get("kind", found.params.get("field"))).partition(".")[0]
        printed = {LINES.get(each, names.get(each, each)) for each in self.words}
        return lost in printed or "内容块" in printed


def neutralised(source: Neutralised, wrong: Sequence[Wrong]) -> Neutralised | None:
    """Return a template with each of some tags as it was meant; None where one of them cannot be changed."""
    template, words = source.template, set(source.words)
    parts, looping = parts_of(template), source.in_loop
    loops = [tag.spot.place for part in parts for tag in _in_loops(part.tags)]
    for each in wrong:
        instead = each.meant if WHOLE_TAG.fullmatch(each.meant) else neutral(each.typed)
        if not instead or instead == each.typed or not any(list(_put(each, instead, parts))):
            return None
        if not WHOLE_TAG.fullmatch(each.meant) and not _prints_the_same(each.typed, instead):
            words |= set(WORD.findall(each.typed))
            looping = looping or each.place in loops
    changed = {part.name: part_of(part.root) for part in parts}
    data = write_package({**template.parts, **changed})
    return Neutralised(
        Template.from_bytes(data, template.name),
        frozenset(words),
        (*source.places, *(each.place for each in wrong)),
        source.shaped or any(not each.typed.startswith("{{") for each in wrong),
        looping,
    )


def _prints_the_same(typed: str, instead: str) -> bool:
    """Whether a tag prints the same field as before, without its filters."""
    return "|" in typed and WORD.findall(typed)[:1] == WORD.findall(instead)[:1] and instead.startswith("{{")


def _in_loops(tags: Iterable[Tag]) -> Iterator[Tag]:
    """Yield the tags that stand in a loop, and those that begin and end one."""
    depth = 0
    for tag in tags:
        depth += tag.word == "for"
        if depth > 0:
            yield tag
        depth -= tag.word == "endfor"


def _put(wrong: Wrong, instead: str, parts: Iterable[PartOfTemplate]) -> Iterator[bool]:
    """Write a tag otherwise wherever it stands at its place; yield for each whether it could be done."""
    for part in parts:
        for spot in part.spots:
            at = 0
            while spot.place == wrong.place and (at := _text(spot).find(wrong.typed, at)) >= 0:
                yield _written(spot, at, at + len(wrong.typed), instead)
                at += len(instead)


def _text(spot: Spot) -> str:
    """Return what a paragraph says now."""
    return "".join(each.element.text or "" for each in spot.pieces if not each.gone)


def _written(spot: Spot, start: int, end: int, instead: str) -> bool:
    """Write a stretch of a paragraph otherwise, in the run in which it begins."""
    at, said = 0, instead
    for piece in spot.pieces:
        if not piece.gone:
            text = piece.element.text or ""
            first, last = max(start - at, 0), min(end - at, len(text))
            if first < last:
                piece.element.text, said = text[:first] + said + text[last:], ""
            at += len(text)
    return not said
