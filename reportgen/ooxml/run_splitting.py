"""Splitting runs: some characters of a paragraph get runs of their own, which look as before.

In: a paragraph and a span of its text, as `stretches` counts it. Out: the runs that hold exactly these characters.
"""

from __future__ import annotations

from copy import deepcopy

from reportgen.ooxml.elements import XML_SPACE, Element, find, qualified
from reportgen.ooxml.stretches import Stretch, stretches

TEXT = qualified("w:t")


def isolated(paragraph: Element, start: int, end: int) -> list[Element]:
    """Return the runs that hold `text[start:end]` and nothing else; runs are split where they hold more."""
    _split(paragraph, start)
    _split(paragraph, end)
    runs: list[Element] = []
    at = 0
    for each in stretches(paragraph):
        if at < end and at + len(each.text) > start:
            run = run_of(each)
            if not any(run is known for known in runs):
                runs.append(run)
        at += len(each.text)
    return runs


def run_of(stretch: Stretch) -> Element:
    """Return the run that a stretch stands in."""
    run = stretch.element.getparent()
    assert run is not None
    return run


def _split(paragraph: Element, offset: int) -> None:
    """Let a run begin at an offset of the text, where none does."""
    at = 0
    for each in stretches(paragraph):
        if at <= offset < at + len(each.text):
            _split_at(each, offset - at)
            return
        at += len(each.text)


def _split_at(stretch: Stretch, offset: int) -> None:
    """Move what follows some characters of a stretch into a run behind its own, with the same properties."""
    run, first = run_of(stretch), stretch.element
    moved: list[Element] = []
    if 0 < offset < len(stretch.text):
        rest = deepcopy(first)
        set_text(rest, stretch.text[offset:])
        set_text(first, stretch.text[:offset])
        moved.append(rest)
    elif not any(_says(each) for each in first.itersiblings(preceding=True)):
        return
    else:
        moved.append(first)
    moved += list(stretch.element.itersiblings())
    new = run.makeelement(run.tag)
    for name, value in run.attrib.items():
        new.set(name, value)
    properties = find(run, "w:rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    new.extend(moved)
    run.addnext(new)


def _says(each: Element) -> bool:
    """Whether a child of a run is more than its properties."""
    return each.tag != qualified("w:rPr")


def set_text(shown: Element, text: str) -> None:
    """Set the text of an element, blanks at its ends kept."""
    shown.text = text
    shown.set(XML_SPACE, "preserve")
