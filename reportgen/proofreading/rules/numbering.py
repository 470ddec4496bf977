"""Rules of 一、（一）1.（1）: their order and their form.

In: an outline. Out: leads out of order, `1、` for `1.`, half-width brackets, a mark too many.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.model.numerals import LEVEL_FORMS, level_number
from reportgen.proofreading.leads import Lead, begins_attachment, leads, sections
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.rule import Found, Rule

CLAUSE = "GB/T 9704-2012, 7.3.3"


def out_of_order(outline: Outline) -> Iterator[Found]:
    """Find a number that neither follows the last one of its level nor begins anew, nor goes on over sections."""
    before: dict[int, Lead] = {}
    ever: dict[int, int] = {}
    for each in _with_breaks(outline):
        if each is None:
            before, ever = {}, {}
            continue
        last = before.get(each.level)
        if not _follows(each, last, ever.get(each.level, 0)):
            yield _out_of_order(each, last.value if last else ever.get(each.level, 0), anew=last is None)
        before = {level: one for level, one in before.items() if level < each.level} | {each.level: each}
        ever[each.level] = each.value


def _with_breaks(outline: Outline) -> Iterator[Lead | None]:
    """Yield leads, and None where an attachment begins."""
    for index, found in sections(outline):
        if begins_attachment(outline.paragraphs[index].text):
            yield None
        elif found:
            yield found


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
