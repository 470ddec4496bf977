"""Contacts as a set states them: who answers under which number.

In: an outline. Out: the telephone number of each contact person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.proofreading.outline import Outline
from reportgen.proofreading.sets.stated import Stated

CONTACT = re.compile(
    r"联\s?系\s?人\s?[：:]\s?(?P<name>[一-鿿]{2,4})(?=[\s，；,;、（(])[\s，；,;（(]{1,4}(?:联系)?电\s?话\s?[：:]\s?"
    r"(?P<phone>(?:0\d{2,3}[-—－ ]?)?\d{7,8}|1\d{10})(?!\d)"
)


def contacts(outline: Outline) -> Iterator[Stated]:
    """Yield the contact persons of a document with their numbers."""
    for index, paragraph in enumerate(outline.paragraphs):
        for match in CONTACT.finditer(paragraph.text):
            digits = re.sub(r"\D", "", match["phone"])
            mobile = "mobile" if digits.startswith("1") else "line"
            key = ("phone", match["name"], mobile)
            yield Stated("set-phone-differs", key, digits, match["phone"], index, *match.span("phone"), match["name"])
