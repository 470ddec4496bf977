"""Rules of marks that stand in pairs: （）《》“”〔〕 and their like.

In: an outline. Out: marks opened and not closed, closed and not opened, or closed in another width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule

CLAUSE = "GB/T 15834-2011"
CLOSING = {"（": "）", "《": "》", "〈": "〉", "“": "”", "〔": "〕", "【": "】", "(": ")", "[": "]"}
OPENING = {closing: opening for opening, closing in CLOSING.items()}
OTHER_WIDTH = {"（": ")", "(": "）"}
NUMBERED = re.compile(r"(?:^|(?<=[\s。；：，、（]))(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[ivxⅰ-ⅻ]{1,4})[)）]")
"""A number with a closing bracket alone: 1）."""
HAN = re.compile("[一-鿿]")
SHORT = 60
"""A line of a title, which may break inside a pair."""

Mark = tuple[int, str]


def unpaired(outline: Outline) -> Iterator[Found]:
    """Find marks without their partner in the paragraph; a short line may be closed by the one below it."""
    open_before: list[Mark] = []
    last = -1
    for index, paragraph in enumerate(outline.paragraphs):
        if not paragraph.text.strip():
            continue
        closings, openings, _ = _unmatched(paragraph.text)
        carried = _carried(open_before, closings)
        yield from (_alone(last, *mark, outline) for mark in open_before[: len(open_before) - carried])
        yield from (_alone(index, *mark, outline) for mark in closings[carried:])
        breaks = len(paragraph.text) < SHORT and not paragraph.text.rstrip().endswith(("。", "；", "："))
        yield from (_alone(index, *mark, outline) for mark in openings if not breaks)
        open_before, last = (openings if breaks else []), index
    yield from (_alone(last, *mark, outline) for mark in open_before)


def _carried(open_before: list[Mark], closings: list[Mark]) -> int:
    """Return how many marks that stand open are closed at the beginning of the next line."""
    pairs = zip(reversed(open_before), closings, strict=False)
    count = 0
    for (_, opening), (_, closing) in pairs:
        if CLOSING[opening] != closing:
            return count
        count += 1
    return count


def _unmatched(text: str) -> tuple[list[Mark], list[Mark], list[tuple[int, int]]]:
    """Return the closing marks and the opening marks without partner, and the pairs of two widths."""
    numbers = {match.end() - 1 for match in NUMBERED.finditer(text)}
    open_: list[Mark] = []
    closings: list[Mark] = []
    mixed: list[tuple[int, int]] = []
    for at, mark in enumerate(text):
        if mark in CLOSING:
            open_.append((at, mark))
        elif mark in OPENING:
            _close(open_, closings, mixed, at, mark, numbered=at in numbers)
    return closings, open_, mixed


def _close(
    open_: list[Mark], closings: list[Mark], mixed: list[tuple[int, int]], at: int, mark: str, *, numbered: bool
) -> None:
    if open_ and mark in {CLOSING[open_[-1][1]], OTHER_WIDTH.get(open_[-1][1])}:
        start, opening = open_.pop()
        if CLOSING[opening] != mark:
            mixed.append((start, at))
    elif len(open_) > 1 and CLOSING[open_[-2][1]] == mark:
        inner = open_.pop()
        open_.pop()
        open_.insert(0, inner)
    elif not numbered:
        closings.append((at, mark))


def _alone(index: int, at: int, mark: str, outline: Outline) -> Found:
    around = outline.paragraphs[index].text[max(at - 6, 0) : at + 7]
    return Found(index, at, at + 1, {"found": mark, "partner": CLOSING.get(mark) or OPENING[mark], "around": around})


def two_widths(outline: Outline) -> Iterator[Found]:
    """Find a bracket closed in another width."""
    for index, paragraph in enumerate(outline.paragraphs):
        for start, end in _unmatched(paragraph.text)[2]:
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
