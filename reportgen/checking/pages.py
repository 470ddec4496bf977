"""Printed pages of finished Word files: LibreOffice lays them out, bookmarks tell where each paragraph came to stand.

In: Word files that were read. Out: for each, what the rules of printed pages find. ToolError where LibreOffice is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from reportgen.diagnostics import Diagnostic
from reportgen.errors import ToolError
from reportgen.ooxml.package import write_package
from reportgen.ooxml.page_marks import Marked, begin_mark, end_mark, with_page_marks
from reportgen.ooxml.places import BODY
from reportgen.ooxml.spots import Spot
from reportgen.outputs.pdf import Office, printed_together, require_soffice
from reportgen.outputs.pdf_places import PLACES, Place, page_count, places
from reportgen.proofreading.docx_reading import Reading
from reportgen.proofreading.layouts.printed import PAGE_RULES, Printed, Stand
from reportgen.proofreading.proofread import Mark, in_order

TIMEOUT = 300.0


def page_marks(readings: Sequence[Reading], environ: Mapping[str, str], off: Collection[str]) -> list[list[Mark]]:
    """Return for each Word file what its printed pages show; all are printed in one call."""
    office = Office(require_soffice(environ), TIMEOUT)
    copies = [with_page_marks(reading.parts) for reading in readings]
    pdfs = printed_together([write_package(each.parts) for each in copies], office, PLACES)
    rules = [rule for rule in PAGE_RULES if rule.code not in off]
    found = []
    for reading, copy, pdf in zip(readings, copies, pdfs, strict=True):
        printed = _printed(reading, copy, pdf)
        found.append(in_order(Mark(rule, each, reading.outline) for rule in rules for each in rule.find(printed)))
    return found


def _printed(reading: Reading, copy: Marked, pdf: bytes) -> Printed:
    at, count = places(pdf), page_count(pdf)
    if not count:
        raise ToolError(Diagnostic("pdf-failed", "LibreOffice made no PDF and did not say why"))
    laid = [(spot, _stand(at, number)) for number, spot in enumerate(copy.paragraphs)]
    shown = frozenset(page for spot, pages in _ranges(laid, count) if spot.text.strip() or spot.drawn for page in pages)
    return Printed(reading, list(_stands(reading, laid)), count, shown)


def _ranges(laid: Sequence[tuple[Spot, Stand | None]], count: int) -> Iterator[tuple[Spot, range]]:
    """Yield the pages that each paragraph may stand on; of one in a floating table only its neighbours are known."""
    last = 1
    for index, (spot, stand) in enumerate(laid):
        following = next((each.first for _, each in laid[index:] if each), count)
        yield spot, range(stand.first, stand.last + 1) if stand else range(last, max(following, last) + 1)
        last = stand.last if stand else last


def _stand(at: Mapping[str, Place], number: int) -> Stand | None:
    begin, end = at.get(begin_mark(number)), at.get(end_mark(number))
    return Stand(begin.page + 1, max(begin.page, end.page) + 1, begin.down) if begin and end else None


def _stands(reading: Reading, laid: Sequence[tuple[Spot, Stand | None]]) -> Iterator[Stand | None]:
    """Yield where each paragraph of the outline stands: the copy has the same paragraphs in the same order, and more."""
    following = iter(laid)
    for spot in reading.spots:
        if spot.part != BODY or "box" in spot.numbers:
            yield None
            continue
        met = (stand for other, stand in following if other.place == spot.place and other.text == spot.text)
        yield next(met, None)
