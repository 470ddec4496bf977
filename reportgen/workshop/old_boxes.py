"""Text boxes of a finished document: a red head, a number or an imprint in one becomes a tag, all else stays.

In: the document. Out: its boxes with tags, in the box that Word shows and in its older form alike; what stays is told.
"""

from __future__ import annotations

from reportgen.ooxml.finished import Item, own_text
from reportgen.ooxml.likeness import looks, say
from reportgen.workshop import patterns
from reportgen.workshop.head_words import head_words
from reportgen.workshop.old_imprint import COPIES, printed_tags
from reportgen.workshop.retagging import Retagging, Told, shortened


def put_boxes(work: Retagging) -> list[Told]:
    """Put tags into text boxes; return what is told of those that stay."""
    kept: dict[tuple[object, str], Told] = {}
    told: set[tuple[object, str]] = set()
    for item, number in list(work.finished.boxes()):
        if not item.text:
            continue
        key = (number, item.text)
        parts, said = _known(item)
        if parts:
            say(item.element, [(said, looks(item.element)[1])])
            if key not in told:
                work.told += [Told(item.place, what, shortened(key[1]), said) for what in parts]
            told.add(key)
        else:
            kept[key] = Told(item.place, "text box", shortened(item.text))
    return list(kept.values())


def _known(item: Item) -> tuple[list[str], str]:
    """Return which parts stand in a paragraph of a box, and the tags for it."""
    text = own_text(item.element).strip()
    parts, tags = head_words(text)
    if parts:
        return [what for what, _ in parts], tags
    if patterns.COPIES.match(text):
        return ["抄送机关"], f"{{% if 抄送机关 %}}{COPIES}{{% endif %}}"
    if patterns.PRINTED.match(text):
        return ["版记"], f"{{% if 版记 %}}{printed_tags(text)}{{% endif %}}"
    return [], ""
