"""Days as people type and documents print them.

In: what somebody typed. Out: `datetime.date`, and 2026年3月9日 (GB/T 9704-2012, 7.3.5.4: no leading zeros).
"""

from __future__ import annotations

import re
from datetime import date

CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
NUMERIC = re.compile(r"(\d{4})\s*(?:-\s*(\d{1,2})\s*-|/\s*(\d{1,2})\s*/|\.\s*(\d{1,2})\s*\.)\s*(\d{1,2})")
CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
SPELLED_NUMBER = "([二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
SPELLED = re.compile(f"([〇○零一二三四五六七八九]{{4}})年{SPELLED_NUMBER}月{SPELLED_NUMBER}日")
FIRST_YEAR = 1000
"""7.3.5.4: a year has four digits."""


def parse_date(text: str) -> date | None:
    """Return the date that `text` is, or None where it is words; ValueError for a date that does not exist."""
    parts = _date_parts(text.strip())
    if parts and parts[0] < FIRST_YEAR:
        raise ValueError(text)
    return date(*parts) if parts else None


def _date_parts(text: str) -> tuple[int, int, int] | None:
    if match := NUMERIC.fullmatch(text):
        year, *months, day = match.groups()
        return int(year), int(next(filter(None, months))), int(day)
    if match := CHINESE.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := SPELLED.fullmatch(text):
        return int(match[1].translate(CHINESE_DIGITS)), _spelled(match[2]), _spelled(match[3])
    return None


def _spelled(text: str) -> int:
    """Return 1 to 39 from 一, 十, 十一, 二十, 二十一, 三十一."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(text.translate(CHINESE_DIGITS))
    return 10 * int(tens.translate(CHINESE_DIGITS) or 1) + int(ones.translate(CHINESE_DIGITS) or 0)


def format_date(day: date) -> str:
    """Return 2023年5月9日."""
    return f"{day.year}年{day.month}月{day.day}日"
