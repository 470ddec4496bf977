"""Signature and date: where they stand, with and without a seal (GB/T 9704-2012, 7.3.5).

In: the paragraphs of a document. Out: the same, signature and date placed by left indents, since a viewer that adds
blanks between Chinese and digits would otherwise push them apart; and kept on one page with the text above them.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.frozen import frozen
from reportgen.layout import gbt9704 as gb
from reportgen.layout import style_names as styles
from reportgen.ooxml.body import Paragraph
from reportgen.ooxml.formats import ParagraphFormat

SIGNED = (styles.SIGNATURE, styles.SEALED_SIGNATURE, styles.JOINT_SEALED_SIGNATURE)
LISTED = (styles.ATTACHMENT, styles.FIRST_ATTACHMENT, styles.NEXT_ATTACHMENT)
MOST_KEPT = 10
"""Lines that are kept together above a signature at most."""
DATED = (styles.DATE, styles.SEALED_DATE)


def fit_signature(paragraphs: Sequence[Paragraph]) -> None:
    """Place signature and date, and keep them with what stands above."""
    signed = [index for index, each in enumerate(paragraphs) if each.style in SIGNED]
    dated = [index for index, each in enumerate(paragraphs) if each.style in DATED]
    if not (signed or dated):
        return
    _keep_above(paragraphs, min([*signed, *dated]))
    names, dates = [paragraphs[index] for index in signed], [paragraphs[index] for index in dated]
    if len(dates) == 1 and names and _is_right(*names, *dates):
        _Pair(names, dates[0]).place()


def _is_right(*paragraphs: Paragraph) -> bool:
    fits = all(width(each.text) <= gb.CORE_WIDTH - each.facts.right for each in paragraphs)
    return fits and all(each.facts.align in ("right", "end") for each in paragraphs)


def _keep_above(paragraphs: Sequence[Paragraph], first: int) -> None:
    """Keep the blank lines and the list of attachments above the signature, and the text above them, on its page."""
    above = list(reversed(paragraphs[:first]))
    body = next((index for index, each in enumerate(above) if each.text and each.style not in LISTED), 0)
    for paragraph in above[: body + 1 if body <= MOST_KEPT else 1]:
        paragraph.set(ParagraphFormat(keep_next=True))


def width(text: str) -> int:
    """Return the width of a text of the body in twips; letters and digits take half a character."""
    return round(sum(0.5 if character.isascii() else 1.0 for character in text) * gb.CHARACTER)


@frozen
class _Pair:
    names: Sequence[Paragraph]
    date: Paragraph

    def place(self) -> None:
        """Set the left indents of names and date."""
        middle, date_left = self._sealed() if self.date.style == styles.SEALED_DATE else self._plain()
        for name in self.names:
            _set_left(name, middle - width(name.text) // 2)
        _set_left(self.date, date_left)

    def _plain(self) -> tuple[int, int]:
        """Return the middle of the names and the left of the date: two characters further right (7.3.5.2)."""
        widest, dated = self._widest(), width(self.date.text)
        if dated > widest:
            date_left = gb.CORE_WIDTH - self.date.facts.right - dated
            left = date_left - gb.DATE_SHIFT
        else:
            left = gb.CORE_WIDTH - max(name.facts.right for name in self.names) - widest
            date_left = left + gb.DATE_SHIFT
        return left + widest // 2, date_left

    def _sealed(self) -> tuple[int, int]:
        """Return the middle of the names, that of the date, and the date's left: four characters in (7.3.5.1)."""
        widest, dated = self._widest(), width(self.date.text)
        middle = gb.CORE_WIDTH - self.date.facts.right - dated // 2
        middle = min(middle, gb.CORE_WIDTH - widest // 2)
        return middle, middle - dated // 2

    def _widest(self) -> int:
        return max(width(name.text) for name in self.names)


def _set_left(paragraph: Paragraph, left: int) -> None:
    paragraph.set(ParagraphFormat(align="left", left=max(left, 0), right=-gb.SIGNATURE_RIGHT))
