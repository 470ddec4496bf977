"""Periods beside a period: the one before (环比), the same of last year (同比), and what they are called in a sentence.

In: a `Period`. Out: other periods and their words.
"""

from __future__ import annotations

from reportgen.model.dates import Period, parse_period
from reportgen.model.numerals import chinese_numeral

PREVIOUS = {1: "上月", 3: "上季度", 6: "上期", 12: "上年"}
"""By the months of a period; a half-year's 上半年 would be read as a name."""


def months(period: Period) -> int:
    """Return how many months a period has: 1, 3, 6 or 12."""
    return period.end.month - period.start.month + 1


def previous(period: Period) -> Period | None:
    """Return the period before; None before the first year of the calendar."""
    return _moved(period, -months(period))


def year_before(period: Period) -> Period | None:
    """Return the same period of last year; None before the first year of the calendar."""
    return _moved(period, -12)


def _moved(period: Period, by: int) -> Period | None:
    year, month = divmod(period.start.year * 12 + period.start.month - 1 + by, 12)
    if year < 1:
        return None
    length, month = months(period), month + 1
    part = {12: "", 6: f"H{(month + 5) // 6}", 3: f"Q{(month + 2) // 3}", 1: f"-{month:02}"}[length]
    return parse_period(f"{year:04}{part}")


def words(period: Period) -> str:
    """Return 2022年第一季度, 2022年上半年, 2022年3月 or 2022年."""
    return period.words


def short_words(period: Period) -> str:
    """Return 一季度, 上半年, 3月 or 全年: the period where its year has been said."""
    month, length = period.end.month, months(period)
    if length == 3:
        return f"{chinese_numeral(month // 3)}季度"
    return {1: f"{month}月", 6: "上半年" if month == 6 else "下半年", 12: "全年"}[length]


def previous_words(period: Period) -> str:
    """Return what the period before is called: 上月, 上季度, 上期 or 上年."""
    return PREVIOUS[months(period)]
