"""Figures as a set states them: sentences that say the same but for their numbers, of the same period.

In: an outline. Out: statements; a sentence counts that names whole and period: 全市2026年第一季度共检查企业12家.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.frozen import frozen
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.sets.stated import Stated, body, sentences, squeezed

QUARTERS = "(?:第?[一二三四1-4]季度|[上下]半年|全年|年度|\\d{1,2}月(?:至|-|—|~|～)\\d{1,2}月|\\d{1,2}月份?)?"
PERIOD = re.compile(rf"(?:19|20)\d\d年{QUARTERS}")
WHOLE = re.compile("全[省市县区局系]|我[省市县区局]|市局|县局|省厅|累计")
NUMBER = re.compile(r"(?<![\d.A-Za-z〔])\d+(?:\.\d+)?(?:万|亿)?%?(?![\d.]*[年月日号〕A-Za-z])")
UNIT = re.compile(r"[一-鿿]{1,2}")
LEAST = 8
"""Chinese characters before a number that tell what it counts."""
HAN = re.compile("[一-鿿]")
PLACE = re.compile("[一-鿿]{2,8}?[省市县区]")


@frozen
class Context:
    """What holds for all sentences of a document that say nothing else."""

    period: str
    place: str


def figures(outline: Outline) -> Iterator[Stated]:
    """Yield the numbers of sentences that say of which whole and period they are."""
    of_title = PERIOD.findall(squeezed(outline.envelope.get("title", "")))
    context = Context(of_title[0] if len(of_title) == 1 else "", _place(outline))
    for index, text in body(outline):
        for start, sentence in sentences(text):
            yield from _of_sentence(index, start, sentence, context)


def _place(outline: Outline) -> str:
    """Return the place whose organ speaks: 全市 is another city in the text of another one."""
    spoken = (outline.envelope.get(name, "") for name in ("authority", "signature", "title"))
    return next((match[0] for each in spoken if (match := PLACE.match(squeezed(each)))), "")


def _of_sentence(index: int, offset: int, sentence: str, context: Context) -> Iterator[Stated]:
    periods = sorted({squeezed(each) for each in PERIOD.findall(sentence)})
    period = periods[0] if len(periods) == 1 else "" if periods else context.period
    if not period:
        return
    for match in NUMBER.finditer(sentence):
        before = squeezed(sentence[: match.start()])
        unit = UNIT.match(sentence, match.end())
        words = NUMBER.sub("#", before.replace(period, "")).lstrip("，、")
        percent = match[0].endswith("%")
        if (unit or percent) and WHOLE.search(words) and len(HAN.findall(words)) >= LEAST:
            counted = "%" if percent else unit[0][:1] if unit else ""
            key = (context.place, period, words, counted)
            start, end = offset + match.start(), offset + match.end()
            about = f"{period}“{words[-16:]}”"
            yield Stated("set-figure-differs", key, match[0], match[0] + counted.strip("%"), index, start, end, about)
