"""The head of an official document: marks, red head, number, red line, title, recipients (7.2, 7.3.1, 7.3.2).

In: nothing. Out: the paragraphs of a template with the tags of the view.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.layout import gbt9704 as gb
from reportgen.layout import style_names as style
from reportgen.layout.tags import choose, each, field, when
from reportgen.ooxml.elements import Element
from reportgen.ooxml.writing import TableFormat, cell, paragraph, row, run, tab, table

JOINT_WIDTHS = (6000, gb.CORE_WIDTH - 6000)


def head() -> Iterator[Element]:
    """Yield everything above the body."""
    yield from _marks()
    yield from when("letterhead", [_spacer(), *_letterhead(), *_blanks(gb.HEAD_LINES_BELOW)])
    yield from _number()
    below_rule = [paragraph(style.RULE), *_blanks(gb.TITLE_BELOW)]
    yield from choose([("letterhead", below_rule), ("document_number or number_lines", _blanks(1))])
    yield from each("line", "title_lines", [paragraph(style.TITLE, field("line"))])
    yield from each("line", "subtitle_lines", [paragraph(style.SUBTITLE, field("line"))])
    yield from _blanks(gb.RECIPIENTS_BELOW)
    yield from when("recipients", [paragraph(style.RECIPIENTS, field("recipients") + "：")])


def _marks() -> Iterator[Element]:
    """Yield 份号, 密级, 紧急程度, from the top of the core down, those that are there (7.2.1 to 7.2.3)."""
    marks = (
        (style.COPY_NUMBER, "copy_number"),
        (style.CLASSIFICATION, "classification"),
        (style.URGENCY, "urgency"),
    )
    for mark, name in marks:
        yield from when(name, [paragraph(mark, field(name))])


def _spacer() -> Element:
    """Return the room above the red head: 35 mm with the marks; `fit` takes off what they need (7.2.4)."""
    return paragraph(style.HEAD_SPACER)


def _letterhead() -> Iterator[Element]:
    """Yield one name with 文件 on a line, or several stacked with 文件 beside them (7.2.4)."""
    single = each("name", "letterhead.names", [paragraph(style.HEAD, field("name") + field("letterhead.word"))])
    yield from choose([("letterhead.joint", [_joint()])], list(single))


def _joint() -> Element:
    names, word = JOINT_WIDTHS
    stacked = each("name", "letterhead.names", [paragraph(style.JOINT_HEAD, field("name"))])
    beside = paragraph(style.HEAD_WORD, field("letterhead.word"))
    return table(TableFormat(JOINT_WIDTHS, centred=True), [row([cell(stacked, names), cell([beside], word)])])


def _number() -> Iterator[Element]:
    """Yield the number, centred, or in upward documents on one line with the last signatory (7.2.5, 7.2.6)."""
    names = run(field("line.names"), style.SIGNATORY_NAMES)
    upward = paragraph(style.UPWARD_NUMBER, field("line.number"), tab(), field("line.label"), names)
    yield from each("line", "number_lines", [upward])
    centred = paragraph(style.NUMBER, field("document_number"))
    yield from when("document_number and not number_lines", [centred])


def _blanks(count: int) -> list[Element]:
    return [paragraph(style.BLANK) for _ in range(count)]
