"""提醒函: says of each finding how long it is overdue, and of none that it is not."""

from __future__ import annotations

import pytest

from reportgen.kinds.reminder_letter import is_overdue
from tests.kinds.making import checked_as, lines_of

WHOLE = """\
文种: 提醒函
发文机关: 青禾县水务局
主送机关: 城关水厂
成文日期: 2026-03-31
问题:
  - {内容: 加药间无通风, 整改期限: 2026-03-30}
  - {标题: 闸门锈蚀, 内容: 2号闸。, 整改要求: 除锈, 整改期限: 2025-12-31}
"""


def texts(text: str) -> list[str]:
    return ["|".join(line.cells) if line.in_table else line.text for line in lines_of(text)]


def told(text: str) -> list[tuple[str, str]]:
    return [(each.code, str(each.severity)) for each in checked_as("reminder-letter", is_overdue, text)]


def test_days_overdue_are_reckoned_to_the_day_of_the_letter() -> None:
    said = texts(WHOLE)
    assert "1|加药间无通风||2026年3月30日|已逾期1天" in said
    assert "2|闸门锈蚀\n2号闸。|除锈|2025年12月31日|已逾期90天" in said


def test_it_asks_for_an_answer_by_the_day_given() -> None:
    assert any("并及时书面回复整改情况" in line for line in texts(WHOLE))
    assert any("于2026年4月15日前书面回复" in line for line in texts(WHOLE + "回复期限: 2026-04-15\n"))


def test_the_title_is_known() -> None:
    assert "关于逾期未整改问题隐患的提醒函" in "".join(texts(WHOLE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WHOLE, []),
        (WHOLE.replace("2026-03-30", "2026-03-31"), [("not-overdue", "error")]),
        (WHOLE.replace("2026-03-30", "尽快"), [("no-deadline", "warning")]),
        (WHOLE.replace("成文日期: 2026-03-31\n", ""), [("missing-issue_date", "error")]),
        (WHOLE + "回复期限: 2026-03-01\n", [("reply-before-letter", "warning")]),
    ],
)
def test_only_what_is_overdue_is_reminded_of(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected
