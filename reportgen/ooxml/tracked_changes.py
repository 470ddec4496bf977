"""Tracked changes: some characters of a paragraph replaced so that a person can accept or reject it in Word.

In: paragraphs, and what is to stand where. Out: the same with `w:del` and `w:ins` (ECMA-376 Part 1, 17.13.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from reportgen.frozen import frozen
from reportgen.ooxml.elements import XML_SPACE, Element, element, find, qualified
from reportgen.ooxml.run_splitting import isolated, run_of
from reportgen.ooxml.stretches import Stretch, stretches

RUN, PARAGRAPH, TEXT = qualified("w:r"), qualified("w:p"), qualified("w:t")
LOOK_CHANGE = qualified("w:rPrChange")
FIELD, FIELD_TYPE = qualified("w:fldChar"), qualified("w:fldCharType")
HOLDERS = tuple(qualified(f"w:{name}") for name in ("hyperlink", "smartTag", "customXml"))
"""What a run may stand in: not what Word fills in again by itself, no insertion of somebody else, no ruby or formula."""
PLAIN = tuple(
    qualified(f"w:{name}") for name in ("rPr", "t", "tab", "ptab", "br", "cr", "noBreakHyphen", "lastRenderedPageBreak")
)
"""What a run may hold beside its text: a note, drawing or field in it would be deleted with the text."""


@frozen
class Change:
    """Characters of a paragraph's text from `start` to `end`, and what is to stand there."""

    start: int
    end: int
    text: str


@dataclass
class Changer:
    """Makes changes in the name of somebody; `date` is as XML has it, empty for none."""

    author: str
    date: str
    number: int
    """The number of the last mark in the document."""

    def make(self, paragraph: Element, change: Change) -> bool:
        """Make a change; False, and nothing done, where it would not last or more than text would go with it."""
        old = "".join(each.text for each in stretches(paragraph))[change.start : change.end]
        made = [
            Change(change.start + each.start, change.start + each.end, each.text) for each in edits(old, change.text)
        ]
        if not all(may_change(paragraph, each) for each in made):
            return False
        for each in reversed(made):
            self._edit(paragraph, each)
        return True

    def _edit(self, paragraph: Element, change: Change) -> None:
        if change.end > change.start:
            runs = isolated(paragraph, change.start, change.end)
            like, beside = runs[0], [self._deleted(run) for run in runs][-1]
        else:
            like = beside = isolated(paragraph, max(change.start - 1, 0), max(change.start, 1))[0]
        if not change.text:
            return
        holder = self._mark("w:ins")
        holder.append(_like(like, change.text))
        if change.end == change.start == 0:
            beside.addprevious(holder)
        else:
            beside.addnext(holder)

    def _deleted(self, run: Element) -> Element:
        holder = self._mark("w:del")
        run.addprevious(holder)
        for each in run.findall(TEXT):
            each.tag = qualified("w:delText")
        holder.append(run)
        return holder

    def _mark(self, name: str) -> Element:
        self.number += 1
        attributes = {"w:id": str(self.number), "w:author": self.author}
        return element(name, {**attributes, **({"w:date": self.date} if self.date else {})})


def edits(old: str, new: str) -> Iterator[Change]:
    """Yield the smallest changes that make one text of another."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(a, b, new[c:d])


def may_change(paragraph: Element, change: Change) -> bool:
    """Whether a change would last, and touches nothing but text of one holder."""
    filled = _in_fields(paragraph)
    touched = list(_touched(paragraph, change))
    runs = [run_of(each) for each in touched]
    return (
        bool(touched)
        and all(each.is_text for each in touched)
        and not any(run in filled for run in runs)
        and all(_open(run, paragraph) for run in runs)
        and len({run.getparent() for run in runs}) == 1
    )


def _touched(paragraph: Element, change: Change) -> Iterator[Stretch]:
    """Yield the stretches that a change deletes from; of an insertion, the one that it follows and will look like."""
    start, end = change.start, change.end
    if start == end:
        start, end = max(start - 1, 0), max(start, 1)
    at = 0
    for each in stretches(paragraph):
        if at < end and at + len(each.text) > start:
            yield each
        at += len(each.text)


def _open(run: Element, paragraph: Element) -> bool:
    """Whether a run holds plain text only, and stands where a change of it would last."""
    if any(each.tag not in PLAIN for each in run):
        return False
    holders = takewhile(lambda each: each is not paragraph, run.iterancestors())
    return all(each.tag in HOLDERS for each in holders)


def _in_fields(paragraph: Element) -> set[Element | None]:
    """Return the runs of a paragraph that stand inside a field."""
    depth, found = 0, set[Element | None]()
    for run in paragraph.iter(RUN):
        kinds = [each.get(FIELD_TYPE) for each in run.findall(FIELD)]
        depth += kinds.count("begin")
        if depth > 0:
            found.add(run)
        depth -= kinds.count("end")
    return found


def _like(run: Element, text: str) -> Element:
    """Return a run that looks like another and says something else."""
    made = element("w:r")
    properties = find(run, "w:rPr")
    if properties is not None:
        copy = deepcopy(properties)
        for each in copy.findall(LOOK_CHANGE):
            copy.remove(each)
        made.append(copy)
    shown = element("w:t")
    shown.text = text
    shown.set(XML_SPACE, "preserve")
    made.append(shown)
    return made


def highest_mark(root: Element) -> int:
    """Return the highest number of a mark in a part: of changes, bookmarks, comments."""
    numbers = (each.get(qualified("w:id")) or "" for each in root.iter() if isinstance(each.tag, str))
    return max((int(each) for each in numbers if each.isdigit() and len(each) < 10), default=0)
