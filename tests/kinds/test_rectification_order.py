"""限期整改通知书: made out to one unit, on a legal basis, with a demand and a day for each finding, and a receipt slip."""

from __future__ import annotations

import pytest

from reportgen.kinds.rectification_order import demands_are_clear, is_made_out
from reportgen.ooxml.outline import Line
from tests.kinds.making import checked_as, lines_of

WHOLE = """\
文种: 限期整改通知书
发文机关: 青禾县水务局
被检查单位: 城关水厂
法律依据: 《中华人民共和国安全生产法》第四十一条
整改期限: 2026-04-10
成文日期: 2026-03-12
问题: [{内容: 加药间无通风, 整改要求: 加装风机, 整改期限: 2026-04-01}]
"""


def texts(text: str) -> list[str]:
    return ["|".join(line.cells) if line.in_table else line.text for line in lines_of(text)]


def test_title_recipient_fact_and_demand_are_written_by_themselves() -> None:
    said = texts(WHOLE)
    assert "城关水厂：" in said
    assert "青禾县水务局限期整改通知书" in "".join(said)
    assert "经监督检查，发现你单位存在以下问题隐患：" in said
    demand = "依据《中华人民共和国安全生产法》第四十一条，责令你单位{}完成整改，并将整改情况书面报送我单位。"
    assert demand.format("按上表所列期限，最迟于2026年4月10日前") in said
    assert demand.format("于2026年4月10日前") in texts(WHOLE.replace(", 整改期限: 2026-04-01", ""))
    assert demand.format("按上表所列期限") in texts(WHOLE.replace("整改期限: 2026-04-10\n", ""))


def test_findings_stand_in_a_table_without_the_columns_that_say_nothing() -> None:
    said = texts(WHOLE)
    assert "序号|问题隐患|整改要求|整改期限" in said
    assert "1|加药间无通风|加装风机|2026年4月1日前" in said


def test_what_a_person_writes_stands_instead_of_what_would_be_written() -> None:
    said = texts(WHOLE + "导语: 我局检查时发现：\n标题: 责令整改通知书\n主送机关: 城关水厂（本部）\n")
    assert {"我局检查时发现：", "责令整改通知书", "城关水厂（本部）："} <= set(said)
    assert not any("经监督检查" in line for line in said)


def test_the_receipt_slip_names_document_and_unit_and_can_be_left_out() -> None:
    said = texts(WHOLE + "发文字号: 青水改〔2026〕3号\n")
    assert "送达文书|《青禾县水务局限期整改通知书》（青水改〔2026〕3号）" in said
    assert "受送达单位|城关水厂" in said
    assert not any("送达" in line for line in texts(WHOLE + "送达回证: 否\n"))


@pytest.mark.parametrize(
    ("key", "code"), [("被检查单位", "missing-inspected-entity"), ("法律依据", "missing-legal-basis")]
)
def test_it_requires_unit_and_basis(key: str, code: str) -> None:
    text = "".join(line for line in WHOLE.splitlines(keepends=True) if not line.startswith(key))
    assert [each.code for each in checked_as("rectification-order", is_made_out, text)] == [code]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("整改期限: 2026-04-10", "整改期限: 2026-03-11"), "deadline-before-order"),
        (("整改期限: 2026-04-01}", "整改期限: 2026-03-01}"), "deadline-before-order"),
        (("整改期限: 2026-04-01}", "整改期限: 2026-05-01}"), "deadline-later"),
        ((", 整改要求: 加装风机", ""), "missing-requirement"),
    ],
)
def test_days_and_demands_that_cannot_be_are_told(change: tuple[str, str], code: str) -> None:
    found = [each.code for each in checked_as("rectification-order", demands_are_clear, WHOLE.replace(*change))]
    assert code in found


def test_a_finding_without_any_deadline_is_refused() -> None:
    text = WHOLE.replace("整改期限: 2026-04-10\n", "").replace(", 整改期限: 2026-04-01", "")
    assert [each.code for each in checked_as("rectification-order", demands_are_clear, text)] == ["missing-deadline"]


def test_a_whole_order_is_not_complained_of() -> None:
    assert [*checked_as("rectification-order", demands_are_clear, WHOLE)] == []
    assert [*checked_as("rectification-order", is_made_out, WHOLE)] == []


def test_the_slip_begins_a_page_of_its_own() -> None:
    lines: list[Line] = lines_of(WHOLE)
    slip = next(index for index, line in enumerate(lines) if line.text == "送达回证")
    assert any("成文日期" in line.style for line in lines[:slip])


@pytest.mark.parametrize(
    "own",
    ["内容: 另请注意用电安全。\n", "正文: [{标题: 其他, 内容: 另请注意用电安全。}]\n"],
)
def test_what_a_person_writes_beside_the_findings_follows_the_table(own: str) -> None:
    said = texts(WHOLE + own)
    table = next(index for index, line in enumerate(said) if line.startswith("1|"))
    assert "另请注意用电安全。" in said[table:]
    assert said.index("另请注意用电安全。") < next(n for n, line in enumerate(said) if line.startswith("依据"))
