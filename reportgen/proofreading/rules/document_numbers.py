"""Rules of document numbers (发文字号): 机关代字〔2026〕5号.

In: an outline. Out: other brackets than 〔〕, 第, zeros before the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule

CLAUSE = "GB/T 9704-2012, 7.2.5"
NUMBER = re.compile(
    r"(?<=[一-鿿])([\[(（【﹝［〔]\s?((?:19|20)\d\d)年?\s?[\])）】﹞］〕])\s?(第?)\s?(0*)([1-9]\d{0,4})\s?号"
)
CERTIFICATE = re.compile(
    r"字$|[证许罚裁鉴检注准拍案权][^，。；]{0,4}$|登记|备案|公告|院|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\d+民"
)
"""Other series, of certificates and cases, have a 第 and zeros of their own."""


def brackets(outline: Outline) -> Iterator[Found]:
    """Find a year in other brackets than 〔〕."""
    for index, match in _numbers(outline):
        right = f"〔{match[2]}〕"
        if match[1] != right and not _certificate(match):
            yield Found(index, *match.span(1), {"found": match[1], "expected": right}, right)


def ordinals(outline: Outline) -> Iterator[Found]:
    """Find 第 before the number."""
    for index, match in _numbers(outline):
        if match[3] and not _certificate(match):
            yield Found(index, match.start(3), match.start(4), {"number": match[0]}, "")


def zeros(outline: Outline) -> Iterator[Found]:
    """Find zeros before the number."""
    for index, match in _numbers(outline):
        if match[4] and not _certificate(match):
            yield Found(index, *match.span(4), {"number": match[0], "expected": match[5]}, "")


def _numbers(outline: Outline) -> Iterator[tuple[int, re.Match[str]]]:
    for index, paragraph in enumerate(outline.paragraphs):
        for match in NUMBER.finditer(paragraph.text):
            yield index, match


def _certificate(match: re.Match[str]) -> bool:
    series = re.search("[一-鿿]*$", match.string[max(match.start() - 12, 0) : match.start()])
    return bool(series and CERTIFICATE.search(series[0]))


RULES = (
    Rule(
        "document-number-brackets",
        "the year of a document number stands in {expected}, not in {found}",
        Severity.WARNING,
        CLAUSE,
        "根据市政府文件（云政发[2026]5号）要求，结合实际，制定本方案。",
        "根据市政府文件（云政发〔2026〕5号）要求，结合实际，制定本方案。",
        brackets,
    ),
    Rule(
        "document-number-ordinal",
        "a document number has no 第: {number}",
        Severity.WARNING,
        CLAUSE,
        "云应急〔2026〕第5号",
        "云应急〔2026〕5号",
        ordinals,
    ),
    Rule(
        "document-number-zero",
        "a document number has no zeros before {expected}: {number}",
        Severity.WARNING,
        CLAUSE,
        "云应急〔2026〕05号",
        "云应急〔2026〕5号",
        zeros,
    ),
)
