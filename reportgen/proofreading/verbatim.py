"""Parts of a text that are no Chinese sentence: names of files, addresses, formulas, intervals, ratios, code.

In: a text. Out: their spans, and matches outside them; marks within are as a program wants them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

ENDINGS = (
    "docx?|xlsx?|pptx?|pdf|txt|csv|zip|rar|7z|jpe?g|png|bmp|tiff?|mp[34]|avi|ofd|wps|et|dwg|exe|json|ya?ml|xml|html?"
)
BOUND = r"-?[\d.+∞%a-zA-Z]{1,10}"
VERBATIM = re.compile(
    rf"[^\s，。；：、“”《》|]{{1,80}}\.(?:{ENDINGS})(?![A-Za-z])"
    r"|(?:https?|ftp)://[^\s，。；、）”》]{1,300}"
    r"|=\s?[A-Z]{2,12}\([^。；\n]{0,120}\)"
    rf"|[\[(]\s?{BOUND}\s?[,，]\s?{BOUND}\s?[\])]"
    r"|[一-鿿]{1,6}(?::[一-鿿]{1,6}){1,6}\s?(?:=|为|比例为)\s?\d"
    r"|\{[^{}\n]{1,200}\}"
)


def spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of a text that are no sentence."""
    return [match.span() for match in VERBATIM.finditer(text)]


def outside(text: str, matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the matches that do not begin within such a span."""
    known = spans(text)
    starts = [start for start, _ in known]
    for match in matches:
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or match.start() >= known[at][1]:
            yield match


def blanked(text: str) -> str:
    """Return a text of the same length with spaces for what is no sentence."""
    return VERBATIM.sub(lambda match: " " * len(match[0]), text)
