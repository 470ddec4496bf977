"""Lists of names, joined so that nobody mistakes two names for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.parties import join_names

NAMES = st.lists(st.text("青禾县水务局各乡镇街道、（）", min_size=1, max_size=9), max_size=6)


@pytest.mark.parametrize(
    ("names", "printed"),
    [
        ([], ""),
        (["县政府"], "县政府"),
        (["县政府", "县人大常委会"], "县政府、县人大常委会"),
        (["各乡镇、街道", "县直各部门"], "各乡镇、街道，县直各部门"),
        (["县直各部门", "各乡镇、街道", "县消防大队"], "县直各部门，各乡镇、街道，县消防大队"),
        (["各乡镇、街道"], "各乡镇、街道"),
    ],
)
def test_names_are_joined(names: list[str], printed: str) -> None:
    assert join_names(names) == printed


@given(NAMES)
def test_joined_names_can_be_told_apart(names: list[str]) -> None:
    joined = join_names(names)
    if len(names) < 2:
        assert joined == "".join(names)
    else:
        assert joined.split("，" if "，" in joined else "、") == names
