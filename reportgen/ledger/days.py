"""Days as ledgers write them.

In: a cell, and for a day without a year what its year may be taken from. Out: the day, and how sure it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from reportgen.ledger.sheet import Value, text_of
from reportgen.model.dates import parse_date


class Sure(Enum):
    """How sure a day is."""

    YES = 0
    YEARLESS = 1
    """Month and day only; `day` is in the year 4, which has a 29 February."""
    TENTH = 2
    """The same, from a number such as 5.1, which was 5.1 or 5.10."""
    WRONG = 3
    """It looks like a date but is none."""
    WORDS = 4


class Reading(NamedTuple):
    """What a cell says."""

    day: date | None
    sure: Sure = Sure.YES


EPOCH = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
"""What counts as a day of Excel: 1954 to 2119."""
ANY_YEAR = 4
NO_READING = Reading(None, Sure.WORDS)

_FULL = re.compile(r"(\d{4})\s*[-/.．。年、—–]\s*(\d{1,2})\s*[-/.．。月、—–]\s*(\d{1,2})\s*[日号]?")
_SHORT_YEAR = re.compile(r"(\d{2})\s*([-/.．])\s*(\d{1,2})\s*\2\s*(\d{1,2})")
_PACKED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_YEARLESS = re.compile(r"(\d{1,2})\s*(?:[./．/-]|月)\s*(\d{1,2})\s*[日号]?")
_TIME = re.compile(r"[\sT]+\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?$|[\s（(]*(?:星期|周)[一二三四五六日天][）)]?$")
_BY = re.compile(r"\s*(?:之前|以前|前|止|截止|内完成|前完成|前整改完成|前完成整改)$")
_LIKE_DATE = re.compile(r"[\d\s./．。年月日号、—–-]*\d[./．年月—–-]\d[\d\s./．。年月日号、—–-]*")
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")


def read_day(value: Value) -> Reading:
    """Return the day that a cell says."""
    if type(value) is date:
        return Reading(value)
    if isinstance(value, datetime):
        return Reading(value.date())
    if isinstance(value, bool) or value is None:
        return NO_READING
    if isinstance(value, int | float):
        return _numbered(float(value))
    return _worded(text_of(value))


@lru_cache(maxsize=16_384)
def _numbered(number: float) -> Reading:
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        return Reading(EPOCH + timedelta(days=int(number)))
    if number.is_integer() and (match := _PACKED.fullmatch(str(int(number)))):
        return _day(*match.groups())
    text = f"{number:.2f}"
    if 1 <= number < 13 and not number.is_integer() and abs(number - float(text)) < 1e-9:
        month, day = text.split(".")
        if day.endswith("0"):  # Excel keeps 5.1 of both 5.1 and 5.10
            return Reading(_yearless(month, day[0]), Sure.TENTH)
        return _without_year(month, day)
    return Reading(None, Sure.WRONG)


@lru_cache(maxsize=16_384)
def _worded(text: str) -> Reading:
    bare = _BY.sub("", _TIME.sub("", text)).strip()
    if match := _FULL.fullmatch(bare) or _PACKED.fullmatch(bare):
        return _day(*match.groups())
    if match := _SHORT_YEAR.fullmatch(bare):
        return _day("20" + match[1], match[3], match[4])
    if match := _YEARLESS.fullmatch(bare):
        return _without_year(match[1], match[2])
    if _SERIAL.fullmatch(bare):
        return _numbered(float(bare))
    try:
        spelled = parse_date(bare)
    except ValueError:
        return Reading(None, Sure.WRONG)
    if spelled:
        return Reading(spelled)
    return Reading(None, Sure.WRONG) if _LIKE_DATE.fullmatch(bare) else NO_READING


def _day(year: str, month: str, day: str) -> Reading:
    try:
        return Reading(date(int(year), int(month), int(day)))
    except ValueError:
        return Reading(None, Sure.WRONG)


def _without_year(month: str, day: str) -> Reading:
    found = _yearless(month, day)
    return Reading(found, Sure.YEARLESS if found else Sure.WRONG)


def _yearless(month: str, day: str) -> date | None:
    try:
        return date(ANY_YEAR, int(month), int(day))
    except ValueError:
        return None


def in_year(day: date, year: int) -> date | None:
    """Return a day without a year in a year; None for 29 February in a common year."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def nearest_year(day: date, other: date, after: bool) -> date | None:
    """Return a day without a year in the year of another day of the row, or beside it where the year turns.

    A deadline of 5 January for what was found in December is in the next year; `after` says that it follows.
    """
    same = in_year(day, other.year)
    if same is None or abs((same - other).days) <= HALF_A_YEAR:
        return same
    turned = in_year(day, other.year + (1 if same < other else -1))
    if turned is None or (after and turned < other) or abs((turned - other).days) > HALF_A_YEAR:
        return same
    return turned


HALF_A_YEAR = 183


def only_year(years: Iterable[int]) -> int | None:
    """Return the year where there is but one."""
    found = set(years)
    return found.pop() if len(found) == 1 else None
