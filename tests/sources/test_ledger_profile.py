"""An office's profile: its own words, and mistakes told by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.ledger.entries import Status
from reportgen.ledger.profile import Profile
from reportgen.sources.ledger_profile import load_profile

WHOLE = """\
列:
  问题: [缺陷说明, 缺陷]
  deadline: 限办日
单位:
  云州第一建设有限公司: [一建]
地名: [云州市]
状态:
  已销号: [归档]
级别:
  重大: A级
"""


def load(text: str, folder: Path) -> Profile:
    path = folder / "profile.yaml"
    path.write_text(text, "utf-8")
    return load_profile(path)


def test_a_profile_says_what_an_office_calls_things(tmp_path: Path) -> None:
    assert load(WHOLE, tmp_path) == Profile(
        columns={"description": ("缺陷说明", "缺陷"), "deadline": ("限办日",)},
        units={"云州第一建设有限公司": ("一建",)},
        places=("云州市",),
        statuses={Status.CLOSED: ("归档",)},
        severities={"重大": ("A级",)},
    )


def test_without_a_profile_nothing_is_added() -> None:
    assert load_profile(None) == Profile()


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("列:\n  问题描述: [甲]\n", 2, "unknown-key"), ("列:\n  问题: [甲]\n单元:\n  甲: 乙\n", 3, "unknown-key"),
        ("状态:\n  状态不明: [甲]\n", 2, "unknown-key"), ("列: [甲]\n", 1, "not-a-group"),
        ("列:\n  问题: []\n", 2, "not-words"), ("单位:\n  甲:\n", 2, "not-words"), ("地名:\n  甲: 乙\n", 1, "not-words"),
        ("列:\n  问题: 甲\ncolumns:\n  问题: 乙\n", 3, "key-twice"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(text: str, line: int, code: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(text, tmp_path)
    assert [(each.code, each.location.place["line"]) for each in caught.value.diagnostics] == [(code, line)]
