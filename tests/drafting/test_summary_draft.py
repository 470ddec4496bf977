"""A period and a ledger are enough for a quarterly summary; what a person writes stays as it is."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from reportgen.diagnostics import Severity
from reportgen.ledger.entries import Entry, Inspection, LedgerFinding, Status
from reportgen.pipeline import Loaded, TemplateChoice, produce
from tests.drafting.ledgers import NAME, loaded, quarter
from tests.ledger.samples import finding

SUMMARY = f"文种: quarterly-summary\n发文机关: 云溪市应急管理局\n台账: {NAME}\n报告期: 2026Q1\n"


def paragraphs(result: Loaded) -> list[str]:
    document = result.document
    assert document is not None, [str(each) for each in result.diagnostics]
    return [
        *document.lead,
        *(line for section in document.sections for part in section.parts() for line in part.body),
    ]


def test_a_period_and_a_ledger_are_enough(tmp_path: Path) -> None:
    result = loaded(tmp_path, SUMMARY, quarter())
    assert str(result.document and result.document.full_title) == "云溪市应急管理局2026年第一季度安全生产工作总结"
    assert paragraphs(result) == [
        "现将2026年第一季度安全生产检查和隐患整改情况总结如下：",
        "2026年第一季度，共开展检查2次，出动检查人员5人次，检查单位4家次。",
        "共发现隐患15项（同比增长25.0%；上季度为0，本期增加15），其中重大隐患1项；已整改14项，"
        "整改率93.3%（同比下降6.7个百分点）。尚未完成整改的隐患中，整改中1项；截至2026年3月31日，逾期未整改1项。",
        "按隐患级别分，重大隐患1项、一般隐患14项。",
        "按隐患类型分，用电安全8项、消防设施4项、危险化学品3项。",
        "按责任单位分，甲厂8项、乙厂4项、丙厂3项。",
        "逾期未整改的隐患分布如下：丙厂1项。",
    ]


def test_the_table_and_the_chart_say_the_same(tmp_path: Path) -> None:
    document = loaded(tmp_path, SUMMARY, quarter()).document
    assert document is not None
    content = document.sections[1].content
    table, chart = content[2].table, content[3].chart
    assert table is not None and chart is not None
    assert table.columns == ("隐患类型", "发现隐患", "已整改", "整改中", "逾期", "整改率")
    assert [[cell[0] for cell in row.cells] for row in table.rows] == [
        ["用电安全", "8", "8", "0", "0", "100.0%"],
        ["消防设施", "4", "4", "0", "0", "100.0%"],
        ["危险化学品", "3", "2", "1", "1", "66.7%"],
        ["合计", "15", "14", "1", "1", "93.3%"],
    ]
    assert chart.categories == ("用电安全", "消防设施", "危险化学品")
    assert [each and each.value for each in chart.values] == [8, 4, 3]


def test_every_number_of_the_draft_is_taken_down(tmp_path: Path) -> None:
    result = loaded(tmp_path, SUMMARY, quarter())
    said = {number for use in result.uses for number in re.findall(r"\d+(?:\.\d+)?", use.text)}
    printed = {
        number
        for line in paragraphs(result)
        for number in re.findall(r"(?<!年)(?<!月)\d+(?:\.\d+)?(?![年月日\d])", line)
    }
    assert {"15", "93.3", "25.0"} <= printed <= said


def test_the_draft_becomes_a_document_and_the_same_one_whatever_the_order_of_rows(tmp_path: Path) -> None:
    made = [
        produce(loaded(tmp_path, SUMMARY, entries), TemplateChoice(), "reportgen").data
        for entries in (quarter_of(1), quarter_of(-1))
    ]
    assert made[0] == made[1]


def quarter_of(step: int) -> list[Entry]:
    """Return one ledger, forwards or backwards."""
    found: list[Entry] = [
        LedgerFinding(f"{row}", "台账", row, "甲", category=category, found_on=date(2026, 2, row), status=Status.CLOSED)
        for row, category in enumerate(["乙类", "甲类", "乙类", "丙类"], 2)
    ]
    return found[::step]


@pytest.mark.parametrize(
    "own",
    [
        "正文: [{标题: 一季度情况, 内容: 我写的}]\n",
        "sections: [{heading: 一季度情况, body: 我写的}]\n",
        "内容: 我写的\n",
        "措施: [{标题: 我写的}]\n",
        "内容项: [我写的]\n",
    ],
)
def test_where_a_person_wrote_a_body_nothing_is_drafted(own: str, tmp_path: Path) -> None:
    result = loaded(tmp_path, SUMMARY + own, quarter())
    assert result.document is not None and not result.document.lead
    assert "drafted" not in {each.code for each in result.diagnostics}
    assert result.uses == []


def test_a_lead_that_a_person_wrote_stays_and_may_hold_figures(tmp_path: Path) -> None:
    result = loaded(tmp_path, SUMMARY + "导语: 一季度发现隐患{{ 台账.发现隐患数 }}项。\n", quarter())
    assert paragraphs(result)[0] == "一季度发现隐患15项。"
    assert paragraphs(result)[1].startswith("2026年第一季度，共开展检查")
    assert [each.params["names"] for each in result.diagnostics if each.code == "drafted"] == ["正文"]


def test_a_lead_that_is_left_empty_is_not_wanted(tmp_path: Path) -> None:
    result = loaded(tmp_path, SUMMARY + "导语:\n", quarter())
    assert result.document is not None and not result.document.lead


def test_of_what_the_ledger_does_not_say_nothing_is_said(tmp_path: Path) -> None:
    entries: list[Entry] = [
        LedgerFinding(f"{row}", "台账", row, "甲", found_on=date(2026, 2, 3), status=Status.COMPLETED) for row in (2, 3)
    ]
    assert paragraphs(loaded(tmp_path, SUMMARY, entries))[1:] == ["共发现隐患2项；已整改2项，整改率100.0%。"]


def test_a_quarter_without_findings_is_said_to_have_none(tmp_path: Path) -> None:
    entries: list[Entry] = [finding(found_on=date(2025, 12, 3)), Inspection("检查", 2, date(2026, 1, 5), people=3)]
    result = loaded(tmp_path, SUMMARY, entries)
    assert paragraphs(result)[1:] == [
        "2026年第一季度，共开展检查1次，出动检查人员3人次。",
        "共发现隐患0项（环比下降100.0%）。",
    ]
    assert "period-empty" in {each.code for each in result.diagnostics}


def test_a_ledger_that_does_not_reach_back_to_the_period_is_an_error(tmp_path: Path) -> None:
    result = loaded(tmp_path, SUMMARY.replace("2026Q1", "2024Q1"), quarter())
    errors = [(each.code, each.location.place["line"]) for each in result.diagnostics if each.code == "no-data"]
    assert set(errors) == {("no-data", 3)}


def test_of_a_whole_year_the_two_comparisons_are_one(tmp_path: Path) -> None:
    text = "".join(paragraphs(loaded(tmp_path, SUMMARY.replace("2026Q1", "2026"), quarter())))
    assert "同比增长25.0%" in text and "环比" not in text


def test_disposals_are_said(tmp_path: Path) -> None:
    entries = [finding(disposal="责令限期整改"), finding(disposal="查封；发提醒函")]
    expected = "对检查发现的隐患依法作出处置，责令限期整改1项，查封1家，发出提醒函1份。"
    assert expected in paragraphs(loaded(tmp_path, SUMMARY, entries))


def test_many_types_and_units_are_told_by_the_largest(tmp_path: Path) -> None:
    entries = [
        finding(category=f"类型{place:02}", responsible_units=(f"单位{place:02}",))
        for place in range(20)
        for _ in range(place + 1)
    ]
    result = loaded(tmp_path, SUMMARY, entries)
    assert "按隐患类型分，居前三位的是类型19（20项）、类型18（19项）、类型17（18项）。" in paragraphs(result)
    assert result.document is not None
    tables = [item.table for section in result.document.sections for item in section.content if item.table]
    assert [len(table.rows) for table in tables] == [21, 10]
    assert tables[1].title == "隐患数量居前十位的责任单位"
    assert not any(item.chart for section in result.document.sections for item in section.content)


def test_findings_without_any_day_are_no_reason_to_make_no_summary(tmp_path: Path) -> None:
    visit = Inspection("检查", 2, date(2026, 2, 3), people=2, inspected_entities=("甲厂",))
    result = loaded(tmp_path, SUMMARY, [finding(found_on=None), finding(found_on=None), visit])
    assert paragraphs(result) == [
        "现将2026年第一季度安全生产检查和隐患整改情况总结如下：",
        "2026年第一季度，共开展检查1次，出动检查人员2人次，检查单位1家次。",
        "台账中的隐患均未填写检查日期，2026年第一季度发现隐患和整改的情况待核实。",
    ]
    assert {each.code for each in result.diagnostics if each.severity is Severity.WARNING} >= {"undated-findings"}
