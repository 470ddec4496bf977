"""JSON: the input language as machines write it.

In: the text of a JSON file. Out: a `Source`; numbers, true and false stay the text that was typed.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NoReturn

from reportgen.sources.characters import INVISIBLE, Lines, code_point
from reportgen.sources.collector import Collector
from reportgen.sources.reading import Reading, quotable
from reportgen.sources.source import Mark, PathKey, Plain, Source, nearest_key

_BLANK = re.compile(r"[ \t\r\n]*")
# Possessive, so that a string without its end costs one pass and no memory.
_STRING = re.compile(r'"[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*+"')
_WORD = re.compile(r"[^\s\[\]{}:,\"，、：［］｛｝]+")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_FULL_WIDTH = {"，": ",", "、": ",", "：": ":", "［": "[", "］": "]", "｛": "{", "｝": "}"}
_QUOTES = "'“”‘’＂「」"


def load_json(path: Path, text: str, collector: Collector, accepts_list: bool = False) -> Source:
    """Return what a JSON text says; a list only where one is accepted."""
    reading = Reading(collector, accepts_list)
    return reading.source(path, _Reader(text, reading).root())


class _Reader:
    """Reads one JSON text from its first character to its last; stops at the first error of form."""

    def __init__(self, text: str, reading: Reading) -> None:
        self.text, self.reading = text, reading
        self.lines = Lines(text)
        self.at = 0

    def root(self) -> Plain:
        self._skip()
        if self._next() != "{" and not (self._next() == "[" and self.reading.accepts_list):
            self._unexpected("the file must begin with {expected}: keys and their values", expected="{")
        data = self._value(())
        self._skip()
        if self.at < len(self.text):
            self._stop("the document ends before this; delete what follows, or one closing bracket too many before it")
        return data

    def _value(self, path: PathKey) -> Plain:
        self._skip()
        mark = self._mark()
        self.reading.value(path, mark)
        first = self._next()
        if first == "{":
            return self._object(path)
        if first == "[":
            return self._array(path)
        if first == '"':
            text = self._string(path)
            self.reading.text(path, text, mark)
            return text
        return self._word(path)

    def _object(self, path: PathKey) -> Plain:
        self._enter(path)
        data: dict[str, Plain] = {}
        while not self._closed("}", bool(data)):
            mark = self._mark()
            if self._next() != '"':
                self._unexpected("a key in straight double quotes is expected here")
            key = self._string(path)
            self.reading.key(path, key, mark, data)
            self._expect(":", quotable(key))
            data[key] = self._value((*path, key))
        return data

    def _array(self, path: PathKey) -> Plain:
        self._enter(path)
        data: list[Plain] = []
        while not self._closed("]", bool(data)):
            data.append(self._value((*path, len(data))))
        return data

    def _enter(self, path: PathKey) -> None:
        self.reading.enter(path, self._mark())
        self.at += 1

    def _closed(self, end: str, begun: bool) -> bool:
        """Move to the next entry, past its comma; or past the end of the list, and say so."""
        self._skip()
        if self._next() == end:
            self.at += 1
            return True
        if begun:
            self._expect(",")
            self._skip()
            if self._next() == end:
                self._stop("a comma stands before the closing {character}; delete it", character=end)
        return False

    def _expect(self, character: str, field: str = "") -> None:
        self._skip()
        if self._next() != character:
            self._unexpected("{character} is expected here", field, character=character)
        self.at += 1

    def _string(self, path: PathKey) -> str:
        match = _STRING.match(self.text, self.at)
        if not match:
            self._stop("the quotation mark opened here is not closed in its line", nearest_key(path))
        try:
            text: str = json.loads(match.group(), strict=False)
        except json.JSONDecodeError as error:
            self.at += error.pos
            self._stop("this escape after \\ is unknown; write \\\\ for the character \\ itself", nearest_key(path))
        self.at = match.end()
        return text

    def _word(self, path: PathKey) -> str | None:
        match = _WORD.match(self.text, self.at)
        word = match.group() if match else ""
        if word not in ("true", "false", "null") and not _NUMBER.fullmatch(word):
            self._refuse_word(word, quotable(nearest_key(path)))
        self.at += len(word)
        return None if word == "null" else word

    def _refuse_word(self, word: str, field: str) -> NoReturn:
        if word.lstrip("+-") in ("NaN", "Infinity"):
            self._stop("{word} is not a number; leave the value out", field, word=word)
        if word[:1].isdigit() or word[:1] in ("+", "-", "."):
            self._stop("{word} is not a number in JSON; put it in straight double quotes", field, word=quotable(word))
        self._unexpected("a value is expected here; a text stands in straight double quotes", field)

    def _unexpected(self, message: str, field: str = "", **params: str) -> NoReturn:
        """Stop at a character that should not be here; a common slip is told instead of what was expected."""
        found = self._next()
        if found in _FULL_WIDTH:
            wide = "a full-width {character} stands outside a text; type the half-width {expected}"
            self._stop(wide, field, character=found, expected=_FULL_WIDTH[found])
        if not found:
            self._stop("the file ends too early; a closing bracket is missing", field)
        if found.isspace():
            self._stop(INVISIBLE, field, character=code_point(found))
        if found in _QUOTES:
            self._stop("texts and keys stand in straight double quotes, not in {character}", field, character=found)
        if found in "/#":
            self._stop("JSON has no comments; delete it, or write the document as a .yaml file", field)
        self._stop(message, field, **params)

    def _stop(self, message: str, field: str = "", **params: str) -> NoReturn:
        self.reading.collector.refuse("json-syntax", message, self._mark(), field=field, **params)

    def _skip(self) -> None:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _next(self) -> str:
        return self.text[self.at : self.at + 1]

    def _mark(self) -> Mark:
        return self.lines.mark(self.at)
