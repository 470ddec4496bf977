"""Rules of marks that stand in pairs: （）《》“”〔〕 and their like.

In: an outline. Out: marks opened and not closed, closed and not opened, or closed in another width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from reportgen.diagnostics import Severity
from reportgen.frozen import frozen
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule
from reportgen.proofreading.verbatim import blanked

CLAUSE = "GB/T 15834-2011"
CLOSING = {"（": "）", "《": "》", "〈": "〉", "“": "”", "〔": "〕", "【": "】", "(": ")", "[": "]"}
OPENING = {closing: opening for opening, closing in CLOSING.items()}
OTHER_WIDTH = {"（": ")", "(": "）"}
NUMBERED = re.compile(r"(?:^|(?<=[\s。；：，、（]))(?:\d{1,2}|[a-zA-Z]|[ivxⅰ-ⅻ]{1,4})[)）]")
"""A number with a closing bracket alone: 1）."""
HAN = re.compile("[一-鿿]")
FAR = 12
"""Paragraphs within which a quotation of several is closed."""
SHORT = 60
"""A line of a title, which may break inside a pair."""

Mark = tuple[int, str]


def unpaired(outline: Outline) -> Iterator[Found]:
    """Find marks without their partner, but for a quotation that opens in one paragraph and closes in a later one."""
    held: Found | None = None
    for each in _unpaired(outline):
        mark = each.params["found"]
        if held and mark == "”" and each.paragraph - held.paragraph <= FAR:
            held = None
            continue
        if held:
            yield held
        held = each if mark == "“" else None
        if not held:
            yield each
    if held:
        yield held


def _unpaired(outline: Outline) -> Iterator[Found]:
    """Yield marks without their partner in the paragraph; a short line may be closed by the one below it.

    A quotation of several paragraphs opens each of them with “ and closes the last alone (GB/T 15834-2011, 4.9.3.5).
    """
    texts = [(index, each.text) for index, each in enumerate(outline.paragraphs) if each.text.strip()]
    open_before: list[Mark] = []
    quoting = False
    for place, (index, text) in enumerate(texts):
        marks = _marks(text)
        carried = _carried(open_before, marks.alone)
        yield from (_alone(texts[place - 1][0], *mark, outline) for mark in open_before[: len(open_before) - carried])
        closed = [mark for mark in marks.alone[carried:] if not (quoting and mark[1] == "”")]
        yield from (_alone(index, *mark, outline) for mark in closed)
        following = texts[place + 1][1].lstrip() if place + 1 < len(texts) else ""
        quoting = any(mark == "“" for _, mark in marks.open) and following.startswith("“")
        openings = [mark for mark in marks.open if not (quoting and mark[1] == "“")]
        breaks = len(text) < SHORT and not text.rstrip().endswith(("。", "；", "："))
        yield from (_alone(index, *mark, outline) for mark in openings if not breaks)
        open_before = openings if breaks else []
    yield from (_alone(texts[-1][0], *mark, outline) for mark in open_before)


def _carried(open_before: list[Mark], closings: list[Mark]) -> int:
    """Return how many marks that stand open are closed at the beginning of the next line."""
    pairs = zip(reversed(open_before), closings, strict=False)
    count = 0
    for (_, opening), (_, closing) in pairs:
        if CLOSING[opening] != closing:
            return count
        count += 1
    return count


@frozen
class Marks:
    """The marks of a text: still open, closed without an opening one, and pairs closed in another width."""

    open: list[Mark] = field(default_factory=list)
    alone: list[Mark] = field(default_factory=list)
    mixed: list[tuple[int, int]] = field(default_factory=list)


def _marks(text: str) -> Marks:
    """Return the marks of a text that stand in no pair, or in one of two widths."""
    text = blanked(text)
    numbers = {match.end() - 1 for match in NUMBERED.finditer(text)}
    marks = Marks()
    for at, mark in enumerate(text):
        if mark in CLOSING:
            marks.open.append((at, mark))
        elif mark in OPENING and not _closes(marks, at, mark) and at not in numbers:
            marks.alone.append((at, mark))
    return marks


def _closes(marks: Marks, at: int, mark: str) -> bool:
    """Take the partner of a closing mark: the last one that is open, or the one before it, if that one is its own."""
    last = marks.open[-1][1] if marks.open else ""
    if mark in {CLOSING.get(last), OTHER_WIDTH.get(last)}:
        start, opening = marks.open.pop()
        if CLOSING[opening] != mark:
            marks.mixed.append((start, at))
        return True
    if len(marks.open) > 1 and CLOSING[marks.open[-2][1]] == mark:
        del marks.open[-2]
        return True
    return False


def _alone(index: int, at: int, mark: str, outline: Outline) -> Found:
    around = outline.paragraphs[index].text[max(at - 6, 0) : at + 7]
    return Found(index, at, at + 1, {"found": mark, "partner": CLOSING.get(mark) or OPENING[mark], "around": around})


def two_widths(outline: Outline) -> Iterator[Found]:
    """Find a bracket closed in another width."""
    for index, paragraph in enumerate(outline.paragraphs):
        for start, end in _marks(paragraph.text).mixed:
            inside = paragraph.text[start + 1 : end]
            fix = f"（{inside}）" if HAN.search(inside) else None
            yield Found(index, start, end + 1, {"found": paragraph.text[start : end + 1]}, fix)


RULES = (
    Rule(
        "mark-without-partner",
        "{found} has no {partner} in this paragraph: {around}",
        Severity.WARNING,
        CLAUSE,
        "落实《安全生产法要求，完善各项制度。",
        "落实《安全生产法》要求，完善各项制度。",
        unpaired,
    ),
    Rule(
        "brackets-of-two-widths",
        "a bracket is closed in another width: {found}",
        Severity.WARNING,
        CLAUSE,
        "各县（区)要抓好落实。",
        "各县（区）要抓好落实。",
        two_widths,
    ),
)
