"""Marks: what the manifest keeps of each text of a finished document, so that it is known again after somebody edited it.

In: the placed texts of a document. Out: for each its place, a digest, the numbering it begins with and the amounts that are
written in words (三项): numbers that no figure prints, and that nobody is to add.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256

from reportgen.frozen import frozen
from reportgen.ooxml.places import Place, PlacedText
from reportgen.quarter.numbers import NUMBERING

DIGEST = 12
NUMERAL = "零〇一二三四五六七八九十百千万亿两"
AMOUNT = re.compile(
    f"百分之[{NUMERAL}点]+|(?<![{NUMERAL}第年月共之同统])[{NUMERAL}]+(?:点[{NUMERAL}]+)?"
    "(?<![每任某哪逐各]一)(?!(?<=一)次性)(?=[余多]?(?:项|处|家|次|人|个|条|份|起|件|名|台|具|套|辆|天|元|成|番|倍|吨)(?!律|为|方|面|绩|效|果|立|本|员|熟|功))"
    "|[①-⑳㉑-㉟⑴-⒇⒈-⒛㈠-㈩]"
)
"""An amount in words: not 第三项, not 统一一次; a measure word must follow."""


@frozen
class Mark:
    """What is kept of a text."""

    place: Place
    digest: str
    numbering: str = ""
    amounts: Sequence[str] = ()


def mark_of(placed: PlacedText) -> Mark:
    """Return what is kept of a text."""
    return Mark(placed.place, digest(placed.text), numbering(placed.text), amounts(placed.text))


def marks(texts: Iterable[PlacedText]) -> list[Mark]:
    """Return what is kept of each text."""
    return [mark_of(each) for each in texts]


def digest(text: str) -> str:
    """Return what tells a text from others."""
    return sha256(text.encode()).hexdigest()[:DIGEST]


def numbering(text: str) -> str:
    """Return the number that a text begins with, 1. or 图3 or （2）; empty where it begins with none."""
    found = NUMBERING.match(text)
    return found[0].strip() if found else ""


def amounts(text: str) -> tuple[str, ...]:
    """Return the amounts that a text writes in words."""
    return tuple(found[0] for found in AMOUNT.finditer(text))
