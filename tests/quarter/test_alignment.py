"""Sequences are aligned so that what was put in or taken out moves nothing else, and what costs least is paired."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.quarter.alignment import differences, paired

texts = st.lists(st.text("abc1", min_size=1, max_size=3), max_size=30)


@given(texts, texts)
def test_outside_the_stretches_both_are_alike(before: list[str], now: list[str]) -> None:
    first = start = 0
    for old, old_end, new, new_end in differences(before, now):
        assert before[first:old] == now[start:new]
        first, start = old_end, new_end
    assert before[first:] == now[start:]


@given(texts)
def test_a_sequence_does_not_differ_from_itself(items: list[str]) -> None:
    assert list(differences(items, items)) == []


@given(texts, st.integers(0, 30))
def test_what_is_put_in_is_all_that_differs(items: list[str], at: int) -> None:
    found = list(differences(items, [*items[:at], "new", *items[at:]]))
    assert sum(old_end - old for old, old_end, _, _ in found) == 0
    assert sum(new_end - new for _, _, new, new_end in found) == 1


def test_items_that_stand_once_hold_the_rest_in_place() -> None:
    assert list(differences("a1b2c3", "x1b2c4")) == [(0, 1, 0, 1), (5, 6, 5, 6)]


@given(st.text("ab", max_size=8), st.text("ab", max_size=8))
def test_pairs_keep_the_order_and_leave_nothing_out(before: str, now: str) -> None:
    pairs = list(paired(before, now, lambda old, new: 1.0 * (old != new)))
    assert "".join(old for old, _ in pairs if old) == before
    assert "".join(new for _, new in pairs if new) == now


def test_the_pairs_cost_least() -> None:
    pairs = list(paired("12345", "1x345", lambda old, new: 1.0 * (old != new)))
    assert pairs == [("1", "1"), ("2", "x"), ("3", "3"), ("4", "4"), ("5", "5")]
    assert next(iter(paired("12", "512", lambda old, new: 1.0 * (old != new)))) == (None, "5")
