"""A set as made reads back with nothing; each change of a number is told once, at its place."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.diagnostics import Severity
from reportgen.ooxml.beside import WORKBOOK
from reportgen.ooxml.package import read_package, write_package
from reportgen.ooxml.places import location_of
from reportgen.quarter.agreement import disagreements
from reportgen.quarter.as_made import kept_texts, stream_of
from reportgen.quarter.numbers import numbers
from tests.quarter.sets import (
    BODY,
    MadeSet,
    Parts,
    appended,
    changed,
    codes,
    made_set,
    paragraph_with,
    plain,
    row_with,
    said,
    with_text,
)  # fmt: skip

SAMPLE = Path(__file__).resolve().parents[2] / "inputs" / "2026Q1"
SUMMARY, REPORT = "quarterly-summary", "rectification-report"
ALL_FOUND = "共发现隐患145项"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
both = pytest.mark.parametrize("texts_kept", [True, False], ids=["texts kept", "statements alone"])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> MadeSet:
    out = tmp_path_factory.mktemp("sample") / "out"
    files = {"--ledger": "台账.xlsx", "--common": "共有.yaml", "--profile": "单位.yaml"}
    options = [part for name, file in files.items() for part in (name, str(SAMPLE / file))]
    assert run(["quarter", "2026Q1", *options, "-o", str(out)], {"REPORTGEN_LANG": "zh"}) == 0
    return made_set(out)


@both
def test_a_set_as_made_reads_back_with_nothing(sample: MadeSet, texts_kept: bool) -> None:
    assert list(disagreements(sample.members, sample.documents, sample.texts if texts_kept else {})) == []


@both
def test_a_paragraph_without_numbers_changes_nothing(sample: MadeSet, texts_kept: bool) -> None:
    parts = sample.parts(SUMMARY)
    first = paragraph_with(parts, "共开展检查")
    assert sample.read_back(SUMMARY, changed(parts, first, plain("各单位要高度重视。") + first), texts_kept) == []


@both
def test_a_paragraph_with_a_number_is_told_once(sample: MadeSet, texts_kept: bool) -> None:
    parts = sample.parts(SUMMARY)
    first = paragraph_with(parts, "共开展检查")
    (found,) = sample.read_back(SUMMARY, changed(parts, first, plain("另有7项。") + first), texts_kept)
    assert found.code == "set-unknown-number" and found.params["found"] == "7"
    assert found.location.place["paragraph"] == 15


@both
def test_of_a_paragraph_taken_away_each_figure_is_told_once(sample: MadeSet, texts_kept: bool) -> None:
    parts = sample.parts(SUMMARY)
    found = sample.read_back(SUMMARY, changed(parts, paragraph_with(parts, "共开展检查"), ""), texts_kept)
    assert [each.params["figure"] for each in found] == ["2026Q1·检查次数", "2026Q1·出动人次", "2026Q1·检查家次"]
    assert {each.severity for each in found} == {Severity.WARNING}


@both
def test_a_row_that_somebody_puts_in_is_told_number_by_number(sample: MadeSet, texts_kept: bool) -> None:
    parts = sample.parts(SUMMARY)
    row = row_with(parts, "消防安全")
    new = row.replace(">消防安全<", ">其他<").replace(">24<", ">333<").replace(">18<", ">222<")
    found = sample.read_back(SUMMARY, changed(parts, row, new + row), texts_kept)
    assert set(codes(found)) == {"set-unknown-number"} and len(found) == len(re.findall(r">[\d.]+%?</w:t>", row))
    assert {"333", "222"} <= {each.params["found"] for each in found}


@both
def test_a_row_that_somebody_takes_away_is_told_figure_by_figure(sample: MadeSet, texts_kept: bool) -> None:
    parts = sample.parts(SUMMARY)
    found = sample.read_back(SUMMARY, changed(parts, row_with(parts, "消防安全"), ""), texts_kept)
    assert set(codes(found)) == {"set-number-gone"} and len(found) == 7


@both
def test_two_changes_far_apart_are_two(sample: MadeSet, texts_kept: bool) -> None:
    parts = sample.parts(SUMMARY)
    first = paragraph_with(parts, "共开展检查")
    parts = changed(
        changed(parts, first, plain("另有7项。") + first), "居前三位的是设备设施26项", "居前三位的是设备设施27项"
    )
    found = sample.read_back(SUMMARY, parts, texts_kept)
    assert [each.params["found"] for each in found] == ["7", "27"]


def test_a_digit_changed_in_a_paragraph_that_moved_names_both_places(sample: MadeSet) -> None:
    parts = sample.parts(SUMMARY)
    first = paragraph_with(parts, "共开展检查")
    parts = changed(changed(parts, first, plain("请阅。") + first), ALL_FOUND, "共发现隐患154项")
    (line,) = said(sample.read_back(SUMMARY, parts))
    assert "正文 第17段" in line and sample.member(REPORT).file in line and "154" in line and "145" in line


@pytest.mark.parametrize("put_in", ["88、落实责任", "图99　隐患数量", "（9）落实责任", "13月再查", "3月32日再查"])
def test_what_only_looks_like_a_date_or_a_numbering_is_told(sample: MadeSet, put_in: str) -> None:
    parts = sample.parts(SUMMARY)
    first = paragraph_with(parts, "共开展检查")
    found = sample.read_back(SUMMARY, changed(parts, first, plain(put_in) + first))
    assert set(codes(found)) == {"set-unknown-number"}


@pytest.mark.parametrize("put_in", ["1、落实责任", "12月31日前再查", "（1）落实责任", "一是落实责任", "落实每一项责任"])
def test_dates_and_numberings_in_their_order_are_not_told(sample: MadeSet, put_in: str) -> None:
    parts = sample.parts(SUMMARY)
    first = paragraph_with(parts, "共开展检查")
    assert sample.read_back(SUMMARY, changed(parts, first, plain(put_in) + first)) == []


@pytest.mark.parametrize(
    "items",
    [
        ("1、落实责任", "2、加强宣传", "3、抓好整改", "4、严格执法"),
        ("1、落实责任", "2、加强宣传", "2、抓好整改", "3、严格执法"),
    ],
    ids=["the rest numbered anew", "the rest left"],
)
def test_an_item_put_into_a_numbered_list_is_not_told(sample: MadeSet, items: tuple[str, ...]) -> None:
    listed = "".join(map(plain, ("1、落实责任", "2、抓好整改", "3、严格执法")))
    made = appended(sample.parts(SUMMARY), listed)
    begun = replace_document(sample, SUMMARY, made)
    assert begun.read_back(SUMMARY, changed(made, listed, "".join(map(plain, items)))) == []


def replace_document(sample: MadeSet, name: str, parts: Parts) -> MadeSet:
    """Return the set as if one of its documents had been made so."""
    file = sample.member(name).file
    return replace(
        sample,
        documents={**sample.documents, file: parts},
        texts={**sample.texts, file: kept_texts(parts, file)},
    )


@pytest.mark.parametrize(("put_in", "told"), [("另有三十五项", "三十五"), ("下降百分之五", "百分之五")])
def test_an_amount_in_chinese_numerals_that_somebody_adds_is_told(sample: MadeSet, put_in: str, told: str) -> None:
    parts = sample.parts(SUMMARY)
    (found,) = sample.read_back(SUMMARY, changed(parts, ALL_FOUND, f"{ALL_FOUND}，{put_in}"))
    assert found.code == "set-unknown-number" and found.params["found"] == told


def test_a_text_that_always_said_two_is_not_told_and_one_that_says_three_now_is(sample: MadeSet) -> None:
    made = appended(sample.parts(SUMMARY), plain("落实两项措施。"))
    begun = replace_document(sample, SUMMARY, made)
    assert begun.read_back(SUMMARY, changed(made, "落实两项措施", "认真落实两项措施")) == []
    (found,) = begun.read_back(SUMMARY, changed(made, "落实两项措施", "落实三项措施"))
    assert found.code == "set-made-changed" and (found.params["expected"], found.params["found"]) == ("两", "三")


def test_the_same_figure_in_chinese_numerals_is_the_same_number(sample: MadeSet) -> None:
    assert sample.read_back(SUMMARY, changed(sample.parts(SUMMARY), ALL_FOUND, "共发现隐患一百四十五项")) == []


def test_a_typed_text_that_was_deleted_is_told_once(sample: MadeSet) -> None:
    member = sample.member(REPORT)
    statement = next(each for each in member.statements if each.typed and len(list(numbers(each.text))) > 1)
    parts = changed(sample.parts(REPORT), statement.text, "")
    (found,) = sample.read_back(REPORT, parts)
    assert (found.code, found.severity) == ("set-typed-gone", Severity.WARNING)
    assert found.location.place == location_of(statement.place)


@both
def test_a_typed_text_changed_in_words_only_is_not_told(sample: MadeSet, texts_kept: bool) -> None:
    member = sample.member(REPORT)
    statement = next(each for each in member.statements if each.typed and re.search(r"\d\D{4,}$", each.text))
    parts = changed(sample.parts(REPORT), statement.text, statement.text[:-2])
    assert sample.read_back(REPORT, parts, texts_kept) == []


@both
def test_an_alt_text_must_say_what_the_chart_says(sample: MadeSet, texts_kept: bool) -> None:
    parts = changed(sample.parts(SUMMARY), "柱形图：各类隐患数量：设备设施26项", "柱形图：各类隐患数量：设备设施62项")
    (line,) = said(sample.read_back(SUMMARY, parts, texts_kept))
    assert "图1 的替代文字" in line and "62" in line and "26" in line


@both
def test_the_workbook_inside_a_chart_must_hold_the_numbers_of_the_chart(sample: MadeSet, texts_kept: bool) -> None:
    parts = dict(sample.parts(SUMMARY))
    name = next(each for each in sorted(parts) if each.startswith("word/embeddings/"))
    book = changed(read_package(parts[name], name), "<v>26</v>", "<v>27</v>", "xl/worksheets/sheet1.xml")
    parts[name] = write_package(book)
    (found,) = sample.read_back(SUMMARY, parts, texts_kept)
    assert found.location.place == {"part": WORKBOOK, "chart": 1, "row": 1, "column": 1}
    assert "内嵌的数据表 图1 系列1 第1个" in said([found])[0] and found.params["expected"] == "26"


@both
def test_a_number_of_a_chart_is_told_with_its_chart(sample: MadeSet, texts_kept: bool) -> None:
    parts = changed(sample.parts(SUMMARY), "<c:v>24</c:v>", "<c:v>42</c:v>", "word/charts/chart1.xml")
    (line,) = said(sample.read_back(SUMMARY, parts, texts_kept))
    assert "正文 图1 系列1 第2个" in line and "42" in line


def test_a_chart_taken_away_is_told_by_its_figures_alone(sample: MadeSet) -> None:
    parts = sample.parts(SUMMARY)
    drawing = re.search(r"<w:drawing>(?:(?!</w:drawing>).)*</w:drawing>", parts[BODY].decode(), re.DOTALL)
    assert drawing is not None
    found = sample.read_back(SUMMARY, changed(parts, drawing[0], ""))
    assert codes(found) == ["set-number-gone"] * 8


@pytest.mark.parametrize("part", ["header", "footer", "footnotes", "endnotes"])
def test_a_number_in_a_header_a_footer_or_a_note_is_told(sample: MadeSet, part: str) -> None:
    inside = plain("另有5项") if part in ("header", "footer") else f"<w:{part[:-1]}>{plain('另有5项')}</w:{part[:-1]}>"
    root = {"header": "hdr", "footer": "ftr"}.get(part, part)
    name = f"word/{part}9.xml" if part in ("header", "footer") else f"word/{part}.xml"
    parts = {**sample.parts(SUMMARY), name: f"<w:{root} {SPACES}>{inside}</w:{root}>".encode()}
    (found,) = sample.read_back(SUMMARY, parts)
    assert found.code == "set-unknown-number" and found.location.place == {"part": name, "paragraph": 1}


def test_page_numbers_are_written_anew_by_word_and_are_not_told(sample: MadeSet) -> None:
    parts = sample.parts(SUMMARY)
    footer = next(each for each in sorted(parts) if each.startswith("word/footer"))
    assert sample.read_back(SUMMARY, changed(parts, ">1</w:t>", ">12</w:t>", footer)) == []


def test_a_number_in_a_text_box_is_told_once(sample: MadeSet) -> None:
    parts = sample.parts(SUMMARY)
    first = paragraph_with(parts, "共开展检查")
    box = f"<w:r><w:pict><w:txbxContent>{plain('另有5项')}</w:txbxContent></w:pict></w:r></w:p>"
    (found,) = sample.read_back(SUMMARY, changed(parts, first, first.removesuffix("</w:p>") + box))
    assert found.code == "set-unknown-number" and found.location.place["box"] == 1


def test_a_broken_document_is_told_and_the_others_are_read(sample: MadeSet) -> None:
    parts = {**sample.parts(SUMMARY), BODY: b"<w:document"}
    (found,) = sample.read_back(SUMMARY, parts)
    assert found.code == "package-damaged" and found.location.file == sample.member(SUMMARY).file


@pytest.mark.parametrize("seed", range(60))
def test_any_printed_number_that_is_changed_is_told_once_and_at_its_place(sample: MadeSet, seed: int) -> None:
    chosen = random.Random(seed)
    member = chosen.choice(sample.members[:3] if seed % 2 else sample.members)
    texts = [each for each in sample.texts[member.file] if stream_of(each.place) == "word/document"]
    text, number = chosen.choice([(text, number) for text in texts for number in numbers(text.text)])
    wrong = other_number(number.text, chosen)
    new = text.text[: number.start] + wrong + text.text[number.end :]
    found = sample.read_back(member.name, with_text(sample.documents[member.file], text, new))
    assert [each.location.place for each in found] == [text.location], said(found)
    assert found[0].params["found"] == wrong


def other_number(number: str, chosen: random.Random) -> str:
    """Return a number with one other digit."""
    at = chosen.choice([index for index, each in enumerate(number) if each.isdecimal()])
    return number[:at] + chosen.choice("123456789".replace(number[at], "")) + number[at + 1 :]


def test_a_paragraph_that_was_split_or_joined_still_says_the_same(sample: MadeSet) -> None:
    parts = sample.parts(SUMMARY)
    halved = changed(parts, "，其中重大隐患5项", "。</w:t></w:r></w:p><w:p><w:r><w:t>其中重大隐患5项")
    assert sample.read_back(SUMMARY, halved) == []
    joined = changed(parts, paragraph_with(parts, "按隐患级别分"), "")
    joined = changed(joined, "按隐患类型分", "按隐患级别分，重大隐患5项、较大隐患32项、一般隐患108项。按隐患类型分")
    assert sample.read_back(SUMMARY, joined) == []


def test_a_paragraph_that_was_moved_still_says_the_same_and_one_that_was_copied_does_not(sample: MadeSet) -> None:
    parts = sample.parts(SUMMARY)
    moved, target = paragraph_with(parts, "共开展检查"), paragraph_with(parts, "隐患数量居前三位")
    assert sample.read_back(SUMMARY, changed(changed(parts, moved, ""), target, target + moved)) == []
    assert codes(sample.read_back(SUMMARY, changed(parts, target, target + moved))) == ["set-unknown-number"] * 3


def test_a_word_changed_everywhere_changes_no_number(sample: MadeSet) -> None:
    parts = sample.parts(REPORT)
    assert sample.read_back(REPORT, changed(parts, "隐患", "风险", count=10_000)) == []


def test_what_was_moved_while_changes_were_tracked_is_read_once(sample: MadeSet) -> None:
    parts = sample.parts(SUMMARY)
    run_of = re.search(r"<w:r>(?:(?!</w:r>).)*</w:r>(?=</w:p>$)", paragraph_with(parts, "共开展检查"))
    assert run_of is not None
    tracked = f"<w:moveFrom>{run_of[0]}</w:moveFrom><w:moveTo>{run_of[0]}</w:moveTo>"
    assert sample.read_back(SUMMARY, changed(parts, run_of[0], tracked)) == []


def test_the_name_of_a_category_is_read_too(sample: MadeSet) -> None:
    made = changed(sample.parts(SUMMARY), "<c:v>消防安全</c:v>", "<c:v>1号泵站</c:v>", "word/charts/chart1.xml")
    begun = replace_document(sample, SUMMARY, made)
    assert begun.read_back(SUMMARY, made) == []
    (line,) = said(begun.read_back(SUMMARY, changed(made, "1号泵站", "7号泵站", "word/charts/chart1.xml")))
    assert "正文 图1 第2个" in line and "7" in line


@pytest.mark.parametrize("seed", range(20))
@both
def test_any_number_of_a_chart_or_its_alt_text_that_is_changed_is_told_once(
    sample: MadeSet, seed: int, texts_kept: bool
) -> None:
    chosen = random.Random(seed)
    parts, part = sample.parts(SUMMARY), BODY
    number = r"(?<=[^\d.年])\d+(?:\.\d+)?(?=项|%)"
    if seed % 2:
        part, number = f"word/charts/chart{chosen.choice('123')}.xml", r"(?<=<c:v>)[\d.]+(?=</c:v>)"
    text = parts[part].decode()
    alt_texts = [each.span() for each in re.finditer(r'descr="[^"]+"', text)] or [(0, len(text))]
    found = [each for start, end in alt_texts for each in re.compile(number).finditer(text, start, end)]
    at = chosen.choice(found)
    new = f"{text[: at.start()]}{chosen.randint(200, 900)}{text[at.end() :]}"
    (told,) = sample.read_back(SUMMARY, {**parts, part: new.encode()}, texts_kept)
    assert told.code == "set-number" and told.location.place["chart"]
    assert ("row" in told.location.place) is bool(seed % 2)


@both
@pytest.mark.parametrize(("new", "told"), [("12{}", "12{}"), ("{}.5", "{}.5"), ("3.{}", "3.{}")])
def test_a_digit_put_before_or_behind_a_typed_number_is_told(
    sample: MadeSet, texts_kept: bool, new: str, told: str
) -> None:
    member = sample.member(REPORT)
    texts = {each.place: each for each in sample.texts[member.file]}
    statement = next(each for each in member.statements if each.typed and re.match(r"\d+\D{3}", each.text))
    number, text = re.match(r"\d+", statement.text)[0], texts[statement.place]  # type: ignore[index]
    wrong = text.text[: statement.start] + new.format(number) + text.text[statement.start + len(number) :]
    (found,) = sample.read_back(REPORT, with_text(sample.parts(REPORT), text, wrong), texts_kept)
    assert (found.code, found.params["found"]) == ("set-typed-changed", told.format(number))


def test_a_number_that_the_manifest_states_nowhere_or_states_otherwise_is_told(sample: MadeSet) -> None:
    member = sample.member(SUMMARY)
    stated = next(each for each in member.statements if each.text == "145")
    left = [each for each in member.statements if each is not stated]
    for statements in (left, [*left, replace(stated, text="154")]):
        members = [replace(each, statements=statements) if each is member else each for each in sample.members]
        (found,) = disagreements(members, sample.documents, sample.texts)
        assert (found.code, found.params["found"]) == ("set-unknown-number", "145")
