"""Marks: the parts of a template with a number in each tag, so that a tag is known again in what docxtpl makes of them.

In: a template. Out: for each part its source as Jinja reads it, each tag on a line of its own, and where each tag stands. The
number is written in blanks that no rule of docxtpl and Jinja minds, and that an attribute keeps as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element, qualified
from reportgen.ooxml.outline import parse
from reportgen.ooxml.page_parts import pages_of
from reportgen.ooxml.spots import Spot, property_spots, spots
from reportgen.templating.strict_docx import StrictDocx
from reportgen.templating.template import Template
from reportgen.templating.typed import as_typed_plainly, plain_text

Place = Mapping[str, int | str]
BODY, PROPERTIES = "word/document.xml", "docProps/core.xml"
RENDERED = re.compile(r"word/(document|header[^/]*|footer[^/]*|footnotes)\.xml|docProps/core\.xml")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
WHOLE = re.compile(TAG.pattern + r"|\{#.*?#\}", re.DOTALL)
HALF = re.compile(r"\{[{%#]")
SHOWN = 40
"""Characters of what is told of half a tag."""
EDGE, ZERO, ONE = "\u2004\u2002\u2003"
NUMBER = re.compile(f"{EDGE}([{ZERO}{ONE}]{{20}}){EDGE}")
BITS = str.maketrans("01", ZERO + ONE)
DIGITS = str.maketrans(ZERO + ONE, "01")


@frozen
class Placed:
    """A tag as it was typed, and the place where it stands."""

    place: Place = field(default_factory=dict)
    typed: str = ""


@frozen
class Source:
    """A part as Jinja reads it: the tag number n, from 0, begins on the line n + 2."""

    part: str
    text: str
    tags: tuple[Placed, ...]
    half_tags: tuple[Placed, ...] = ()
    """What begins a tag and is not closed in its paragraph."""

    def tag_on(self, line: int) -> Placed:
        """Return the tag on a line; one that stands nowhere where there is none."""
        return self.tags[line - 2] if 2 <= line <= len(self.tags) + 1 else Placed()


def rendered_parts(template: Template) -> Iterator[tuple[str, Element]]:
    """Yield the names and roots of the parts that a template fills in, the body first."""
    names = [name for name in template.parts if RENDERED.fullmatch(name)]
    for name in sorted(names, key=lambda each: (each != BODY, each == PROPERTIES, each)):
        yield name, parse(template.parts[name])


def placed_parts(template: Template) -> Iterator[tuple[str, Element, list[Spot]]]:
    """Yield the name and root of each of these parts, and the places in it where tags may stand."""
    pages = pages_of(template.parts)
    for name, root in rendered_parts(template):
        found = property_spots(name, root) if name == PROPERTIES else spots(name, root, pages.get(name, ""))
        yield name, root, list(found)


def marked_sources(template: Template) -> Iterator[Source]:
    """Yield the source of each part."""
    document = StrictDocx(template.data)
    document.init_docx()
    for name, root, found in placed_parts(template):
        tags: list[Placed] = []
        half = tuple(each for spot in found for each in _half_tags(spot))
        for spot in found:
            _mark(spot, tags)
        yield replace(_on_lines(name, source_of(document, name, root), tags), half_tags=half)


def source_of(document: StrictDocx, name: str, root: Element) -> str:
    """Return a part as Jinja reads it; of the main part, its body."""
    filled = root.find(qualified("w:body")) if name == BODY else root
    return document.patch_xml(as_typed_plainly(etree.tostring(root if filled is None else filled, encoding="unicode")))


def _half_tags(spot: Spot) -> Iterator[Placed]:
    for text in (spot.text, *spot.beside):
        left = WHOLE.sub(lambda tag: " " * len(tag[0]), plain_text(text))
        if found := HALF.search(left):
            yield Placed(spot.place, text[found.start() :][:SHOWN])


def _mark(spot: Spot, tags: list[Placed]) -> None:
    """Put the number of each tag of a spot before its end, in the run, field code or attribute it ends in."""
    _mark_texts([each.element for each in spot.pieces], spot, tags)
    _mark_texts(list(spot.codes), spot, tags)
    for element, name in list(spot.attributes):
        value = str(element.get(name))
        element.set(name, _with_numbers(value, _numbered(value, spot, tags)))


def _mark_texts(elements: Sequence[Element], spot: Spot, tags: list[Placed]) -> None:
    whole = "".join(each.text or "" for each in elements)
    ends, at = _numbered(whole, spot, tags), 0
    for each in elements:
        text = each.text or ""
        each.text = _with_numbers(text, [(end - at, number) for end, number in ends if at <= end < at + len(text)])
        at += len(text)


def _numbered(text: str, spot: Spot, tags: list[Placed]) -> list[tuple[int, int]]:
    """Note the tags of a text; return where the mark of each goes, with its number."""
    found = []
    for tag in TAG.finditer(plain_text(text)):
        found.append((tag.end() - 2 - (tag[0][-3] == "-"), len(tags)))
        tags.append(Placed(spot.place, text[tag.start() : tag.end()]))
    return found


def _with_numbers(text: str, ends: Sequence[tuple[int, int]]) -> str:
    for end, number in reversed(ends):
        text = f"{text[:end]}{EDGE}{format(number, '020b').translate(BITS)}{EDGE}{text[end:]}"
    return text


def _on_lines(name: str, xml: str, tags: Sequence[Placed]) -> Source:
    found: list[Placed] = []

    def begun(tag: re.Match[str]) -> str:
        number = None if HALF.search(tag[0], 2) else NUMBER.search(tag[0])
        found.append(tags[int(number[1].translate(DIGITS), 2)] if number else Placed())
        return f"{tag[0][:2]}{tag[0][2] if tag[0][2] in '-+' else ''}\n{tag[0][2:].lstrip('-+')}"

    return Source(name, TAG.sub(begun, re.sub(r"[ \t\r]*\n[ \t\r\n]*", " ", xml)), tuple(found))
