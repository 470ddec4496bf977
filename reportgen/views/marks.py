"""Marks: the punctuation the tool supplies between parts that a person typed.

In: texts as typed. Out: texts to print; what was typed is never changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.model.numerals import point_number

END_MARKS = "。！？：；"
CLOSERS = "”’）》"


def is_ended(text: str) -> bool:
    """Whether a text ends in an end mark, also one inside closing quotes or brackets."""
    return text.rstrip(CLOSERS + " 　").endswith(tuple(END_MARKS))


def ended(text: str) -> str:
    """Return the text with an end mark."""
    return text if not text or is_ended(text) else text + "。"


def run_in(title: str | None, has_text: bool) -> str:
    """Return a title as it stands before a text (with an end mark), or alone (as typed)."""
    return ended(title or "") if has_text else title or ""


def enumerated(texts: Sequence[str]) -> str:
    """Return texts run on as 一是…二是…; a single one gets no 一是; each is ended."""
    return "".join(numbered(texts))


def numbered(texts: Sequence[str]) -> list[str]:
    """Return texts that run on, each with its 一是 and an end mark; a single one gets no 一是."""
    if len(texts) == 1:
        return [ended(texts[0])]
    return [point_number(number) + ended(text) for number, text in enumerate(texts, 1)]
