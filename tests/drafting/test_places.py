"""Each figure that a text prints knows where in the finished text its number stands."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.drafting.expressions import Expressions
from reportgen.drafting.uses import Recorder
from reportgen.ledger.counting import Figures
from reportgen.ledger.entries import Status
from reportgen.ledger.store import LedgerStore
from reportgen.model.dates import parse_period
from tests.ledger.samples import finding


def filled(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a text filled in, and for each figure its name and what stands at its place."""
    found = [finding(found_on=date(2026, 2, 3), status=Status.CLOSED if n else Status.UNDER_WAY) for n in range(12)]
    with LedgerStore.filled(found) as store:
        recorder = Recorder()
        made = Expressions(Figures(store, parse_period("2026Q1")), recorder).fill(text)
    assert all(use.whole == made for use in recorder.uses)
    return made, [(use.figure, made[use.start : use.start + len(use.number)]) for use in recorder.uses]


@pytest.mark.parametrize(
    ("text", "printed", "figures"),
    [
        ("12月12日共{{ 台账.发现隐患数 }}项", "12月12日共12项", [("发现隐患数", "12")]),
        (
            "整改率{{ 台账.整改率 }}，{{ 台账.已整改数 }}项",
            "整改率91.7%，11项",
            [("整改率", "91.7%"), ("已整改数", "11")],
        ),
        ("{% set 数 %}{{ 台账.发现隐患数 }}{% endset %}{{ 数 }}和{{ 数 }}", "12和12", [("发现隐患数", "12")] * 2),
        ("没有数", "没有数", []),
    ],
)
def test_a_number_is_found_at_its_place(text: str, printed: str, figures: list[tuple[str, str]]) -> None:
    assert filled(text) == (printed, figures)


def test_the_numbers_of_a_list_are_found_one_by_one() -> None:
    made, figures = filled("{{ 台账.发现隐患数 | 其中(台账.已整改数, 台账.整改中数) }}")
    assert made == "其中：已整改11项、整改中1项"
    assert figures == [("已整改数", "11"), ("整改中数", "1")]


def test_a_name_that_holds_the_same_digits_is_not_taken_for_the_number() -> None:
    units = [f"第{number}水务站" for number in (17, 7)]
    found = [finding(found_on=date(2026, 2, 3), responsible_units=(unit,)) for unit in units for _ in range(7)]
    with LedgerStore.filled(found) as store:
        recorder = Recorder()
        made = Expressions(Figures(store, parse_period("2026Q1")), recorder).fill("{{ 台账.按责任单位 | 列举 }}")
    assert made == "第17水务站7项、第7水务站7项"
    assert [use.start for use in recorder.uses] == [6, 14]
