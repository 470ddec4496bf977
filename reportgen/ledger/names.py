"""Names in cells: several persons or units in one cell, with what people write around them.

In: the text of a cell. Out: the names, and what was set aside (a role, a penalty) or looks out of place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reportgen.ledger.brackets import masked, pairs, split_outside

_BETWEEN = re.compile(r"[，、,；;/／|\n\r\t]+")
_BLANKS = re.compile(r"[\s\u3000]+")
_PREFIX = re.compile(
    r"^(?:整改责任人|直接责任人|责任人员|责任人|整改人|负责人|责任单位|整改单位|责任部门|检查人员|检查人|复查人员|复查人|验收人|联系人|单位)\s*[:：]\s*"
)
_ROLE = "（(【["
_OPENED = re.compile(r"[（(【\[][^，、,；;/／|\n\r\t]*")
"""A bracket that nothing closes reaches to the next name."""
_PENALTY = re.compile(r"\s*[-－—–]\s*\d+(?:\.\d+)?\s*(?:分|元)?$")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_DEPARTMENT = re.compile(r".+(?:部|科|处|室|股|队|组|公司|局|办|中心|厂|车间|班组|项目部|站|所|院)$")
_SHORTEST_UNIT = 3


class Persons(NamedTuple):
    """The persons of a cell; what was set aside, and which of them look like a department."""

    names: tuple[str, ...]
    aside: str = ""
    departments: tuple[str, ...] = ()


@lru_cache(maxsize=16_384)
def persons(text: str) -> Persons:
    """Return the persons that a cell names."""
    kept, aside = _without_aside(text)
    names = tuple(
        dict.fromkeys(name for part in _BETWEEN.split(kept) for name in _spaced(_PREFIX.sub("", part.strip())))
    )
    return Persons(names, aside, tuple(name for name in names if len(name) > 2 and _DEPARTMENT.match(name)))


def _without_aside(text: str) -> tuple[str, str]:
    """Return a text without roles and penalties, and these."""
    text, aside = _without_roles(text)
    kept = []
    for part in _BETWEEN.split(text):
        for word in _BLANKS.split(part) if not _PREFIX.match(part) else [part]:
            match = _PENALTY.search(word)
            aside += [match[0].strip()] if match else []
            kept.append(word[: match.start()] if match else word)
        kept.append("、")
    return " ".join(kept), "、".join(each for each in aside if each)


def _without_roles(text: str) -> tuple[str, list[str]]:
    """Return a text without what stands in brackets, and this."""
    spans = [span for span in pairs(text) if text[span[0]] in _ROLE]
    opened = [match.span() for match in _OPENED.finditer(masked(text, spans))]
    said = sorted([(start, text[start + 1 : end - 1]) for start, end in spans]
                  + [(start, text[start + 1 : end]) for start, end in opened])  # fmt: skip
    return masked(text, sorted([*spans, *opened])).replace("\0", " "), [words.strip() for _, words in said]


def _spaced(text: str) -> list[str]:
    """Return the names between blanks; 张 三 is one name, spread to the width of three."""
    words = [word for word in _BLANKS.split(text) if word]
    joined: list[str] = []
    for word in words:
        if len(word) == 1 and _CHINESE.fullmatch(word) and joined and len(joined[-1]) == 1:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


@lru_cache(maxsize=16_384)
def units(text: str) -> tuple[str, ...]:
    """Return the units that a cell names, as typed."""
    parts = (_PREFIX.sub("", part.strip()).strip() for part in split_outside(_BETWEEN, text))
    return tuple(dict.fromkeys(name for part in parts for name in _units_between_blanks(part)))


def _units_between_blanks(text: str) -> list[str]:
    """Return the units between blanks, where each of them is long enough to be one."""
    words = [word for word in split_outside(_BLANKS, text) if word]
    return words if all(len(word) >= _SHORTEST_UNIT and _CHINESE.search(word) for word in words) else [" ".join(words)]
