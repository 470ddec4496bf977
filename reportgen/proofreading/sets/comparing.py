"""Comparing the documents of a set: what two of them state differently, with both places.

In: outlines. Out: diagnostics, one for each document that differs from the first that states a thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.proofread import excerpt, told
from reportgen.proofreading.sets.agreeing import agrees
from reportgen.proofreading.sets.cited import cited
from reportgen.proofreading.sets.contacts import contacts
from reportgen.proofreading.sets.figures import figures
from reportgen.proofreading.sets.reports import reports
from reportgen.proofreading.sets.stated import Stated
from reportgen.proofreading.sets.tasks import tasks

STATING: Sequence[Callable[[Outline], Iterable[Stated]]] = (cited, tasks, figures, contacts, reports)
MESSAGES = {
    "set-figure-differs": "{about}: {found} here, {other} in {file}",
    "set-deadline-differs": "{about}: {found} here, {other} in {file}",
    "set-name-differs": "{about}: {found} here, {other} in {file}",
    "set-person-differs": "{about}: {found} here, {other} in {file}",
    "set-phone-differs": "telephone number of {about}: {found} here, {other} in {file}",
    "set-document-number-differs": "{about} has the number {found} here, {other} in {file}",
    "set-number-twice": "{about} is the number of {found} here and of {other} in {file}; one of them needs another number",
    "set-title-differs": "{about} is 《{found}》 here, 《{other}》 in {file}",
}
OF_ONE = ("set-document-number-differs", "set-deadline-differs")
"""What a document says of itself, known by its title."""
TWICE = "set-number-twice"
Seen = tuple[Outline, Stated]


def differences(outlines: Sequence[Outline]) -> list[Diagnostic]:
    """Return what two documents state differently, in the order of the files."""
    things: dict[tuple[str, ...], list[Seen]] = {}
    for outline in outlines:
        for each in _sure(outline):
            things.setdefault((each.code, *each.key), []).append((outline, each))
    found = [made for seen in things.values() for made in _differing(seen)]
    files = [each.file for each in outlines]
    return sorted(found, key=lambda each: (files.index(each.location.file), _order(each)))


def _order(diagnostic: Diagnostic) -> tuple[int, ...]:
    place = diagnostic.location.place
    return tuple(int(place.get(name, 0)) for name in ("line", "paragraph", "table", "row", "column"))


def _sure(outline: Outline) -> Iterator[Stated]:
    """Yield what a document states of each thing; what it states twice and differently itself is left out."""
    stated: dict[tuple[str, ...], list[Stated]] = {}
    for each in (each for stating in STATING for each in stating(outline)):
        stated.setdefault((each.code, *each.key), []).append(each)
    for group in stated.values():
        own = [each for each in group if each.own]
        if len({each.value for each in own or group}) == 1:
            yield (own or group)[0]


def _differing(seen: Sequence[Seen]) -> Iterator[Diagnostic]:
    """Yield what differs from the document that speaks of itself, or else from the first."""
    if len({each.value for _, each in seen if each.own}) > 1 and seen[0][1].code in OF_ONE:
        return  # several documents of this title, as to several addressees
    first, stated = next((each for each in seen if each[1].own), seen[0])
    for outline, each in seen:
        if each is not stated and each.value != stated.value and not agrees(each, stated):
            yield _diagnostic(outline, each, first, stated)


def _diagnostic(outline: Outline, each: Stated, first: Outline, stated: Stated) -> Diagnostic:
    place = Location(outline.file, told(outline, (each.paragraph, each.start, each.end)))
    other = Location(first.file, told(first, (stated.paragraph, stated.start, stated.end)))
    words = excerpt(outline.paragraphs[each.paragraph].text, each.start, each.end)
    twice = each.code == "set-title-differs" and each.own and stated.own
    code = TWICE if twice else each.code
    found, said = (f"《{one.shown}》" if twice else one.shown for one in (each, stated))
    params = {"about": each.about, "found": found, "other": said, "file": PurePath(first.file).name}
    return Diagnostic(code, MESSAGES[code], params, Severity.WARNING, place, "", words, (other,))
