"""Numbers as Chinese writes them: 十二, 壹拾贰, 壹拾贰元整; and dates in characters.

In: numbers and days. Out: text. It belongs to no room: the model numbers headings with it, templates print with it.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

PLAIN = ("零一二三四五六七八九", ("", "十", "百", "千"))
CAPITAL = ("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"))
"""What cannot be changed with a stroke: for money and receipts."""
LIMIT = 10**16
YEAR_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def numeral(number: int, capital: bool = False) -> str:
    """Return 0 to LIMIT - 1 in numerals: 12 is 十二 or 壹拾贰, 10010 is 一万零一十."""
    if not 0 <= number < LIMIT:
        raise ValueError(f"{number} is not between 0 and {LIMIT - 1}")
    digits, units = CAPITAL if capital else PLAIN
    text = _groups(number, digits, units) or digits[0]
    return text if capital or not 10 <= _leading_group(number) <= 19 else text.removeprefix(digits[1])


def _leading_group(number: int) -> int:
    while number >= 10_000:
        number //= 10_000
    return number


def _groups(number: int, digits: str, units: tuple[str, ...]) -> str:
    """Return the number group by group, four digits each: 亿 is said once for all before it."""
    if number >= 10**8:
        high, low = divmod(number, 10**8)
        return _groups(high, digits, units) + "亿" + _behind(low, 10**7, digits, units)
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        return _thousands(high, digits, units) + "万" + _behind(low, 10**3, digits, units)
    return _thousands(number, digits, units)


def _behind(number: int, full: int, digits: str, units: tuple[str, ...]) -> str:
    """Return what follows a larger group, after 零 where places are left out."""
    return (digits[0] * (0 < number < full)) + _groups(number, digits, units)


def _thousands(number: int, digits: str, units: tuple[str, ...]) -> str:
    text, gap = "", False
    for position in range(3, -1, -1):
        digit = number // 10**position % 10
        if digit:
            text += digits[0] * gap + digits[digit] + units[position]
            gap = False
        else:
            gap = bool(text)
    return text


def spelt(number: Decimal, capital: bool = False) -> str:
    """Return any number: -3.05 is 负三点零五."""
    digits = (CAPITAL if capital else PLAIN)[0]
    whole, _, places = f"{abs(number):f}".partition(".")
    text = numeral(int(whole), capital)
    if places:
        text += "点" + "".join(digits[int(each)] for each in places)
    return "负" * (number < 0) + text


def amount(yuan: Decimal) -> str:
    """Return money as it is written on receipts: 1050.5 is 壹仟零伍拾元伍角整 (会计基础工作规范, 52)."""
    cents = abs(yuan) * 100
    if cents != cents.to_integral_value():
        raise ValueError(f"{yuan} has parts of a 分")
    whole, rest = divmod(int(cents), 100)
    dimes, cent = divmod(rest, 10)
    text = numeral(whole, capital=True) + "元" if whole or not rest else ""
    text += CAPITAL[0][dimes] + "角" if dimes else "零" * bool(whole and cent)
    text += CAPITAL[0][cent] + "分" if cent else "整"
    return "负" * (yuan < 0) + text


def day_in_characters(day: date) -> str:
    """Return 二〇二六年三月九日."""
    return f"{str(day.year).translate(YEAR_DIGITS)}年{numeral(day.month)}月{numeral(day.day)}日"
