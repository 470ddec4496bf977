"""List numbers: what docxcompose draws by lot when lists come from another document, set so that no lot decides.

In: an open document, before and after others were merged into it. Out: the same, its new lists told apart by numbers
that follow each other (`w:nsid`, ISO/IEC 29500-1, 17.9.15): the same documents give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

FIRST = 0x4D000000
"""The number of the first list that comes in."""


@contextmanager
def lists_numbered(document: Any) -> Iterator[None]:
    """Number the lists that come into a python-docx document while others are merged into it."""
    known = list(_lists(document))
    yield
    taken = {each.get(qn("w:val")) for each in known}
    free = (number for number in map("{:08X}".format, count(FIRST)) if number not in taken)
    for each in _lists(document):
        if each not in known:
            each.set(qn("w:val"), next(free))


def _lists(document: Any) -> Iterator[Any]:
    for each in document.part.rels.values():
        if each.reltype == RELATIONSHIP_TYPE.NUMBERING and not each.is_external:
            yield from each.target_part.element.iter(qn("w:nsid"))
