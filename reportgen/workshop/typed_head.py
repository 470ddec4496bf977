"""The typed head: a red head that an author typed or left away, since the template is of one office or for printed paper.

In: the parts of a template. Out: the paragraph where the red head is typed; whether the template asks for the field at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from reportgen.layout import style_names as style
from reportgen.ooxml.finished import BODY, Finished
from reportgen.ooxml.spots import Spot
from reportgen.templating.template import Template
from reportgen.workshop import patterns
from reportgen.workshop.faults import Fault, at_words
from reportgen.workshop.head_tables import is_loud
from reportgen.workshop.head_words import HEAD
from reportgen.workshop.tags import PartOfTemplate

NAMES = frozenset(("letterhead", HEAD))
ASKED = re.compile(rf"\b(?:letterhead|{HEAD})\b")
TITLED = re.compile(r"\b(?:title|title_lines|标题|标题行)\b")
FIELD = f"{{% if {HEAD} %}}{{{{ {HEAD}.机关名称|顿号连接 }}}}{{{{ {HEAD}.文件字样 }}}}{{% endif %}}"


class OwnHead(Enum):
    """What a template has in the place of the field: words that were typed, nothing at all, or neither, since it asks."""

    TYPED = "typed"
    AWAY = "away"
    NONE = "none"


def own_head(template: Template, parts: Sequence[PartOfTemplate]) -> OwnHead:
    """Return what a template has in the place of the red head; a condition alone, as of the red line, asks for no words."""
    if typed_head(template, parts) is not None:
        return OwnHead.TYPED
    asking = (tag for part in parts for tag in part.tags if tag.kind == "print" or tag.word == "for")
    return OwnHead.NONE if any(ASKED.search(tag.code) for tag in asking) else OwnHead.AWAY


def typed_head(template: Template, parts: Sequence[PartOfTemplate]) -> Spot | None:
    """Return the paragraph above the title that is the red head in fixed words; None where there is none."""
    finished = Finished(dict(template.parts))
    return next((spot for spot in _above_title(parts) if _is_head(finished, spot)), None)


def _above_title(parts: Sequence[PartOfTemplate]) -> Iterator[Spot]:
    """Yield the paragraphs above the title that have no tags."""
    body = next((part for part in parts if part.spots and part.spots[0].part == BODY), None)
    for spot in body.spots if body else ():
        tags = [tag for tag in body.tags if tag.spot is spot] if body else []
        if any(TITLED.search(tag.code) for tag in tags):
            return
        if not tags and spot.text.strip():
            yield spot


def _is_head(finished: Finished, spot: Spot) -> bool:
    text, item = spot.text.strip(), finished.item(spot.element, {})
    if patterns.TITLE.search(text) or patterns.NUMBER.search(text):
        return False
    of_style = item.style in (style.HEAD, style.JOINT_HEAD)
    return of_style or bool(patterns.LETTERHEAD.match(text) or (is_loud(item) and patterns.ORGAN.match(text)))


def about_head(faults: Sequence[Fault], template: Template, parts: Sequence[PartOfTemplate]) -> list[Fault]:
    """Return the faults, a red head that is typed told as a note."""
    spot = typed_head(template, parts)
    if spot is None:
        return list(faults)
    text = spot.text.strip()
    start = spot.text.index(text)
    told = at_words("letterhead-typed", spot, (start, start + len(text)), name=HEAD, text=text, fixed=FIELD)
    return [*(each for each in faults if not _is_of_head(each)), told]


def _is_of_head(fault: Fault) -> bool:
    name = str(fault.params.get("name" if fault.code == "field-left-out" else "field", ""))
    return fault.code in ("field-left-out", "trial-unprinted") and name.partition(".")[0] == HEAD
