"""Mistakes: from the place where a YAML parser gave up to the slip a clerk made.

In: the lines of a file and a `Failure`. Out: a `Mistake` in a clerk's words, with the lines mended where that is sure.
The two parsers of PyYAML word things differently, so mostly the line itself is looked at.
"""

from __future__ import annotations

from collections.abc import Callable

from reportgen.sources.characters import code_point
from reportgen.sources.reading import MAX_DEPTH, TOO_DEEP, quotable
from reportgen.sources.source import Mark
from reportgen.sources.yaml_failure import FOREIGN_KEY, FULL_WIDTH_COLON, NO_KEYS, Failure, Mistake, Scene
from reportgen.sources.yaml_lines import foreign_indent, full_width_colon, missing_space, quoted, value_of, with_spaces
from reportgen.sources.yaml_values import value_mistake


def diagnose(lines: list[str], failure: Failure) -> Mistake:
    """Return the slip that made a parser give up."""
    scene = Scene(lines, failure)
    for detect in _DETECTORS:
        mistake = detect(scene)
        if mistake:
            return mistake
    message = "this cannot be read as YAML ({problem})"
    return Mistake("yaml-syntax", message, scene.at, {"problem": failure.problem}, vague=True)


def _depth(scene: Scene) -> Mistake | None:
    if not scene.says("nesting depth"):
        return None
    return Mistake("too-deep", TOO_DEEP, scene.at, {"limit": MAX_DEPTH})


def _indentation(scene: Scene) -> Mistake | None:
    """A tab, or a blank as wide as a Chinese character, before the text of a line."""
    begun = scene.opened if scene.says("simple key") else None
    for mark in (scene.at, begun or scene.at):
        blank = foreign_indent(scene.line(mark))
        if blank:
            return _told_indentation(scene, mark, blank)
    if scene.says(FOREIGN_KEY):
        at = scene.failure.at  # a line of such blanks alone counts as text here
        return _told_indentation(scene, at, scene.line(at)[at.column - 1])
    return None


def _told_indentation(scene: Scene, mark: Mark, blank: str) -> Mistake:
    mended = [with_spaces(line) if foreign_indent(line[:1] + "x") else line for line in scene.lines]
    mended[mark.line - 1] = with_spaces(scene.line(mark))
    count = sum(old != new for old, new in zip(scene.lines, mended, strict=True))
    place = Mark(mark.line, scene.line(mark).find(blank) + 1)
    message = "this line is indented with {character}; indent with half-width spaces (lines like this: {count})"
    if blank == "\t":
        message = "this line is indented with a tab; indent with spaces (lines like this: {count})"
    params = {"character": code_point(blank), "count": max(count, 1)}
    code = "tab-indent" if blank == "\t" else "wide-indent"
    return Mistake(code, message, place, params, mended=mended if count else None, guess=True)


def _stray_tab(scene: Scene) -> Mistake | None:
    """A tab where YAML only takes spaces, as after the dash of a list."""
    line, column = scene.line(scene.at), scene.at.column - 1
    if line[column : column + 1] != "\t":
        return None
    mended = scene.mended(scene.at, f"{line[:column]} {line[column:].lstrip()}")
    return Mistake("tab", "a tab stands here; type a space instead", scene.at, mended=mended, guess=True)


def _escape(scene: Scene) -> Mistake | None:
    if not scene.says("escape", "hexdec", "hexadec"):
        return None
    message = "in double quotes \\ begins an escape, and this one is unknown; use single quotes"
    backslash = scene.line(scene.at).rfind("\\", 0, scene.at.column) + 1  # one parser points behind it
    return Mistake("escape", message, Mark(scene.at.line, backslash or scene.at.column))


def _unclosed_quote(scene: Scene) -> Mistake | None:
    """A quotation mark that is closed nowhere, or lines later by the opening one of another text."""
    begun = scene.opened if scene.says("quoted scalar") else scene.failure.quoted
    if not begun or (scene.failure.quoted and begun.line == scene.at.line):
        return None
    line = scene.line(begun)
    part = value_of(line)
    mended = scene.mended(begun, quoted(line, part.column)) if part.column == begun.column - 1 else None
    message = "the quotation mark that opens here is not closed, or is closed in the wrong place"
    return Mistake("unclosed-quote", message, begun, field=quotable(part.key), mended=mended)


def _colon(scene: Scene) -> Mistake | None:
    """A full-width colon after a key, or a colon without a space."""
    for mark in scene.suspects():
        for code, message, look in _COLONS:
            found = look(scene.line(mark))
            if found:
                key, column, line = found
                place, params = Mark(mark.line, column + 1), {"key": quotable(key)}
                return Mistake(code, message, place, params, quotable(key), scene.mended(mark, line))
    return None


def _no_colon(scene: Scene) -> Mistake | None:
    """A line of text among keys."""
    if scene.says(NO_KEYS):
        message = "the file holds no keys; it must begin with a key, as in `title: …`"
        return Mistake("no-keys", message, Mark(1, 1), vague=True)
    mark = scene.opened if scene.says("simple key") else None
    above = scene.above() if scene.says("values are not allowed") else None
    if above and value_of(scene.line(above)).key == "" and _indent(scene, above) == _indent(scene, scene.at):
        mark = above
    if not mark:
        return None
    message = "this line has no key; put it in the line above, or indent it below its key and begin that text with |"
    return Mistake("no-colon", message, mark, mended=scene.mended(mark, ""))


def _no_key(scene: Scene) -> Mistake | None:
    """A colon with nothing before it."""
    part = value_of(scene.line(scene.at))
    if part.key or not scene.line(scene.at)[: part.column].rstrip().endswith(":"):
        return None
    column = scene.line(scene.at).find(":") + 1
    return Mistake("empty-key", "the key before the colon is missing", Mark(scene.at.line, column), vague=True)


def _value_and_keys(scene: Scene) -> Mistake | None:
    above = scene.above()
    key = value_of(scene.line(above)).key if above else ""
    if not key or not scene.says("values are not allowed"):
        return None
    message = "keys stand below {key}, which already has a text; indent them like {key}, or leave its text out"
    mark = Mark(scene.at.line, _indent(scene, scene.at) + 1)
    return Mistake("value-and-keys", message, mark, {"key": quotable(key)}, vague=True)


def _bracket(scene: Scene) -> Mistake | None:
    if not scene.says("flow "):
        return None
    message = "the bracket that opens here is not closed, or a comma is missing; put a text with brackets in quotes"
    return Mistake("unclosed-bracket", message, scene.opened or scene.at)


def _shape(scene: Scene) -> Mistake | None:
    """A line that begins in a column where no line above began."""
    if not scene.says("expected key", "block end", "expected '-'", "document start", "not allowed"):
        return None
    message = "this line does not fit the lines above; lines of one level begin in the same column"
    if scene.line(scene.at).lstrip().startswith("- "):
        message = "this list item does not fit the lines above; the items of one list begin in the same column"
    return Mistake("indentation", message, scene.at, vague=True)


def _indent(scene: Scene, mark: Mark) -> int:
    line = scene.line(mark)
    return len(line) - len(line.lstrip())


_COLONS = (
    ("full-width-colon", FULL_WIDTH_COLON, full_width_colon),
    ("missing-space", "the colon after {key} must be followed by a space", missing_space),
)
_DETECTORS: tuple[Callable[[Scene], Mistake | None], ...] = (
    _depth,
    _indentation,
    _stray_tab,
    _escape,
    _unclosed_quote,
    value_mistake,
    _colon,
    _no_key,
    _no_colon,
    _value_and_keys,
    _bracket,
    _shape,
)
