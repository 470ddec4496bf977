"""Values: texts that begin, or go on, with a character that means something to YAML.

In: a `Scene`. Out: the `Mistake` in the value of its line, mended by quotes around the whole text.
"""

from __future__ import annotations

import re

from reportgen.sources.reading import quotable
from reportgen.sources.source import Mark
from reportgen.sources.yaml_failure import BRACES, Mistake, Scene
from reportgen.sources.yaml_lines import Part, after_closing, quoted, value_of

_BEGINS_WITH = "a text that begins with {character} must stand in quotes"
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]{0,2}\s*(?:#.*)?$")
_COLON = re.compile(r":(?:[ \t]|$)")


def value_mistake(scene: Scene) -> Mistake | None:
    """Return what is wrong with the value in the line of a failure."""
    part = value_of(scene.line(scene.at))
    first = part.text[:1]
    if part.text.startswith("{{") or scene.says(BRACES):
        return _begins_with("{{", scene, part)
    if first and first in "\"'":
        return _after_quotes(scene, part)
    if first and _is_misread(first, scene, part):
        return _begins_with(first, scene, part)
    if part.key and part.text.startswith("- "):
        message = "a list begins in a line of its own; a text that begins with - must stand in quotes"
        return _mistake("list-after-key", message, scene, part, part.column)
    colon = _COLON.search(part.text)
    if part.key and colon and first not in "[{|>":
        message = "a text with a colon followed by a space must stand in quotes"
        return _mistake("colon-in-text", message, scene, part, part.column + colon.start())
    return None


def _is_misread(first: str, scene: Scene, part: Part) -> bool:
    """Whether YAML took the first character of a text for its own."""
    if first in "@`%":
        return True
    if first in "&*!":
        return scene.says("alias", "anchor", "tag")
    if first in "],}":
        return scene.at.column == part.column + 1
    if first in "|>":
        return not _BLOCK_HEADER.match(part.text)
    if first in "[{":
        rest = after_closing(part.text)
        return bool(rest) and not str(rest).startswith("#")
    return first == "?" and part.text[1:2].isspace()


def _after_quotes(scene: Scene, part: Part) -> Mistake | None:
    rest = after_closing(part.text)
    if not rest or rest.startswith(("#", ":")):
        return None
    message = "the text goes on after its closing quotation mark; use “ ”, or put all of it in quotes of the other kind"
    return _mistake("text-after-quotes", message, scene, part, part.column)


def _begins_with(character: str, scene: Scene, part: Part) -> Mistake:
    column = part.column if part.text.startswith(character) else scene.at.column - 1
    return _mistake("reserved-character", _BEGINS_WITH, scene, part, column, character=character)


def _mistake(code: str, message: str, scene: Scene, part: Part, column: int, **params: str) -> Mistake:
    line = scene.line(scene.at)
    mended = scene.mended(scene.at, quoted(line, part.column)) if part.text else None
    # Quotes are a guess where the text goes on below, or where it should have been a key.
    guess = part.text[:1] in ("|", ">") or not (part.key or line.lstrip().startswith("- "))
    return Mistake(code, message, Mark(scene.at.line, column + 1), params, quotable(part.key), mended, guess)
