"""Dates and periods as official documents write them.

In: what a clerk types. Out: `datetime.date`, `Period`, and their printed forms (GB/T 9704-2012, 7.3.5.4: no leading zeros).
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from reportgen.days import format_date, parse_date
from reportgen.frozen import frozen
from reportgen.model.numerals import chinese_numeral

__all__ = ["Period", "format_date", "format_deadline", "format_span", "parse_date", "parse_period"]

PERIOD = re.compile(r"(\d{4})(?:[Qq]([1-4])|[Hh]([12])|-(\d{1,2}))?")


def format_deadline(deadline: date | str) -> str:
    """Return 2023年5月9日前 for a date; words stay as typed."""
    return format_date(deadline) + "前" if isinstance(deadline, date) else deadline


def format_span(start: date | str | None, end: date | str | None) -> str:
    """Return 2018年12月11日-22日: the year and month that both ends share are printed once."""
    if start is None:
        return "" if end is None else format_deadline(end)
    if end is None:
        return _day_or_words(start).removesuffix("起") + "起"
    if not (isinstance(start, date) and isinstance(end, date)):
        return f"{_day_or_words(start)}-{_day_or_words(end)}"
    last = format_date(end)
    if start.year == end.year:
        last = f"{end.day}日" if start.month == end.month else f"{end.month}月{end.day}日"
    return f"{format_date(start)}-{last}" if start != end else format_date(start)


def _day_or_words(value: date | str) -> str:
    return format_date(value) if isinstance(value, date) else value


@frozen
class Period:
    """A reporting period: a year, half-year, quarter or month, with its first and last day."""

    text: str
    words: str
    start: date
    end: date

    def __str__(self) -> str:
        return self.text


def parse_period(text: str) -> Period:
    """Return the period of 2022Q1, 2022H1, 2022 or 2022-03; ValueError for anything else."""
    match = PERIOD.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    year, quarter, half, month = (int(group) if group else 0 for group in match.groups())
    if quarter:
        return _period(text, year, f"第{chinese_numeral(quarter)}季度", 3 * quarter - 2, 3 * quarter)
    if half:
        return _period(text, year, "上半年" if half == 1 else "下半年", 6 * half - 5, 6 * half)
    if match[4]:
        return _period(text, year, f"{month}月", month, month)
    return _period(text, year, "", 1, 12)


def _period(text: str, year: int, words: str, first: int, last: int) -> Period:
    start = date(year, first, 1)
    end = date(year, last, calendar.monthrange(year, last)[1])
    return Period(text.strip(), f"{year}年{words}", start, end)
