"""A finished document becomes a template: its look stays, tags stand where its parts were recognised.

In: a .docx as it was opened. Out: `Proposed`: the template, what was recognised where, and what stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from reportgen.frozen import frozen
from reportgen.layout import style_names as style
from reportgen.layout.styles import style_sheet
from reportgen.layout.tags import TAG
from reportgen.ooxml.borrowing import borrow, derive, rename_styles
from reportgen.ooxml.elements import Element, find_all
from reportgen.ooxml.finished import BODY, STYLES, Finished, Item
from reportgen.ooxml.leaving_out import unmark_comments, without_parts
from reportgen.ooxml.likeness import mend_pairs
from reportgen.ooxml.outline import parse, text_of
from reportgen.ooxml.package import write_package
from reportgen.templating.template import Template
from reportgen.workshop.old_beside import retagged_beside
from reportgen.workshop.old_blocks import put_blocks
from reportgen.workshop.old_boxes import put_boxes
from reportgen.workshop.old_contacts import put_contacts
from reportgen.workshop.old_head import put_head
from reportgen.workshop.old_imprint import put_imprint
from reportgen.workshop.old_places import put_head_places, put_imprint_places
from reportgen.workshop.recognition import Parts, recognised
from reportgen.workshop.retagging import Retagging, Told, shortened

BORROWED = (TAG, style.TABLE, style.COLUMN_TITLE, style.CELL, style.SPANNING_CELL, style.AFTER_TABLE)
BESIDE = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
COMMENTS = "word/comments.xml"
OF_THE_OLD = ("word/comments", "word/people.xml", "word/stylesWithEffects.xml", "docProps/thumbnail.")
"""Parts that tell of the old document alone, or that no program reads any more."""
TAGS = re.compile(r"\{\{.*?\}\}")
WANTED = ("发文机关标志", "发文字号", "标题", "主送机关", "署名", "成文日期")


@frozen
class Proposed:
    """A template made of a finished document; `tagged` in the order of the document, `kept` what stays as it was."""

    data: bytes
    tagged: Sequence[Told]
    kept: Sequence[Told]
    added: Sequence[Told]
    """Places for what the document does not have and others do."""
    left_out: Sequence[Told]
    """What stands beside the text and is of the old document alone: its comments."""
    missing: Sequence[str]
    """Parts of an official document that were not found in it."""


def propose(old: Template) -> Proposed:
    """Return the template that a finished document becomes."""
    parts = dict(old.parts)
    finished = Finished(parts)
    found = recognised(finished.items)
    work = Retagging(finished)
    boxes = put_boxes(work)
    beside, told_beside = retagged_beside(parts, found)
    put_head_places(work, found)
    put_head(work, found)
    put_blocks(work, found)
    put_imprint(work, found)
    put_imprint_places(work, found)
    put_contacts(work, found)
    kept = [*_kept(work, found), *work.kept, *boxes, *_beside({**parts, **beside})]
    told = [*sorted(work.told, key=lambda each: each.at), *told_beside]
    missing = [each for each in WANTED if not any(one.what.startswith(each) for one in told)]
    return Proposed(_written(work, beside), told, kept, work.added, list(_comments(parts)), missing)


def _written(work: Retagging, beside: Mapping[str, bytes]) -> bytes:
    """Return the document with its tags, and the styles that these need."""
    finished = work.finished
    mend_pairs(finished.root)
    unmark_comments(finished.root)
    gone = [each for each in finished.parts if each.startswith(OF_THE_OLD)]
    parts = {**without_parts(finished.parts, gone), **beside}
    if finished.styles is not None:
        ids = borrow(finished.styles, style_sheet(), BORROWED)
        ids |= {name: derive(finished.styles, name, base) for name, base in work.derived.items()}
        rename_styles(finished.root, ids)
        parts[STYLES] = _bytes(finished.styles)
    parts[BODY] = _bytes(finished.root)
    return write_package(parts)


def _bytes(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _kept(work: Retagging, found: Parts) -> list[Told]:
    """Return what of the body was not recognised, and what stays of what was."""
    known = work.known | {id(item) for _, item in (*found.marks, *(pair for pair in found.blocks if pair[0]))}
    for group in (
        found.tables,
        found.letterhead,
        found.number,
        found.title,
        found.subtitle,
        found.imprint,
        [found.recipients],
    ):
        known |= {id(item) for item in group}
    left = [each for each in work.finished.items if id(each) not in known and not each.is_blank]
    told = [Told(each.place, _what(each), shortened(each.text)) for each in left]
    return [*told, *(Told(each.place, _carried(each), shortened(each.text)) for each in work.emptied)]


def _what(item: Item) -> str:
    if item.is_table:
        return "table"
    return "text" if item.text else _carried(item)


def _carried(item: Item) -> str:
    if item.drawn:
        return "drawing"
    return "section break" if item.ends_section else "footnote"


def _comments(parts: dict[str, bytes]) -> Iterable[Told]:
    for each in find_all(parse(parts[COMMENTS]), "w:comment") if COMMENTS in parts else ():
        yield Told({}, "comment", shortened(text_of(each)))


def _beside(parts: dict[str, bytes]) -> Iterable[Told]:
    """Return what headers, footers and notes say."""
    for name in sorted(parts):
        if name.startswith(BESIDE) and name.endswith(".xml"):
            text = text_of(parse(parts[name])).strip()
            if TAGS.sub("", text).strip():
                yield Told({"part": name}, "text", shortened(text))
