"""What of a document is compared with another, under names that two saves do not change.

In: the parts of a docx. Out: `Compared`: its stories, sections, styles, tables and pictures. Word may call the same header header1.xml and, after the next save, header2.xml; so
stories go by what they are for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.carried import carried
from reportgen.ooxml.elements import Element, find, find_all, qualified, value_of
from reportgen.ooxml.looks import Look, look_of, page_look, table_look
from reportgen.ooxml.outline import parse
from reportgen.ooxml.spots import Spot, spots

BODY, STYLES = "word/document.xml", "word/styles.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
MEDIA = "word/media/"
RELATION = qualified("r:id")
Looked = dict[str, dict[str, str]]


@frozen
class Stretch:
    """A stretch of text that looks alike."""

    text: str
    look: Look


@frozen
class Compared:
    """A document as it is compared."""

    stories: Mapping[str, Sequence[Spot]]
    sections: Sequence[Look]
    styles: Mapping[str, Look]
    tables: Sequence[tuple[str, Look]]
    """Each with its text."""
    pictures: Counter[str]
    style_names: Mapping[str, str]


def compared(parts: Mapping[str, bytes]) -> Compared:
    """Return what is compared of a document."""
    body = parse(parts[BODY])
    sections = list(body.iter(qualified("w:sectPr")))
    names, styles = _styles(parts.get(STYLES, b""))
    tables = [
        each for each in body.iter(qualified("w:tbl")) if next(each.iterancestors(qualified("w:tbl")), None) is None
    ]
    return Compared(
        dict(_stories(parts, body, sections)),
        [page_look(each) for each in sections],
        styles,
        [("\n".join(one.text or "" for one in each.iter(qualified("w:t"))), table_look(each)) for each in tables],
        Counter(sha256(data).hexdigest() for name, data in parts.items() if name.startswith(MEDIA)),
        names,
    )


def _stories(
    parts: Mapping[str, bytes], body: Element, sections: Sequence[Element]
) -> Iterator[tuple[str, list[Spot]]]:
    """Yield the paragraphs of body, headers, footers and notes under what they are for."""
    yield "body", list(spots(BODY, body))
    targets = _targets(parts)
    for number, section in enumerate(sections, 1):
        for kind in ("header", "footer"):
            for each in find_all(section, f"w:{kind}Reference"):
                name = targets.get(each.get(RELATION) or "", "")
                if name in parts:
                    yield f"{kind} {each.get(qualified('w:type'))} {number}", list(spots(name, parse(parts[name])))
    for name in NOTES:
        if name in parts:
            yield name, list(spots(name, parse(parts[name])))


def _targets(parts: Mapping[str, bytes]) -> dict[str, str]:
    relations = parts.get("word/_rels/document.xml.rels")
    each_one = () if relations is None else parse(relations)
    return {each.get("Id") or "": f"word/{each.get('Target')}".replace("word//word/", "word/") for each in each_one}


def _styles(part: bytes) -> tuple[dict[str, str], Looked]:
    """Return the names of styles by their ids, and how each looks by its name; Word renames ids when it saves, never names."""
    root = parse(part) if part else etree.Element("none")
    found = list(root.iter(qualified("w:style")))
    names = {each.get(qualified("w:styleId")) or "": value_of(each, "w:name") for each in found}
    looks = {value_of(each, "w:name"): _style_look(each, names) for each in found}
    defaults = (
        {
            **look_of(find(root, "w:docDefaults/w:pPrDefault/w:pPr")),
            **look_of(find(root, "w:docDefaults/w:rPrDefault/w:rPr")),
        }
        if part
        else {}
    )
    return names, {"": defaults, **looks}


def _style_look(style: Element, names: Mapping[str, str]) -> dict[str, str]:
    based = value_of(style, "w:basedOn")
    found = {**look_of(find(style, "w:pPr")), **look_of(find(style, "w:rPr"))}
    return {**found, "based on": names.get(based, based)} if based else found


def paragraph_look(spot: Spot, names: Mapping[str, str]) -> dict[str, str]:
    """Return how a paragraph looks beside its style, what it carries, and the name of the style."""
    properties = find(spot.element, "w:pPr")
    style = value_of(spot.element, "w:pPr/w:pStyle")
    found = {**look_of(properties), **carried(spot.element)}
    return {**found, "style": names.get(style, style)} if style else found


def stretches(spot: Spot) -> list[Stretch]:
    """Return the texts of a paragraph with their looks, neighbours that look alike as one; how Word cut them into runs is nothing."""
    found: list[Stretch] = []
    for piece in spot.pieces:
        run = piece.run
        look = look_of(None if run is None else find(run, "w:rPr"))
        if piece.gone or not piece.text:
            continue
        if found and found[-1].look == look:
            found[-1] = Stretch(found[-1].text + piece.text, look)
        else:
            found.append(Stretch(piece.text, look))
    return found
