"""Numbers: which figures a text states, apart from those that only number, date or name something.

In: the text of a paragraph or cell. Out: its numbers with where they stand, its numberings, the amounts in Chinese numerals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.frozen import frozen

COVERED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what needs no source, or has it already."""
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?[%％‰]?")
YEAR, MONTH, DAY = r"(?:19|20)\d{2}", r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
NO_FIGURE = re.compile(
    rf"""
    [\u4e00-\u9fffA-Za-z]*[〔\[]\d{{4}}[〕\]]\d+号                            # a document number
    | (?<!\d)(?:{YEAR}年 (?:第[一二三四]季度)?)?
      (?:{MONTH}月{DAY}日(?:[-—至](?:{DAY}日|{MONTH}月(?:{DAY}日)?))? | {MONTH}月(?!\d+日)(?:[-—至]{MONTH}月(?!\d+日))?)
    | (?<!\d){YEAR}年(?:第[一二三四]季度)?
    | (?<!\d){YEAR}([-./]){MONTH}\1{DAY}(?!\d) | (?<!\d){YEAR}(?:Q[1-4]|H[12])(?!\d)            # dates
    """,
    re.VERBOSE,
)  # fmt: skip
NUMBERING = re.compile(
    r"""
    ^[^\S\n]*(?:
        (?P<point>\d{1,3})(?P<mark>[.．、])(?!\d(?!\d{3}年))
        | (?P<open>[（(])(?P<bracketed>\d{1,3})[）)]
        | (?P<word>附件[：:]?|图|表)[^\S\n]*(?P<numbered>\d{1,3})(?:[.．](?!\d))?(?!\d)
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
SAME_STYLE = {"．": ".", "附件：": ".", "附件:": ".", "(": "（"}
"""附件：1.… is followed by 2.…"""
WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
DIGITS = {
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
NUMERAL = "[〇零一二两三四五六七八九十百千万亿]"
AMOUNT = re.compile(
    rf"""
    百分之{NUMERAL}+(?:点[〇零一二三四五六七八九]+)?
    | (?<![“‘《第〇零一二两三四五六七八九十百千万亿之])                          # no ordinal, no watchword in quotes
      (?!(?<=[每同任某哪这那另逐单唯各])一[^十百千万亿])                        # 每一项 counts nothing
      (?=[一二两三四五六七八九十])
      {NUMERAL}+ (?=[余多]?[项处家次人个条份])
      (?!(?<=一)(?:次性|([项处家次人个条份])一))                               # 一次性, 一项一策
    """,
    re.VERBOSE,
)


@frozen
class Number:
    """A number as printed, and where it begins in its text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@frozen
class Numbering:
    """What numbers a line: its style (`、` or `（` or 图), which number it is, and where it stands."""

    style: str
    value: int
    start: int
    end: int


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers that state something: no date, no document number, no numbering."""
    yield from numbers_and_numberings(without_numberings(text))


def numbers_and_numberings(text: str) -> Iterator[Number]:
    """Yield the numbers that state something, and those that number a line."""
    plain, end = text.translate(WIDE), 0
    for found in NO_FIGURE.finditer(plain):
        yield from _between(text, end, found.start())
        end = found.end()
    yield from _between(text, end, len(text))


def without_numberings(text: str, which: Iterable[Numbering] | None = None) -> str:
    """Return a text in which numberings are covered, all of them unless told which."""
    for each in numberings(text) if which is None else which:
        text = text[: each.start] + COVERED * (each.end - each.start) + text[each.end :]
    return text


def numberings(text: str) -> Iterator[Numbering]:
    """Yield what numbers a line of a text: 1. or （1） or 图1."""
    for found in NUMBERING.finditer(text.translate(WIDE)):
        style = found["mark"] or found["open"] or found["word"]
        value = int(found["point"] or found["bracketed"] or found["numbered"])
        yield Numbering(SAME_STYLE.get(style, style), value, found.start(), found.end())


def amounts(text: str) -> Iterator[Number]:
    """Yield the amounts in Chinese numerals: 三十五 before 项, 百分之五."""
    for found in AMOUNT.finditer(text):
        yield Number(found[0], found.start())


def value_of(number: str) -> str:
    """Return a number so that the same value has the same text, however it is printed: 1,124, １１２４, 一千一百二十四."""
    percent = number.startswith("百分之")
    whole, point, fraction = number.removeprefix("百分之").partition("点")
    if whole and not set(whole) - {*DIGITS, *TENS, *MYRIADS}:
        digits = "".join(str(DIGITS[each]) for each in fraction)
        return f"{_whole(whole)}{'.' if point else ''}{digits}{'%' if percent else ''}"
    return number.translate(WIDE).replace(",", "").replace("％", "%")


def _whole(numeral: str) -> int:
    """Return the value of a Chinese numeral: 三十五, 一百零二, 两万, 二〇二六."""
    if not set(numeral) & {*TENS, *MYRIADS}:
        return int("".join(str(DIGITS[each]) for each in numeral))
    total = section = digit = 0
    for each in numeral:
        if each in DIGITS:
            digit = DIGITS[each]
        elif each in TENS:
            section, digit = section + (digit or 1) * TENS[each], 0
        else:
            total, section, digit = (total + section + digit) * MYRIADS[each], 0, 0
    return total + section + digit


def _between(text: str, start: int, end: int) -> Iterator[Number]:
    for found in NUMBER.finditer(text, start, end):
        yield Number(found[0].rstrip(","), found.start())
