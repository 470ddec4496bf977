"""The number at the head of a paragraph: 一、（一）1.（1） in all the forms that people type, and 一是.

In: paragraphs. Out: leads with level, number, form and place; numerals as numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.frozen import frozen
from reportgen.model.numerals import chinese_numeral
from reportgen.proofreading.outline import Outline, Paragraph

NUMERALS = {chinese_numeral(number): number for number in range(1, 100)} | {"两": 2}
CHINESE = "[一二三四五六七八九十]{1,3}"
FORMS = (
    (1, re.compile(f"({CHINESE})[、.．](?!{CHINESE}(?:季度|月|级|期|类|线|号|层|楼|区|车间|年))")),
    (2, re.compile(rf"[（(]({CHINESE})[）)]")),
    (
        3,
        re.compile(
            r"(\d{1,2})(?:、(?!\d{1,4}(?:季度|月|日|级|期|类|线|号|层|楼|区|车间|年|#))|[.．](?!\d)|\.(?=(?:19|20)\d\d年))"
        ),
    ),
    (4, re.compile(r"[（(](\d{1,2})[）)]")),
)
"""GB/T 9704-2012, 7.3.3; a digit behind the point is a decimal, but for a year."""
LIST = re.compile(r"\s*附件\s*[:：]")
ATTACHMENT = re.compile(r"附(?:件|录|表)\s*[\d一二三四五六七八九十]{0,3}\s*[:：]?")
APART = ("title", "cell", "header", "footer", "imprint", "recipients", "date")


@frozen
class Lead:
    """A number that heads a paragraph, and the characters it takes up there."""

    paragraph: int
    level: int
    value: int
    text: str
    end: int


def numeral(text: str) -> int:
    """Return the number that digits or Chinese numerals up to 九十九 say; 0 where they say none."""
    return int(text) if text.isascii() and text.isdigit() else NUMERALS.get(text, 0)


def lead(index: int, paragraph: Paragraph) -> Lead | None:
    """Return the number that heads a paragraph, typed or made by Word; of a cell, none."""
    if paragraph.role in APART or "\t" in paragraph.text:
        return None
    typed = not paragraph.number
    text = paragraph.text if typed else paragraph.number
    indent = len(text) - len(text.lstrip())
    for level, form in FORMS:
        if (match := form.match(text, indent)) and (value := numeral(match[1])):
            return Lead(index, level, value, match[0], match.end() if typed else 0)
    return None


def sections(outline: Outline) -> Iterator[tuple[int, Lead | None]]:
    """Yield each paragraph by its index with its lead, if it has one; the lines of an attachment list have none."""
    listed = False
    for index, paragraph in enumerate(outline.paragraphs):
        found = lead(index, paragraph)
        listed = bool(LIST.match(paragraph.text)) or (listed and found is not None)
        yield index, None if listed or paragraph.role == "attachment_note" else found


def begins_attachment(text: str) -> bool:
    """Say whether a line is 附件, 附件1 and nothing else: numbers begin anew behind it."""
    return bool(ATTACHMENT.fullmatch(text.strip()))


def leads(outline: Outline) -> Iterator[Lead]:
    """Yield the numbers that head paragraphs, in order."""
    for index, paragraph in enumerate(outline.paragraphs):
        if each := lead(index, paragraph):
            yield each
