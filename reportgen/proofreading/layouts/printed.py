"""Rules of printed pages: what only shows once LibreOffice has laid a Word file out.

In: a Word file that was read, and on which pages its paragraphs came to stand. Out: places, as other rules find them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from reportgen.diagnostics import Severity
from reportgen.frozen import frozen
from reportgen.layout.units import mm
from reportgen.proofreading.docx_reading import Reading
from reportgen.proofreading.layouts.rule import is_official, text_paragraphs, where
from reportgen.proofreading.rule import Found

FOOT = mm(225)
"""From the top of the page: 37 mm above the foot of the core, where an imprint that stands there has its last line."""


@frozen
class Stand:
    """Where a paragraph stands: its first and last page, counted from 1, and how far down it begins, in twips."""

    first: int
    last: int
    down: int


@frozen
class Printed:
    """A Word file on its pages; of a paragraph in a text box, header or note nothing is known."""

    reading: Reading
    stands: Sequence[Stand | None]
    pages: int
    shown: frozenset[int]
    """The pages on which something can be seen beside headers and footers."""

    def stand(self, index: int) -> Stand | None:
        """Return where a paragraph stands."""
        return self.stands[index]


@frozen
class PageRule:
    """A rule about printed pages; `wrong` and `right` say it in words."""

    code: str
    message: str
    severity: Severity
    clause: str
    wrong: str
    right: str
    find: Callable[[Printed], Iterable[Found]]


def signature_alone(printed: Printed) -> Iterator[Found]:
    """Find a signature with no text before it on its page."""
    signed = where(printed.reading, "signature") or where(printed.reading, "date")
    if not signed or (stand := printed.stand(signed[0])) is None or stand.first == 1:
        return
    before = [each for each in printed.stands[: signed[0]] if each is not None]
    if printed.stand(signed[0] - 1) is None:
        return  # it stands in a box or a floating table: who knows where
    if not any(each.last == stand.first for each in before):
        yield _at(printed, signed[0], page=stand.first)


def blank(printed: Printed) -> Iterator[Found]:
    """Find pages without anything on them, but for those before a page with the imprint (7.5)."""
    imprint = {stand.first for each in where(printed.reading, "imprint") if (stand := printed.stand(each))}
    for page in range(1, printed.pages + 1):
        if page not in printed.shown and not any(each > page for each in imprint):
            before = [n for n, each in enumerate(printed.stands) if each is not None and each.last < page]
            yield _at(printed, before[-1] if before else 0, page=page, pages=printed.pages)


def first_without_text(printed: Printed) -> Iterator[Found]:
    """Find a first page that shows nothing of the text."""
    body = [(index, stand) for index in text_paragraphs(printed.reading) if (stand := printed.stand(index))]
    if is_official(printed.reading) and body and body[0][1].first > 1:
        yield _at(printed, body[0][0], page=body[0][1].first)


def imprint_above(printed: Printed) -> Iterator[Found]:
    """Find an imprint on the last page that does not stand at its foot."""
    imprint = where(printed.reading, "imprint")
    stand = printed.stand(imprint[-1]) if imprint else None
    if is_official(printed.reading) and stand is not None and stand.last == printed.pages and stand.down < FOOT:
        yield _at(printed, imprint[-1])


def _at(printed: Printed, index: int, **params: object) -> Found:
    return Found(index, 0, len(printed.reading.outline.paragraphs[index].text), params)


PAGE_RULES = (
    PageRule(
        "page-signature-alone", "the signature stands alone on page {page}; the text is to reach it",
        Severity.WARNING, "GB/T 9704-2012, 7.3.5.4", "此页无正文", "署名与正文同页", signature_alone,
    ),
    PageRule(
        "page-blank", "page {page} of {pages} is blank", Severity.WARNING, "GB/T 9704-2012, 7.5", "空白页", "没有空白页",
        blank,
    ),
    PageRule(
        "page-first-without-text", "the text begins on page {page}; the first page is to show some of it",
        Severity.WARNING, "GB/T 9704-2012, 7.3.3", "首页只有版头、标题", "首页显示正文", first_without_text,
    ),
    PageRule(
        "page-imprint-above", "the imprint does not stand at the foot of the last page", Severity.WARNING,
        "GB/T 9704-2012, 7.4", "版记在页面中部", "版记在最后一面版心最下方", imprint_above,
    ),
)  # fmt: skip
