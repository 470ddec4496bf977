"""Tracked changes: some characters of a paragraph replaced so that a person can accept or reject it in Word.

In: paragraphs, and what is to stand where. Out: the same with `w:del` and `w:ins` (ECMA-376 Part 1, 17.13.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportgen.frozen import frozen
from reportgen.ooxml.elements import XML_SPACE, Element, element, find, qualified
from reportgen.ooxml.run_splitting import isolated
from reportgen.ooxml.stretches import stretches

RUN, PARAGRAPH, TEXT = qualified("w:r"), qualified("w:p"), qualified("w:t")
FIELD, FIELD_TYPE = qualified("w:fldChar"), qualified("w:fldCharType")
FILLED = (qualified("w:fldSimple"), qualified("w:sdt"))
"""What Word fills in again by itself: a change in it would not last."""


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
        """Make a change; False, and nothing done, where a field or control would undo it or a tab stands in it."""
        if not may_change(paragraph, change):
            return False
        old = "".join(each.text for each in stretches(paragraph))[change.start : change.end]
        for each in reversed(list(edits(old, change.text))):
            self._edit(paragraph, Change(change.start + each.start, change.start + each.end, each.text))
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
    """Whether a change would last, and touches nothing but text."""
    filled = _in_fields(paragraph)
    at, touched = 0, False
    for each in stretches(paragraph):
        inside = at < max(change.end, change.start + 1) and at + len(each.text) > change.start
        beside = change.start == change.end and at + len(each.text) == change.start
        if inside or beside:
            touched = True
            run = each.element.getparent()
            if not each.is_text and inside and change.end > change.start:
                return False
            if run in filled or next(each.element.iterancestors(*FILLED), None) is not None:
                return False
        at += len(each.text)
    return touched


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
        made.append(deepcopy(properties))
    shown = element("w:t")
    shown.text = text
    shown.set(XML_SPACE, "preserve")
    made.append(shown)
    return made


def highest_mark(root: Element) -> int:
    """Return the highest number of a mark in a part: of changes, bookmarks, comments."""
    numbers = (each.get(qualified("w:id")) or "" for each in root.iter() if isinstance(each.tag, str))
    return max((int(each) for each in numbers if each.isdigit() and len(each) < 10), default=0)
