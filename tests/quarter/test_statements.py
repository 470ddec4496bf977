"""Each number of a document has its source: a figure, or what somebody typed; any other is told apart."""

from __future__ import annotations

import pytest

from reportgen.ooxml.places import Place, PlacedText
from reportgen.quarter.statements import Figured, FiguredText, Statement, statements, without_ordinals

COUNT = Figured(5, 7, "发现隐患数", "2026Q1", value="25", rows=("台账!A2",))
SENTENCE = FiguredText("共发现隐患25项。", (COUNT,))


def of(
    *texts: str,
    figured: tuple[FiguredText, ...] = (SENTENCE,),
    typed: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
) -> list[Statement]:
    placed = [PlacedText(Place(paragraph=number), text) for number, text in enumerate(texts, 1)]
    return list(statements(placed, figured, typed, names))


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
    assert found.typed and found.text == "3号库房堆放过高" and found.figure is None


def test_a_typed_number_excuses_none_in_a_sentence_with_figures() -> None:
    lead = FiguredText("共发现隐患25项，其中3项", (COUNT,))
    figure, other = of("共发现隐患25项，其中3项", figured=(lead,), typed=("3", "3项"))
    assert figure.figure == COUNT and not other.has_source


@pytest.mark.parametrize("typed", ["3", "5%", "3处；", "=1+2", "厂(3)", "1,200", "（3）", "3/4"])
def test_whatever_is_typed_in_a_cell_is_known_in_its_place(typed: str) -> None:
    for shown in (typed, f"1.{typed}（责任单位：{typed}；整改期限：立即）", f"（责任单位：{typed}）"):
        assert all(each.has_source for each in of(shown, typed=(typed,))), shown


def test_a_name_with_digits_is_known_in_a_sentence_with_figures() -> None:
    listed = FiguredText("居前的是3号5项", (Figured(6, 7, "发现隐患数", value="5"),))
    (found,) = [each for each in of(listed.text, figured=(listed,), names=("3号",)) if each.figure is None]
    assert found.typed and found.text == "3"


def test_a_title_broken_inside_a_name_has_its_source() -> None:
    assert all(each.has_source for each in of("云州第12", "中学2号校区", typed=("云州第12中学2号校区",)))


def test_of_equal_sentences_each_has_the_figure_of_its_own_row() -> None:
    late = [FiguredText("已逾期30天", (Figured(3, 5, "逾期天数", group=name),)) for name in ("甲", "乙")]
    found = of("已逾期30天", "已逾期30天", "已逾期30天", figured=tuple(late))
    assert [each.figure.group for each in found if each.figure] == ["甲", "乙", "乙"]


def test_a_short_name_is_known_wherever_it_stands() -> None:
    assert of("居前三位的是1号站，另有（责任单位：2号）", typed=("1号站", "2号"))[0].has_source
    assert all(each.has_source for each in of("（责任单位：2号）（责任人员：甲）", typed=("2号",)))


def test_of_two_typed_texts_the_longer_counts() -> None:
    (found,) = of("甲库房12号门未锁", typed=("甲库房1", "甲库房12号门"))
    assert found.typed and found.text == "甲库房12号门"


def test_each_line_of_a_cell_is_looked_at() -> None:
    (found,) = of("第一行\n共发现隐患25项。")
    assert found.figure == COUNT


def test_a_typed_number_excuses_no_other_and_hides_no_date() -> None:
    lead = FiguredText("2026年共2026项", (Figured(9, 9, ""),))
    assert of("2026年共2026项", figured=(lead,), typed=("2026",))[0].has_source is False
    assert of("云应急〔2026〕30号", typed=("2026", "云应急", "30")) == []


def test_a_column_that_counts_rows_states_nothing() -> None:
    cells = [("序号", 1, 1), ("数量", 1, 2), ("1", 2, 1), ("25", 2, 2)]
    texts = [PlacedText(Place(table=1, row=row, column=column), text) for text, row, column in cells]
    (found,) = statements(without_ordinals(texts), [FiguredText("25", (Figured(0, 2, "发现隐患数"),))])
    assert found.place == Place(table=1, row=2, column=2) and found.figure is not None


def test_cells_of_the_same_number_take_their_figures_in_order() -> None:
    texts = [PlacedText(Place(table=1, row=2, column=column), "3") for column in (1, 2, 3)]
    figured = [FiguredText("3", (Figured(0, 1, name),)) for name in ("甲", "乙")]
    assert [each.figure.figure if each.figure else "" for each in statements(texts, figured)] == ["甲", "乙", ""]


def test_a_month_that_somebody_typed_is_no_part_of_a_day() -> None:
    assert of("截至2026年3月31日，", typed=("2026年3月",)) == []
    (found,) = of("整改期限：2026年3月前", typed=("2026年3月",))
    assert found.typed and found.text == "2026年3月"
