"""Periods that figures are told of: 2026年第一季度, 2026年3月, 2026年.

In: the words of a period, the date of a document. Out: the period in one form, empty where it is not sure which it is.
"""

from __future__ import annotations

import re

QUARTERS = r"(?:第?[一二三四1-4]季度|[上下]半年|全年|年度|\d{1,2}月份?(?:至|到|-|—|~|～)\d{1,2}月份?|\d{1,2}月份?)?"
PERIOD = re.compile(rf"(?:19|20)\d\d年{QUARTERS}")
DAY = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
NUMERALS = {"1": "一", "2": "二", "3": "三", "4": "四"}
LAST = {"一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "上半年": 6, "下半年": 12, "": 12}
"""The month in which a part of a year ends."""
NEARLY = 25
"""The day from which a document speaks of its own month as over."""


def canonical(period: str, day: str) -> str:
    """Return a period in one form; one that is not over by the document's day counts up to that day, if it is known."""
    year, part = period[:4], _part(period[5:])
    written = DAY.search(day)
    if written is None:
        return f"{year}{part}" if part else ""
    over = (int(written[1]), int(written[2]), int(written[3])) >= (int(year), _last(part), NEARLY)
    return f"{year}{part}" if over else f"{year}{part} {written[0]}"


def _part(words: str) -> str:
    made = re.sub("^第|份|全年|年度", "", words)
    made = re.sub("[到—~～-]", "至", made)
    return re.sub("^([1-4])(?=季度)", lambda match: NUMERALS[match[1]], made)


def _last(part: str) -> int:
    return LAST[part] if part in LAST else int(re.findall(r"\d+", part)[-1])
