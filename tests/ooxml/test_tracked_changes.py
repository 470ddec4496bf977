"""Changes are tracked: accepted they give the new text, rejected the old one, and nothing else moves."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.ooxml.elements import Element, qualified, serialized
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


LINK = "<w:hyperlink>{}</w:hyperlink>"
INSERTED = '<w:ins w:id="2" w:author="乙">{}</w:ins>'
NOTED = '<w:r><w:t>{}</w:t><w:footnoteReference w:id="1"/><w:t>{}</w:t></w:r>'
DELETED = '<w:del w:id="3" w:author="乙"><w:r><w:delText>旧</w:delText></w:r></w:del>'
TABBED = "<w:r><w:t>{}</w:t><w:tab/><w:t>{}</w:t><w:br/></w:r>"
DRAWN = "<w:r><w:drawing/><w:t>{}</w:t></w:r>"
RUBY = "<w:r><w:ruby><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"
LOOKED = '<w:r><w:rPr><w:b/><w:rPrChange w:id="4" w:author="乙"><w:rPr/></w:rPrChange></w:rPr><w:t>{}</w:t></w:r>'
WORDS = st.text("安全生产,（", min_size=1, max_size=3)
PIECES = st.one_of(
    WORDS.map(run),
    WORDS.map(lambda word: run(word, "<w:b/>")),
    WORDS.map(lambda word: LINK.format(run(word))),
    WORDS.map(lambda word: INSERTED.format(run(word))),
    WORDS.map(lambda word: FIELD.format(run(word))),
    WORDS.map(lambda word: RUBY.format(run(word))),
    WORDS.map(LOOKED.format),
    WORDS.map(DRAWN.format),
    st.tuples(WORDS, WORDS).map(lambda words: NOTED.format(*words)),
    st.tuples(WORDS, WORDS).map(lambda words: TABBED.format(*words)),
    st.just(DELETED),
)
OWN = ("w:ins", "w:del")


def settled(made: Element, accept: bool) -> Element:
    """Return a copy in which the changes of 甲, and only these, were accepted or rejected."""
    copy = deepcopy(made)
    gone, kept = OWN[::-1] if accept else OWN
    for name in (gone, kept):
        for each in [each for each in copy.iter(qualified(name)) if each.get(qualified("w:author")) == "甲"]:
            if name == kept:
                for shown in list(each.iter(qualified("w:delText"))):
                    shown.tag = qualified("w:t")
                for child in list(each):
                    each.addprevious(child)
            each.getparent().remove(each)  # type: ignore[union-attr]
    return copy


def held(made: Element) -> list[str]:
    """Return what stands in a paragraph beside its text and the runs that hold it."""
    plain = {qualified(f"w:{name}") for name in ("r", "rPr", "t", "b")}
    changes = {qualified(f"w:{name}") for name in ("rPrChange", "del", "ins", "delText")}
    return [str(each.tag) for each in made.iter() if each.tag not in plain | changes]


def looks(made: Element) -> list[tuple[str, bool]]:
    """Return each character with whether it is bold."""
    bold = f"{qualified('w:rPr')}/{qualified('w:b')}"
    return [
        (sign, each.element.getparent().find(bold) is not None)  # type: ignore[union-attr]
        for each in stretches(made)
        for sign in each.text
    ]


@given(st.lists(PIECES, min_size=1, max_size=6), TEXTS, st.data())
def test_whatever_stands_in_a_paragraph_stays_or_the_place_is_let_be(
    pieces: list[str], new: str, data: st.DataObject
) -> None:
    made = paragraph(*pieces)
    before, old = deepcopy(made), text(made)
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    if not changer().make(made, Change(start, end, new)):
        assert serialized(made) == serialized(before)
        return
    accepted, back = settled(made, accept=True), settled(made, accept=False)
    assert (text(accepted), text(back)) == (old[:start] + new + old[end:], old)
    assert (looks(back), held(back)) == (looks(before), held(before))
    lost = [each for each in held(before) if each not in held(accepted)]
    assert set(lost) <= {qualified("w:hyperlink")}


@pytest.mark.parametrize(
    "piece", [LINK.format(run("台")) + run("帐"), INSERTED.format(run("台帐")), NOTED.format("台", "帐")]
)
def test_a_note_a_link_and_a_change_of_somebody_else_are_kept(piece: str) -> None:
    made = paragraph(run("建"), piece)
    before = serialized(made)
    assert not changer().make(made, Change(1, 3, "名册"))
    assert serialized(made) == before


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
