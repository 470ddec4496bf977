"""The document number 发文字号: 机关代字〔年份〕顺序号号 (GB/T 9704-2012, 7.2.5).

In: a text or its three parts. Out: a `DocumentNumber`, or the right form of a wrong one.
"""

from __future__ import annotations

import re

from reportgen.frozen import frozen

RIGHT = re.compile(r"(?P<code>[^\s\[\]【】〔〕﹝﹞［］]{1,30})〔(?P<year>[0-9]{4})〕(?P<serial>[1-9][0-9]{0,5})号")
LENIENT = re.compile(
    r"(?P<code>[^\s\[\]【】〔〕﹝﹞［］（）()]{1,30})\s*[\[(（【〔﹝［<〈]\s*(?P<year>\d{4})\s*年?\s*[\])）】〕﹞］>〉]"
    r"\s*第?\s*[0０]*(?P<serial>[1-9１-９]\d{0,5})\s*号?"
)


@frozen
class DocumentNumber:
    """A document number by its parts; `str` gives the printed form with U+3014 and U+3015."""

    authority_code: str
    year: int
    serial_number: int

    def __str__(self) -> str:
        return f"{self.authority_code}〔{self.year}〕{self.serial_number}号"


def parse_document_number(text: str) -> DocumentNumber | None:
    """Return the number that `text` is in its right form, else None."""
    return _number(RIGHT.fullmatch(text.strip()))


def right_form(text: str) -> DocumentNumber | None:
    """Return the number that a wrongly written `text` most likely means, for the message only."""
    return _number(LENIENT.fullmatch(text.strip()))


def _number(match: re.Match[str] | None) -> DocumentNumber | None:
    return DocumentNumber(match["code"], int(match["year"]), int(match["serial"])) if match else None
