"""A layout rule, and the parts of a Word file that all of them look at.

In: a Word file that was read. Out: its sections, its body text, its head.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from reportgen.diagnostics import Severity
from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element, find
from reportgen.ooxml.inherited_looks import RunLook
from reportgen.ooxml.places import BODY
from reportgen.proofreading.docx_reading import Reading
from reportgen.proofreading.leads import lead
from reportgen.proofreading.rule import Found

HAN = re.compile("[一-鿿]")
LONG = 30
"""Chinese characters from which a paragraph is text, not a name or a line of a form."""
HEADED = 2
"""Levels whose headings have fonts of their own (7.3.3)."""
BRACKET = re.compile("[（(](?![一二三四五六七八九十]+[）)])")
ENDS = ("signature", "date", "imprint")


@frozen
class LayoutRule:
    """A rule about how a document looks; `wrong` and `right` say it in words."""

    code: str
    message: str
    severity: Severity
    clause: str
    wrong: str
    right: str
    find: Callable[[Reading], Iterable[Found]]


def is_official(reading: Reading) -> bool:
    """Whether the standard speaks of this document: it has a title, and a red head or a number."""
    envelope = reading.outline.envelope
    return "title" in envelope and ("letterhead" in envelope or "number" in envelope)


def where(reading: Reading, *roles: str) -> list[int]:
    """Return the paragraphs of these roles."""
    return [index for index, each in enumerate(reading.outline.paragraphs) if each.role in roles]


def text_paragraphs(reading: Reading) -> Iterator[int]:
    """Yield the paragraphs between title and signature that are certainly text."""
    titles = where(reading, "title")
    ends = [index for index in where(reading, *ENDS) if not titles or index > titles[-1]]
    last = min(ends, default=0)
    for index in range((titles[-1] + 1) if titles else last, last):
        paragraph = reading.outline.paragraphs[index]
        body = paragraph.role in ("", "body") and reading.spots[index].part == BODY
        if body and "box" not in reading.spots[index].numbers and len(HAN.findall(paragraph.text)) >= LONG:
            yield index


def prose(reading: Reading) -> list[int]:
    """Return the paragraphs that are certainly text and begin with no heading's number, which has a font of its own."""
    paragraphs = reading.outline.paragraphs
    heads = {index: lead(index, paragraphs[index]) for index in text_paragraphs(reading)}
    return [index for index, head in heads.items() if head is None or head.level > HEADED]


def headings(reading: Reading, role: str) -> list[int]:
    """Return the headings of a level that stand alone; a finding with its units in brackets is none, nor an item with a 。"""
    texts = {index: reading.outline.paragraphs[index].text.rstrip() for index in where(reading, role)}
    return [index for index, text in texts.items() if not BRACKET.search(text[1:-1]) and not text.endswith("。")]


def most(reading: Reading, index: int) -> RunLook:
    """Return how most of the Chinese characters of a paragraph look."""
    counts: Counter[RunLook] = Counter()
    for text, look in reading.looks.runs(reading.spots[index].element):
        counts[look] += len(HAN.findall(text))
    return counts.most_common(1)[0][0] if counts else RunLook()


def once(reading: Reading, indexes: Iterable[int], params: Mapping[str, object]) -> Iterator[Found]:
    """Yield what is the same in several paragraphs once, with all places and their count."""
    places = [(index, 0, len(reading.outline.paragraphs[index].text)) for index in indexes]
    if places:
        yield Found(*places[0], {**params, "count": len(places)}, None, tuple(places[1:]))


def above_title(reading: Reading) -> Iterator[Element]:
    """Yield the blocks of the body above the title."""
    titles = where(reading, "title")
    body = find(reading.roots[BODY], "w:body")
    if body is None or not titles:
        return
    title = reading.spots[titles[0]].element
    for block in body:
        if block is title or any(each is title for each in block.iter(title.tag)):
            return
        yield block
