"""Inputs proofread: what the document they make would print, told where it was typed.

In: the path of an input. Out: its diagnostics, those of the proofreader at their lines or cells; the printed outline.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reportgen import GENERATOR
from reportgen.checking.finished import reading_of
from reportgen.checks.context import CheckContext
from reportgen.diagnostics import Diagnostic, Location
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.model.problems import Path as KeyPath
from reportgen.model.record import Record
from reportgen.model.values import Title
from reportgen.pipeline import TemplateChoice, examine
from reportgen.proofreading.outline import Outline, Paragraph
from reportgen.proofreading.proofread import TYPED, Mark, proofread
from reportgen.proofreading.rule import Rule

LEAST = 4
"""Characters from which a text tells where a paragraph was typed."""
CONTEXTS = (12, 6, 3, 0)
"""Characters around a place by which it is looked for in the input: the more, the surer."""


@frozen
class CheckedInput:
    """An input with all its diagnostics; the outline of its document, and where its texts were typed, if one is made."""

    kind: Kind | None
    diagnostics: list[Diagnostic]
    outline: Outline | None = None
    typed: Typed | None = None


def checked_input(path: Path, choice: TemplateChoice, off: Collection[str], more: Sequence[Rule] = ()) -> CheckedInput:
    """Return an input with all that is wrong with it, and with what its document would print."""
    seen = examine(path, choice, GENERATOR)
    if seen.context is None:
        return CheckedInput(seen.kind, seen.diagnostics)
    outline = reading_of(seen.data, path).outline
    typed = Typed(seen.context)
    told = {each.code for each in seen.diagnostics}
    marks = (mark for mark in proofread(outline, off, more) if mark.rule.code not in told)
    found = [typed.diagnostic(mark) for mark in marks]
    return CheckedInput(seen.kind, in_order([*seen.diagnostics, *found]), outline, typed)


def in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics by line where they have lines; those of a workbook as they came."""
    return sorted(diagnostics, key=lambda each: int(each.location.place.get("line", 0)))


class Typed:
    """The texts of a document with where each was typed."""

    def __init__(self, context: CheckContext) -> None:
        self._context = context
        self._texts = [(path, squeezed(text)) for path, text in _texts(context)]

    def diagnostic(self, mark: Mark) -> Diagnostic:
        """Return a mark at the place in the input, or of the whole input where its words stand nowhere or twice."""
        made = mark.diagnostic()
        path = self._path(mark)
        if path is None:
            return replace(made, location=Location(made.location.file), also=())
        location, field = self._context.locate(path)
        return replace(made, location=location, field=field, also=())

    def placed(self, outline: Outline) -> Outline:
        """Return an outline whose paragraphs know where they were typed."""
        return replace(outline, paragraphs=tuple(map(self._placed, outline.paragraphs)))

    def _placed(self, paragraph: Paragraph) -> Paragraph:
        path = self._inside(paragraph.text)
        if path is None:
            return paragraph
        typed = {f"{TYPED}{name}": value for name, value in self._context.locate(path)[0].place.items()}
        return replace(paragraph, place={**paragraph.place, **typed})

    def _path(self, mark: Mark) -> KeyPath | None:
        index, start, end = mark.spans[0]
        text = mark.outline.paragraphs[index].text
        for around in CONTEXTS:
            words = squeezed(text[max(start - around, 0) : end + around])
            paths = {path for path, typed in self._texts if words and words in typed}
            if len(paths) == 1:
                return paths.pop()
            if paths:
                return None
        return self._inside(text)

    def _inside(self, text: str) -> KeyPath | None:
        """Return where the longest text was typed that a paragraph prints; None where two are as long."""
        words = squeezed(text)
        inside = [(len(typed), path) for path, typed in self._texts if len(typed) >= LEAST and typed in words]
        longest = max((length for length, _ in inside), default=0)
        paths = {path for length, path in inside if length == longest}
        return paths.pop() if len(paths) == 1 else None


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def _texts(context: CheckContext) -> Iterator[tuple[KeyPath, str]]:
    for path, record in context.records:
        for name in type(record).model_fields:
            yield from _of_value((*path, name), getattr(record, name))


def _of_value(path: KeyPath, value: object) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str | Title):
        yield path, str(value)
    elif isinstance(value, list | tuple):
        for index, each in enumerate(value):
            if not isinstance(each, Record):
                yield from _of_value((*path, index), each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _of_value((*path, str(key)), each)
