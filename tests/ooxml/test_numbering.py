"""Numbers that Word makes are read as a reader of the page sees them."""

from __future__ import annotations

import pytest

from reportgen.ooxml.elements import Element
from reportgen.ooxml.numbering import NUMBERING, WRITERS, Numbering
from reportgen.ooxml.outline import parse

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "%1.%3.%4"))


def numbering(more: str = "", restart: str = "") -> Numbering:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{restart if n == 2 else ""}'
        f'{"<w:isLgl/>" if n == 3 else ""}<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(LEVELS)
    )
    lists = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    return Numbering({NUMBERING: f"<w:numbering {SPACE}>{lists}{more}</w:numbering>".encode()})


def paragraph(level: int, number: int = 1) -> list[Element]:
    said = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return [parse(f"<w:p {SPACE}><w:pPr>{said}</w:pPr></w:p>".encode())]


def printed(made: Numbering, *levels: int, number: int = 1) -> list[str]:
    return [made.text(paragraph(level, number)) for level in levels]


def test_each_level_counts_and_those_below_begin_anew() -> None:
    assert printed(numbering(), 0, 1, 1, 2, 0, 1, 2) == ["一、", "（一）", "（二）", "1.", "二、", "（一）", "1."]


def test_a_level_that_never_begins_anew_goes_on() -> None:
    assert printed(numbering(restart='<w:lvlRestart w:val="0"/>'), 0, 2, 0, 2) == ["一、", "1.", "二、", "2."]


def test_a_legal_number_has_digits_alone() -> None:
    assert printed(numbering(), 0, 2, 2, 3)[-1] == "1.2.1"


def test_a_second_list_of_the_same_kind_goes_on_unless_it_says_where_it_starts() -> None:
    going_on = '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    anew = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    for more, expected in ((going_on, ["二、", "三、"]), (anew, ["五、", "六、"])):
        made = numbering(more)
        assert printed(made, 0) == ["一、"]
        assert printed(made, 0, 0, number=2) == expected


def test_a_paragraph_without_a_list_has_no_number() -> None:
    assert numbering().text([parse(f"<w:p {SPACE}/>".encode())]) == ""
    assert printed(numbering(), 0, number=0) == [""]


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("chineseCounting", 12, "十二"),
        ("chineseLegalSimplified", 3, "叁"),
        ("ideographTraditional", 3, "丙"),
        ("decimalEnclosedCircle", 4, "④"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalFullWidth", 10, "１０"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 14, "XIV"),
    ],
)
def test_numbers_are_written_as_word_writes_them(form: str, number: int, written: str) -> None:
    assert WRITERS[form](number) == written
