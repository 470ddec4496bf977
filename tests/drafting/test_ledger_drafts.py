"""Bulletins and rectification reports are drafted out of a ledger; what stands in it is never an expression."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportgen.ledger.entries import Inspection, LedgerFinding, Status
from reportgen.outputs.ledger_workbook import ledger_workbook
from reportgen.pipeline import load_document
from tests.ledger.samples import finding
from tests.producing import make

MARCH = date(2026, 3, 10)
BULLETIN = "文种: 通报\n发文机关: 青禾县水务局\n报告期: 2026-03\n台账: 台账.xlsx\n"
REPORT = "文种: 整改情况通报\n发文机关: 青禾县水务局\n标题: 整改情况\n报告期: 2026Q1\n台账: 台账.xlsx\n"


def written(folder: Path, text: str, findings: list[LedgerFinding], visits: list[Inspection] | None = None) -> Path:
    (folder / "台账.xlsx").write_bytes(ledger_workbook(findings, visits or []))
    path = folder / "稿.yaml"
    path.write_text(text, "utf-8")
    return path


def said(path: Path) -> list[str]:
    return [line.text for line in make(path).lines if line.text]


def month() -> list[LedgerFinding]:
    return [
        finding(id="2026-2", description="2号闸漏油", found_on=MARCH, source="汛前检查", requirement="修复",
                deadline=date(2026, 4, 1), responsible_units=("城关水厂",), responsible_persons=("甲某",)),
        finding(id="2026-10", description="电缆破损", found_on=MARCH, source="汛前检查"),
        finding(id="2026-1", description="护栏锈断", found_on=date(2026, 1, 5), requirement="更换"),
        finding(id="2026-3", description="已经修好", found_on=date(2026, 1, 6), status=Status.CLOSED),
        finding(id="2026-4", description="不在本月", found_on=date(2026, 4, 2)),
    ]  # fmt: skip


def test_a_bulletin_tells_what_is_still_open_and_then_the_inspections_of_its_month(tmp_path: Path) -> None:
    visits = [Inspection("检查", 2, MARCH, "汛前检查", inspected_entities=("城关水厂", "红旗水库")),
              Inspection("检查", 3, date(2026, 3, 20), "夜查", inspected_entities=("东风泵站",))]  # fmt: skip
    lines = said(written(tmp_path, BULLETIN, month(), visits))
    text = "\n".join(lines)
    order = [text.index(each) for each in (
        "一、以前各月尚未整改完成的问题", "护栏锈断", "二、汛前检查（2026年3月10日）", "检查单位：城关水厂、红旗水库。",
        "2号闸漏油（责任单位：城关水厂）（责任人员：甲某）", "整改意见：修复（整改期限：2026年4月1日前）", "电缆破损",
        "三、夜查（2026年3月20日）", "这次检查台账中没有登记问题。",
    )]  # fmt: skip
    assert order == sorted(order)
    assert "已经修好" not in text and "不在本月" not in text


def test_a_report_tells_the_findings_of_its_period_by_category(tmp_path: Path) -> None:
    lines = said(written(tmp_path, REPORT, month()))
    assert any("共发现问题隐患4项，已整改1项，整改率25.0%" in line for line in lines)
    assert "一、用电安全" in lines


def test_what_a_person_writes_is_not_drafted_over(tmp_path: Path) -> None:
    own = BULLETIN + "导语: 我自己写的导语。\n正文: [{标题: 情况, 内容: 我自己写的。}]\n"
    text = "\n".join(said(written(tmp_path, own, month())))
    assert "我自己写的导语。" in text and "我自己写的。" in text
    assert "护栏锈断" not in text


@pytest.mark.parametrize("text", [BULLETIN, REPORT])
def test_what_stands_in_a_ledger_is_printed_as_it_is_and_never_an_expression(tmp_path: Path, text: str) -> None:
    hostile = finding(description="{{ 台账.发现隐患数 }}", found_on=MARCH)
    assert any("{{ 台账.发现隐患数 }}" in line for line in said(written(tmp_path, text, [hostile])))


def test_a_ledger_without_a_month_drafts_no_bulletin(tmp_path: Path) -> None:
    path = written(tmp_path, BULLETIN.replace("报告期: 2026-03\n", "标题: 通报\n"), month())
    assert "missing-body" in [each.code for each in load_document(path).diagnostics]
