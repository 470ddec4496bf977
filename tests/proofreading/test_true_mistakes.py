"""Real documents: what was found in them by eye is found, and nothing else.

`true_mistakes.csv` was written by reading, before the first rule; `seen` says `run` where a rule saw what the eye had not.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from reportgen.checking.finished import reading_of
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.proofread import proofread_docx
from tests.producing import make
from tests.proofreading.texts import found, line_of, outline_of

HERE = Path(__file__).parent
REAL = HERE.parent.parent.parent / "shared" / "seeds"
NEAR = 3
"""Characters by which a listed mistake and the place of a rule may lie apart."""
UNCLAIMED = {
    "name-quotes",
    "congye",
    "space-1",
    "name",
    "lost-comma",
    "cut-line",
    "qingdan",
    "overlap",
    "hyphen",
    "title-11",
    "row-11",
}
"""Mistakes that no rule can be sure of: a name that only its bureau knows, a lost word, a wording that may be meant."""

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the folder with the real documents is not here")


def mistakes() -> list[dict[str, str]]:
    with (HERE / "true_mistakes.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


@cache
def outline(number: str) -> Outline:
    path = next(REAL.glob(f"{number}_*.txt"))
    return outline_of(path.read_text("utf-8").split("\n"), path.name)


@cache
def alarms(number: str) -> list[tuple[str, int, int, int]]:
    """Return what the rules find: code, line, start and end of each place."""
    told = outline(number)
    return [
        (rule.code, int(told.paragraphs[index].place["line"]), start + at(told, index), end + at(told, index))
        for rule, each in found(told)
        for index, start, end in ((each.paragraph, each.start, each.end), *each.also)
    ]


def at(told: Outline, index: int) -> int:
    """Return where a cell begins in its line."""
    line = told.paragraphs[index].place["line"]
    before = [each for each in told.paragraphs[:index] if each.place["line"] == line]
    return sum(len(each.text) + 1 for each in before)


def spots(each: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Yield where the excerpt of a mistake stands in its line."""
    line = next(REAL.glob(f"{each['file']}_*.txt")).read_text("utf-8").split("\n")[int(each["line"]) - 1]
    start = line.find(each["excerpt"])
    while start >= 0:
        yield start, start + len(each["excerpt"])
        start = line.find(each["excerpt"], start + 1)


def told_by(each: dict[str, str]) -> set[str]:
    """Return the codes of the rules that tell a mistake."""
    return {
        code
        for code, line, start, end in alarms(each["file"])
        if line == int(each["line"]) and any(start < b + NEAR and end > a - NEAR for a, b in spots(each))
    }


def test_excerpts_are_short_and_stand_where_the_list_says() -> None:
    for each in mistakes():
        assert 0 < len(each["excerpt"]) <= 6
        assert list(spots(each)), each


@pytest.mark.parametrize(
    "each", [each for each in mistakes() if each["cause"] not in UNCLAIMED], ids=lambda e: f"{e['file']}-{e['cause']}"
)
def test_a_mistake_that_reading_found_is_told(each: dict[str, str]) -> None:
    assert told_by(each), each["reason"]


def test_thirty_causes_by_eight_rules_at_least(capsys: pytest.CaptureFixture[str]) -> None:
    causes: dict[str, set[str]] = {}
    for each in mistakes():
        for code in told_by(each):
            causes.setdefault(code, set()).add(each["cause"])
    with capsys.disabled():
        print()
        for code, names in sorted(causes.items()):
            print(f"{code:28}{len(names):4}")
    assert len(set().union(*causes.values())) >= 30
    assert len(causes) >= 8


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_no_false_alarm(number: str) -> None:
    """Every first place of every alarm is a mistake of the list."""
    told = outline(number)
    listed = [(int(each["line"]), a, b) for each in mistakes() if each["file"] == number for a, b in spots(each)]
    false = []
    for rule, each in found(told):
        start, end = each.start + at(told, each.paragraph), each.end + at(told, each.paragraph)
        line = line_of(told, each)
        if not any(line == n and start < b + NEAR and end > a - NEAR for n, a, b in listed):
            false.append((rule.code, line, told.paragraphs[each.paragraph].text[each.start : each.end][:6]))
    assert not false


PRODUCED = {
    "000": "rectification-report",
    "001": "quarterly-summary",
    "002": "progress-report",
    "003": "notice",
    "004": "inspection-plan",
}
AROUND = 12
"""Characters around a place in which the excerpt of its mistake stands."""


@pytest.mark.parametrize("number", sorted(PRODUCED))
def test_no_false_alarm_in_what_is_produced_of_them(number: str) -> None:
    """Of the documents made of their inputs too, everything told is a mistake of the list."""
    reading = reading_of(make(REAL / f"{PRODUCED[number]}.yaml").produced.data, REAL / "produced.docx")
    excerpts = ["".join(each["excerpt"].split()) for each in mistakes() if each["file"] == number]
    false = []
    for mark in proofread_docx(reading):
        index, start, end = mark.spans[0]
        text = reading.outline.paragraphs[index].text
        words = "".join(text[max(start - AROUND, 0) : end + AROUND].split())
        if not any(each in words or words in each for each in excerpts):
            false.append((mark.rule.code, index, text[start:end][:6]))
    assert not false
