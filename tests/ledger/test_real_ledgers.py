"""Two real ledgers load as they are. What is expected was counted by eye in the files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportgen.sources.ledger_file import open_ledger
from tests.ledger.making import Read

REAL = Path(__file__).resolve().parents[2].parent / "shared" / "ledgers"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the folder with the real ledgers is not here")


@pytest.fixture(scope="module")
def project() -> Read:
    return Read(open_ledger(REAL / "project-ledger-2020-05.xlsx"))


@pytest.fixture(scope="module")
def export() -> Read:
    return Read(open_ledger(REAL / "software-export-2020-05.xlsx"))


def test_every_row_of_the_project_ledger_is_accounted_for(project: Read) -> None:
    assert project.counts.rows == 105
    assert [each.row for each in project.findings] == list(range(4, 102))
    notes = {103: "note", 104: "note", 105: "note"}
    assert project.why == {1: "title", 2: "header", 3: "header", 102: "number-only"} | notes


def test_what_is_wrong_in_the_project_ledger_is_told(project: Read) -> None:
    assert project.told("no-description") == ["B59", "B60", "B61", "B62", "B63"]
    assert project.told("deadline-before-found") == ["H17"]
    assert {each.code for each in project.diagnostics} == {"no-description", "deadline-before-found", "ids-made"}


def test_the_project_ledger_is_understood(project: Read) -> None:
    first, major = project.findings[0], [each for each in project.findings if each.severity == "重大"]
    assert (first.found_on, first.deadline, first.accepted_on) == (
        date(2020, 4, 25),
        date(2020, 4, 26),
        date(2020, 4, 26),
    )
    assert (len(first.responsible_units), len(first.responsible_persons), first.row_number) == (1, 1, "1")
    assert first.category and first.requirement and first.acceptance
    assert [each.row for each in major] == [40]
    assert {each.status for each in project.findings} == {"已销号"}
    assert [column.letter for column in project.columns] == list("ABCDEFGHINOPQ")


def test_every_row_of_the_export_is_accounted_for(export: Read) -> None:
    assert export.why == {1: "header"} and [each.row for each in export.findings] == list(range(2, 59))


def test_all_57_rows_closed_without_a_recheck_are_told(export: Read) -> None:
    assert export.told("closed-without-acceptance") == [f"M{row}" for row in range(2, 59)]
    assert {each.code for each in export.diagnostics} == {"closed-without-acceptance", "ids-made"}


def test_made_ids_of_real_findings_differ(project: Read, export: Read) -> None:
    for found in (project, export):
        assert len({each.id for each in found.findings}) == len(found.findings)
