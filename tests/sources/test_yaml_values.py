"""YAML values: every text stays as it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.loading import refusal_of, source_of, told

pytestmark = pytest.mark.usefixtures("parser")

KEPT = [
    "0012",
    "12:30",
    "12:30:45",
    "no",
    "Yes",
    "on",
    "true",
    "False",
    "1.10",
    "2023-05-09",
    "2023-05-09T10:00:00Z",
    "1e3",
    "0x10",
    "0o17",
    "1_000",
    "+5",
    ".inf",
    ".NaN",
    "=",
    "<<",
    "nULL",
    "none",
    "第1#楼",
    "共 {{ 台账.家次 }} 个",
    "“引用”之后还有文字",
    "｛全角｝",
    "［全角］",
    "时间：12:30",
    "100<200 mm & A|B",
    "http://example.com/a?b=c#d",
    "C:\\文件\\甲.docx",
    "𠮷野家😀",
]


@pytest.mark.parametrize("typed", KEPT)
def test_a_plain_value_stays_as_typed(typed: str, folder: Path) -> None:
    source = source_of(folder, f"值: {typed}\n单: [第一, {{值: 一}}]\n列:\n  - {typed}\n")
    assert source.data == {"值": typed, "单": ["第一", {"值": "一"}], "列": [typed]}
    assert source.diagnostics == ()


@pytest.mark.parametrize("typed", ["~", "null", "Null", "NULL", "", "# 只有注释"])
def test_an_empty_value_is_none(typed: str, folder: Path) -> None:
    assert source_of(folder, f"甲: {typed}\n乙:\n  - {typed}\n  - 二\n").data == {"甲": None, "乙": [None, "二"]}


def test_text_that_a_number_sign_makes_a_comment_is_warned_about(folder: Path) -> None:
    assert told(source_of(folder, "甲: 第 #3 号\n").diagnostics) == [("comment-in-text", 1, 5)]


def test_a_text_that_a_number_sign_makes_a_comment_as_a_whole_is_refused(folder: Path) -> None:
    assert told(refusal_of(folder, "甲: #3楼\n")) == [("comment-in-text", 1, 3)]


@pytest.mark.parametrize("dash", ["-", "－", "—"])
def test_an_entry_whose_dash_has_no_space_is_refused(dash: str, folder: Path) -> None:
    assert told(refusal_of(folder, f"甲:\n  {dash}一\n  - 二\n"))[0] == ("dash-without-space", 2, 3)


def test_a_text_may_begin_with_a_dash_and_go_on_below(folder: Path) -> None:
    assert told(source_of(folder, "甲: ——乙\n").diagnostics) == []


@pytest.mark.parametrize("typed", ["第3号 # 说明", "第3号 ## 说明", "'第 #3 号'", "第#3号"])
def test_a_comment_and_a_number_sign_inside_a_text_are_not(typed: str, folder: Path) -> None:
    assert told(source_of(folder, f"甲: {typed}\n").diagnostics) == []


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ('""', ""),
        ("''", ""),
        ('"~"', "~"),
        ("'null'", "null"),
        ("'it''s'", "it's"),
        ('"甲\\n乙"', "甲\n乙"),
        ('"\\u4e00\\x41"', "一A"),
        ("'a: b # c'", "a: b # c"),
        ("'{{ 台账.家次 }}家'", "{{ 台账.家次 }}家"),
        ("文字 # 注释", "文字"),
    ],
)
def test_quotes_and_comments_are_no_part_of_a_text(typed: str, text: str, folder: Path) -> None:
    assert source_of(folder, f"值: {typed}\n").data == {"值": text}


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("|\n  一\n  二\n", "一\n二\n"),
        ("|-\n  一\n  二\n", "一\n二"),
        ("|\n  一\n\n  二: 三\n  # 四\n", "一\n\n二: 三\n# 四\n"),
        (">-\n  one\n  two\n", "one two"),
        ('"一\\\n  二"\n', "一二"),
    ],
)
def test_a_text_of_several_lines_keeps_them(typed: str, text: str, folder: Path) -> None:
    source = source_of(folder, f"值: {typed}")
    assert source.data == {"值": text}
    assert source.diagnostics == ()


@pytest.mark.parametrize("blank", ["", "\t", "　", "　　", "\u00a0", "\t　"])
@pytest.mark.parametrize(
    ("before", "after", "data"),
    [
        ("甲: 一\n", "\n乙: 二\n", {"甲": "一", "乙": "二"}),
        ("", "\n甲: 一\n", {"甲": "一"}),
        ("甲: 一\n", "", {"甲": "一"}),
        ("甲:\n  - 一\n", "\n  - 二\n", {"甲": ["一", "二"]}),
        ("甲:\n  子: 一\n", "\n  丑: 二\n", {"甲": {"子": "一", "丑": "二"}}),
        ("甲: |\n  一\n", "\n乙: 二\n", {"甲": "一\n", "乙": "二"}),
    ],
)
def test_a_blank_line_is_ignored_whatever_the_blank(
    blank: str, before: str, after: str, data: object, folder: Path
) -> None:
    assert source_of(folder, before + blank + after).data == data


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("---\n甲: 一\n", {"甲": "一"}),
        ("---\n甲: 一\n...\n", {"甲": "一"}),
        ("# 注释\n\n甲: 一 # 注释\n# 注释", {"甲": "一"}),
        ("{甲: 一, 乙: [二, 三]}", {"甲": "一", "乙": ["二", "三"]}),
        ("\"甲\": 一\n'乙': 二\n", {"甲": "一", "乙": "二"}),
        ("? 甲\n: 一\n", {"甲": "一"}),
        ("甲:\n- 一\n- 二\n", {"甲": ["一", "二"]}),
        ("甲:\n  - - 一\n    - 二\n  - 三\n", {"甲": [["一", "二"], "三"]}),
        ("甲: []\n乙: {}\n", {"甲": [], "乙": {}}),
        ("1: 一\nno: 二\n~: 三\n", {"1": "一", "no": "二", "~": "三"}),
    ],
)
def test_the_forms_of_yaml_are_read(text: str, data: object, folder: Path) -> None:
    source = source_of(folder, text)
    assert source.data == data
    assert source.diagnostics == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read_alike(end: str, folder: Path) -> None:
    lines = ["甲: |", "  一", "  二", "乙:", "  - 三", ""]
    assert source_of(folder, end.join(lines)).data == {"甲": "一\n二\n", "乙": ["三"]}


@pytest.mark.parametrize(
    ("text", "warning", "line", "data"),
    [
        ("值: 一\n  二\n", ("folded-text", 1, 4), 2, "一 二"),
        ("值: >-\n  一\n  二\n", ("folded-text", 1, 4), 3, "一 二"),
        ('前: 零\n值: "一\n  二"\n', ("folded-text", 2, 4), 3, "一 二"),
        ("值: one\n  two\n  三\n", ("folded-text", 1, 4), 3, "one two 三"),
    ],
)
def test_a_blank_that_folding_puts_into_a_chinese_text_is_warned_about(
    text: str, warning: tuple[str, int, int], line: int, data: str, folder: Path
) -> None:
    source = source_of(folder, text)
    assert source.data["值"] == data
    assert told(source.diagnostics) == [warning]
    assert source.diagnostics[0].params["line"] == line
    assert source.diagnostics[0].field == "值"


def test_lines_of_plain_english_may_be_folded(folder: Path) -> None:
    source = source_of(folder, "值: one\n  two\n")
    assert source.data == {"值": "one two"}
    assert source.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("值: '　　一'\n", ("leading-space", 1, 4)),
        ("值: |\n  一\n  　二\n", ("leading-space", 3, 1)),
        ("甲:\n  - ' 一'\n", ("leading-space", 2, 5)),
    ],
)
def test_a_text_that_indents_itself_is_warned_about(text: str, warning: tuple[str, int, int], folder: Path) -> None:
    assert told(source_of(folder, text).diagnostics) == [warning]


def test_an_alias_repeats_the_value_that_is_marked(folder: Path) -> None:
    source = source_of(folder, "甲: &units\n  - 一\n  - {名: 二}\n乙: *units\n丙: &word 三\n丁: [*word, *units]\n")
    units = ["一", {"名": "二"}]
    assert source.data == {"甲": units, "乙": units, "丙": "三", "丁": ["三", units]}
    assert source.diagnostics == ()


def test_a_repeated_value_is_a_copy_of_its_own(folder: Path) -> None:
    data = source_of(folder, "甲: &x [一]\n乙: *x\n").data
    first, second = data["甲"], data["乙"]
    assert isinstance(first, list)
    first.append("二")
    assert second == ["一"]


def test_a_mark_that_nothing_repeats_is_warned_about(folder: Path) -> None:
    source = source_of(folder, "甲: 一\n乙: &B 座\n")
    assert source.data == {"甲": "一", "乙": "座"}
    assert told(source.diagnostics) == [("unused-anchor", 2, 4)]
