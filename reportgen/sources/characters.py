"""Characters: the lines of a text, and the characters that cannot go into a document.

In: a decoded text. Out: its lines and places, and the characters XML 1.0 (2.2) or a reader of lines cannot hold.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice

from reportgen.sources.collector import LIMIT, Collector
from reportgen.sources.source import CellMark, Mark

_BREAK = re.compile(r"\r\n|\r|\n")
# XML 1.0 allows U+007F to U+009F, but discourages them, and YAML does not take them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# YAML 1.1 breaks lines at the first two, editors do not: the lines we told would not be those of the editor.
_INVISIBLE = re.compile("[\u2028\u2029\ufeff]")
CODE = "forbidden-character"
FORBIDDEN = "the character {character} cannot stand in a document; delete it"
INVISIBLE = "the invisible character {character} stands here; delete it"
REPLACEMENT = "\ufffd"


class Lines:
    """A text cut into its lines, and the way from an offset to a place."""

    def __init__(self, text: str) -> None:
        breaks = [(match.start(), match.end()) for match in _BREAK.finditer(text)]
        self._starts = [0, *(end for _, end in breaks)]
        ends = [*(start for start, _ in breaks), len(text)]
        self.lines = [text[start:end] for start, end in zip(self._starts, ends, strict=True)]

    def mark(self, offset: int) -> Mark:
        """Return the place of a character, given its offset from 0."""
        line = bisect_right(self._starts, offset)
        return Mark(line, offset - self._starts[line - 1] + 1)


def code_point(character: str) -> str:
    """Return the name of a character that cannot be shown: U+001B."""
    return f"U+{ord(character):04X}"


def without_forbidden(text: str, collector: Collector) -> str:
    """Return the text with every character that must go replaced by one other, each reported at its place."""
    if not (_FORBIDDEN.search(text) or _INVISIBLE.search(text)):
        return text
    lines = Lines(text)
    for found, message in ((_FORBIDDEN, FORBIDDEN), (_INVISIBLE, INVISIBLE)):
        matches = found.finditer(text)
        for match in islice(matches, LIMIT):
            collector.add(CODE, message, lines.mark(match.start()), character=code_point(match.group()))
        collector.count_more(CODE, sum(1 for _ in matches))
    return _INVISIBLE.sub(" ", _FORBIDDEN.sub(REPLACEMENT, text))


def check_characters(text: str, collector: Collector, mark: Mark | CellMark, field: str) -> None:
    """Report the characters in a key or value that no document can hold; escapes can bring them in."""
    for character in dict.fromkeys(_FORBIDDEN.findall(text)):
        collector.add(CODE, FORBIDDEN, mark, field=field, character=code_point(character))
