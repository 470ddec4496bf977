"""Whether two statements of one thing agree though they are not written alike.

In: two statements. Out: yes or no.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reportgen.proofreading.sets.figures import same_number
from reportgen.proofreading.sets.stated import Stated
from reportgen.proofreading.sets.tasks import SPLIT


def agrees(one: Stated, other: Stated) -> bool:
    """Whether two statements say the same, one of them shorter, rounded or with more beside it."""
    by = AGREEING.get(one.code)
    return by is not None and by(one, other)


def _titles(one: Stated, other: Stated) -> bool:
    """Whether a title is merely given shorter; of two documents' own titles, only where one is a part read of the other."""
    short, long = sorted((one.value, other.value), key=len)
    return long.startswith(short) or long.endswith(short) if one.own and other.own else short in long


def _names(one: Stated, other: Stated) -> bool:
    """Whether all names of one stand in the other, which may have lost what stood between names: a cell has lines."""
    names, more = one.value.split("、"), other.value.split("、")
    return _all_in(names, more) or _all_in(more, names)


def _all_in(names: Sequence[str], others: Sequence[str]) -> bool:
    unsplit = len(others) == 1 and len(names) > 1
    return all(name in others[0] for name in names) if unsplit else set(names) <= set(others)


def _recipients(one: Stated, other: Stated) -> bool:
    return bool(set(SPLIT.split(one.value)) & set(SPLIT.split(other.value)))


def _days(one: Stated, other: Stated) -> bool:
    """Whether two deadlines are the same day, as far as both say their year; one in words is not compared."""
    if not (one.value and other.value):
        return True
    (year, day), (other_year, other_day) = one.value.split(" "), other.value.split(" ")
    return day == other_day and (year == other_year or not year or not other_year)


def _phones(one: Stated, other: Stated) -> bool:
    """Whether two lists of numbers share one, with or without its area code."""
    return any(
        number.endswith(more) or more.endswith(number)
        for number in one.value.split("、")
        for more in other.value.split("、")
    )


AGREEING: Mapping[str, Callable[[Stated, Stated], bool]] = {
    "set-title-differs": _titles,
    "set-name-differs": _names,
    "set-deadline-differs": _days,
    "set-number-twice": _recipients,
    "set-phone-differs": _phones,
    "set-figure-differs": lambda one, other: same_number(one.value, other.value),
}
