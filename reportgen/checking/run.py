"""A run of `check`: inputs, finished Word files and plain texts, each with all that is wrong with it.

In: paths and a `Choice`. Out: `Checked`, one a file; a file that cannot be read does not keep the others.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.checking.finished import WORD, is_finished, text_outline, word_reading
from reportgen.checking.foreign import refuse_foreign
from reportgen.checking.inputs import Typed, checked_input
from reportgen.diagnostics import Diagnostic
from reportgen.errors import InputError
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.pipeline import TemplateChoice
from reportgen.proofreading.docx_reading import Reading
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.proofread import Mark, in_order, proofread, proofread_docx
from reportgen.proofreading.rule import Rule


@frozen
class Choice:
    """How files are checked: with which templates, without which rules."""

    templates: TemplateChoice
    off: Collection[str] = ()
    more: Sequence[Rule] = ()
    """Rules that an office's profile makes."""


@dataclass
class Checked:
    """A file that was checked; `reading` is there for a Word file, `outline` for whatever could be read."""

    path: Path
    diagnostics: list[Diagnostic] = field(default_factory=list)
    kind: Kind | None = None
    outline: Outline | None = None
    reading: Reading | None = None
    marks: Sequence[Mark] = ()
    off: Collection[str] = ()
    """The rules that were not asked."""
    typed: Typed | None = None
    """Where the texts of an input were typed."""


def distinct(paths: Iterable[Path]) -> list[Path]:
    """Return files in order, one that is named twice, as by two globs or in its folder too, once."""
    named: dict[str, Path] = {}
    for path in paths:
        named.setdefault(os.path.realpath(path), path)
    return list(named.values())


def checked(path: Path, choice: Choice) -> Checked:
    """Return a file with all that is wrong with it."""
    try:
        refuse_foreign(path)
        return _finished(path, choice) if is_finished(path) else _input(path, choice)
    except InputError as error:
        return Checked(path, list(error.diagnostics))


def _input(path: Path, choice: Choice) -> Checked:
    seen = checked_input(path, choice.templates, choice.off, choice.more)
    return Checked(path, seen.diagnostics, seen.kind, seen.outline, typed=seen.typed)


def _finished(path: Path, choice: Choice) -> Checked:
    if path.suffix.lower() == WORD:
        reading = word_reading(path)
        marks = proofread_docx(reading, choice.off, choice.more)
        return Checked(path, [each.diagnostic() for each in marks], None, reading.outline, reading, marks, choice.off)
    outline, told = text_outline(path)
    marks = proofread(outline, choice.off, choice.more)
    return Checked(path, [*told, *(each.diagnostic() for each in marks)], None, outline, None, marks, choice.off)


def add_pages(files: Sequence[Checked], environ: Mapping[str, str]) -> None:
    """Add to the Word files among some what their printed pages show; ToolError where LibreOffice is missing."""
    from reportgen.checking.pages import page_marks

    word = [(each, each.reading) for each in files if each.reading is not None]
    if not word:
        return
    off = word[0][0].off
    for (file, _), more in zip(word, page_marks([reading for _, reading in word], environ, off), strict=True):
        file.marks = in_order([*file.marks, *more])
        file.diagnostics += [each.diagnostic() for each in more]
