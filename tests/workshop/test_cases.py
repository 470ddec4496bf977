"""Edge cases are made for every kind from its sample and its model; what a kind refuses is no case of it."""

from __future__ import annotations

import pytest

from reportgen import kinds
from reportgen.model.official import Official
from reportgen.model.record import Record
from reportgen.model.records import Finding, Phase
from reportgen.workshop.cases import CHANGES, Case, cases
from reportgen.workshop.made import made
from reportgen.workshop.thinning import thinned

KINDS = kinds.names()
NEED_FINDINGS = {"rectification-order", "rectification-report", "reminder-letter"}
HAVE_FINDINGS = NEED_FINDINGS | {"bulletin", "report"}


def case(kind: str, name: str) -> Case:
    return next(each for each in cases(kinds.load(kind)) if each.name == name)


def document(found: Case) -> Official:
    assert found.loaded.document is not None
    return found.loaded.document


def findings(found: Case) -> list[Finding]:
    assert found.loaded.context is not None
    return [each for _, each in found.loaded.context.records if isinstance(each, Finding)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_sample_and_every_case_that_it_accepts(kind: str) -> None:
    wanted = ["sample", *CHANGES]
    if kind in NEED_FINDINGS or kind not in HAVE_FINDINGS:
        wanted.remove("no-findings")
    assert [each.name for each in cases(kinds.load(kind))] == wanted


@pytest.mark.parametrize("kind", sorted(HAVE_FINDINGS - NEED_FINDINGS))
def test_none_is_left_of_the_findings(kind: str) -> None:
    assert findings(case(kind, "sample"))
    assert not findings(case(kind, "no-findings"))


@pytest.mark.parametrize("kind", KINDS)
def test_findings_are_one_and_sixty(kind: str) -> None:
    assert len(findings(case(kind, "one-finding"))) == 1
    many = findings(case(kind, "many-findings"))
    assert len(many) == 60
    assert len({each.id for each in many}) == 60


@pytest.mark.parametrize("kind", KINDS)
def test_the_only_finding_has_one_action(kind: str) -> None:
    (only,) = findings(case(kind, "one-action"))
    assert only.rectification is not None
    assert len(only.rectification.actions) == 1


def test_a_rectification_that_stands_apart_goes_with_its_finding() -> None:
    many = findings(case("rectification-report", "many-findings"))
    assert all(each.rectification and (each.rectification.actions or each.rectification.status) for each in many)


@pytest.mark.parametrize("kind", KINDS)
def test_the_long_title_is_longer_than_a_hundred_characters(kind: str) -> None:
    assert len(str(document(case(kind, "long-title")).full_title)) > 100


@pytest.mark.parametrize("kind", KINDS)
def test_the_short_title_stands_on_one_line(kind: str) -> None:
    (line,) = kinds.load(kind).view(document(case(kind, "short-title"))).title_lines
    assert "防汛" in line


@pytest.mark.parametrize("kind", KINDS)
def test_joint_documents_have_three_authorities_that_sign(kind: str) -> None:
    joint = document(case(kind, "joint"))
    assert joint.joint
    assert len(joint.issuing_authority) == 3
    assert joint.signature is None
    assert joint.letterhead is None


@pytest.mark.parametrize("kind", KINDS)
def test_attachments_are_named_only_a_table_and_a_text(kind: str) -> None:
    named, table, text = document(case(kind, "three-attachments")).attachments
    assert named.named_only
    assert table.table is not None and table.table.rows
    assert text.has_text


@pytest.mark.parametrize("kind", KINDS)
def test_the_least_document_lacks_nothing_and_has_nothing_to_spare(kind: str) -> None:
    least = case(kind, "least")
    assert not [each for each in least.loaded.diagnostics if each.severity != "info"]
    spare = {
        "copy_number",
        "classification",
        "urgency",
        "annotation",
        "copy_recipients",
        "imprint",
        "contact",
        "closing",
    }
    assert not spare & set(least.data)
    assert str(document(least).full_title)


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_is_not_changed_by_making_cases_of_it(kind: str) -> None:
    first, *_ = cases(kinds.load(kind))
    again, *_ = cases(kinds.load(kind))
    assert first.data == again.data


def test_records_are_made_of_what_the_model_reads() -> None:
    record = made(Finding, 3)
    assert record["title"] == "标题示例3"
    assert record["severity"] == "一般"
    assert record["found_on"] == "2026-03-31"
    assert "rectification" not in record, "a group below is not made up"
    assert set(made(Phase)) == {"title", "start", "end", "text"}


def test_thinning_keeps_what_is_needed_wherever_it_stands() -> None:
    data = {
        "title": "甲",
        "lead": ["乙"],
        "sections": [
            {"heading": "丙"},
            {"heading": "丁", "findings": [{"title": "戊", "text": ["己"]}, {"title": "庚"}]},
        ],
    }

    def passes(tried: dict[str, object]) -> bool:
        return "戊" in str(tried) and "庚" in str(tried)

    model: type[Record] = Official
    assert thinned(model, data, passes) == {"sections": [{"findings": [{"title": "戊"}, {"title": "庚"}]}]}
    assert data["title"] == "甲", "what it was made of stays as it is"
