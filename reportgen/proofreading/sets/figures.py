"""Figures as a set states them: sentences that say the same but for their numbers, of the same whole, period and subject.

In: an outline. Out: statements; a sentence counts that names its whole, and its period or a title that does: 全市共检查企业12家.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.frozen import frozen
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.sets.periods import PERIOD, canonical
from reportgen.proofreading.sets.scope import changes, organ, place, subject, under
from reportgen.proofreading.sets.stated import Stated, body, sentences, squeezed

WHOLE = re.compile("全[省市县区局系]统?|我[省市县区局]|市局|县局|省厅")
NUMBER = re.compile(
    r"(?<![\d.,A-Za-z〔])(?P<digits>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)(?P<scale>[万亿]?)(?P<percent>%?)"
    r"(?!\d|[\d.]{0,20}[年月日号〕A-Za-z])"
)
SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
TAIL = re.compile(r"[一-鿿]{0,20}")
NEUTRAL = re.compile(
    r"全[省市县区局系]统?|我[省市县区局]|市局|县局|省厅|累计|合计|总计|共计|总共|一共|期间|以来|今年|其中|共|总|已|均|了|有|为|是|的|达|到|占"
)
"""What a clause may say beside what it counts."""
CLAUSES = re.compile("[，；、：,;:]")
PLAIN = re.compile(
    r"(?:[，,共计累总合已]|#[家处项个次条名人份起件组]{0,2}"
    r"|(?:检查|排查|发现|查出|查处|整改|完成整改|出动|立案|责令整改|下达)(?:各类)?"
    r"(?:生产经营单位|企业|单位|场所|检查人员|执法人员|人员|问题隐患|安全隐患|一般隐患|重大隐患|重大事故隐患|问题|隐患|执法文书)?)++"
)
"""What a sentence may say that names no whole: of anybody in particular it says nothing."""
LEAST = 4
"""Chinese characters that name what is counted: 检查企业, 发现问题."""
MONEY, LEAST_SURE = "元", 2
"""Money and shares are told by less: 罚款12万元, 整改率92%."""
HAN = re.compile("[一-鿿]")


@frozen
class Context:
    """What holds for all sentences of a document that say nothing else."""

    period: str
    whose: tuple[str, str]
    """Its place, and the subject of its title."""
    names: tuple[str, ...]
    """Its organ and its place, as its sentences may name the whole."""
    day: str
    """The date of the document: what it says of a year is said up to then."""


def figures(outline: Outline) -> Iterator[Stated]:
    """Yield the numbers of sentences that say of which whole and period they are."""
    title = squeezed(outline.envelope.get("title", ""))
    of_title = PERIOD.findall(title)
    of = organ(outline)
    whose = (place(outline), subject(PERIOD.sub("", title), of))
    names = tuple(filter(None, (of, whose[0])))
    day = squeezed(outline.envelope.get("date", ""))
    context = Context(of_title[0] if len(of_title) == 1 else "", whose, names, day)
    headings = list(under(outline, of))
    for index, text in body(outline):
        for start, sentence in () if changes(text) else sentences(text):
            yield from _of_sentence(index, start, sentence, context, headings[index])


def _of_sentence(
    index: int, offset: int, sentence: str, context: Context, headings: tuple[str, ...]
) -> Iterator[Stated]:
    periods = sorted({squeezed(each) for each in PERIOD.findall(sentence)})
    period = periods[0] if len(periods) == 1 else "" if periods else context.period
    when = canonical(period, context.day) if period else ""
    if not when:
        return
    begins = bool(periods) and not offset and bool(context.names)
    for match in NUMBER.finditer(sentence):
        words = _words(sentence[: match.start()], period)
        tail = TAIL.match(sentence, match.end())
        noun = tail[0] if tail else ""
        if (noun or match["percent"]) and _of_whole(words, context, begins) and _named(words, noun):
            key = (*context.whose, *headings, when, _bare(words, context), f"{match['percent']}{noun}")
            start, end = offset + match.start(), offset + match.end()
            about = f"{period}“{words[-16:]}”"
            shown = match[0] + noun[:1]
            yield Stated("set-figure-differs", key, _value(match), shown, index, start, end, about)


def _words(before: str, period: str) -> str:
    """Return what a sentence says before a number, without its period, other numbers as marks."""
    return NUMBER.sub("#", squeezed(before).replace(period, "")).lstrip("，、")


def _of_whole(words: str, context: Context, begins: bool) -> bool:
    """Whether a sentence counts the whole that its organ speaks of: it says so, or begins a paragraph and names nobody."""
    if WHOLE.search(words) or any(name in words for name in context.names):
        return True
    return begins and bool(PLAIN.fullmatch(words))


def _bare(words: str, context: Context) -> str:
    """Return words without the name of the whole at their head, which one document may leave to its title."""
    for name in context.names:
        words = words.removeprefix(name)
    return re.sub("^(?:全[省市县区]|[，,共])+", "", words)


def _named(words: str, noun: str) -> bool:
    """Whether it is said what is counted, in the clause of the number itself: 共有25家 may count anything."""
    clause = CLAUSES.split(words)[-1]
    sure = not noun or noun.startswith(MONEY)
    return len(HAN.findall(NEUTRAL.sub("", clause) + noun[1:])) >= (LEAST_SURE if sure else LEAST)


def _value(match: re.Match[str]) -> str:
    """Return a number so that 12.5万 is 125000, and to what it is exact."""
    digits, scale = match["digits"].replace(",", ""), SCALES[match["scale"]]
    step = scale.scaleb(-len(digits.partition(".")[2]))
    return f"{(Decimal(digits) * scale).normalize():f} {step.normalize():f}"


def same_number(one: str, other: str) -> bool:
    """Whether two values are one number, rounded otherwise."""
    (number, step), (more, finer) = (map(Decimal, each.split()) for each in (one, other))
    return step != finer and abs(number - more) <= max(step, finer) / 2
