"""通报: called after its month where no title is given."""

from __future__ import annotations

from tests.kinds.making import lines_of

TEXT = "文种: 通报\n发文机关: 青禾县水务局\n报告期: 2026-03\n内容: 情况如下。\n"


def test_the_period_gives_the_title() -> None:
    said = "".join(line.text for line in lines_of(TEXT))
    assert "青禾县水务局关于2026年3月监督检查情况的通报" in said


def test_a_title_of_its_own_wins() -> None:
    said = [line.text for line in lines_of(TEXT + "标题: 检查通报\n")]
    assert "检查通报" in said and not any("监督检查情况" in line for line in said)
