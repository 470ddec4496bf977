"""Ids: the ledger's own, else made from unit, date and description, whatever the order of the rows."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reportgen.ledger.sheet import Cells
from tests.ledger.making import HEADER, Read, read, read_rows, row, sheet

WITH_ID = ("编号", *HEADER)


def test_the_ledgers_own_ids_win() -> None:
    found = read_rows(("YZ-001", *row()), header=WITH_ID)
    assert (found.findings[0].id, found.findings[0].id_made) == ("YZ-001", False)
    assert not found.told("ids-made")


def test_a_row_without_an_id_among_others_gets_one_and_is_told() -> None:
    found = read_rows(("YZ-001", *row()), ("", *row(隐患内容="护栏松动")), header=WITH_ID)
    assert found.findings[1].id_made and found.told("id-missing") == ["A3"]


def test_of_ids_that_stand_twice_the_one_found_first_keeps_its_own_and_both_places_are_told() -> None:
    found = read_rows(("A", *row(检查日期=date(2026, 1, 6))), ("A", *row(隐患内容="护栏松动")), header=WITH_ID)
    assert found.told("duplicate-id") == ["A2"] and found.one("duplicate-id").params["place"] == "台账!A3"
    second, first = (each.id for each in found.findings)
    assert first == "A" and second == found.one("duplicate-id").params["made"] and second.startswith("A-")


def test_a_row_that_repeats_another_in_every_cell_is_told_as_such_and_only_so() -> None:
    found = read_rows(("A", *row()), ("A", *row(序号="2")), header=WITH_ID)
    assert found.told("repeated-row") == ["C3"] and found.one("repeated-row").params["place"] == "台账!C2"
    assert not found.told("duplicate-id") and not found.told("duplicate-finding")
    assert len({each.id for each in found.findings}) == 2


def test_lines_of_one_finding_under_merged_cells_do_not_take_its_id() -> None:
    merged = [(2, column, 3, column) for column in range(3)]
    lines = (("A", *row()), (None, None, None, None, None, None, None, "", date(2026, 1, 1)))
    found = read(sheet(WITH_ID, *lines, merges=merged))
    assert [each.id for each in found.findings] == ["A"] and not found.told("duplicate-id")


def test_a_row_number_is_no_id() -> None:
    first, second = (read_rows(row(序号=number)).findings[0] for number in ("1", "7"))
    assert first.id == second.id and first.id_made
    assert (first.row_number, second.row_number) == ("1", "7")


def test_a_made_id_stays_when_the_finding_is_rectified() -> None:
    before = read_rows(row()).findings[0]
    after = read_rows(row(整改状态="已销号", 复查人="李红", 复查日期=date(2026, 1, 9))).findings[0]
    assert before.id == after.id and before.status != after.status


def test_ids_are_made_with_one_info() -> None:
    assert read_rows(row(), row(隐患内容="护栏松动")).one("ids-made").params == {"count": 2}


def test_duplicates_are_told_and_have_ids_of_their_own() -> None:
    found = read_rows(row(), row(序号="2", 整改状态="已完成"))
    assert found.told("duplicate-finding") == ["B3"]
    assert len({each.id for each in found.findings}) == 2


def test_a_duplicate_on_another_sheet_is_told_too() -> None:
    other = sheet(HEADER, row(整改状态="已完成"), name="二月")
    assert read(sheet(HEADER, row()), other).told("duplicate-finding") == ["B2"]


def test_the_place_of_an_id_on_another_sheet_is_named_by_its_own_column() -> None:
    other = sheet((*HEADER, "编号"), (*row(隐患内容="护栏松动", 检查日期=date(2026, 2, 1)), "A"), name="二月")
    found = read(sheet(WITH_ID, ("A", *row())), other).one("duplicate-id")
    assert (found.location.place["cell"], found.params["place"]) == ("I2", "台账!A2")


UNITS, TEXTS = st.sampled_from(["云州一建", "云州二建", ""]), st.sampled_from(["护栏松动", "通道堵塞", ""])
ROWS = st.builds(
    lambda unit, text, day, deadline, status: row(
        责任单位=unit, 隐患内容=text, 检查日期=day, 整改期限=deadline, 整改状态=status
    ),
    UNITS, TEXTS, st.sampled_from([date(2026, 1, 5), date(2026, 1, 6), "1.7", ""]),
    st.sampled_from([date(2026, 1, 9), "立行立改", ""]), st.sampled_from(["整改中", "已销号", ""]),
)  # fmt: skip


def said(found: Read) -> list[tuple[object, ...]]:
    return sorted(
        (each.id, each.description, each.responsible_units, str(each.found_on), str(each.deadline), each.status)
        for each in found.findings
    )


@given(st.lists(ROWS, min_size=1, max_size=8), st.randoms())
def test_any_order_of_the_rows_gives_the_same_findings(rows: list[Cells], random: object) -> None:
    mixed = list(rows)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert said(read_rows(*rows)) == said(read_rows(*mixed))


NUMBERED = st.builds(lambda number, rest: (number, *rest), st.sampled_from(["A", "B", ""]), ROWS)


@given(st.lists(NUMBERED, min_size=1, max_size=8), st.randoms())
def test_any_order_of_rows_with_ids_that_stand_twice_gives_the_same_findings(rows: list[Cells], random: object) -> None:
    mixed = list(rows)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    found = read_rows(*rows, header=WITH_ID)
    assert said(found) == said(read_rows(*mixed, header=WITH_ID))
    assert len({each.id for each in found.findings}) == len(found.findings)


@given(st.lists(ROWS, min_size=1, max_size=8))
def test_no_two_findings_have_one_made_id(rows: list[Cells]) -> None:
    ids = [each.id for each in read_rows(*rows).findings]
    assert len(ids) == len(set(ids))
