"""Reports that a document asks for, with their deadlines: 请于3月20日前将自查报告报市安委办, by the document that asks.

In: an outline. Out: statements; two are of one report only where both name one document, its own or one that it cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.proofreading.outline import Outline
from reportgen.proofreading.sets.cited import NUMBER, OWN, number_of, topic
from reportgen.proofreading.sets.scope import changes
from reportgen.proofreading.sets.stated import Stated, body, sentences, squeezed
from reportgen.proofreading.sets.tasks import deadline

ASKED = re.compile(
    r"(?:请|应|须|务必|要)[^，。；]{0,30}?于(?P<day>(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日|底|[上中下]旬))(?:之?前)?，?"
    r"[^，。；]{0,12}?[将把](?P<what>[^，。；]{2,30}?)(?:报送|报至|上报|报(?![告表名])|反馈|提交|送)"
)
CITED = re.compile(rf"《(?P<title>[^《》]*)》(?:\s?[（(]\s?{NUMBER}\s?[)）])?")


def reports(outline: Outline) -> Iterator[Stated]:
    """Yield the reports that a document asks for."""
    title, number = (
        topic(outline.envelope.get("title", "")),
        _number(OWN.fullmatch(squeezed(outline.envelope.get("number", "")))),
    )
    for index, text in () if changes(title) else body(outline):
        if not changes(text):
            for start, sentence in sentences(text):
                yield from _asked(index, start, sentence, tuple(filter(None, (title, number))))


def _asked(index: int, offset: int, sentence: str, own: tuple[str, ...]) -> Iterator[Stated]:
    for match in ASKED.finditer(sentence):
        cited = list(CITED.finditer(sentence[: match.start()]))
        names = own if not cited else (_number(cited[0]) or topic(cited[0]["title"]),) if len(cited) == 1 else ()
        what, said = squeezed(match["what"]), match["day"]
        place = (index, offset + match.start("day"), offset + match.end("day"))
        for name in names:
            yield Stated("set-deadline-differs", ("report", name, what), deadline(said), said, *place, what, not cited)


def _number(match: re.Match[str] | None) -> str:
    return number_of(match) if match and match["serial"] else ""
