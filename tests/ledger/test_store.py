"""The store keeps every field of every entry, gives findings in printed order, and does not mind in which order they came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.ledger import store as storing
from reportgen.ledger.entries import Entry, Inspection, LedgerFinding, LeftOut, Status
from reportgen.ledger.store import MEMORY, LedgerStore
from tests.ledger.samples import finding, findings

FULL = LedgerFinding(
    "YH-7", "台账", 17, "电线老化\n1.二楼\n2.三楼", True, "用电安全", "重大", "节前检查", "二楼", "云溪市晨光包装厂",
    ("王一", "李二"), date(2026, 2, 3), "立即更换", date(2026, 2, 10), "立行立改", ("甲公司", "乙公司"), ("赵三",),
    "责令限期整改", "已更换", Status.CLOSED, date(2026, 2, 4), ("钱四", "孙五"), date(2026, 2, 6), "合格", "抽查", "17",
    {"description": "F17", "found_on": "A17", "status": "AB117", "category": "C15"},
    {"status": "复查中", "completed_on": "2026年2月"},
)  # fmt: skip
VISIT = Inspection(
    "检查", 3, date(2026, 2, 3), "节前检查", ("王一", "李二"), 4, ("甲公司", "乙公司"), "夜间", {"people": "D3"}
)
NOTE = LeftOut("台账", 99, "note", "注：以上为本季度隐患")


def ids(entries: Sequence[Entry]) -> list[str]:
    with LedgerStore.filled(entries) as store:
        return [each.id for each in store.findings()]


@pytest.mark.parametrize("place", [storing.TEMPORARY, MEMORY])
def test_every_field_is_kept(place: str) -> None:
    with LedgerStore.filled([NOTE, VISIT, FULL], place) as store:
        assert list(store.findings()) == [FULL]
        assert [each.cells for each in store.findings()] == [FULL.cells]
        assert list(store.inspections()) == [VISIT]
        assert next(store.inspections()).cells == VISIT.cells
        assert list(store.left_out()) == [NOTE]


def test_the_entries_of_this_test_fill_every_field() -> None:
    for entry in (FULL, VISIT, NOTE):
        assert [each.name for each in fields(entry) if getattr(entry, each.name) in ("", (), {}, None)] == []


def test_findings_come_by_category_date_and_id_numbers_by_their_size() -> None:
    day, later = date(2026, 1, 5), date(2026, 1, 6)
    entries = [
        finding(id="YH-10", category="乙", found_on=day),
        finding(id="YH-9", category="乙", found_on=day),
        finding(id="YH-1", category="乙", found_on=None),
        finding(id="YH-2", category="乙", found_on=later),
        finding(id="YH-99", category="丙", found_on=day),
    ]
    assert ids(entries) == ["YH-99", "YH-9", "YH-10", "YH-2", "YH-1"]


@given(st.lists(findings(), max_size=12).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_the_rows_decides_nothing(both: tuple[list[LedgerFinding], list[LedgerFinding]]) -> None:
    first, second = both
    assert ids(first) == ids(second)


def test_rows_of_another_place_say_the_same_in_the_same_order() -> None:
    one = [finding(id="", description=text, row=row) for row, text in enumerate("丙甲乙", 2)]
    other = [finding(id="", description=text, row=row) for row, text in enumerate("乙丙甲", 2)]
    with LedgerStore.filled(one) as first, LedgerStore.filled(other) as second:
        assert [each.description for each in first.findings()] == [each.description for each in second.findings()]


def test_more_rows_than_a_batch_and_more_shapes_than_are_remembered_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "BATCH", 3)
    monkeypatch.setattr(storing, "MAX_SHAPES", 2)
    entries = [finding(row=row, cells={"id": f"A{row}", "status": f"{'FGHI'[row % 4]}{row}"}) for row in range(2, 22)]
    with LedgerStore.filled(iter(entries)) as store:
        assert {each.row: each.cells for each in store.findings()} == {each.row: each.cells for each in entries}


def test_no_more_than_a_batch_waits_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "BATCH", 4)
    waiting: list[int] = []
    with LedgerStore() as store:
        kept = store._insert

        def inserted(table: str, rows: Sequence[tuple[object, ...]]) -> None:
            waiting.append(len(rows))
            kept(table, rows)

        monkeypatch.setattr(store, "_insert", inserted)
        store.add(finding() for _ in range(30))
    assert max(waiting) == 4


def test_the_findings_of_a_unit_are_also_those_it_shares() -> None:
    shared, own, other = (finding(responsible_units=units) for units in (("甲厂", "乙厂"), ("甲厂",), ("甲厂二分厂",)))
    with LedgerStore.filled([shared, own, other]) as store:
        assert {each.id for each in store.findings_of_unit("甲厂")} == {shared.id, own.id}


def test_the_findings_of_an_entity_and_the_entities_are_told() -> None:
    with LedgerStore.filled([finding(inspected_entity=name) for name in ("乙厂", "甲厂", "", "乙厂")]) as store:
        assert store.entities() == ["乙厂", "甲厂"]
        assert len(list(store.findings_of_entity("乙厂"))) == 2
