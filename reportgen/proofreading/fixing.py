"""Fixing: the certain fixes of a Word file as tracked changes, and the result looked at again.

In: a Word file that was read, and marks. Out: the parts of a copy. A fix after which a rule finds more than before is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from reportgen.frozen import frozen
from reportgen.ooxml.tagged import part_of
from reportgen.ooxml.tracked_changes import Change, Changer, highest_mark
from reportgen.proofreading.docx_reading import Reading, read_docx
from reportgen.proofreading.proofread import Mark, Span

AUTHOR = "reportgen"
Look = Callable[[Reading], Sequence[Mark]]
Place = tuple[Span, str, str]


@frozen
class Fixed:
    """A copy with tracked changes: its parts, how many places were changed, and the codes of fixes that were left out.

    `kept` are the codes of places that were let be: a link, field, note or another's change stands there.
    """

    parts: Mapping[str, bytes]
    places: int
    left: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@frozen
class Hand:
    """In whose name changes are made, and when: as XML has a date, empty for none."""

    author: str = AUTHOR
    date: str = ""


def fixed(reading: Reading, look: Look, hand: Hand) -> Fixed:
    """Return a copy with the certain fixes that `look` finds."""
    marks = look(reading)
    before = _count(marks)
    codes = dict.fromkeys(mark.rule.code for mark in marks if mark.found.fix is not None)
    whole = _with(reading, marks, codes, hand)
    if _holds(whole, look, before):
        return whole
    taken: list[str] = []
    for code in codes:
        if _holds(_with(reading, marks, [*taken, code], hand), look, before):
            taken.append(code)
    made = _with(reading, marks, taken, hand)
    left = tuple(code for code in codes if code not in taken)
    return Fixed(made.parts, made.places, left, made.kept)


def _count(marks: Sequence[Mark]) -> Counter[str]:
    return Counter(mark.rule.code for mark in marks for _ in mark.spans)


def _holds(made: Fixed, look: Look, before: Counter[str]) -> bool:
    """Whether no rule finds more than before, and together they find less by every place that was changed."""
    after = _count(look(read_docx(made.parts)))
    fewer = before.total() - after.total()
    return all(after[code] <= before[code] for code in after) and fewer >= made.places


def _with(reading: Reading, marks: Sequence[Mark], codes: Collection[str], hand: Hand) -> Fixed:
    """Return a copy with the fixes of some rules; the file is read anew, so that `reading` stays as it is."""
    copy = read_docx(reading.parts, reading.outline.file)
    changer = Changer(hand.author, hand.date, max(map(highest_mark, copy.roots.values()), default=0))
    made: list[str] = []
    kept: list[str] = []
    for span, text, code in _places(marks, codes):
        if _change(copy, changer, span, text):
            made.append(copy.spots[span[0]].part)
        else:
            kept.insert(0, code)
    parts = {**copy.parts, **{name: part_of(copy.roots[name]) for name in dict.fromkeys(made)}}
    return Fixed(parts, len(made), kept=tuple(kept))


def _change(copy: Reading, changer: Changer, span: Span, text: str) -> bool:
    index, start, end = span
    return changer.make(copy.spots[index].element, Change(start, end, text))


def _places(marks: Sequence[Mark], codes: Collection[str]) -> Iterator[Place]:
    """Yield the places to change from the last to the first, none that touches one behind it."""
    found = {
        (span, mark.found.fix): mark.rule.code
        for mark in marks
        if mark.found.fix is not None and mark.rule.code in codes
        for span in mark.spans
    }
    limit: tuple[int, int] = (len(found) and max(span[0] for span, _ in found) + 1, 0)
    for span, fix in sorted(found, key=lambda each: (each[0], str(each[1])), reverse=True):
        if (span[0], span[2]) <= limit:
            limit = (span[0], span[1])
            yield span, str(fix), found[span, fix]
