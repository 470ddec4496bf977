"""Rules of 一是、二是、三是: none missing, and each with its 是.

In: an outline. Out: a jump in a series, within a paragraph or over paragraphs; a number that has lost its 是.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportgen.diagnostics import Severity
from reportgen.frozen import frozen
from reportgen.model.numerals import chinese_numeral
from reportgen.proofreading.leads import CHINESE, lead, numeral
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule

POINT = re.compile(
    f"(?:^|(?<=[。；：，、！？\\s”“（—]))({CHINESE})是(?!一、|二[，。；是])|(?<![统唯之其第专划万合归不非同单如逐每有这那二三四五六七八九十])(一)是(?!一、|二[，。；是])"
)
ELSE_FIRST = re.compile("一(?:是|要|则|来|个|种|方面|、|，)|首先|第一|其一|有的")
"""Other words that may open a series which goes on with 二是, and a 一是 within a clause."""
BEFORE = 30
"""How many paragraphs before a 二是 its 一是 may stand."""
ELSE_NEXT = ("其次", "再次", "此外", "另外", "同时还", "最后")
"""Words that may stand for the point between two others."""


@frozen
class Point:
    """One 一是, by its place."""

    paragraph: int
    start: int
    end: int
    value: int


def series(outline: Outline) -> Iterator[list[Point]]:
    """Yield each series of points, nested ones apart; a heading ends what is open, a table stands aside."""
    open_: list[list[Point]] = []
    for index, paragraph in enumerate(outline.paragraphs):
        if paragraph.role == "cell":
            yield from _within(index, paragraph.text)
            continue
        each = lead(index, paragraph)
        if each and each.level < 3:
            yield from open_
            open_ = []
        for point in _points(index, paragraph.text):
            yield from _take(open_, point)
    yield from open_


def _points(index: int, text: str) -> Iterator[Point]:
    for match in POINT.finditer(text):
        number = 1 if match[1] else 2
        yield Point(index, match.start(number), match.end(), numeral(match[number]))


def _within(index: int, text: str) -> Iterator[list[Point]]:
    """Yield the series of a cell; one that goes on from another cell is none."""
    open_: list[list[Point]] = []
    done: list[list[Point]] = []
    for point in _points(index, text):
        done += _take(open_, point)
    yield from (each for each in (*done, *open_) if each[0].value == 1)


def _take(open_: list[list[Point]], point: Point) -> Iterator[list[Point]]:
    """Put a point where it belongs: into a series that waits for it, else a new one, else the last one that is open."""
    if point.value == 1:
        open_.append([point])
        return
    waiting = next((n for n in reversed(range(len(open_))) if open_[n][-1].value == point.value - 1), None)
    own = next((n for n in reversed(range(len(open_))) if _before_in_paragraph(open_[n][-1], point)), None)
    if waiting is None:
        waiting = _nearest(open_, point)
    elif own is not None and open_[waiting][-1].paragraph != point.paragraph:
        waiting = own
    if waiting is None:
        open_.append([point])
        return
    yield from open_[waiting + 1 :]
    del open_[waiting + 1 :]
    open_[waiting].append(point)


def _before_in_paragraph(last: Point, point: Point) -> bool:
    return last.paragraph == point.paragraph and last.value < point.value


def _nearest(open_: list[list[Point]], point: Point) -> int | None:
    """Return the series of the same paragraph, or of the same kind: points that head paragraphs."""
    for number in reversed(range(len(open_))):
        last = open_[number][-1]
        if last.paragraph == point.paragraph or (point.start == 0 and last.start == 0):
            return number
    return None


def missing_points(outline: Outline) -> Iterator[Found]:
    """Find a point that does not follow the one before it, unless one between them has only lost its 是."""
    for points in series(outline):
        yield from _first(outline, points[0])
        for before, each in pairwise(points):
            if each.value == before.value + 1 or _bare(outline, before, each):
                continue
            if not _said_otherwise(outline, before, each):
                params = {
                    "point": _said(each),
                    "before": _said(before),
                    "expected": f"{chinese_numeral(before.value + 1)}是",
                }
                yield Found(each.paragraph, each.start, each.end, params)


def _said(point: Point) -> str:
    return f"{chinese_numeral(point.value)}是"


def _first(outline: Outline, point: Point) -> Iterator[Found]:
    said = outline.paragraphs[point.paragraph].text[: point.start]
    if point.value == 1:
        return
    near = outline.paragraphs[max(point.paragraph - BEFORE, 0) : point.paragraph]
    before = "".join(each.text for each in near)
    if not ELSE_FIRST.search(before + said):
        params = {"point": _said(point), "before": "—", "expected": "一是"}
        yield Found(point.paragraph, point.start, point.end, params)


def _said_otherwise(outline: Outline, before: Point, after: Point) -> bool:
    """Say whether the points between two are there in other words: 其次, 第三, 二要."""
    texts = [
        outline.paragraphs[n].text for n in range(before.paragraph, min(after.paragraph, before.paragraph + 9) + 1)
    ]
    texts[-1] = texts[-1][: after.start] if after.paragraph - before.paragraph < 9 else texts[-1]
    between = "".join(texts)[before.end :]
    numbers = "|".join(chinese_numeral(n) for n in range(before.value + 1, min(after.value, before.value + 9)))
    otherwise = numbers and re.search(f"[第其](?:{numbers})[，、是点个]|(?:{numbers})(?:是|要|则|来|靠|，|、)", between)
    return bool(otherwise) or any(word in between for word in ELSE_NEXT)


def _bare(outline: Outline, before: Point, after: Point) -> tuple[int, int, int] | None:
    """Return the place of the number that stands between two points without its 是."""
    if after.value != before.value + 2:
        return None
    bare = re.compile(
        f"(?:^|(?<=[。；]))({chinese_numeral(before.value + 1)})(?![一二三四五六七八九十、.．是要靠则来个项年月日次类级])"
    )
    for index in range(before.paragraph, after.paragraph + 1):
        text = outline.paragraphs[index].text
        start = before.end if index == before.paragraph else 0
        end = after.start if index == after.paragraph else len(text)
        if match := bare.search(text, start, end):
            return index, match.start(1), match.end(1)
    return None


def lost_is(outline: Outline) -> Iterator[Found]:
    """Find 三 where 三是 was to stand, between 二是 and 四是."""
    for points in series(outline):
        for before, after in pairwise(points):
            if place := _bare(outline, before, after):
                number = chinese_numeral(before.value + 1)
                yield Found(*place, {"number": number}, f"{number}是")


RULES = (
    Rule(
        "point-missing",
        "{point} stands where {expected} is expected (before it: {before})",
        Severity.WARNING,
        "一是、二是、三是 are counted without a gap (GB/T 9704-2012, 7.3.3)",
        "一是排查隐患。二是建立台账。四是跟踪整改。",
        "一是排查隐患。二是建立台账。三是跟踪整改。",
        missing_points,
    ),
    Rule(
        "point-without-is",
        "{number} has lost its 是: {number}是",
        Severity.WARNING,
        "一是、二是、三是 are written alike",
        ("一是责任不实。", "二排查不细。", "三是整改不快。"),
        ("一是责任不实。", "二是排查不细。", "三是整改不快。"),
        lost_is,
    ),
)
