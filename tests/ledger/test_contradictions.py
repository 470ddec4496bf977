"""What cannot all be true in one row is told at its cell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.ledger.making import FIRST, HEADER, Read, read_rows, row

LONGER = (*HEADER, "完成日期")


def told(code: str, **values: Any) -> list[object]:
    done = values.pop("完成日期", "")
    found: Read = read_rows((*row(**values), done), header=LONGER)
    return found.told(code)


def test_the_standard_row_contradicts_nothing() -> None:
    assert {each.code for each in read_rows(FIRST).diagnostics} == {"ids-made"}


def test_closed_without_anybody_who_accepted_it() -> None:
    assert told("closed-without-acceptance", 整改状态="关闭") == ["F2"]


@pytest.mark.parametrize("values", [{"复查人": "李红"}, {"复查日期": date(2026, 1, 9)}])
def test_a_person_or_a_date_is_an_acceptance(values: dict[str, object]) -> None:
    assert not told("closed-without-acceptance", 整改状态="关闭", **values)


def test_completed_without_a_state() -> None:
    assert told("completed-without-status", 整改状态="", 完成日期=date(2026, 1, 9)) == ["I2"]


def test_completed_and_not_started() -> None:
    assert told("completed-not-started", 整改状态="未整改", 完成日期=date(2026, 1, 9)) == ["I2"]


def test_completed_before_it_was_found() -> None:
    assert told("completed-before-found", 整改状态="已完成", 完成日期=date(2026, 1, 4)) == ["I2"]
    assert not told("completed-before-found", 整改状态="已完成", 完成日期=date(2026, 1, 5))


def test_the_deadline_before_it_was_found() -> None:
    assert told("deadline-before-found", 整改期限=date(2026, 1, 4)) == ["E2"]
    assert not told("deadline-before-found", 整改期限=date(2026, 1, 5))


def test_rechecked_before_it_was_found_or_completed() -> None:
    assert told("accepted-before-found", 复查日期=date(2026, 1, 4)) == ["H2"]
    wrong = {"整改状态": "已完成", "完成日期": date(2026, 1, 9), "复查日期": date(2026, 1, 8)}
    assert told("accepted-before-completed", **wrong) == ["H2"]
