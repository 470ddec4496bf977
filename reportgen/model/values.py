"""The types of single values: what a plain text becomes, and how a wrong one is refused.

In: texts, lists of texts, None. Out: typed values. Each type is an `Annotated` with one `ReadBy`,
so that every refusal is worded here for the clerk and building the models stays cheap.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Literal, NamedTuple

from reportgen.model.dates import Period as PeriodValue
from reportgen.model.dates import parse_date, parse_period
from reportgen.model.numerals import LEVEL_FORMS
from reportgen.model.problems import refuse
from reportgen.model.record import ReadBy

DAY_IN_WORDS = re.compile(r"(?:(?<!\d)(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日")
YES = frozenset(("true", "yes", "on", "是", "有", "1"))
NO = frozenset(("false", "no", "off", "否", "无", "0"))


def _text(value: object) -> str:
    if not isinstance(value, str):
        refuse("not-a-text", "a text is expected here, not a list or a group of keys")
    return value


def _line(value: object) -> str:
    text = _text(value).strip("\r\n")
    if len(text.splitlines()) > 1:
        refuse("not-one-line", "this must be one line; put the further lines into a text of their own")
    return text


def lines_of(text: str) -> list[str]:
    """Return the lines of a text; blank ones are ignored."""
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def _paragraphs(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(line for item in value if item is not None for line in lines_of(_text(item)))
    return tuple(lines_of(_text(value)))


class Title(NamedTuple):
    """A title: its lines, and whether the clerk broke it into lines himself."""

    lines: tuple[str, ...]
    broken: bool

    def __str__(self) -> str:
        return "".join(self.lines)


def _title(value: object) -> Title:
    lines = _paragraphs(value)
    return Title(lines, isinstance(value, list) or len(lines) > 1)


def _date(value: object) -> date:
    day = _parse_date(_line(value))
    if day is None:
        refuse("bad-date", "{value} is not a date; write it like 2023-05-09 or 2023年5月9日", value=_line(value))
    return day


def _parse_date(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        refuse("impossible-date", "the date {value} does not exist", value=text)


def _date_or_words(value: object) -> date | str:
    text = _line(value)
    for found in DAY_IN_WORDS.finditer(text):
        year, month, day = (int(part or 2000) for part in found.groups())  # 2000 had a 29 February
        if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
            refuse("impossible-date", "the date {value} does not exist", value=found[0])
    return _parse_date(text) or text


def _flag(value: object) -> bool:
    text = _line(value).strip().lower()
    if text in YES:
        return True
    if text in NO:
        return False
    refuse("bad-flag", "{value} is neither yes nor no; write true or false (是 or 否)", value=_line(value))


def _lines_or_false(value: object) -> tuple[str, ...] | Literal[False] | None:
    lines = _paragraphs(value)
    word = lines[0].strip().lower() if len(lines) == 1 else ""
    if word in ("true", "是"):
        return None
    return False if word in ("false", "no", "否", "无") else lines


def _period(value: object) -> PeriodValue:
    try:
        return parse_period(_line(value))
    except ValueError:
        refuse("bad-period", "{value} is not a period; write 2022Q1, 2022H1, 2022 or 2022-03", value=_line(value))


def _levels(value: object) -> tuple[str, ...]:
    forms = tuple(item.strip() for item in _paragraphs(value))
    known = [form for form in LEVEL_FORMS if form in forms]
    if list(forms) != known:
        refuse(
            "bad-levels", "{value} are not levels; choose from 一、（一）1.（1）, in this order", value=" ".join(forms)
        )
    return forms


class choice:  # noqa: N801
    """A validator that turns each spelling in `options` into its canonical value."""

    def __init__(self, options: Mapping[str, str]) -> None:
        self.options = options

    def __call__(self, value: object) -> str:
        """Return the canonical value."""
        text = _line(value).strip()
        if text in self.options:
            return self.options[text]
        options = " ".join(self.options)
        refuse("bad-choice", "{value} is not possible here; write one of {options}", value=text, options=options)


def offered(read: Callable[[object], object]) -> tuple[str, ...]:
    """Return what a person can choose from where a value is one of few, in Chinese."""
    if read is _flag:
        return ("是", "否")
    return tuple(word for word in read.options if not word.isascii()) if isinstance(read, choice) else ()


def _extra(value: object) -> dict[str, object]:
    if not isinstance(value, Mapping):
        refuse("model-type", "a group of keys is expected here, such as 标题: …")
    return {str(name): _kept(each) for name, each in value.items()}


def _kept(value: object) -> object:
    """Return texts, lists and groups as they are; what was left empty is an empty text."""
    if isinstance(value, Mapping):
        return {str(name): _kept(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_kept(each) for each in value]
    return "" if value is None else str(value)


Line = Annotated[str, ReadBy(_line)]
Paragraphs = Annotated[tuple[str, ...], ReadBy(_paragraphs)]
Names = Annotated[tuple[str, ...], ReadBy(_paragraphs)]
TitleText = Annotated[Title, ReadBy(_title)]
Day = Annotated[date, ReadBy(_date)]
DayOrWords = Annotated[date | str, ReadBy(_date_or_words)]
Flag = Annotated[bool, ReadBy(_flag)]
LinesOrFalse = Annotated[tuple[str, ...] | Literal[False] | None, ReadBy(_lines_or_false)]
Period = Annotated[PeriodValue, ReadBy(_period)]
Extra = Annotated[dict[str, object], ReadBy(_extra)]
Levels = Annotated[tuple[str, ...], ReadBy(_levels)]
