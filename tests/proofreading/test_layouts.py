"""Layout rules: our own documents have nothing wrong; what is changed by hand is told, what nobody says is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

import pytest

from reportgen import kinds, resources
from reportgen.proofreading.docx_reading import read_docx
from reportgen.proofreading.proofread import proofread_docx
from reportgen.proofreading.registry import all_rules, layout_rules
from tests.producing import make
from tests.proofreading.docx_files import SPACE, paragraph, parts, run

Parts = Mapping[str, bytes]


@cache
def notice() -> Parts:
    return make(resources.sample_file("notice")).parts


def told(made: Parts) -> set[str]:
    codes = {rule.code for rule in layout_rules()}
    return {mark.rule.code for mark in proofread_docx(read_docx(made))} & codes


def changed(part: str, *edits: tuple[str, str]) -> Parts:
    """Return the notice with its XML changed; an edit that changes nothing fails."""
    text = notice()[part].decode()
    for pattern, new in edits:
        text, count = re.subn(pattern, new, text)
        assert count, pattern
    return {**notice(), part: text.encode()}


def restyled(style: str, pattern: str, new: str) -> Parts:
    """Return the notice with something changed in one style."""
    text = notice()["word/styles.xml"].decode()
    found = re.search(rf'<w:style [^>]*w:styleId="{style}".*?</w:style>', text, re.DOTALL)
    assert found and re.search(pattern, found[0]), style
    return {**notice(), "word/styles.xml": text.replace(found[0], re.sub(pattern, new, found[0])).encode()}


def without_numbers() -> Parts:
    return {
        name: re.sub(rb"PAGE", b"NUMPAGES", data) if name.startswith("word/footer") else data
        for name, data in notice().items()
    }


BODY, STYLES = "word/document.xml", "word/styles.xml"
WRONG: dict[str, Callable[[], Parts]] = {
    "layout-paper": lambda: changed(BODY, (r'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    "layout-margins": lambda: changed(BODY, (r'w:left="1588"', 'w:left="1800"'), (r'w:right="1474"', 'w:right="1800"')),
    "layout-page-number": without_numbers,
    "layout-title-font": lambda: restyled("公文标题", "方正小标宋简体", "宋体"),
    "layout-title-size": lambda: restyled("公文标题", r'<w:sz w:val="44"/>', '<w:sz w:val="36"/>'),
    "layout-body-font": lambda: changed(STYLES, ("仿宋_GB2312", "宋体")),
    "layout-body-size": lambda: changed(STYLES, (r'<w:sz w:val="32"/>', '<w:sz w:val="28"/>')),
    "layout-heading-font": lambda: changed(STYLES, ("黑体", "宋体")),
    "layout-second-heading-font": lambda: changed(STYLES, ("楷体_GB2312", "宋体")),
    "layout-indent": lambda: changed(STYLES, (r'w:firstLine="\d+"', 'w:firstLine="0"')),
    "layout-red-head": lambda: restyled("发文机关标志", "FF0000", "000000"),
}


@pytest.mark.parametrize("name", kinds.names())
def test_our_own_documents_have_nothing_wrong(name: str) -> None:
    assert told(make(resources.sample_file(name)).parts) == set()


@pytest.mark.parametrize("code", WRONG)
def test_what_was_changed_is_told(code: str) -> None:
    assert code in told(WRONG[code]())


def test_a_document_that_is_no_official_one_is_let_be() -> None:
    body = ("活动方案", "各单位要认真落实。" * 12)
    assert told(parts(*body, section='<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:left="1440"/>')) == set()


HEAD = ("云溪市应急管理局文件", "云应急〔2026〕7号", "关于开展检查的通知", "各县（区）应急管理局：")
TEXT = "为做好常压储罐安全管理工作，现就开展专项检查通知如下，请认真组织实施并按时报送。"
TAIL = ("云溪市应急管理局", "2026年3月12日")


def test_what_nobody_says_is_not_guessed() -> None:
    assert told(parts(*HEAD, TEXT, *TAIL)) == {"layout-red-line"}


def test_a_line_that_is_drawn_in_any_way_is_a_line() -> None:
    border = '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'
    ways = (
        paragraph(HEAD[1], properties=border),
        paragraph(HEAD[1], "<w:r><w:pict/></w:r>"),
        paragraph(HEAD[1], "<w:r><w:drawing/></w:r>"),
    )
    for way in ways:
        assert told(parts(HEAD[0], way, *HEAD[2:], TEXT, *TAIL)) == set()


@pytest.mark.parametrize(
    ("properties", "wrong"),
    [
        ('<w:ind w:firstLine="640"/>', False),
        ('<w:ind w:firstLineChars="200" w:firstLine="0"/>', False),
        ('<w:ind w:firstLine="0"/>', True),
        ('<w:ind w:firstLineChars="400"/>', True),
        ('<w:ind w:left="640" w:firstLine="0"/>', False),
        ("", False),
    ],
)
def test_indents_are_reckoned_in_characters(properties: str, wrong: bool) -> None:
    made = parts(*HEAD, paragraph(run(TEXT), properties=properties), *TAIL, styles=SIZED)
    assert ("layout-indent" in told(made)) is wrong


SIZED = f'<w:styles {SPACE}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'


def test_blanks_typed_for_an_indent_are_one() -> None:
    made = parts(*HEAD, paragraph(run("　　" + TEXT), properties='<w:ind w:firstLine="0"/>'), *TAIL, styles=SIZED)
    assert "layout-indent" not in told(made)


@pytest.mark.parametrize("margins", [(2098, 1985, 1588, 1474), (1962, 1848, 1588, 1474), (1928, 1814, 1588, 1474)])
def test_the_margins_that_offices_use_are_right(margins: tuple[int, ...]) -> None:
    stated = " ".join(
        f'w:{name}="{value}"' for name, value in zip(("top", "bottom", "left", "right"), margins, strict=True)
    )
    section = f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {stated}/>'
    assert "layout-margins" not in told(parts(*HEAD, TEXT, *TAIL, section=section))


A4, A3 = '<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>'
LETTER = '<w:pgSz w:w="12240" w:h="15840"/>'


def paper(text: str, behind: str, revised: str = "") -> list[str]:
    """Return the paragraphs at which the paper is told of, where the text has a section and what stands behind it another."""
    ends = paragraph(properties=f"<w:sectPr>{text}{revised}</w:sectPr>")
    reading = read_docx(parts(*HEAD, TEXT, *TAIL, ends, "附件", "储罐检测安排表", section=behind))
    marks = [mark for mark in proofread_docx(reading) if mark.rule.code == "layout-paper"]
    return [reading.outline.paragraphs[mark.found.paragraph].text for mark in marks]


def test_a_table_behind_the_text_may_stand_on_a3() -> None:
    assert paper(A4, A3) == []
    assert paper(A3, A4) == [HEAD[0]]


def test_another_paper_is_told_where_its_section_begins() -> None:
    assert paper(A4, LETTER) == ["附件"]


def test_paper_that_a_tracked_change_has_replaced_is_not_told() -> None:
    assert (
        paper(A4, A4, f'<w:sectPrChange w:id="1" w:author="林晓舟"><w:sectPr>{LETTER}</w:sectPr></w:sectPrChange>')
        == []
    )


def test_an_item_of_one_short_sentence_is_no_heading() -> None:
    font = f'<w:styles {SPACE}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'
    items = ("（一）储罐检测方面5项：" + TEXT, "（二）应急演练方面6项。")
    assert "layout-second-heading-font" not in told(parts(*HEAD, TEXT, *items, *TAIL, styles=font))
    assert "layout-second-heading-font" in told(parts(*HEAD, TEXT, "（一）应急演练方面", TEXT, *TAIL, styles=font))


def test_codes_are_each_of_one_rule() -> None:
    codes = [rule.code for rule in all_rules()] + [rule.code for rule in layout_rules()]
    assert len(set(codes)) == len(codes)
    assert set(WRONG) | {"layout-red-line"} == {rule.code for rule in layout_rules()}
