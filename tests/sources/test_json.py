"""JSON: the same promises as YAML, and each slip in its own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.loading import errors, refusal_of, source_of, told


@pytest.mark.parametrize(
    "typed", ["12", "0", "-0", "1.10", "1e3", "1E+2", "-2.50e-07", "123456789012345678901234567890"]
)
def test_a_number_stays_as_typed(typed: str, folder: Path) -> None:
    assert source_of(folder, f'{{"数": {typed}, "列": [{typed}]}}', ".json").data == {"数": typed, "列": [typed]}


def test_true_and_false_stay_text_and_null_is_none(folder: Path) -> None:
    data = source_of(folder, '{"甲": true, "乙": [false, null], "丙": null, "丁": "null"}', ".json").data
    assert data == {"甲": "true", "乙": ["false", None], "丙": None, "丁": "null"}


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ('""', ""),
        ('"0012"', "0012"),
        ('"a\\"b\\\\c\\/d"', 'a"b\\c/d'),
        ('"甲\\n乙\\t丙"', "甲\n乙\t丙"),
        ('"甲\t乙"', "甲\t乙"),
        ('"\\u4e00"', "一"),
        ('"\\ud83d\\ude00"', "😀"),
        ('"，：{}[]“”"', "，：{}[]“”"),
        ('"{{ 台账.家次 }}家"', "{{ 台账.家次 }}家"),
    ],
)
def test_a_text_is_read(typed: str, text: str, folder: Path) -> None:
    source = source_of(folder, f'{{"值": {typed}}}', ".json")
    assert source.data == {"值": text}
    assert source.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("{}", {}),
        (' \r\n\t{ "甲" : [ ] , "乙":{ } }\n', {"甲": [], "乙": {}}),
        ('{"甲":[[],[{"乙":1}]]}', {"甲": [[], [{"乙": "1"}]]}),
    ],
)
def test_blanks_and_nesting_are_read(text: str, data: object, folder: Path) -> None:
    assert source_of(folder, text, ".json").data == data


REFUSED = [
    ("a comma at the end of a group", '{"甲": 1,}', 9, "a comma stands before the closing }"),
    ("a comma at the end of a list", '{"甲": [1, ]}', 11, "a comma stands before the closing ]"),
    ("two commas", '{"甲": 1,, "乙": 2}', 9, "a key in straight double quotes is expected here"),
    ("no comma", '{"甲": 1 "乙": 2}', 9, ", is expected here"),
    ("no colon", '{"甲" 1}', 6, ": is expected here"),
    ("no value", '{"甲": }', 7, "a value is expected here"),
    ("a full-width colon", '{"甲"：1}', 5, "a full-width ： stands outside a text; type the half-width :"),
    ("a full-width comma", '{"甲": 1，"乙": 2}', 8, "a full-width ， stands outside a text; type the half-width ,"),
    ("a comma of a list of names", '{"甲": [1、2]}', 9, "a full-width 、 stands outside a text; type the half-width ,"),
    ("a full-width bracket", '{"甲": ［1]}', 7, "a full-width ［ stands outside a text; type the half-width ["),
    ("a full-width closing bracket", '{"甲": [1］}', 9, "a full-width ］ stands outside a text; type the half-width ]"),
    ("a full-width brace", '｛"甲": 1}', 1, "a full-width ｛ stands outside a text; type the half-width {"),
    ("a full-width closing brace", '{"甲": 1｝', 8, "a full-width ｝ stands outside a text; type the half-width }"),
    ("a full-width blank", '{"甲":　1}', 6, "the invisible character U+3000 stands here"),
    ("a no-break space", '{"甲": 1\u00a0}', 8, "the invisible character U+00A0 stands here"),
    ("single quotes around a key", "{'甲': 1}", 2, "straight double quotes, not in '"),
    ("single quotes around a text", "{\"甲\": '一'}", 7, "straight double quotes, not in '"),
    ("curly quotes", "{“甲”: 1}", 2, "straight double quotes, not in “"),
    ("curly quotes around a text", '{"甲": “一”}', 7, "straight double quotes, not in “"),
    ("no quotes around a key", "{甲: 1}", 2, "a key in straight double quotes is expected here"),
    ("no quotes around a text", '{"甲": 一}', 7, "a text stands in straight double quotes"),
    ("a capital True", '{"甲": True}', 7, "a text stands in straight double quotes"),
    ("leading zeros", '{"甲": 0012}', 7, "0012 is not a number in JSON"),
    ("a date", '{"甲": 2023-05-09}', 7, "2023-05-09 is not a number in JSON"),
    ("hexadecimals", '{"甲": 0x10}', 7, "0x10 is not a number in JSON"),
    ("a plus", '{"甲": +1}', 7, "+1 is not a number in JSON"),
    ("no number", '{"甲": NaN}', 7, "NaN is not a number"),
    ("no end of numbers", '{"甲": -Infinity}', 7, "-Infinity is not a number"),
    ("an open quotation mark", '{"甲": "一}', 7, "the quotation mark opened here is not closed in its line"),
    ("a line end in a text", '{"甲": "一\n二"}', 7, "the quotation mark opened here is not closed in its line"),
    ("an unknown escape", '{"甲": "C:\\文件"}', 10, "this escape after \\ is unknown"),
    ("half an escape", '{"甲": "\\u4e"}', 9, "this escape after \\ is unknown"),
    ("a straight quote in a text", '{"甲": "一"二"三"}', 10, ", is expected here"),
    ("a comment", '{"甲": 1 // 一\n}', 9, "JSON has no comments"),
    ("a comment before all", "// 一\n{}", 1, "JSON has no comments"),
    ("no end", '{"甲": [1', 9, "the file ends too early; a closing bracket is missing"),
    ("an end too many", '{"甲": 1}}', 9, "the document ends before this"),
    ("the wrong end", '{"甲": [1}', 9, ", is expected here"),
    ("a list", '["甲"]', 1, "the file must begin with {"),
    ("a text", '"甲"', 1, "the file must begin with {"),
]


@pytest.mark.parametrize(("text", "column", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_slip_is_told_in_words_at_its_place(text: str, column: int, words: str, folder: Path) -> None:
    (found,) = refusal_of(folder, text, ".json")
    assert told([found]) == [("json-syntax", 1, column)]
    assert words in str(found)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_slip_further_down_has_its_line(end: str, folder: Path) -> None:
    text = end.join(["{", '  "甲": [', '    "一",', "    '二'", "  ]", "}"])
    (found,) = refusal_of(folder, text, ".json")
    assert told([found]) == [("json-syntax", 4, 5)]
    assert found.field == "甲"


def test_a_duplicate_key_names_both_lines(folder: Path) -> None:
    (found,) = refusal_of(folder, '{\n "甲": 1,\n "乙": {"甲": 2},\n "甲": 3\n}', ".json")
    assert told([found]) == [("duplicate-key", 4, 2)]
    assert found.params == {"key": "甲", "first": 2, "second": 4}


def test_every_duplicate_and_empty_key_is_told(folder: Path) -> None:
    found = refusal_of(folder, '{"甲": {"子": 1, "子": 2},\n "": 1,\n "甲": 3}', ".json")
    assert told(found) == [("duplicate-key", 1, 16), ("empty-key", 2, 2), ("duplicate-key", 3, 2)]


@pytest.mark.parametrize("escape", ["\\u0000", "\\u001b", "\\ufffe", "\\ud800", "\\ude00\\ud83d"])
def test_an_escape_brings_no_forbidden_character_in(escape: str, folder: Path) -> None:
    found = errors(refusal_of(folder, f'{{"甲": "一{escape}",\n "乙{escape}": 1}}', ".json"))
    assert {each[:2] for each in told(found)} == {("forbidden-character", 1), ("forbidden-character", 2)}


def test_a_text_that_indents_itself_is_warned_about(folder: Path) -> None:
    assert told(source_of(folder, '{"甲": "　　一"}', ".json").diagnostics) == [("leading-space", 1, 7)]
