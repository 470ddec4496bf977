"""Document numbers as a set states them: 《…的通知》（云应急〔2026〕7号), and a document's own.

In: an outline. Out: for each number the title, for each title the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.proofreading.outline import Outline
from reportgen.proofreading.proofread import Span
from reportgen.proofreading.sets.stated import Stated, squeezed

NUMBER = r"(?P<code>[一-鿿]{2,16})\s?[\[(（【﹝［〔]\s?(?P<year>(?:19|20)\d\d)\s?[\])）】﹞］〕]\s?第?\s?0*(?P<serial>[1-9]\d{0,4})\s?号"
CITED = re.compile(rf"《(?P<title>[^《》]{{8,120}})》\s?[（(]\s?{NUMBER}\s?[)）]")
OWN = re.compile(NUMBER)
ABOUT = "关于"
COMMON = ("任免", "放假", "表彰", "召开")
"""Words of titles that many documents of a year bear."""


def cited(outline: Outline) -> Iterator[Stated]:
    """Yield the titles with numbers that a document cites, and its own."""
    for index, paragraph in enumerate(outline.paragraphs):
        for match in CITED.finditer(paragraph.text):
            yield from _stated(match, match["title"], (index, match.start("code"), match.end("serial") + 1))
    yield from _own(outline)


def _own(outline: Outline) -> Iterator[Stated]:
    title = outline.envelope.get("title", "")
    match = OWN.fullmatch(squeezed(outline.envelope.get("number", "")))
    if title and match:
        whole = match[0]
        for index, paragraph in enumerate(outline.paragraphs):
            if whole in squeezed(paragraph.text):
                span = (index, 0, len(paragraph.text))
                yield from _stated(match, title, span, own=True)
                yield from _sent(match, title, squeezed(outline.envelope.get("recipients", "")), span)
                return


def _sent(match: re.Match[str], title: str, recipients: str, span: Span) -> Iterator[Stated]:
    """Yield to whom a document goes: one of the same title and number goes to the same."""
    if recipients:
        number, shown = number_of(match), f"《{title}》（{recipients}）"
        yield Stated("set-number-twice", ("sent", number, topic(title)), recipients, shown, *span, number, own=True)


def number_of(match: re.Match[str]) -> str:
    """Return a document number in one form."""
    return f"{match['code']}〔{match['year']}〕{match['serial']}号"


def _stated(match: re.Match[str], title: str, span: Span, own: bool = False) -> Iterator[Stated]:
    title = topic(title)
    series = (match["code"], match["year"])
    number = number_of(match)
    yield Stated("set-title-differs", ("number", number), title, title, *span, number, own)
    if not any(word in title for word in COMMON):
        key = ("title", title, *series)
        yield Stated("set-document-number-differs", key, number, number, *span, f"《{title}》", own)


def topic(title: str) -> str:
    """Return a title without the organ before 关于, and without what different forms of it differ in."""
    title = squeezed(title).replace("<", "〈").replace(">", "〉").replace("《", "〈").replace("》", "〉")
    return title[title.index(ABOUT) :] if ABOUT in title[:40] else title
