"""Rules of dates and times, each by itself.

In: an outline. Out: days that no calendar has, parts left out, leading zeros, Chinese digits mixed with Arabic ones, 下午17时.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.proofreading.days import day
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule

CLAUSE = "GB/T 9704-2012, 7.3.5.4"
DATE = re.compile(r"(?<![\d.])(?:(\d{4})年)?(\d{1,3})月(\d{1,3})日")
MONTH = re.compile(r"\d{4}年(0|1[3-9]|[2-9]\d)月")
POINTED = re.compile(
    r"(?:(?<=[于自])|(?<=截至)|(?<=截止)|(?<=(?:时间|日期|期限|时限)[:：]))((?:19|20)\d\d)([.\-/])(\d{1,2})\2(\d{1,2})(?![\d.\-/号])"
    r"|(?<![\d.\-/A-Za-z〔])((?:19|20)\d\d)([.\-/])(\d{1,2})\6(\d{1,2})(?=(?:之|以)?前)"
)
"""A date in digits alone, where the words beside it say that it is one: 于2026.2.30, 2026-13-05前."""
LEAP = 2024
"""A year in which February has 29 days, for dates that name none."""
PART_LOST = re.compile(
    r"\d{4}年(?:月\d{1,2}日|\d{1,2}月日(?![本寇军伪元报夜常均最产用间益志平处渐程记照光班租付供销检度高低工计]))"
)
ZERO = re.compile(r"(?<=年)0(?=[1-9]月)|(?<![\d.])0(?=[1-9]月(?:0?[1-9]|[123]\d)日)|(?<=\d月)0(?=[1-9]日)")
CHINESE_DIGIT = "〇○零一二三四五六七八九"
MIXED = re.compile(
    f"(?<![{CHINESE_DIGIT}])[一二][{CHINESE_DIGIT}]{{3}}年\\d{{1,2}}月(?:\\d{{1,2}}日)?"
    f"|\\d{{4}}年(?:十[一二]?|[一二三四五六七八九])月(?:[一二三四五六七八九十]{{1,3}}日|\\d{{1,2}}日)?(?![一二三四五六七八九十初廿])"
    f"|(?<![{CHINESE_DIGIT}\\d])[一二][0OoО][一二三四五六七八九0OoО〇]{{1,2}}年"
)
CLOCK = re.compile(r"(?:上午|下午)\s?(?:1[3-9]|2[0-3])\s?(?:时|点|[:：]\d\d)")


def impossible(outline: Outline) -> Iterator[Found]:
    """Find days and months that no calendar has."""
    for index, paragraph in enumerate(outline.paragraphs):
        for match in DATE.finditer(paragraph.text):
            if not day(int(match[1] or LEAP), int(match[2]), int(match[3])):
                yield Found(index, *match.span(), {"found": match[0]})
        for match in MONTH.finditer(paragraph.text):
            if not DATE.match(paragraph.text, match.start()):
                yield Found(index, *match.span(), {"found": match[0]})
        for match in POINTED.finditer(paragraph.text):
            year, _, month, number = (match[n] or match[n + 4] for n in range(1, 5))
            if not day(int(year), int(month), int(number)):
                yield Found(index, *match.span(), {"found": match[0]})


def part_lost(outline: Outline) -> Iterator[Found]:
    """Find a date that has lost its month or its day."""
    yield from _all(outline, PART_LOST)


def zeros(outline: Outline) -> Iterator[Found]:
    """Find leading zeros: 4月02日."""
    for index, paragraph in enumerate(outline.paragraphs):
        for match in ZERO.finditer(paragraph.text):
            start, end = match.span()
            yield Found(index, start, end, {"found": paragraph.text[max(start - 2, 0) : end + 2]}, "")


def mixed(outline: Outline) -> Iterator[Found]:
    """Find Chinese digits and Arabic ones in one date, and a 0 among Chinese digits."""
    yield from _all(outline, MIXED)


def clock(outline: Outline) -> Iterator[Found]:
    """Find 上午 or 下午 with a time of the 24-hour clock."""
    yield from _all(outline, CLOCK)


def _all(outline: Outline, pattern: re.Pattern[str]) -> Iterator[Found]:
    for index, paragraph in enumerate(outline.paragraphs):
        for match in pattern.finditer(paragraph.text):
            yield Found(index, *match.span(), {"found": match[0]})


RULES = (
    Rule(
        "date-impossible",
        "no calendar has this day: {found}",
        Severity.ERROR,
        "the calendar",
        "请于2026年2月30日前报送。",
        "请于2026年2月28日前报送。",
        impossible,
    ),
    Rule(
        "date-part-lost",
        "this date has lost its month or its day: {found}",
        Severity.ERROR,
        CLAUSE,
        "2026年月16日",
        "2026年5月16日",
        part_lost,
    ),
    Rule(
        "date-zero",
        "months and days have no leading zero: {found}",
        Severity.WARNING,
        CLAUSE,
        "2026年04月02日",
        "2026年4月2日",
        zeros,
    ),
    Rule(
        "date-mixed",
        "one date is written in one kind of digits, and in Arabic ones: {found}",
        Severity.WARNING,
        CLAUSE,
        "二〇二六年5月9日",
        "2026年5月9日",
        mixed,
    ),
    Rule(
        "clock-mixed",
        "a time of the 24-hour clock has no 上午 or 下午: {found}",
        Severity.WARNING,
        "GB/T 7408",
        "每周五下午15时前报送进展情况。",
        "每周五15时前报送进展情况。",
        clock,
    ),
)
