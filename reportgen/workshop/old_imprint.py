"""The imprint of a finished document as tags: copies, printing office and date, in a table or in paragraphs.

In: what was recognised. Out: the same places with tags.
"""

from __future__ import annotations

from reportgen.layout.tags import row_tag, tag
from reportgen.ooxml.elements import Element, find_all
from reportgen.ooxml.finished import PARAGRAPH, Item, own_text
from reportgen.ooxml.likeness import after, before, looks, say
from reportgen.workshop import patterns
from reportgen.workshop.recognition import Parts
from reportgen.workshop.retagging import Retagging, one, when

OFFICE, DATE = "{{ 版记.印发机关 }}", "{% if 版记.印发日期 %}{{ 版记.印发日期 }}印发{% endif %}"
COPIES = "抄送：{{ 抄送机关 }}。"
WHATS = {"抄送机关": COPIES, "版记": f"{OFFICE} {DATE}"}


def put_imprint(work: Retagging, parts: Parts) -> None:
    """Put tags in the place of the imprint."""
    for item in parts.imprint:
        if item.is_table:
            _table(work, item)
    lines = [item for item in parts.imprint if not item.is_table]
    copies = [item for item in lines if patterns.COPIES.match(item.text)]
    printed = [item for item in lines if patterns.PRINTED.match(item.text)]
    more = [item for item in lines if item not in (*copies, *printed)]
    alone = [item for item in printed if not patterns.PRINTED.match(item.text)["office"]]  # type: ignore[index]
    offices = more[-1:] if alone else []
    if copies:
        _copies(work, [*copies, *(item for item in more if item not in offices)])
    for item in (*offices, *printed):
        _printed(work, item)


def _copies(work: Retagging, items: list[Item]) -> None:
    """Put the copies in the place of all their lines."""
    first = items[0]
    work.put(items, when("抄送机关", [one(first, COPIES)]), f"{{% if 抄送机关 %}}{COPIES}{{% endif %}}")
    work.tell(first, "抄送机关", COPIES, len(items) - 1)


def _printed(work: Retagging, item: Item) -> None:
    printed = printed_tags(own_text(item.element).strip())
    work.put([item], when("版记", [one(item, printed)]), f"{{% if 版记 %}}{printed}{{% endif %}}")
    work.tell(item, "版记", printed)


def printed_tags(text: str) -> str:
    """Return the tags for a text like 办公室　2026年3月9日印发, with what stands between the two."""
    found = patterns.PRINTED.match(text)
    if found is None:
        return OFFICE
    date = DATE.replace("印发{%", f"{found['word']}{{%")
    return (OFFICE if found["office"] else "") + found["gap"] + date


def _table(work: Retagging, table: Item) -> None:
    rows = find_all(table.element, "w:tr")
    for row, texts in zip(rows, table.rows, strict=True):
        names = [name for paragraph in row.iter(PARAGRAPH) if (name := _retag(paragraph, row))]
        for name in names[:1]:
            columns = len(find_all(row, "w:tc"))
            before(row, [row_tag(f"if {name}", columns)])
            after(row, [row_tag("endif", columns)])
            work.tell(table, name, WHATS[name], text=" ".join(texts))
    if len(table.element.findall("{*}tr")) > len(rows):
        before(table.element, [tag("if 有版记")])
        after(table.element, [tag("endif")])


def _retag(paragraph: Element, row: Element) -> str:
    """Put tags into a paragraph of the imprint; return the field on which its row depends."""
    text = own_text(paragraph).strip()
    if patterns.COPIES.match(text):
        said, name = COPIES, "抄送机关"
    elif patterns.PRINTED.match(text):
        said, name = printed_tags(text), "版记"
    elif text and any(patterns.PRINTED.match(own_text(each).strip()) for each in row.iter(PARAGRAPH)):
        said, name = OFFICE, "版记"
    else:
        return ""
    say(paragraph, [(said, looks(paragraph)[1])])
    return name
