"""Rules of the text: fonts, sizes, colour of the head, indents.

In: a Word file that was read. Out: what is not as GB/T 9704 has it, once a document with all places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportgen.diagnostics import Severity
from reportgen.layout import gbt9704 as standard
from reportgen.ooxml.elements import find
from reportgen.proofreading.docx_reading import Reading
from reportgen.proofreading.layouts.rule import (
    LayoutRule,
    headings,
    is_official,
    most,
    once,
    prose,
    text_paragraphs,
    where,
)  # fmt: skip
from reportgen.proofreading.rule import Found

FANGSONG = re.compile("仿宋|fangsong", re.IGNORECASE)
XIAOBIAOSONG = re.compile("小标宋|xiaobiaosong|xbs", re.IGNORECASE)
HEITI = re.compile("黑体|simhei|heiti", re.IGNORECASE)
KAITI = re.compile("楷|kaiti", re.IGNORECASE)
INDENT = (1.5, 2.5)
"""Characters: two, as far as Word and WPS reckon them."""
RED, OTHERS = 0xB0, 0x60
Looking = Callable[[Reading], Iterator[Found]]


def title_font(reading: Reading) -> Iterator[Found]:
    """Find a title in another font than 小标宋."""
    yield from _fonts(reading, where(reading, "title"), XIAOBIAOSONG)


def title_size(reading: Reading) -> Iterator[Found]:
    """Find a title that is not of 二号."""
    yield from _sizes(reading, where(reading, "title"), standard.TITLE_SIZE)


def body_font(reading: Reading) -> Iterator[Found]:
    """Find text in another font than 仿宋."""
    yield from _fonts(reading, prose(reading), FANGSONG)


def body_size(reading: Reading) -> Iterator[Found]:
    """Find text that is not of 三号."""
    yield from _sizes(reading, list(text_paragraphs(reading)), standard.BODY_SIZE)


def first_headings(reading: Reading) -> Iterator[Found]:
    """Find headings 一、 that stand alone in another font than 黑体."""
    yield from _fonts(reading, headings(reading, "heading1"), HEITI)


def second_headings(reading: Reading) -> Iterator[Found]:
    """Find headings （一） that stand alone in another font than 楷体."""
    yield from _fonts(reading, headings(reading, "heading2"), KAITI)


def _fonts(reading: Reading, indexes: list[int], pattern: re.Pattern[str]) -> Iterator[Found]:
    if is_official(reading):
        looks = {index: most(reading, index).font for index in indexes}
        other = [index for index, font in looks.items() if font and not pattern.search(font)]
        yield from once(reading, other, {"found": looks[other[0]] if other else ""})


def _sizes(reading: Reading, indexes: list[int], size: float) -> Iterator[Found]:
    if is_official(reading):
        looks = {index: most(reading, index).size for index in indexes}
        other = [index for index, found in looks.items() if found and found != size]
        yield from once(reading, other, {"found": f"{looks[other[0]]:g}" if other else "", "size": f"{size:g}"})


def indent(reading: Reading) -> Iterator[Found]:
    """Find text whose first line is not two characters in."""
    if is_official(reading):
        yield from once(reading, [index for index in text_paragraphs(reading) if _not_indented(reading, index)], {})


def _not_indented(reading: Reading, index: int) -> bool:
    paragraph, element = reading.outline.paragraphs[index], reading.spots[index].element
    look = reading.looks.look(element)
    if paragraph.number or paragraph.text[:1].isspace() or look.left or look.align in ("center", "right", "end"):
        return False
    if find(element, "w:pPr/w:numPr") is not None or look.first_line is None:
        return False
    return not INDENT[0] <= look.first_line <= INDENT[1]


def red_head(reading: Reading) -> Iterator[Found]:
    """Find a head whose letters are not red."""
    head = reading.outline.envelope.get("letterhead", "")
    for index, paragraph in enumerate(reading.outline.paragraphs if head and is_official(reading) else ()):
        if "".join(paragraph.text.split()) == f"{head}文件":
            look = most(reading, index)
            if look.font and not _is_red(look.color):
                yield Found(index, 0, len(paragraph.text))
            return


def _is_red(color: str) -> bool:
    """Whether a colour is red; of one that is no number of three bytes nothing is known."""
    if not re.fullmatch("[0-9A-Fa-f]{6}", color):
        return color not in ("", "auto")
    red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    return red >= RED and green <= OTHERS and blue <= OTHERS


def _rule(name: str, message: str, clause: str, examples: tuple[str, str], find_it: Looking) -> LayoutRule:
    return LayoutRule(f"layout-{name}", message, Severity.INFO, f"GB/T 9704-2012, {clause}", *examples, find_it)


RULES = (
    _rule(
        "title-font", "the title is in {found}; it is usually in 小标宋", "7.3.1", ("宋体", "方正小标宋简体"), title_font
    ),
    _rule(
        "title-size", "the title is of {found} points; it is usually of {size} (二号)", "7.3.1", ("三号", "二号"), title_size
    ),
    _rule(
        "body-font", "the text is in {found}; it is usually in 仿宋 ({count} places)", "5.2.2", ("宋体", "仿宋_GB2312"),
        body_font,
    ),
    _rule(
        "body-size", "the text is of {found} points; it is usually of {size} (三号) ({count} places)", "5.2.2",
        ("小四", "三号"), body_size,
    ),
    _rule(
        "heading-font", "headings 一、 are in {found}; they are usually in 黑体 ({count} places)", "7.3.3",
        ("仿宋", "黑体"), first_headings,
    ),
    _rule(
        "second-heading-font", "headings （一） are in {found}; they are usually in 楷体 ({count} places)", "7.3.3",
        ("仿宋", "楷体"), second_headings,
    ),
    _rule(
        "indent", "the first line of a paragraph is to be two characters in ({count} places)", "7.3.3",
        ("0 字", "2 字"), indent,
    ),
    _rule(
        "red-head", "the name of the issuing organ at the head is not red", "7.2.4", ("黑色", "红色"), red_head
    ),
)  # fmt: skip
