"""YAML refusals: each slip is told in its own words, at the place where it was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.loading import Told, errors, refusal_of, told

pytestmark = pytest.mark.usefixtures("parser")

REFUSED: list[tuple[str, str, list[Told]]] = [
    # the shape of the file
    ("nothing", "", [("empty-file", 0, 0)]),
    ("blank lines", " \n\n　\n", [("empty-file", 0, 0)]),
    ("only a comment", "# 注释\n", [("empty-file", 0, 0)]),
    ("only a document mark", "---\n", [("empty-file", 0, 0)]),
    ("only null", "null\n", [("empty-file", 0, 0)]),
    ("a list at the root", "- 一\n- 二\n", [("no-keys", 1, 1)]),
    ("a flow list at the root", "\n [一, 二]\n", [("no-keys", 2, 2)]),
    ("one line of text", "关于安全生产的通知\n", [("no-keys", 1, 1)]),
    ("a second document", "甲: 一\n---\n乙: 二\n", [("several-documents", 2, 1)]),
    # keys
    ("a key twice", "甲: 一\n乙: 二\n甲: 三\n", [("duplicate-key", 3, 1)]),
    ("a key twice in a list", "甲:\n  - 子: 一\n    子: 二\n", [("duplicate-key", 3, 5)]),
    ("a key twice in flow style", "甲: {子: 一, 子: 二}\n", [("duplicate-key", 1, 11)]),
    ("a key once more in quotes", "甲: 一\n'甲': 二\n", [("duplicate-key", 2, 1)]),
    ("no key before the colon", "甲: 一\n: 二\n", [("empty-key", 2, 1)]),
    ("an empty key in quotes", "甲:\n  '': 二\n", [("empty-key", 2, 3)]),
    ("a list as a key", "[甲]: 一\n", [("not-a-key", 1, 1)]),
    ("keys as a key", "? {甲: 一}\n: 二\n", [("not-a-key", 1, 3)]),
    ("a merge key", "甲: 一\n<<: {乙: 二}\n", [("merge-key", 2, 1)]),
    ("a merge key with an alias", "甲: &a {子: 一}\n乙:\n  <<: *a\n", [("merge-key", 3, 3)]),
    # tags and aliases
    ("a tag", "甲: !!str 1\n", [("tag", 1, 4)]),
    ("a Python tag", "甲: !!python/object/apply:os.getcwd []\n", [("tag", 1, 4)]),
    ("a tag of one's own", "甲:\n  - !secret x\n", [("tag", 2, 5)]),
    ("a tag on everything", "!!map\n甲: 一\n", [("tag", 1, 1)]),
    ("a tag on a key", "!!str 甲: 一\n", [("tag", 1, 1)]),
    ("an alias of nothing", "甲: *a\n", [("unknown-alias", 1, 4)]),
    ("an alias alone", "*a\n", [("unknown-alias", 1, 1)]),
    ("an alias before its mark", "甲: *a\n乙: &a 一\n", [("unknown-alias", 1, 4)]),
    ("an alias within its mark", "甲: &a\n  - *a\n", [("endless-alias", 2, 5)]),
    # colons and blanks
    ("a full-width colon", "标题: 一\n编号：二\n", [("full-width-colon", 2, 3)]),
    ("a full-width colon in a list", "甲:\n  - 编号：二\n    标题: 三\n", [("full-width-colon", 2, 7)]),
    ("a full-width colon before keys", "甲：\n  乙: 一\n", [("full-width-colon", 1, 2)]),
    ("full-width colons only", "标题：一\n编号：二\n", [("full-width-colon", 1, 3), ("full-width-colon", 2, 3)]),
    ("a colon without a space", "标题: 一\n编号:二\n", [("missing-space", 2, 3)]),
    ("a tab as indentation", "甲:\n\t乙: 一\n", [("tab-indent", 2, 1)]),
    ("a tab before a dash", "甲:\n\t- 一\n", [("tab-indent", 2, 1)]),
    ("a tab after spaces", "甲:\n  乙:\n  \t丙: 一\n", [("tab-indent", 3, 3)]),
    ("a full-width blank as indentation", "甲:\n　乙: 一\n", [("wide-indent", 2, 1)]),
    ("a no-break space as indentation", "甲: 一\n\u00a0乙: 一\n", [("wide-indent", 2, 1)]),
    # texts that mean something to YAML
    ("a figure at the start", "甲: {{ 台账.家次 }}家\n", [("reserved-character", 1, 4)]),
    ("a figure alone", "甲: {{ 台账.家次 }}\n", [("reserved-character", 1, 4)]),
    ("a figure in a list", "甲:\n  - {{ 台账.家次 }}家\n", [("reserved-character", 2, 5)]),
    ("a figure as a key", "{{ 台账 }}: 一\n", [("reserved-character", 1, 1)]),
    ("an at sign", "甲: @所有人\n", [("reserved-character", 1, 4)]),
    ("a back tick", "甲: `一`\n", [("reserved-character", 1, 4)]),
    ("a per cent sign", "甲: %5\n", [("reserved-character", 1, 4)]),
    ("a star", "甲: *重要\n", [("reserved-character", 1, 4)]),
    ("an ampersand", "甲: &一\n", [("reserved-character", 1, 4)]),
    ("an exclamation mark", "甲: !注意\n", [("reserved-character", 1, 4)]),
    ("a greater-than sign", "甲: > 5毫米\n", [("reserved-character", 1, 4)]),
    ("a bar", "甲: |文字\n", [("reserved-character", 1, 4)]),
    ("a closing bracket", "甲: ] 一\n", [("reserved-character", 1, 4)]),
    ("text behind a bracket", "甲: [2023]42号\n", [("reserved-character", 1, 4)]),
    ("a question mark", "甲: ? 一\n", [("reserved-character", 1, 4)]),
    ("a colon in a text", "甲: 时间: 上午\n", [("colon-in-text", 1, 6)]),
    ("a colon in a text of a list", "甲:\n  - 乙: 时间: 上午\n", [("colon-in-text", 2, 10)]),
    ("a list behind its key", "甲: - 一\n", [("list-after-key", 1, 4)]),
    ("text behind double quotes", '甲: "引用"之后\n', [("text-after-quotes", 1, 4)]),
    ("text behind single quotes", "甲:\n  - '引用'之后\n", [("text-after-quotes", 2, 5)]),
    ("an unknown escape", '甲: "C:\\文件"\n', [("escape", 1, 7)]),
    # what is not closed, or does not fit
    ("an open quotation mark", '甲: "一\n乙: 二\n', [("unclosed-quote", 1, 4)]),
    ("an open bracket", "甲: [一, 二\n", [("unclosed-bracket", 1, 4)]),
    ("an open brace alone", "{", [("unclosed-bracket", 1, 1)]),
    ("an open bracket in another", "甲: {乙: [一, 二}\n", [("unclosed-bracket", 1, 8)]),
    ("a line without a key", "甲: 一\n文字\n乙: 二\n", [("no-colon", 2, 1)]),
    ("keys below a text", "甲: 一\n  乙: 二\n", [("value-and-keys", 2, 3)]),
    ("a key further left", "  甲: 一\n乙: 二\n", [("indentation", 2, 1)]),
    ("an item further left", "甲:\n    - 一\n   - 二\n", [("indentation", 3, 4)]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_slip_is_told_at_its_place(text: str, expected: list[Told], folder: Path) -> None:
    assert told(errors(refusal_of(folder, text))) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_slip_has_the_same_place_whatever_the_line_ends(
    text: str, expected: list[Told], end: str, folder: Path
) -> None:
    assert told(errors(refusal_of(folder, text.replace("\n", end)))) == expected


def test_a_duplicate_key_names_both_lines(folder: Path) -> None:
    (found,) = refusal_of(folder, "甲: 一\n\n# 注释\n甲: 二\n")
    assert found.params == {"key": "甲", "first": 1, "second": 4}
    assert found.field == "甲"
    assert str(found) == "the key 甲 stands twice, in line 1 and line 4; keep one"


def test_a_third_key_of_a_name_is_told_too(folder: Path) -> None:
    found = refusal_of(folder, "甲: 一\n甲: 二\n甲: 三\n")
    assert told(found) == [("duplicate-key", 2, 1), ("duplicate-key", 3, 1)]


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("甲: 一\n编号：二\n", "编号", "the colon after 编号 is full-width"),
        ("甲: 一\n编号:二\n", "编号", "the colon after 编号 must be followed by a space"),
        ("甲: {{ x }}\n", "甲", "a text that begins with {{ must stand in quotes"),
        ("甲: !!str 1\n", "甲", "!!str is a YAML tag"),
        ("甲: *a\n", "甲", "*a repeats nothing"),
        ("甲: 一\n 乙: 二\n", "", "keys stand below 甲, which already has a text"),
        ("甲:\n　乙: 一\n　丙: 二\n", "", "indented with U+3000; indent with half-width spaces (lines like this: 2)"),
        ("甲:\n\t乙: 一\n\t丙: 二\n", "", "indented with a tab; indent with spaces (lines like this: 2)"),
    ],
)
def test_a_refusal_names_what_was_typed(text: str, field: str, words: str, folder: Path) -> None:
    (found,) = errors(refusal_of(folder, text))
    assert found.field == field
    assert words in str(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "标题: 一\n编号：二\n正文: @三\n时间: 会议: 上午\n附件: [四]五\n",
            [
                ("full-width-colon", 2, 3),
                ("reserved-character", 3, 5),
                ("colon-in-text", 4, 7),
                ("reserved-character", 5, 5),
            ],
        ),
        (
            "甲: 一\n甲: 二\n乙: {{ x }}个\n丙: !!int 3\n丁:\n  <<: {}\n",
            [("duplicate-key", 2, 1), ("reserved-character", 3, 4), ("tag", 4, 4), ("merge-key", 6, 3)],
        ),
        (
            "甲:\n  - 子:一\n    寅: 二\n  - '引'用\n  - 丑: 二\n    丑: 三\n",
            [("missing-space", 2, 6), ("text-after-quotes", 4, 5), ("duplicate-key", 6, 5)],
        ),
    ],
)
def test_several_slips_are_told_in_one_run(text: str, expected: list[Told], folder: Path) -> None:
    assert told(errors(refusal_of(folder, text))) == expected


def test_of_very_many_slips_twenty_are_told_and_the_rest_is_counted(folder: Path) -> None:
    found = refusal_of(folder, "甲: 一\n" * 26)
    assert told(found) == [*(("duplicate-key", line, 1) for line in range(2, 22)), ("duplicate-key", 0, 0)]
    assert found[-1].params["count"] == 5


@pytest.mark.parametrize(
    ("before", "line"), [("", 1), ("\ufeff", 1), ("中文: 文字\n", 2), ("# 𠮷😀\r\n\r\n", 3), ("\ufeff中: 文\r", 2)]
)
def test_columns_count_characters_and_not_bytes(before: str, line: int, folder: Path) -> None:
    assert told(refusal_of(folder, f"{before}𠮷😀键: 值: 二\n")) == [("colon-in-text", line, 7)]
