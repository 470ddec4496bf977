"""Dates in running text: found, and read as far as they say a day.

In: texts. Out: dates with their places; periods as phases state them.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from reportgen.frozen import frozen
from reportgen.model.numerals import chinese_numeral

FULL = re.compile(r"(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日")
SPELLED = re.compile(
    "([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
YEAR_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
NUMERALS = {chinese_numeral(number): number for number in range(1, 32)}
DAY = re.compile(r"(?:(\d{4}|[次翌来]|第二)年)?(?:(?<!\d)(\d{1,2})月)?(?:(\d{1,2})日|(底|末|上旬|中旬|下旬))?")
RANGE = re.compile(r"\s*(?:[-—–~～]{1,2}|至|到)\s*")
DAYS_OF_WORDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (31, 31), "末": (31, 31)}
LATE, EARLY = 8, 7
"""A span from a month so late in the year to one so early ends in the year that follows."""


@frozen
class Span:
    """The days from `start` to `end`; either may be unknown."""

    start: date | None
    end: date | None


def day(year: int, month: int, number: int) -> date | None:
    """Return a date, or None where the calendar has none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def full_dates(text: str) -> Iterator[tuple[re.Match[str], date]]:
    """Yield dates with year, month and day that the calendar has."""
    for match in FULL.finditer(text):
        if found := day(int(match[1]), int(match[2]), int(match[3])):
            yield match, found


def whole_date(text: str) -> date | None:
    """Return the day that a text names and nothing else: 2026年5月6日, 二〇二六年五月六日."""
    text = "".join(text.split())
    if match := FULL.fullmatch(text):
        return day(int(match[1]), int(match[2]), int(match[3]))
    if match := SPELLED.fullmatch(text):
        return day(int(match[1].translate(YEAR_DIGITS)), NUMERALS.get(match[2], 0), NUMERALS.get(match[3], 0))
    return None


def span_of(text: str, year: int = 0) -> Span | None:
    """Return the days that 2026年5月6日-15日, 5月16日至6月30日, 6月底前 state; None where they are said otherwise."""
    open_start = text.endswith(("前", "以前", "之前"))
    parts = RANGE.split(text.removesuffix("前").removesuffix("以").removesuffix("之").strip())
    if len(parts) > 2:
        return None
    known = (year, 0)
    days: list[tuple[date, date]] = []
    for part in parts:
        read = _days(part, *known)
        if not read:
            return None
        days.append(read)
        known = (read[1].year, read[1].month)
    return Span(None if open_start and len(days) == 1 else days[0][0], days[-1][1])


def _year(said: str | None, year: int, before: int, month: int) -> int:
    """Return the year of a month: as it is said, or the one that follows where the months run over its end."""
    if said and said.isdigit():
        return int(said)
    over = bool(said) or (before >= LATE and month <= EARLY)
    return year + over if year else 0


def _days(text: str, year: int, month: int) -> tuple[date, date] | None:
    """Return the first and the last day of a date that takes year and month from the one before it."""
    match = DAY.fullmatch(text)
    if not match or not text:
        return None
    year, month = _year(match[1], year, month, int(match[2] or month)), int(match[2] or month)
    if not year or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    if match[3]:
        found = day(year, month, int(match[3]))
        return (found, found) if found else None
    first, until = DAYS_OF_WORDS.get(match[4] or "", (1, 31))
    return date(year, month, min(first, last)), date(year, month, min(until, last))
