"""Rules of the day of the signature: the printing, the number and the deadlines that follow from it.

In: an outline. Out: a printing date or a deadline before the signature, a number of another year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.model.dates import format_date
from reportgen.proofreading.days import full_dates
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule
from reportgen.proofreading.signature import signed

CLAUSE = "dates of one document follow from each other"
NUMBER = re.compile(r"\S{1,16}〔(\d{4})〕\d{1,5}号")
PRINTED = re.compile(r"(\d{4}年\d{1,2}月\d{1,2}日)印发$")
DUE = re.compile(
    r"(?:(?<![提函申邀商恳报])请|务必|须|要(?!求))[^。；，求]{0,40}?于(\d{4}年\d{1,2}月\d{1,2}日)前"
    r"[^。；，]{0,16}?(?:报送|上报|反馈|回复|报备|报我)(?![^。；，]{0,30}[的而未])"
)
"""What is asked for now; what was to be done by a day, and was not, is told of with 应于, 要求 or a 的 behind it."""


def printed_early(outline: Outline) -> Iterator[Found]:
    """Find a printing date before the date of the signature."""
    if last := signed(outline):
        for index, paragraph in enumerate(outline.paragraphs[last[0] :], last[0]):
            text = paragraph.text.rstrip()
            match = PRINTED.search(text, max(len(text) - 20, 0))
            found = next((each for _, each in full_dates(match[1])), None) if match else None
            if match and found and found < last[1]:
                yield Found(index, *match.span(1), {"printed": match[1], "signed": format_date(last[1])})


def year_of_number(outline: Outline) -> Iterator[Found]:
    """Find a document whose own number is of another year than its signature."""
    last = signed(outline)
    for index, paragraph in enumerate(outline.paragraphs[: last[0] if last else 0][:12]):
        text = paragraph.text.strip()
        match = NUMBER.match(text)
        if (
            last
            and match
            and (match.end() == len(text) or text[match.end()] in "\u3000 \t")
            and last[1].year != int(match[1])
        ):
            at = paragraph.text.index(match[1], match.start(1))
            yield Found(index, at, at + 4, {"number": match[0], "signed": format_date(last[1])})
            return


def due_before(outline: Outline) -> Iterator[Found]:
    """Find something to be sent in before the document was signed."""
    last = signed(outline)
    for index, paragraph in enumerate(outline.paragraphs[: last[0]] if last else ()):
        for match in DUE.finditer(paragraph.text):
            due = next((each for _, each in full_dates(match[1])), None)
            if last and due and due < last[1]:
                yield Found(index, *match.span(1), {"due": match[1], "signed": format_date(last[1])})


RULES = (
    Rule(
        "printed-before-signed",
        "printed on {printed}, but signed on {signed}",
        Severity.WARNING,
        "GB/T 9704-2012, 7.4.3",
        ("云溪市应急管理局", "2026年3月12日", "云溪市应急管理局办公室　2026年3月10日印发"),
        ("云溪市应急管理局", "2026年3月12日", "云溪市应急管理局办公室　2026年3月12日印发"),
        printed_early,
    ),
    Rule(
        "number-of-another-year",
        "the number {number} is of another year than the signature, {signed}",
        Severity.WARNING,
        "GB/T 9704-2012, 7.2.5",
        ("云应急〔2025〕7号", "2026年3月12日"),
        ("云应急〔2026〕7号", "2026年3月12日"),
        year_of_number,
    ),
    Rule(
        "due-before-signed",
        "due on {due}, but the document is signed on {signed}",
        Severity.WARNING,
        CLAUSE,
        ("请各科室于2026年3月1日前报送工作总结。", "2026年3月12日"),
        ("请各科室于2026年4月1日前报送工作总结。", "2026年3月12日"),
        due_before,
    ),
)
