"""One quarter against the one before: what is new, closed, carried over, newly overdue, reopened; nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.ledger.entries import LedgerFinding, Status
from reportgen.ledger.quarters import Change, Moved, is_done, is_overdue, moved, remaining, was_found
from reportgen.model.dates import parse_period
from tests.ledger.samples import finding, findings

Q1, Q2 = parse_period("2026Q1"), parse_period("2026Q2")
WINTER, SPRING = date(2026, 2, 3), date(2026, 5, 6)


def changes_of(one: LedgerFinding) -> list[Change]:
    return [each.change for each in moved([one], Q1, Q2)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"found_on": SPRING, "deadline": date(2026, 7, 1)}, [Change.NEW]),
        ({"found_on": SPRING, "deadline": date(2026, 6, 1)}, [Change.NEW, Change.NEWLY_OVERDUE]),
        ({"found_on": SPRING, "status": Status.CLOSED, "completed_on": date(2026, 5, 9)}, [Change.NEW, Change.CLOSED]),
        ({"status": Status.COMPLETED, "completed_on": date(2026, 2, 10)}, []),
        ({"status": Status.COMPLETED, "completed_on": date(2026, 3, 31)}, []),
        ({"status": Status.COMPLETED, "completed_on": date(2026, 4, 1)}, [Change.CLOSED]),
        ({"status": Status.CLOSED, "accepted_on": date(2026, 4, 1)}, [Change.CLOSED]),
        ({"status": Status.CLOSED}, []),
        ({"deadline": date(2026, 2, 20)}, [Change.CARRIED]),
        ({"deadline": date(2026, 3, 30)}, [Change.CARRIED]),
        ({"deadline": date(2026, 3, 31)}, [Change.CARRIED, Change.NEWLY_OVERDUE]),
        ({"deadline": date(2026, 6, 29)}, [Change.CARRIED, Change.NEWLY_OVERDUE]),
        ({"deadline": date(2026, 6, 30)}, [Change.CARRIED]),
        ({"deadline": None}, [Change.CARRIED]),
        ({"status": Status.LASTING, "deadline": None}, [Change.CARRIED]),
        ({"status": Status.UNDER_WAY, "deadline": None, "completed_on": date(2026, 3, 1)}, [Change.REOPENED]),
        ({"found_on": None, "deadline": None}, [Change.CARRIED]),
        ({"found_on": date(2026, 7, 1)}, []),
    ],
)
def test_what_became_of_a_finding(values: dict[str, object], expected: list[Change]) -> None:
    assert changes_of(finding(**{"found_on": WINTER, **values})) == expected


@given(findings())
def test_what_is_open_when_a_quarter_ends_is_in_the_next_ledger_and_what_is_done_is_not(one: LedgerFinding) -> None:
    kept = list(remaining([one], Q1))
    assert (kept == []) == is_done(one, Q1.end)


@given(findings())
def test_a_finding_is_new_or_was_there(one: LedgerFinding) -> None:
    found = changes_of(one)
    there = [each for each in found if each in (Change.CLOSED, Change.CARRIED, Change.REOPENED)]
    assert len(there) <= 1
    assert (Change.NEW in found) == (was_found(one, Q2.end) and not was_found(one, Q1.end))
    assert not ({Change.CARRIED, Change.REOPENED} & set(found) and Change.NEW in found)


@given(findings())
def test_what_is_newly_overdue_is_overdue_now(one: LedgerFinding) -> None:
    if Change.NEWLY_OVERDUE in changes_of(one):
        assert is_overdue(one, Q2.end)


@given(st.lists(findings(), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(several: list[LedgerFinding], random: object) -> None:
    shuffled = list(several)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    def key(each: Moved) -> tuple[str, str]:
        return each.finding.id, each.change

    assert sorted(moved(several, Q1, Q2), key=key) == sorted(moved(shuffled, Q1, Q2), key=key)


@given(st.lists(findings(), max_size=8))
def test_what_is_open_is_what_was_open_and_what_is_new_but_for_what_was_closed(several: list[LedgerFinding]) -> None:
    def still_open(day: date) -> int:
        return sum(was_found(each, day) and not is_done(each, day) for each in several)

    changes = [each.change for each in moved(several, Q1, Q2)]
    new, closed = (changes.count(change) for change in (Change.NEW, Change.CLOSED))
    assert still_open(Q2.end) == still_open(Q1.end) + new - closed
