"""Carried: what a paragraph carries beside its words that changes the pages: page breaks, and fields that Word fills in.

In: a paragraph. Out: both, in words, where there are any.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.ooxml.elements import Element, qualified
from reportgen.ooxml.spots import BOX

BREAK, FIELD, BEGIN, CODE = (qualified(f"w:{name}") for name in ("br", "fldSimple", "fldChar", "instrText"))
KIND, CODE_OF, CHAR = (qualified(f"w:{name}") for name in ("type", "instr", "fldCharType"))
BREAKS = {"page": "page breaks inside", "column": "column breaks inside"}


def carried(paragraph: Element) -> dict[str, str]:
    """Return how many breaks of each kind and which fields a paragraph carries."""
    breaks = [each.get(KIND) for each in _own(paragraph) if each.tag == BREAK]
    found = {name: str(breaks.count(kind)) for kind, name in BREAKS.items() if kind in breaks}
    names = list(_fields(paragraph))
    return {**found, "fields of Word": "、".join(names)} if names else found


def _fields(paragraph: Element) -> Iterator[str]:
    """Yield the names of fields, PAGE or TOC, however Word cut their codes into runs."""
    code: list[str] = []
    for each in _own(paragraph):
        if each.tag == FIELD:
            yield _name(each.get(CODE_OF) or "")
        elif each.tag == CODE:
            code.append(each.text or "")
        elif each.tag == BEGIN and code:
            yield _name("".join(code))
            code = []
    if code:
        yield _name("".join(code))


def _name(code: str) -> str:
    return next(iter(code.split()), "")


def _own(paragraph: Element) -> Iterator[Element]:
    """Yield what stands in a paragraph, without its text boxes."""
    for each in paragraph:
        yield each
        if each.tag != BOX:
            yield from _own(each)
