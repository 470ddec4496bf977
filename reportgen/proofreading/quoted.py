"""Leads of the document itself, and those of a law or another text that it quotes.

In: an outline. Out: leads in order, each with whether it is quoted; None where numbers begin anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.proofreading.leads import Lead, begins_attachment, sections
from reportgen.proofreading.outline import Outline, Paragraph

TITLED = re.compile(r"附(?:件|录|表)\s*[\d一二三四五六七八九十]{1,3}\s*[:：]?\s*\S[^。；]{1,40}")
"""An attachment's head with its title in one line."""
EXCERPT = re.compile("(?:节选|摘录|摘编|摘要|原文|规定|条文)(?:如下)?[:：]$")
ARTICLE = "第[一二三四五六七八九十百零\\d]{1,6}[条款]"
OF_A_LAW = re.compile(f"{ARTICLE}[^。；]{{0,60}}[:：]$|^{ARTICLE}|(?:情形|行为|条件|事项)之一[^。；]{{0,20}}[:：]$")
"""What announces items of a law, which may be some of them: 第八条…：, 有下列情形之一的：."""
FAR = 12
"""Paragraphs within which a quotation of several paragraphs is closed."""


def leads_with_quoted(outline: Outline) -> Iterator[tuple[Lead, bool] | None]:
    """Yield leads with whether each is quoted, and None where an attachment begins."""
    quoted = _Quoted(outline.paragraphs)
    found = list(sections(outline))
    firsts = _next_values([each for _, each in found])
    for index, each in found:
        paragraph = outline.paragraphs[index]
        inside = quoted.takes(index, each)
        if begins_attachment(paragraph.text) or (firsts[index] == 1 and _titled(paragraph)):
            yield None
        elif each:
            yield each, inside


def _next_values(leads: list[Lead | None]) -> list[int]:
    """Return, for each paragraph, the next number behind it; 0 where none follows."""
    values, last = [], 0
    for each in reversed(leads):
        values.append(last)
        last = each.value if each else last
    return values[::-1]


def _titled(paragraph: Paragraph) -> bool:
    """Say whether a line is the head of an attachment with its title."""
    return paragraph.role != "attachment_note" and bool(TITLED.fullmatch(paragraph.text.strip()))


class _Quoted:
    """Whether a paragraph is part of a quotation; asked paragraph by paragraph."""

    def __init__(self, paragraphs: tuple[Paragraph, ...]) -> None:
        self._paragraphs = paragraphs
        self._announced = False
        self._level = 0
        self._until = -1

    def takes(self, index: int, found: Lead | None) -> bool:
        """Say whether a lead is of a quotation: an item of a law that was announced, or a text within “”."""
        text = self._paragraphs[index].text.strip()
        if not text:
            return False
        within = index <= self._until
        if not within and text.count("“") > text.count("”"):
            self._until = self._closes(index)
        item = self._item(found)
        self._announced = bool(EXCERPT.search(text) or OF_A_LAW.search(text))
        self._level = found.level if item and found and not self._level else self._level * item
        return within or item

    def _item(self, found: Lead | None) -> bool:
        """Say whether a lead is an announced item, or follows one at its level or below it."""
        return found is not None and (found.level >= self._level if self._level else self._announced)

    def _closes(self, index: int) -> int:
        """Return the paragraph that closes a quotation, or this one where none does."""
        following = range(index + 1, min(index + 1 + FAR, len(self._paragraphs)))
        texts = ((n, self._paragraphs[n].text) for n in following)
        return next((n for n, text in texts if text.count("”") > text.count("“")), index)
