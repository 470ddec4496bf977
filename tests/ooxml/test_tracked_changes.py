"""Changes are tracked: accepted they give the new text, rejected the old one, and nothing else moves."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.ooxml.elements import Element, qualified
from reportgen.ooxml.outline import parse
from reportgen.ooxml.run_splitting import isolated
from reportgen.ooxml.stretches import stretches
from reportgen.ooxml.tracked_changes import Change, Changer, edits
from tests.proofreading.docx_files import SPACE, run

TEXTS = st.text("安全生产,，()（）", max_size=8)


def paragraph(*runs: str) -> Element:
    return parse(f"<w:p {SPACE}><w:pPr/>{''.join(runs)}</w:p>".encode())


def text(made: Element) -> str:
    return "".join(each.text for each in stretches(made))


def rejected(made: Element) -> str:
    """Return the text after every change was rejected."""
    copy = deepcopy(made)
    for each in list(copy.iter(qualified("w:ins"))):
        each.getparent().remove(each)  # type: ignore[union-attr]
    shown = (qualified("w:t"), qualified("w:delText"))
    return "".join(each.text or "" for each in copy.iter(*shown))


def changer() -> Changer:
    return Changer("甲", "2026-03-12T00:00:00Z", 4)


def test_only_what_differs_is_changed_and_it_looks_as_before() -> None:
    made = paragraph(run("建台帐，清底数", "<w:b/>"))
    assert changer().make(made, Change(1, 3, "台账"))
    assert (text(made), rejected(made)) == ("建台账，清底数", "建台帐，清底数")
    deleted, inserted = next(made.iter(qualified("w:del"))), next(made.iter(qualified("w:ins")))
    assert "".join(each.text or "" for each in deleted.iter(qualified("w:delText"))) == "帐"
    assert inserted.find(f"{qualified('w:r')}/{qualified('w:rPr')}/{qualified('w:b')}") is not None
    assert (deleted.get(qualified("w:author")), deleted.get(qualified("w:date"))) == ("甲", "2026-03-12T00:00:00Z")
    assert {each.get(qualified("w:id")) for each in (deleted, inserted)} == {"5", "6"}


def test_a_change_may_cross_runs() -> None:
    made = paragraph(run("云应急["), run("2026", "<w:b/>"), run("]7号"))
    assert changer().make(made, Change(3, 9, "〔2026〕"))
    assert (text(made), rejected(made)) == ("云应急〔2026〕7号", "云应急[2026]7号")


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    "holder", [FIELD, "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:fldSimple>{}</w:fldSimple>"]
)
def test_what_word_fills_in_by_itself_is_let_be(holder: str) -> None:
    made = paragraph(run("见"), holder.format(run("台帐")), run("。"))
    assert not changer().make(made, Change(1, 3, "台账"))
    assert text(made) == "见台帐。"


def test_a_tab_is_not_replaced() -> None:
    made = paragraph(run("甲"), "<w:r><w:tab/></w:r>", run("乙"))
    assert not changer().make(made, Change(0, 3, "甲乙"))


@given(TEXTS.filter(bool), TEXTS, st.lists(st.integers(0, 8), max_size=3), st.data())
def test_accepted_and_rejected_texts_are_the_new_and_the_old(
    old: str, new: str, cuts: list[int], data: st.DataObject
) -> None:
    bounds = sorted({0, len(old), *(cut for cut in cuts if cut < len(old))})
    made = paragraph(*(run(old[a:b]) for a, b in pairwise(bounds)))
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    assert changer().make(made, Change(start, end, new))
    assert (text(made), rejected(made)) == (old[:start] + new + old[end:], old)


@given(TEXTS, TEXTS)
def test_edits_make_one_text_of_another(old: str, new: str) -> None:
    made = old
    for each in reversed(list(edits(old, new))):
        made = made[: each.start] + each.text + made[each.end :]
    assert made == new


def test_isolated_runs_hold_exactly_the_characters() -> None:
    made = paragraph(run("一二"), "<w:r><w:tab/><w:t>三四</w:t></w:r>")
    assert ["".join(t.text or "" for t in each.iter(qualified("w:t"))) for each in isolated(made, 1, 4)] == ["二", "三"]
    assert text(made) == "一二\t三四"
