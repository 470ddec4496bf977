"""Each number of a document has its source: a figure, or what somebody typed; any other is told apart."""

from __future__ import annotations

from reportgen.ooxml.places import PlacedText
from reportgen.quarter.statements import Figured, FiguredText, Statement, statements

COUNT = Figured(5, 7, "发现隐患数", "2026Q1", value="25", rows=("台账!A2",))
SENTENCE = FiguredText("共发现隐患25项。", (COUNT,))


def of(*texts: str, figured: tuple[FiguredText, ...] = (SENTENCE,), typed: tuple[str, ...] = ()) -> list[Statement]:
    placed = [PlacedText((number, 0, 0, 0), text) for number, text in enumerate(texts, 1)]
    return list(statements(placed, figured, typed))


def test_a_figure_is_known_where_its_text_stands() -> None:
    (found,) = of("一是共发现隐患25项。")
    assert found.figure == COUNT and found.start == 7 and found.text == "25" and not found.typed


def test_the_same_number_elsewhere_is_not_the_figure() -> None:
    (found,) = of("另有25项。")
    assert not found.has_source


def test_a_digit_changed_by_hand_has_no_source() -> None:
    (found,) = of("共发现隐患26项。")
    assert not found.has_source


def test_typed_text_is_known_wherever_it_stands() -> None:
    (found,) = of("1.3号库房堆放过高（责任单位：粮站）", typed=("3号库房堆放过高",))
    assert found.typed == "3号库房堆放过高" and found.figure is None


def test_a_short_typed_text_excuses_no_number_in_a_sentence() -> None:
    assert not of("共3项", typed=("3",))[0].has_source
    assert of("3", typed=("3",))[0].has_source


def test_of_two_typed_texts_the_longer_counts() -> None:
    (found,) = of("甲库房12号门未锁", typed=("甲库房1", "甲库房12号门"))
    assert found.typed == "甲库房12号门"


def test_each_line_of_a_cell_is_looked_at() -> None:
    (found,) = of("第一行\n共发现隐患25项。")
    assert found.figure == COUNT
