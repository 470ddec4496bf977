"""Chinese numerals and the ordinals of official documents: 一、（一）1.（1） and 一是.

In: whole numbers from 1. Out: text (GB/T 9704-2012, 7.3.3).
"""

from __future__ import annotations

from reportgen.chinese import numeral

LEVEL_FORMS = ("一、", "（一）", "1.", "（1）")
"""The four forms of 7.3.3 from the first level down; a form is written with the number one."""


def chinese_numeral(number: int) -> str:
    """Return 1 to 9999 in Chinese numerals: 10 is 十, 11 is 十一, 110 is 一百一十."""
    if not 1 <= number <= 9999:
        raise ValueError(f"{number} is not between 1 and 9999")
    return numeral(number)


def level_number(form: str, number: int) -> str:
    """Return `number` in one of LEVEL_FORMS: the form （一） and 3 give （三）."""
    if "一" in form:
        return form.replace("一", chinese_numeral(number))
    return form.replace("1", str(number))


def point_number(number: int) -> str:
    """Return 一是, 二是 … 十一是."""
    return chinese_numeral(number) + "是"
