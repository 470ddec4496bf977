"""Word's own numbers: what a list prints before each of its paragraphs, as a reader of the page sees it.

In: the parts of a docx, and its paragraphs in order. Out: texts such as 一、 （二） 3. (ECMA-376 Part 1, 17.9).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from reportgen.chinese import numeral
from reportgen.ooxml.elements import Element, find, find_all, qualified, value_of
from reportgen.ooxml.outline import parse

NUMBERING = "word/numbering.xml"
PLACEHOLDER = re.compile(r"%([1-9])")
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
SILENT = ("bullet", "none")
LEVELS = 9


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _row(first: str, size: int) -> Callable[[int], str]:
    """Return the writer for signs that follow each other: ① ⑴ ⒈; behind the last one digits follow."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= size else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _stem(number: int) -> str:
    return "甲乙丙丁戊己庚辛壬癸"[(number - 1) % 10]


WRITERS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                     "taiwaneseCountingThousand", "ideographDigital"), numeral),
    "chineseLegalSimplified": lambda number: numeral(number, capital=True),
    "ideographTraditional": _stem,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _full_width,
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}  # fmt: skip


@dataclass(eq=False)
class _Level:
    """A level of a list: how its number is written, where it begins, behind which levels it begins anew."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False


@dataclass(eq=False)
class _List:
    """A list with its counters, which all that continue it share."""

    levels: dict[int, _Level]
    counters: dict[int, int] = field(default_factory=dict)

    def next(self, level: int, start: int | None) -> str:
        """Count on, and return what is printed."""
        known = self.levels.get(level, _Level())
        first = known.start if start is None else start
        self.counters[level] = first if start is not None or level not in self.counters else self.counters[level] + 1
        for deeper in [each for each in self.counters if each > level]:
            restart = self.levels.get(deeper, _Level()).restart
            if restart is None or 0 < level + 1 <= restart:
                del self.counters[deeper]
        return "" if known.form in SILENT else PLACEHOLDER.sub(lambda found: self._one(found, known), known.text)

    def _one(self, found: re.Match[str], printing: _Level) -> str:
        level = int(found[1]) - 1
        number = self.counters.get(level, self.levels.get(level, _Level()).start)
        form = "decimal" if printing.legal else self.levels.get(level, _Level()).form
        return WRITERS.get(form, str)(number) if 0 < number < 10_000 else str(number)


class Numbering:
    """The lists of a document; it is asked for its paragraphs in order, each once."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._lists: dict[str, _List] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._of: dict[str, str] = {}
        if NUMBERING in parts:
            self._read(parse(parts[NUMBERING]))

    def _read(self, root: Element) -> None:
        for each in find_all(root, "w:abstractNum"):
            key = each.get(qualified("w:abstractNumId")) or ""
            self._lists[key] = _List({_number(level, "w:ilvl"): _level(level) for level in find_all(each, "w:lvl")})
        for each in find_all(root, "w:num"):
            key = each.get(qualified("w:numId")) or ""
            self._of[key] = value_of(each, "w:abstractNumId")
            for override in find_all(each, "w:lvlOverride"):
                if (start := value_of(override, "w:startOverride")).isdigit():
                    self._starts[key, _number(override, "w:ilvl")] = int(start)

    def text(self, sources: Iterable[Element]) -> str:
        """Return what is printed before a paragraph; `sources` are it and its styles, the nearest first."""
        found = list(sources)
        key = next((said for each in found if (said := value_of(each, "w:pPr/w:numPr/w:numId"))), "")
        known = self._lists.get(self._of.get(key, ""))
        if known is None:
            return ""
        said = next((said for each in found if (said := value_of(each, "w:pPr/w:numPr/w:ilvl"))), "0")
        level = min(int(said), LEVELS - 1) if said.isdigit() else 0
        return known.next(level, self._starts.pop((key, level), None))


def _number(each: Element, name: str) -> int:
    said = each.get(qualified(name)) or ""
    return int(said) if said.isdigit() else 0


def _level(each: Element) -> _Level:
    start, restart = value_of(each, "w:start"), value_of(each, "w:lvlRestart")
    return _Level(
        value_of(each, "w:numFmt") or "decimal",
        value_of(each, "w:lvlText"),
        int(start) if start.isdigit() else 0,
        int(restart) if restart.isdigit() else None,
        find(each, "w:isLgl") is not None,
    )
