"""Chinese filters: values as official documents write them: `{{ 日期|中文日期 }}`, `{{ 金额|大写金额 }}`.

In: values of a view, texts too, since an input holds all its values as typed. Out: text; a ValueFault for a value that a
filter cannot take. What is empty stays empty, so that a part left out of an input prints nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2.filters import make_attrgetter
from jinja2.runtime import Undefined
from jinja2.utils import pass_environment

from reportgen.chinese import LIMIT, amount, day_in_characters, numeral, spelt
from reportgen.days import format_date, parse_date
from reportgen.templating.extra import StandIn
from reportgen.templating.faults import ValueFault
from reportgen.templating.safe_filters import Filter, join

NUMBER = re.compile(r"[-+]?(\d{1,16}|\d{1,3}(,\d{3}){1,5})(\.\d{1,10})?")
SHOWN = 40
MAX_PLACES = 10
ORDINAL_FORM = "第一"
ATTRIBUTE = "属性"


def chinese_filters() -> dict[str, Filter]:
    """Return these filters, each under an English and a Chinese name."""
    return {name: function for names, function in FILTERS.items() for name in names}


def _of(takes: Callable[..., Any]) -> Callable[[Callable[..., str]], Filter]:
    """Return a decorator for a filter whose value is first read as a day or a number; an empty one prints nothing."""

    def decorate(function: Callable[..., str]) -> Filter:
        @wraps(function)
        def read(value: Any, *args: Any, **kwargs: Any) -> str:
            if isinstance(value, Undefined):
                return str(value)  # which says that it is not there
            if isinstance(value, StandIn):
                return value
            return "" if value is None or value == "" else function(takes(value), *args, **kwargs)

        return read

    return decorate


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        day = parse_date(value) if isinstance(value, str) else None
    except ValueError:
        raise ValueFault("the date {value} does not exist", value=shown(value)) from None
    if day is None:
        raise ValueFault("{value} is not a date; write it like 2023-05-09 or 2023年5月9日", value=shown(value))
    return day


def _number(value: Any) -> Decimal:
    text = "1" if isinstance(value, StandIn) else _digits(value)
    if not NUMBER.fullmatch(text):
        raise ValueFault("{value} is not a number; write it in digits, such as 12 or 1234.5", value=shown(value))
    number = Decimal(text.replace(",", ""))
    if abs(number) >= LIMIT:
        raise ValueFault("the number {value} is too large to be written out", value=shown(value))
    return number


def _digits(value: Any) -> str:
    """Return a value as it is typed in digits, empty where it is no number."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return f"{value:.{MAX_PLACES}f}".rstrip("0").rstrip(".")
    return f"{value:f}" if isinstance(value, Decimal) else str(value).strip()


def _count(value: Any) -> int:
    number = _number(value)
    if number != number.to_integral_value() or number < 0:
        raise ValueFault("{value} is not a whole number from 0", value=shown(value))
    return int(number)


def shown(value: Any) -> str:
    """Return a value as a message tells it."""
    return str(value)[:SHOWN] if isinstance(value, str | int | float | Decimal | date) else type(value).__name__


@_of(_day)
def chinese_date(day: date) -> str:
    """Return 2026年3月9日."""
    return format_date(day)


@_of(_day)
def date_in_characters(day: date) -> str:
    """Return 二〇二六年三月九日."""
    return day_in_characters(day)


@_of(_day)
def year_month(day: date) -> str:
    """Return 2026年3月."""
    return f"{day.year}年{day.month}月"


@_of(_day)
def month_day(day: date) -> str:
    """Return 3月9日."""
    return f"{day.month}月{day.day}日"


@_of(_number)
def chinese_number(number: Decimal) -> str:
    """Return 十二 for 12."""
    return spelt(number)


@_of(_number)
def capital_number(number: Decimal) -> str:
    """Return 壹拾贰 for 12."""
    return spelt(number, capital=True)


@_of(_number)
def capital_amount(number: Decimal) -> str:
    """Return 壹拾贰元整 for 12."""
    try:
        return amount(number)
    except ValueError:
        raise ValueFault("the amount {value} has more than two decimal places", value=str(number)) from None


@_of(_count)
def ordinal(number: int, form: str = ORDINAL_FORM) -> str:
    """Return 第三 for 3, or 3 in the form of a number one: 3|序数("（一）") is （三）."""
    if "一" in form:
        return form.replace("一", numeral(number), 1)
    if "1" in form:
        return form.replace("1", str(number), 1)
    raise ValueFault(
        "{value} is not the form of a number; write the number one, such as （一） or 1.", value=shown(form)
    )


@_of(_number)
def percent(number: Decimal, places: int | None = None) -> str:
    """Return 12.5% for 0.125, rounded half up to `places` where they are given."""
    return _rounded(number * 100, places) + "%"


@_of(_number)
def ten_thousands(number: Decimal, places: int | None = None) -> str:
    """Return 123.45万元 for 1234500."""
    return _rounded(number / 10_000, places) + "万元"


def _rounded(number: Decimal, places: int | None) -> str:
    """Return a number in digits; without `places` as exact as it is, no 0 at its end."""
    if places is None:
        text = f"{number:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if not isinstance(places, int) or not 0 <= places <= MAX_PLACES:
        raise ValueFault("{value} is not a number of decimal places from 0 to 10", value=shown(places))
    return f"{number.quantize(Decimal(1).scaleb(-places), rounding='ROUND_HALF_UP'):f}"


def _joined(mark: str) -> Filter:
    @pass_environment
    def filtered(environment: Any, value: Any, last: str = "", attribute: str | None = None, **chinese: Any) -> str:
        if set(chinese) - {ATTRIBUTE}:
            raise TypeError(f"{', '.join(chinese)} is not an option of this filter; it takes {ATTRIBUTE}")
        return joined(environment, value, mark, last, chinese.get(ATTRIBUTE, attribute))

    return filtered


def joined(environment: Any, value: Any, mark: str, last: str, attribute: str | None) -> str:
    """Return 甲、乙、丙, or with `last` 甲、乙和丙; a single text is a list of one."""
    if value is None or value == "":
        return ""
    items = [value] if isinstance(value, str) and not isinstance(value, StandIn) else _listed(environment, value)
    if last and len(items) > 1:
        before = join(environment, items[:-1], mark, attribute)
        text: str = environment.concatenate([before, last, join(environment, items[-1:], "", attribute)])
        return text
    return join(environment, items, mark, attribute)


def _listed(environment: Any, value: Any) -> list[Any]:
    if isinstance(value, Undefined):
        str(value)
    if isinstance(value, dict) or not isinstance(value, Iterable):
        raise ValueFault("{value} is not a list that can be joined", value=shown(value))
    return list(environment.each(value))


@pass_environment
def total_of(environment: Any, value: Any, attribute: str | None = None) -> int | Decimal:
    """Return the sum of numbers, typed ones too, or of what `attribute` names in each entry; what is empty counts as 0."""
    entries = _listed(environment, value)
    values = entries if attribute is None else map(make_attrgetter(environment, attribute), entries)
    return _shortest(sum((_number(each) for each in values if each != "" and each is not None), Decimal(0)))


def number(value: Any) -> int | Decimal | str:
    """Return what was typed as a number, to compare and to count with."""
    if isinstance(value, Undefined):
        return str(value)
    return "" if value is None or value == "" else _shortest(_number(value))


def _shortest(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number


FILTERS: dict[tuple[str, ...], Filter] = {
    ("chinese_date", "中文日期"): chinese_date,
    ("date_in_characters", "汉字日期"): date_in_characters,
    ("year_month", "年月"): year_month,
    ("month_day", "月日"): month_day,
    ("chinese_number", "中文数字"): chinese_number,
    ("capital_number", "大写"): capital_number,
    ("capital_amount", "大写金额"): capital_amount,
    ("ordinal", "序数"): ordinal,
    ("number", "数字"): number,
    ("sum_of", "求和"): total_of,
    ("percent", "百分比"): percent,
    ("ten_thousands", "万元"): ten_thousands,
    ("enumeration", "顿号连接"): _joined("、"),
    ("comma_list", "逗号连接"): _joined("，"),
    ("semicolon_list", "分号连接"): _joined("；"),
}
"""Each filter under its English and its Chinese name."""
ALIASES = {
    "默认": "default",
    "个数": "length",
    "首项": "first",
    "末项": "last",
    "连接": "join",
    "替换": "replace",
    "四舍五入": "round",
    "排序": "sort",
    "去重": "unique",
    "筛选": "selectattr",
    "分组": "groupby",
}
"""Chinese names of filters that Jinja brings along."""
