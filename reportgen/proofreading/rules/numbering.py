"""Rules of 一、（一）1.（1）: their order and their form.

In: an outline. Out: leads out of order, `1、` for `1.`, half-width brackets, a mark too many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from reportgen.diagnostics import Severity
from reportgen.frozen import frozen
from reportgen.model.numerals import LEVEL_FORMS, level_number
from reportgen.proofreading.leads import Lead, leads
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.quoted import leads_with_quoted
from reportgen.proofreading.rule import Found, Rule

CLAUSE = "GB/T 9704-2012, 7.3.3"


@frozen
class Numbers:
    """The numbers up to a place: those of the open sections by level, and the last one ever of each level."""

    open: Mapping[int, Lead] = field(default_factory=dict)
    ever: Mapping[int, int] = field(default_factory=dict)

    def before(self, each: Lead) -> int:
        """Return the number that stands before one of the same level; 0 where there is none."""
        return self.open[each.level].value if each.level in self.open else self.ever.get(each.level, 0)

    def allow(self, each: Lead) -> bool:
        """Say whether a number follows."""
        return _follows(each, self.open.get(each.level), self.ever.get(each.level, 0))

    def with_(self, each: Lead) -> Numbers:
        """Return the numbers up to and with one more."""
        above = {level: one for level, one in self.open.items() if level < each.level}
        return Numbers(above | {each.level: each}, {**self.ever, each.level: each.value})


def out_of_order(outline: Outline) -> Iterator[Found]:
    """Find a number that neither follows the last one of its level nor begins anew, nor goes on over sections.

    The items of a quotation may be some of many; the number behind it follows the last one before it, or the quotation's.
    """
    numbers = Numbers()
    others: tuple[Numbers, ...] = ()
    for one in leads_with_quoted(outline):
        if one is None:
            numbers, others = Numbers(), ()
            continue
        each, quoted = one
        if quoted:
            others = others or (numbers,)
        else:
            numbers = next((known for known in (numbers, *others) if known.allow(each)), numbers)
            others = ()
        if not quoted and not numbers.allow(each):
            yield _out_of_order(each, numbers.before(each), anew=each.level not in numbers.open)
        numbers = numbers.with_(each)


def _follows(each: Lead, last: Lead | None, ever: int) -> bool:
    if last is None:
        return each.value in {1, ever + 1}
    if each.value == 1:
        return each.paragraph - last.paragraph > 1 or last.value > 1
    return each.value == last.value + 1


def _out_of_order(each: Lead, last: int, *, anew: bool) -> Found:
    form = LEVEL_FORMS[each.level - 1]
    wanted = 1 if anew or not last else last + 1
    before = level_number(form, last) if last and not anew else "—"
    params = {"number": each.text, "before": before, "expected": level_number(form, wanted)}
    return Found(each.paragraph, max(each.end - len(each.text), 0), each.end, params)


def number_marks(outline: Outline) -> Iterator[Found]:
    """Find `1、` and `1．`, once a document with all places."""
    places = [
        (each.paragraph, each.end - 1, each.end)
        for each in leads(outline)
        if each.level == 3 and each.end and each.text[-1] in "、．"
    ]
    yield from _once(places, outline, fix=".")


def narrow_brackets(outline: Outline) -> Iterator[Found]:
    """Find `(一)` and `(1)`: each beside full ones, all at once where the document has no others."""
    bracketed = [each for each in leads(outline) if each.level in {2, 4} and each.end]
    for level in (2, 4):
        narrow = [each for each in bracketed if each.level == level and {"(", ")"} & set(each.text)]
        if any(each.level == level and each not in narrow for each in bracketed):
            for each in narrow:
                fix = each.text.replace("(", "（").replace(")", "）")
                yield Found(*_place(each), {"number": each.text, "count": len(narrow)}, fix)
        else:
            yield from _once([_place(each) for each in narrow], outline, fix=None)


def _place(each: Lead) -> tuple[int, int, int]:
    return each.paragraph, each.end - len(each.text), each.end


def _once(places: list[tuple[int, int, int]], outline: Outline, fix: str | None) -> Iterator[Found]:
    if places:
        index, start, end = places[0]
        found = outline.paragraphs[index].text[:end].strip()
        yield Found(index, start, end, {"number": found, "count": len(places)}, fix, tuple(places[1:]))


def marks_too_many(outline: Outline) -> Iterator[Found]:
    """Find a mark behind the brackets of a number: （一）、"""
    for each in leads(outline):
        text = outline.paragraphs[each.paragraph].text
        if each.level in {2, 4} and each.end and text[each.end : each.end + 1] in {"、", ".", "．", "，"}:
            yield Found(each.paragraph, each.end, each.end + 1, {"number": each.text}, "")


RULES = (
    Rule(
        "number-out-of-order",
        "{number} stands where {expected} is expected (before it: {before})",
        Severity.WARNING,
        CLAUSE,
        ("一、总体要求", "二、重点任务", "四、工作要求"),
        ("一、总体要求", "二、重点任务", "三、工作要求"),
        out_of_order,
    ),
    Rule(
        "number-mark",
        "{number} is written with a point: 1. ({count} places)",
        Severity.WARNING,
        CLAUSE,
        ("1、压实责任。各科室按分工抓好落实。", "2、定期会商。每月会商一次。"),
        ("1.压实责任。各科室按分工抓好落实。", "2.定期会商。每月会商一次。"),
        number_marks,
    ),
    Rule(
        "number-brackets",
        "the brackets of a number are full-width: （一）, not {number} ({count} places)",
        Severity.WARNING,
        CLAUSE,
        ("（一）加强领导。", "(二)强化督导。"),
        ("（一）加强领导。", "（二）强化督导。"),
        narrow_brackets,
    ),
    Rule(
        "number-mark-too-many",
        "no mark stands behind {number}",
        Severity.WARNING,
        CLAUSE,
        "（一）、加强领导。",
        "（一）加强领导。",
        marks_too_many,
    ),
)
