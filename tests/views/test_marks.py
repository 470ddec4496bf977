"""The marks the tool supplies: one where none was typed, never a second one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.views.marks import ended, enumerated, is_ended, run_in

TEXTS = st.text("青禾县水务局，。！？：；”）", max_size=8)


@pytest.mark.parametrize("text", ["甲。", "甲！", "甲？", "甲：", "甲；", "“甲。”", "（甲！）", "甲。 "])
def test_a_text_with_an_end_mark_gets_no_other(text: str) -> None:
    assert is_ended(text)
    assert ended(text) == text


@pytest.mark.parametrize("text", ["甲", "甲，", "甲、", "（甲）", "“甲”", "《甲》", "甲.", "甲。乙"])
def test_a_text_without_an_end_mark_gets_one(text: str) -> None:
    assert not is_ended(text)
    assert ended(text) == text + "。"


@given(TEXTS)
def test_a_text_is_ended_once_and_never_changed(text: str) -> None:
    assert ended(text).startswith(text)
    assert ended(ended(text)) == ended(text)


def test_nothing_stays_nothing() -> None:
    assert ended("") == ""
    assert run_in(None, True) == ""


def test_a_title_is_ended_only_before_a_text() -> None:
    assert run_in("落实责任", True) == "落实责任。"
    assert run_in("落实责任", False) == "落实责任"
    assert run_in("落实责任：", True) == "落实责任："


@pytest.mark.parametrize(
    ("texts", "printed"),
    [(["甲"], "甲。"), (["甲", "乙。"], "一是甲。二是乙。"), (["甲；", "乙！", "丙"], "一是甲；二是乙！三是丙。")],
)
def test_texts_run_on(texts: list[str], printed: str) -> None:
    assert enumerated(texts) == printed


def test_texts_run_on_beyond_ten() -> None:
    assert enumerated(["甲"] * 11).endswith("十是甲。十一是甲。")
