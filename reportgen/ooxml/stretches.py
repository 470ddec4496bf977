"""Stretches: the text of a paragraph as it is printed, with the element that each character stands in.

In: a paragraph. Out: `Stretch`es; tabs and breaks are characters, what is deleted, hidden or in a text box is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element, find, qualified

PARAGRAPH, RUN, TEXT = (qualified(f"w:{name}") for name in ("p", "r", "t"))
SIGNS = {
    qualified("w:tab"): "\t",
    qualified("w:ptab"): "\t",
    qualified("w:br"): "\n",
    qualified("w:cr"): "\n",
    qualified("w:noBreakHyphen"): "-",
}
GONE = tuple(qualified(f"w:{name}") for name in ("del", "moveFrom"))
OFF = ("0", "false", "off")


@frozen
class Stretch:
    """Some characters in one element: a `w:t`, or a tab or break."""

    text: str
    element: Element

    @property
    def is_text(self) -> bool:
        """Whether it is text that can be changed, no tab or break."""
        return bool(self.element.tag == TEXT)


def stretches(paragraph: Element) -> list[Stretch]:
    """Return the text of a paragraph, stretch by stretch."""
    return list(_stretches(paragraph))


def _stretches(paragraph: Element) -> Iterator[Stretch]:
    for each in paragraph.iter(TEXT, *SIGNS):
        run = each.getparent()
        if run is not None and run.tag == RUN and _own(run, paragraph) and not _hidden(run):
            text = each.text or "" if each.tag == TEXT else SIGNS[str(each.tag)]
            if text:
                yield Stretch(text, each)


def _own(run: Element, paragraph: Element) -> bool:
    """Whether a run belongs to the paragraph itself, and nobody deleted it."""
    for each in run.iterancestors():
        if each is paragraph:
            return True
        if each.tag == PARAGRAPH or each.tag in GONE:
            return False
    return False


def _hidden(run: Element) -> bool:
    vanish = find(run, "w:rPr/w:vanish")
    return vanish is not None and (vanish.get(qualified("w:val")) or "1") not in OFF


def text_of_stretches(found: list[Stretch]) -> str:
    """Return what they say together."""
    return "".join(each.text for each in found)
