"""Names: what a document's file is called, safe on Windows, macOS and Linux alike.

In: the title, the issuing authorities and the date of a document. Out: a file name without its suffix.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

FALLBACK = "未命名"
MAX_CHARACTERS = 120
MAX_BYTES = 200  # ext4 takes 255; the rest is for a number, 备份 and the suffix
CUT = "…"

LOOK_ALIKES = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
INVISIBLE = {"Cc", "Cf", "Cs"}  # control and direction marks, which can disguise a name; halves of a character
RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"
}
BREAK = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
BETWEEN_NAMES = re.compile(r"[\s、]*")


def file_stem(title: str, authority: Sequence[str], issue_date: date | None) -> str:
    """Return `2023-05-09 关于…的通知`: the date and the title without who issued it."""
    text = _without_authority(_one_line(title), [_one_line(name) for name in authority])
    text = text.translate(LOOK_ALIKES).strip(" .") or FALLBACK
    if issue_date is not None:
        text = f"{issue_date.isoformat()} {text}"
    elif text.partition(".")[0].rstrip().upper() in RESERVED:
        text = "_" + text
    return _shorten(text)


class Taken:
    """Names that are taken, as a disk compares them; a name that comes again and again is still found at once."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._folded = {_fold(each) for each in names}
        self._next: dict[str, int] = {}

    def add(self, stem: str) -> str:
        """Return `stem`, with （2）, （3） … where it is taken, and take it."""
        folded = _fold(stem)
        if folded not in self._folded:
            self._folded.add(folded)
            return stem
        number = self._next.get(folded, 2)
        while f"{folded}（{number}）" in self._folded:
            number += 1
        self._next[folded] = number + 1
        self._folded.add(f"{folded}（{number}）")
        return f"{stem}（{number}）"


def _fold(stem: str) -> str:
    """Return what Windows and macOS hold for the same name: upper and lower case, é as one character or two."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", stem).casefold())


def _one_line(text: str) -> str:
    """Return the visible text with its lines joined: Chinese directly, Latin words by a space."""
    visible = "".join(each for each in text if each.isspace() or unicodedata.category(each) not in INVISIBLE).strip()
    joined = BREAK.sub(lambda found: _joint(visible[found.start() - 1], visible[found.end()]), visible)
    return unicodedata.normalize("NFC", " ".join(joined.split()))


def _joint(before: str, after: str) -> str:
    return " " if before.isascii() and after.isascii() else ""


def _without_authority(title: str, names: Sequence[str]) -> str:
    """Return the title from its 关于 on, where only names of the authorities, one after another, stand before it."""
    ends, starts = {0}, [0]
    while starts:
        start = starts.pop()
        for name in names:
            if name and title.startswith(name, start):
                found = BETWEEN_NAMES.match(title, start + len(name))
                end = found.end() if found else start + len(name)
                if end not in ends:
                    ends.add(end)
                    starts.append(end)
    return title[max((end for end in ends if title.startswith("关于", end)), default=0) :]


def _shorten(text: str) -> str:
    """Return the text, or as much of it as fits with … behind it, never half a character."""
    if _fits(text):
        return text
    end = min(len(text), MAX_CHARACTERS) - 1
    while end and not (_fits(text[:end] + CUT) and _begins_a_character(text[end])):
        end -= 1
    return text[:end].rstrip(" .") + CUT


def _begins_a_character(text: str) -> bool:
    return not unicodedata.category(text).startswith("M")


def _fits(text: str) -> bool:
    return len(text) <= MAX_CHARACTERS and len(text.encode()) <= MAX_BYTES
