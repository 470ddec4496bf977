"""Comparing: 同比 and 环比 in words, also for zero and for nothing to compare with.

In: a value and its counterpart of another period. Out: a `Phrase` for a sentence. Percentages are reckoned in decimal and
rounded half up to one decimal; rates differ in 百分点, reckoned from what is printed, so that a reader can subtract.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.frozen import frozen
from reportgen.ledger.counting import Figures
from reportgen.ledger.figure_values import FigureValue, percentage, refuse_figure
from reportgen.ledger.periods import previous_words

LAST_YEAR, AMONG = "上年同期", "其中："


@frozen
class Reckoned:
    """A number that a phrase prints: of which figure, what it is, and the values that it came from."""

    figure: str
    number: str
    text: str
    sources: tuple[FigureValue, ...]
    start: int = 0
    """Where the number begins in its phrase: a name before it may hold the same digits."""


@frozen
class Phrase:
    """Words for a sentence, with the numbers in them."""

    text: str
    reckoned: tuple[Reckoned, ...] = ()


def year_on_year(value: FigureValue, figures: Figures) -> Phrase:
    """Return 同比下降12.5%, 与上年同期持平, 上年同期为0，本期增加5, or 无上年同期可比数据."""
    return _compared(value, figures.of_last_year(), "同比", LAST_YEAR)


def period_on_period(value: FigureValue, figures: Figures) -> Phrase:
    """Return 环比增长8.3%, 与上季度持平, 上季度为0，本期增加5, or 无上季度可比数据."""
    before = figures.of_previous()
    assert figures.period is not None
    return _compared(value, before, "环比", previous_words(figures.period))


def _compared(value: FigureValue, others: Figures | None, word: str, base: str) -> Phrase:
    now = value.known
    other = others.value(value.figure, value.group) if others else None
    if other is None or other.number is None:
        return Phrase(f"无{base}可比数据")
    words, number = _words(now, other.number, word, base, is_rate=value.figure.is_rate)
    name, sources = f"{value.figure.name}（{word}）", (value, other)
    reckoned = Reckoned(name, number, words, sources, words.rfind(number))
    if words.startswith(nothing := f"{base}为0"):
        zero = Reckoned(other.figure.name, "0", nothing, (other,), len(nothing) - 1)
        return Phrase(words, (zero, reckoned))
    return Phrase(words, (reckoned,) if number else ())


def _words(now: Decimal | int, before: Decimal | int, word: str, base: str, *, is_rate: bool) -> tuple[str, str]:
    """Return the words and the number in them."""
    change = now - before
    if change == 0:
        return f"与{base}持平", ""
    if is_rate:
        return f"{word}{'提高' if change > 0 else '下降'}{abs(change)}个百分点", str(abs(change))
    if before == 0:
        return f"{base}为0，本期增加{change}", str(change)
    percent = percentage(abs(int(change)), int(before))
    if percent == 0:
        return f"与{base}基本持平", ""
    return f"{word}{'增长' if change > 0 else '下降'}{percent}%", str(percent)


def enumerated(values: Sequence[FigureValue]) -> Phrase:
    """Return 一般隐患12项、重大隐患1项: each part with its number, those of nothing left out."""
    parts = [value for value in values if value.known]
    names = [_named(_label(value)) for value in parts]
    mark = "，" if any("、" in name for name, _ in names) else "、"
    text, reckoned = "", []
    for value, (name, end) in zip(parts, names, strict=True):
        text += (mark if text else "") + name
        reckoned.append(Reckoned(value.figure.name, str(value.known), value.text, (value,), len(text)))
        text += f"{value.text}{value.figure.unit}{end}"
    return Phrase(text, tuple(reckoned))


def _named(label: str) -> tuple[str, str]:
    """Return what stands around a number: brackets behind a name that ends in a digit, 车间3（20项）."""
    return (f"{label}（", "）") if label[-1:].isdecimal() else (label, "")


def _label(value: FigureValue) -> str:
    return value.group.name if value.group else value.figure.label


def among(whole: FigureValue, parts: Sequence[FigureValue]) -> Phrase:
    """Return 其中：…, whose parts add up to the whole; FigureError where they do not. Of nothing there are no parts."""
    for part in parts:
        if part.figure.is_rate or not part.figure.adds_up:
            message = "{figure} cannot be a part of 其中: it does not add up"
            refuse_figure("parts", message, figure=part.figure.name)
    total = sum(part.known for part in parts)
    if total != whole.known:
        message = "the parts of 其中 come to {total}, but {figure} is {whole}; name all parts, or write 列举"
        refuse_figure("parts", message, total=total, figure=whole.figure.name, whole=whole.known)
    listed = enumerated(parts)
    moved = (replace(each, start=each.start + len(AMONG)) for each in listed.reckoned)
    return Phrase(f"{AMONG}{listed.text}" if listed.text else "", tuple(moved))
