"""Differing: what changed from one template to another, told so that a clerk can look it up in Word.

In: two templates. Out: `Difference`s: fields added and gone, wording changed paragraph by paragraph, layout changed. Two saves
of one file have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from reportgen.diagnostics import Place, Word
from reportgen.frozen import frozen
from reportgen.ooxml.carried import carried
from reportgen.ooxml.compared import Compared, Stretch, compared, paragraph_look, stretches
from reportgen.ooxml.looks import Look
from reportgen.ooxml.spots import Spot
from reportgen.templating.template import Template
from reportgen.workshop.matching import changed_stretch, pairs
from reportgen.workshop.used_fields import used_fields

FIELDS, WORDING, LAYOUT = "fields", "wording", "layout"
CUT = 60
NOTHING, EMPTY = Word("nothing"), Word("an empty paragraph")

FIELD_ADDED = "the field {chinese} ({english}) is added"
FIELD_GONE = "the field {chinese} ({english}) is gone"
TEXT_ADDED = "added: {new}"
TEXT_GONE = "gone: {old}"
TEXT_CHANGED = "{old} became {new}, in: {text}"
PAGE = "pages of section {number}: {what} was {old}, is now {new}"
SECTIONS = "the number of sections was {old}, is now {new}"
STYLE = "style {style}: {what} was {old}, is now {new}"
DEFAULTS = "the defaults of all styles: {what} was {old}, is now {new}"
STYLE_ADDED = "the style {style} is added"
STYLE_GONE = "the style {style} is gone"
PARAGRAPH = "the paragraph “{text}”: {what} was {old}, is now {new}"
STRETCH = "the words “{text}”: {what} was {old}, is now {new}"
TABLE = "table {number}: {what} was {old}, is now {new}"
TABLE_ADDED = "table {number} is added: {text}"
TABLE_GONE = "table {number} is gone: {text}"
PICTURES = "pictures: {gone} gone, {added} added"


@frozen
class Difference:
    """One difference: `area` is fields, wording or layout; its place is in the new template, for what is gone in the old one."""

    area: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)
    place: Place = field(default_factory=dict)
    in_old: bool = False


def differences(old: Template, new: Template) -> list[Difference]:
    """Return what differs, fields first, then wording, then layout."""
    before, after = compared(old.parts), compared(new.parts)
    texts = list(_stories(before, after))
    return [*_fields(old, new), *(each for each in texts if each.area == WORDING), *_layout(before, after),
            *(each for each in texts if each.area == LAYOUT)]  # fmt: skip


def _fields(old: Template, new: Template) -> Iterator[Difference]:
    before, after = used_fields(old), used_fields(new)
    for name, each in after.items():
        if name not in before:
            yield Difference(FIELDS, FIELD_ADDED, {"chinese": each.chinese, "english": name}, each.place)
    for name, each in before.items():
        if name not in after:
            yield Difference(FIELDS, FIELD_GONE, {"chinese": each.chinese, "english": name}, each.place, in_old=True)


def _stories(before: Compared, after: Compared) -> Iterator[Difference]:
    """Yield differences of wording and of direct formatting, story by story."""
    for name in dict.fromkeys((*before.stories, *after.stories)):
        old, new = before.stories.get(name, ()), after.stories.get(name, ())
        for a, b in pairs([each.text for each in old], [each.text for each in new]):
            if a is None or b is None:
                yield from _alone(old[a] if a is not None else None, new[b] if b is not None else None)
            else:
                yield from _both(old[a], new[b], before, after)


def _alone(old: Spot | None, new: Spot | None) -> Iterator[Difference]:
    """Yield a paragraph that stands on one side only; an empty one is a matter of layout."""
    if new is not None:
        area, said = (WORDING, _quoted(new.text)) if new.text.strip() else (LAYOUT, EMPTY)
        yield Difference(area, TEXT_ADDED, {"new": said}, new.place)
        yield from _changes(PARAGRAPH, {"text": _cut(new.text)}, {}, carried(new.element), new.place)
    if old is not None:
        area, said = (WORDING, _quoted(old.text)) if old.text.strip() else (LAYOUT, EMPTY)
        yield Difference(area, TEXT_GONE, {"old": said}, old.place, in_old=True)
        for each in _changes(PARAGRAPH, {"text": _cut(old.text)}, carried(old.element), {}, old.place):
            yield replace(each, in_old=True)


def _both(old: Spot, new: Spot, before: Compared, after: Compared) -> Iterator[Difference]:
    if old.text != new.text:
        gone, come = changed_stretch(old.text, new.text)
        params = {"old": _quoted(gone), "new": _quoted(come), "text": _cut(new.text)}
        yield Difference(WORDING, TEXT_CHANGED, params, new.place)
    looks = paragraph_look(old, before.style_names), paragraph_look(new, after.style_names)
    yield from _changes(PARAGRAPH, {"text": _cut(new.text)}, *looks, new.place)
    yield from _stretches(old, new)


def _stretches(old: Spot, new: Spot) -> Iterator[Difference]:
    """Yield how texts look otherwise: stretch by stretch where the words are the same, else where each has one look."""
    before, after = stretches(old), stretches(new)
    if old.text != new.text:
        if len(before) == len(after) == 1:
            looks = before[0].look, after[0].look
            yield from _changes(STRETCH, {"text": _cut(new.text)}, *looks, new.place)
        return
    ends = sorted({end for each in (before, after) for end in _ends([one.text for one in each])})
    told: set[str] = set()
    for start, end in zip([0, *ends], ends, strict=False):
        params = {"text": _cut(new.text[start:end])}
        for each in _changes(STRETCH, params, _look_at(before, start), _look_at(after, start), new.place):
            key = str(sorted((name, str(value)) for name, value in each.params.items()))
            if key not in told:
                told.add(key)
                yield each


def _ends(texts: list[str]) -> Iterator[int]:
    at = 0
    for each in texts:
        at += len(each)
        yield at


def _look_at(pieces: list[Stretch], at: int) -> Look:
    for each in pieces:
        if at < len(each.text):
            return each.look
        at -= len(each.text)
    return {}


def _layout(before: Compared, after: Compared) -> Iterator[Difference]:
    if len(before.sections) != len(after.sections):
        yield Difference(LAYOUT, SECTIONS, {"old": len(before.sections), "new": len(after.sections)})
    for number, looks in enumerate(zip(before.sections, after.sections, strict=False), 1):
        yield from _changes(PAGE, {"number": number}, *looks)
    yield from _styles(before.styles, after.styles)
    yield from _tables(before, after)
    gone, added = before.pictures - after.pictures, after.pictures - before.pictures
    if gone or added:
        yield Difference(LAYOUT, PICTURES, {"gone": gone.total(), "added": added.total()})


def _styles(before: Mapping[str, Look], after: Mapping[str, Look]) -> Iterator[Difference]:
    for name in dict.fromkeys((*before, *after)):
        if name not in before:
            yield Difference(LAYOUT, STYLE_ADDED, {"style": name})
        elif name not in after:
            yield Difference(LAYOUT, STYLE_GONE, {"style": name})
        else:
            yield from _changes(STYLE if name else DEFAULTS, {"style": name}, before[name], after[name])


def _tables(before: Compared, after: Compared) -> Iterator[Difference]:
    for a, b in pairs([text for text, _ in before.tables], [text for text, _ in after.tables]):
        if a is None and b is not None:
            yield Difference(LAYOUT, TABLE_ADDED, {"number": b + 1, "text": _line(after.tables[b][0])})
        elif b is None and a is not None:
            yield Difference(LAYOUT, TABLE_GONE, {"number": a + 1, "text": _line(before.tables[a][0])}, in_old=True)
        elif a is not None and b is not None:
            yield from _changes(TABLE, {"number": b + 1}, before.tables[a][1], after.tables[b][1])


def _changes(
    message: str, params: Mapping[str, object], old: Look, new: Look, place: Place | None = None
) -> Iterator[Difference]:
    """Yield each property that differs."""
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            values = {"what": Word(name), "old": old.get(name) or NOTHING, "new": new.get(name) or NOTHING}
            yield Difference(LAYOUT, message, {**params, **values}, place or {})


def _quoted(text: str) -> object:
    """Return a text in quotation marks, shortened; Word for none."""
    return f"“{_cut(text)}”" if text else NOTHING


def _cut(text: str) -> str:
    return text if len(text) <= CUT else f"{text[:CUT]}……"


def _line(text: str) -> str:
    return _cut(" ".join(text.split()))
