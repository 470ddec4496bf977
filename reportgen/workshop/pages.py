"""Pages: what the printed pages of a trial show that its paragraphs alone do not.

In: documents with what signs them. Out: for each, diagnostics of blank pages and of signatures alone on a page. LibreOffice
prints them, all in one call; the pages of each paragraph are told by bookmarks in a copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Location
from reportgen.frozen import frozen
from reportgen.ooxml.origins import Origins
from reportgen.ooxml.package import read_package, write_package
from reportgen.ooxml.page_marks import Marked, begin_mark, end_mark, with_page_marks
from reportgen.ooxml.spots import Spot
from reportgen.outputs.pdf import Office, printed_together
from reportgen.outputs.pdf_places import PLACES, page_count, places
from reportgen.rendering import squash
from reportgen.workshop.rules import TRIALS

TIMEOUT = 300.0


@frozen
class Sheet:
    """A document to look at: its bytes, who signs it, its date."""

    data: bytes
    signature: Sequence[str]
    date: str


@frozen
class Laid:
    """A paragraph on its pages, counted from 1."""

    spot: Spot
    first: int
    last: int

    @property
    def text(self) -> str:
        """What it says, without white space."""
        return squash(self.spot.text)

    @property
    def shows(self) -> bool:
        """Whether anything of it can be seen."""
        return bool(self.text) or self.spot.drawn


@frozen
class Look:
    """A look at the pages that a template makes."""

    soffice: Path
    origins: Origins
    template: str

    def at(self, sheets: Sequence[Sheet]) -> list[list[Diagnostic]]:
        """Return for each document what is wrong with its pages; ToolError where LibreOffice cannot be run."""
        copies = [with_page_marks(read_package(each.data, self.template)) for each in sheets]
        pdfs = printed_together([write_package(each.parts) for each in copies], Office(self.soffice, TIMEOUT), PLACES)
        return [list(self._faults(*each)) for each in zip(sheets, copies, pdfs, strict=True)]

    def _faults(self, sheet: Sheet, copy: Marked, pdf: bytes) -> Iterator[Diagnostic]:
        laid, pages = _laid(copy, pdf), page_count(pdf)
        if not laid or not pages:
            yield Diagnostic(
                "pdf-failed", "LibreOffice made no PDF and did not say why", location=Location(self.template)
            )
            return
        for page in _blank(laid, pages):
            here = next((each for each in laid if each.first == page), None)
            yield self._diagnostic("trial-blank-page", {"page": page, "pages": pages}, here)
        if alone := _alone(laid, sheet):
            params = {"page": alone.first, "pages": pages}
            yield self._diagnostic("trial-signature-alone", params, alone)

    def _diagnostic(self, code: str, params: Mapping[str, int], at: Laid | None) -> Diagnostic:
        origin = self.origins.of(at.spot) if at else None
        return TRIALS[code].diagnostic(params, Location(self.template, origin.place if origin else {}))


def _laid(copy: Marked, pdf: bytes) -> list[Laid]:
    """Return the paragraphs with their pages."""
    at = places(pdf)
    found = []
    for number, spot in enumerate(copy.paragraphs):
        begin, end = at.get(begin_mark(number)), at.get(end_mark(number))
        if begin and end:
            found.append(Laid(spot, begin.page + 1, max(begin.page, end.page) + 1))
    return found


def _blank(laid: Sequence[Laid], pages: int) -> list[int]:
    """Return the pages on which nothing can be seen but what stands on every page."""
    used = {page for each in laid if each.shows for page in range(each.first, each.last + 1)}
    return [page for page in range(1, pages + 1) if page not in used]


def _alone(laid: Sequence[Laid], sheet: Sheet) -> Laid | None:
    """Return the signature where no text stands before it on its page (GB/T 9704-2012, 7.3.5.4)."""
    signed = _signature(laid, sheet)
    if signed is None or laid[signed].first == 1:
        return None
    page = laid[signed].first
    return None if any(each.shows and each.last == page for each in laid[:signed]) else laid[signed]


def _signature(laid: Sequence[Laid], sheet: Sheet) -> int | None:
    """Return where the signature begins: the lines before the date, else the last line that says who signs."""
    lines = {squash(each) for each in sheet.signature}
    ends = {squash(sheet.date)} if sheet.date else lines
    last = next(
        (index for index in range(len(laid) - 1, -1, -1) if laid[index].text and laid[index].text in ends), None
    )
    if last is None:
        return None
    first = last
    for index in range(last - 1, -1, -1):
        if laid[index].text in lines:
            first = index
        elif laid[index].shows:
            break
    return first
