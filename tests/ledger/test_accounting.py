"""Every row adds up: whatever stands in a ledger, each row is a finding, an inspection, left out, or told."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reportgen.ledger.entries import Entry, Status
from reportgen.ledger.sheet import Value
from tests.ledger.making import HEADER, Read, read, sheet

CELL = st.one_of(
    st.none(), st.just(""), st.text(max_size=12), st.floats(0, 60_000), st.dates(date(2020, 1, 1), date(2027, 1, 1)),
    st.sampled_from(["说明：", "关闭", "是", "一建、二建", "5.12", "合计", "1", *HEADER]), st.booleans(),
)  # fmt: skip
ROW = st.lists(CELL, max_size=10)
INSPECTED = ("检查日期", "检查人员", "出动人次", "被检查单位", "备注")


def last_filled(rows: list[list[Value]]) -> int:
    return max((number for number, row in enumerate(rows, 1) if any(holds(value) for value in row)), default=0)


def holds(value: Value) -> bool:
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def rows_told(found: Read) -> set[tuple[object, int]]:
    places = [each.location.place for each in found.diagnostics if each.severity != "info"]
    return {(place["sheet"], int(str(place["cell"]).lstrip("ABCDEFGHIJ"))) for place in places if "cell" in place}


@given(st.lists(ROW, max_size=3), st.lists(ROW, max_size=12), st.lists(ROW, max_size=6))
def test_every_row_adds_up(titles: list[list[Value]], rows: list[list[Value]], visits: list[list[Value]]) -> None:
    first: list[list[Value]] = [*titles, list(HEADER), *rows]
    second: list[list[Value]] = [list(INSPECTED), *visits]
    found = read(sheet(*first), sheet(*second, name="检查情况"))
    counts = found.counts
    assert counts.rows == last_filled(first) + last_filled(second)
    assert (counts.findings, counts.inspections) == (len(found.findings), len(found.inspections))
    assert counts.left_out == len(found.left_out)
    everything: list[Entry] = [*found.findings, *found.inspections, *found.left_out]
    entries = {(each.sheet, each.row) for each in everything}
    assert len(entries) == counts.findings + counts.inspections + counts.left_out
    if not counts.other_sheets:
        wanted = {("台账", number) for number in range(1, last_filled(first) + 1)}
        wanted |= {("检查情况", number) for number in range(1, last_filled(second) + 1)}
        assert wanted - entries <= rows_told(found)


@given(st.lists(ROW, max_size=12))
def test_findings_are_the_sum_of_their_states(rows: list[list[Value]]) -> None:
    found = read(sheet(list(HEADER), *rows))
    states = [each.status for each in found.findings]
    told = found.told("status-unknown") + found.told("status-empty")
    assert states.count(Status.UNKNOWN) == len(told)


@given(st.lists(ROW, max_size=6), st.lists(st.tuples(*[st.integers(0, 8)] * 4), max_size=4))
def test_merges_of_any_kind_lose_no_row(rows: list[list[Value]], corners: list[tuple[int, int, int, int]]) -> None:
    merges = [(min(a, b) + 1, min(c, d), max(a, b) + 1, max(c, d)) for a, c, b, d in corners]
    everything: list[list[Value]] = [list(HEADER), *rows]
    assert read(sheet(*everything, merges=merges)).counts.rows == last_filled(everything)
