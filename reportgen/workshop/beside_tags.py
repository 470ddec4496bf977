"""Beside tags: what stands in the paragraph, row or cell that a tag takes the place of, is no text, and so would be lost.

In: the parts of a template. Out: a fault for each kind of thing that would be lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.diagnostics import Word
from reportgen.ooxml.beside import Thing, things_in
from reportgen.workshop.faults import Fault, at_tag
from reportgen.workshop.tags import PartOfTemplate

TAKES = {"p": "w:p", "tr": "w:tr", "tc": "w:tc"}
"""What a tag takes the place of, by the letters behind the sign %."""
WORDS = {
    Thing.BOX: Word("a text box"),
    Thing.DRAWING: Word("a picture or drawing"),
    Thing.SECTION: Word("the end of a section"),
    Thing.PAGE_BREAK: Word("a page break"),
    Thing.FIELD: Word("a field of Word"),
}


def things_beside_tags(parts: Sequence[PartOfTemplate]) -> Iterator[Fault]:
    """Yield what would be lost beside tags that take the place of a paragraph, a row or a cell."""
    for tag in (tag for part in parts for tag in part.tags if tag.prefix in TAKES and not tag.beside):
        taken = tag.spot.element if tag.prefix == "p" else tag.spot.within(TAKES[tag.prefix])
        for thing in () if taken is None else things_in(taken):
            yield at_tag("text-beside-tag", tag, name=thing.name, lost=WORDS[thing])
