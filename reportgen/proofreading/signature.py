"""The signature of a document: the line of its date, before the first attachment or slip.

In: an outline. Out: the paragraph and the day of the date, the names above it; nothing where a text has several that may be it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportgen.proofreading.days import whole_date
from reportgen.proofreading.leads import begins_attachment
from reportgen.proofreading.outline import Outline, Paragraph

APART = ("cell", "header", "footer", "imprint")
SLIP = re.compile(r".{0,20}(?:回执|回执单|报名表|申请表|登记表|送达回证)(?:（[^（）]{1,20}）)?")
"""A line that begins a slip to be filled in behind a text."""
TITLED = re.compile(r"附(?:件|表)\s*\d{1,2}\s*[:：]?\s*\S[^。；，]{1,40}")
NAMED = re.compile("[一-鿿（）、 \u3000]{3,80}")
ORGAN = re.compile("[局厅部委会府室院办署队处科所站社行团校司县区市省]$|中心$|人民政府$|大队$")
PRINTED = "印发"


def signed(outline: Outline) -> tuple[int, date] | None:
    """Return the paragraph and the day of the signature; None where there is none, or where several contradict."""
    dated = list(_dated(outline))
    named = [each for each in dated if _organ_above(outline, each[0])]
    several = named if len(dated) > 1 and named else dated
    return several[-1] if several and len({found for _, found in several}) == 1 else None


def several_sign(outline: Outline) -> bool:
    """Say whether several organs sign: names above one date, or a date each."""
    return sum(len(names_above(outline, index)) for index, _ in _dated(outline)) > 1


def _dated(outline: Outline) -> Iterator[tuple[int, date]]:
    """Yield the lines that are a date and nothing else, up to where an attachment or a slip follows the first of them."""
    any_ = False
    for index, paragraph in enumerate(outline.paragraphs):
        if _ends_text(paragraph, any_):
            return
        if paragraph.role not in APART and (found := whole_date(paragraph.text)):
            any_ = True
            yield index, found


def _ends_text(paragraph: Paragraph, dated: bool) -> bool:
    """Say whether an attachment begins, or, behind a date, a slip, an attachment with its title, or the imprint."""
    text = paragraph.text.strip()
    if paragraph.role == "attachment_note":
        return False
    if begins_attachment(text):
        return True
    return dated and (bool(SLIP.fullmatch(text) or TITLED.fullmatch(text)) or text.endswith(PRINTED))


def names_above(outline: Outline, index: int) -> list[int]:
    """Return the lines above a date that may be names of organs, from the top."""
    found: list[int] = []
    for above in reversed(range(index)):
        text = outline.paragraphs[above].text.strip()
        if text and not (NAMED.fullmatch(text) and ORGAN.search(text) and outline.paragraphs[above].role not in APART):
            break
        found += [above] if text else []
    return found[::-1]


def _organ_above(outline: Outline, index: int) -> bool:
    return bool(names_above(outline, index))
