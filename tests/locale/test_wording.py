"""Sentences in the user's language, and which language that is."""

from __future__ import annotations

import pytest

from reportgen.diagnostics import Diagnostic, Location, Severity, Word
from reportgen.locale import Wording, choose_language

CHINESE, ENGLISH = Wording("zh"), Wording("en")
TITLE = Diagnostic(
    "unknown-key",
    "there is no key {key}; did you mean {near}?",
    {"key": "标提", "near": "标题"},
    Severity.ERROR,
    Location("通知.yaml", {"line": 3, "column": 5}),
    "标提",
)


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"REPORTGEN_LANG": "zh"}, "zh"),
        ({"REPORTGEN_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"REPORTGEN_LANG": "zh_CN", "LANG": "C"}, "zh"),
        ({"REPORTGEN_LANG": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "Chinese (Simplified)_China.936"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "zh"),
    ],
)
def test_the_language_is_the_first_that_the_environment_names(environ: dict[str, str], language: str) -> None:
    assert choose_language(environ) == language


def test_a_diagnostic_says_where_what_and_its_code() -> None:
    expected = "通知.yaml:3:5 错误：标提：没有“标提”这一项；是不是“标题”？ [unknown-key]"
    assert CHINESE.diagnostic(TITLE) == expected


def test_a_diagnostic_says_the_same_in_english() -> None:
    expected = "通知.yaml:3:5 error: 标提: there is no key 标提; did you mean 标题? [unknown-key]"
    assert ENGLISH.diagnostic(TITLE) == expected


def test_a_place_in_a_workbook_is_named_by_its_cell() -> None:
    place = Location("通知.xlsx", {"sheet": "问题整改", "cell": "F17"})
    told = CHINESE.diagnostic(Diagnostic("missing-title", "the title (标题) is missing", location=place))
    assert told == "通知.xlsx!问题整改!F17 错误：缺少标题（title） [missing-title]"


def test_a_diagnostic_of_a_whole_file_names_the_file_alone() -> None:
    told = CHINESE.diagnostic(Diagnostic("empty-file", "the file is empty", location=Location("通知.yaml")))
    assert told == "通知.yaml 错误：文件是空的 [empty-file]"


def test_a_parameter_that_is_a_word_is_worded_too() -> None:
    message = "this table lists the document's {source}, but it has none"
    assert CHINESE.text(message, source=Word("measures")) == "这张表要列出本文的措施，但本文没有"
    assert ENGLISH.text(message, source=Word("measures")) == "this table lists the document's measures, but it has none"


def test_a_parameter_that_the_clerk_typed_is_not_worded() -> None:
    assert CHINESE.text("two attachments are named {title}", title="measures") == "有两个附件都叫“measures”"


def test_braces_that_the_clerk_typed_stay() -> None:
    assert CHINESE.text("entered, not printed: {value}", value="{台账}") == "填写了，但文中没有印出：{台账}"


def test_a_kind_brings_its_own_wording_in_chinese_only() -> None:
    more = {"a plan needs phases": "方案缺少阶段"}
    assert Wording("zh", dict(more)).text("a plan needs phases") == "方案缺少阶段"
    assert Wording("en", dict(more)).text("a plan needs phases") == "a plan needs phases"


def test_a_sentence_without_wording_is_said_in_english() -> None:
    assert CHINESE.text("nobody has worded this") == "nobody has worded this"


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("word/header1.xml", "页眉"),
        ("word/header-default.xml", "页眉"),
        ("word/footnotes.xml", "脚注"),
        ("x.xml", "x.xml"),
    ],
)
def test_a_part_is_called_what_word_calls_it(part: str, words: str) -> None:
    assert Wording("zh").place(Location("a.docx", {"part": part, "paragraph": 2})) == f"a.docx {words} 第2段"
