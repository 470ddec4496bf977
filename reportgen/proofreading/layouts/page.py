"""Rules of the page: paper, margins, page numbers, the red line.

In: a Word file that was read. Out: what is not as GB/T 9704 has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.layout import gbt9704 as standard
from reportgen.layout.units import mm
from reportgen.ooxml.elements import Element, descendants, find, qualified
from reportgen.ooxml.places import BODY
from reportgen.proofreading.docx_reading import Reading
from reportgen.proofreading.layouts.rule import HAN, LayoutRule, above_title, is_official
from reportgen.proofreading.rule import Found

TWIPS_A_MM = 1440 / 25.4
PAPER = mm(1)
"""By how much paper may differ from A4 through rounding."""
TOP = (mm(33), mm(38.5))
"""Office use knows two readings of 225 mm: the boxes of the lines fill it (37 mm above), or their ink does (34.6 mm)."""
LEFT = (mm(26.9), mm(29.1))  # 5.2.1: 28 mm ± 1 mm
WIDTH = (mm(154), mm(158))
HEIGHT = (mm(218), mm(232))
PAGE = re.compile(r"\bPAGE\b")
CERTAIN = 1500
"""Chinese characters that do not fit on two pages of 22 × 28."""
LINES = tuple(map(qualified, ("w:pBdr", "w:pict", "w:drawing", "w:tblBorders", "w:tcBorders", "w:object")))


def paper(reading: Reading) -> Iterator[Found]:
    """Find sections that are not on A4; a table behind the text may stand on A3."""
    for place, width, height, _ in _sections(reading):
        short, long = sorted((width, height))
        folded = place > 0 and _is(short, long, standard.PAGE_HEIGHT, 2 * standard.PAGE_WIDTH)
        if not folded and not _is(short, long, standard.PAGE_WIDTH, standard.PAGE_HEIGHT):
            yield Found(place, 0, 0, {"found": f"{_mm(width)}×{_mm(height)}"})
            return


def _is(short: int, long: int, wanted_short: int, wanted_long: int) -> bool:
    return abs(short - wanted_short) <= PAPER and abs(long - wanted_long) <= PAPER


def margins(reading: Reading) -> Iterator[Found]:
    """Find upright sections on A4 whose core is another one."""
    for place, width, height, margin in _sections(reading):
        if width >= height or abs(width - standard.PAGE_WIDTH) > PAPER or not margin:
            continue
        top, bottom, left, right = margin
        core = (width - left - right, height - top - bottom)
        if not (_in(top, TOP) and _in(left, LEFT) and _in(core[0], WIDTH) and _in(core[1], HEIGHT)):
            yield Found(place, 0, 0, {"found": "、".join(map(_mm, (top, bottom, left, right)))})
            return


def _in(value: int, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= value <= bounds[1]


def _mm(twips: int) -> str:
    return f"{twips / TWIPS_A_MM:.1f}".removesuffix(".0")


def _sections(reading: Reading) -> Iterator[tuple[int, int, int, tuple[int, int, int, int] | None]]:
    """Yield first paragraph, size and margins (above, below, left with gutter, right) of each section that states them."""
    if not is_official(reading) or not reading.outline.paragraphs:
        return
    for place, section in _settings(reading):
        size, margin = find(section, "w:pgSz"), find(section, "w:pgMar")
        width, height = (_number(size, name) for name in ("w", "h"))
        if width and height:
            sides = [_number(margin, name) for name in ("top", "bottom", "left", "right")]
            stated = all(each is not None for each in sides)
            top, bottom, left, right = (abs(each or 0) for each in sides)
            gutter = _number(margin, "gutter") or 0
            yield place, width, height, (top, bottom, left + gutter, right) if stated else None


def _settings(reading: Reading) -> Iterator[tuple[int, Element]]:
    """Yield the settings of each section with its first paragraph; what a tracked change keeps of old ones is none."""
    known = {id(spot.element): index for index, spot in reversed(list(enumerate(reading.spots)))}
    place: int | None = None
    for element in descendants(reading.roots[BODY], "w:p"):
        place = known.get(id(element)) if place is None else place
        if (own := find(element, "w:pPr/w:sectPr")) is not None:
            yield place or 0, own
            place = None
    last = find(reading.roots[BODY], "w:body/w:sectPr")
    if last is not None:
        yield place or 0, last


def _number(holder: Element | None, name: str) -> int | None:
    said = "" if holder is None else holder.get(qualified(f"w:{name}")) or ""
    return int(said) if said.lstrip("-").isdigit() else None


def page_number(reading: Reading) -> Iterator[Found]:
    """Find a document of several pages without page numbers."""
    length = sum(len(HAN.findall(each.text)) for each in reading.outline.paragraphs)
    if is_official(reading) and length > CERTAIN and not any(map(_numbers, reading.roots.values())):
        yield Found(0, 0, 0)


def _numbers(root: Element) -> bool:
    codes = "".join(each.text or "" for each in descendants(root, "w:instrText"))
    simple = " ".join(each.get(qualified("w:instr")) or "" for each in descendants(root, "w:fldSimple"))
    return bool(PAGE.search(f"{codes} {simple}")) or next(descendants(root, "w:pgNum"), None) is not None


def red_line(reading: Reading) -> Iterator[Found]:
    """Find a head with name and number under which nothing draws a line."""
    envelope = reading.outline.envelope
    if not is_official(reading) or not {"letterhead", "number"} <= envelope.keys():
        return
    headers = [root for name, root in reading.roots.items() if name != BODY]
    if not any(map(_draws, (*above_title(reading), *headers))) and not _by_style(reading):
        index = next(n for n, each in enumerate(reading.outline.paragraphs) if "".join(each.text.split()).startswith(envelope["number"]))  # fmt: skip
        yield Found(index, 0, len(reading.outline.paragraphs[index].text))


def _draws(block: Element) -> bool:
    return block.tag == qualified("w:tbl") or next(block.iter(*LINES), None) is not None


def _by_style(reading: Reading) -> bool:
    """Whether the style of a paragraph above the title has a border."""
    paragraphs = (each for block in above_title(reading) for each in descendants(block, "w:p"))
    return any(find(style, "w:pPr/w:pBdr") is not None for each in paragraphs for style in reading.looks.chain(each))


RULES = (
    LayoutRule(
        "layout-paper", "the paper is {found} mm; it is to be A4, 210×297", Severity.WARNING, "GB/T 9704-2012, 5.1",
        "215.9×279.4", "210×297", paper,
    ),
    LayoutRule(
        "layout-margins",
        "the margins are {found} mm (above, below, left, right); they are to be 37, 35, 28 and 26",
        Severity.WARNING, "GB/T 9704-2012, 5.2.1",
        "25.4、25.4、31.8、31.8", "37、35、28、26", margins,
    ),
    LayoutRule(
        "layout-page-number", "the document has no page numbers", Severity.WARNING, "GB/T 9704-2012, 7.5",
        "（没有）", "— 1 —", page_number,
    ),
    LayoutRule(
        "layout-red-line", "under the document number stands no red line", Severity.WARNING, "GB/T 9704-2012, 7.2.7",
        "（没有）", "红色分隔线，长 156", red_line,
    ),
)  # fmt: skip
