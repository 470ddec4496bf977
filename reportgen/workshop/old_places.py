"""Places for what a finished document does not have and other documents do: number, recipients, copies, imprint.

In: what was recognised. Out: the template with a place for each, in the look of what stands nearest; a document that has
nothing to print there looks as the old one did.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.layout.tags import row_tag
from reportgen.ooxml.elements import Element, drop, element, find, find_all, put, value_of, valued
from reportgen.ooxml.finished import PARAGRAPH, Item
from reportgen.ooxml.likeness import before, cell_like, like, looks, outermost, row_like
from reportgen.ooxml.outline import text_of
from reportgen.workshop import patterns
from reportgen.workshop.head_words import NUMBER, SIGNED
from reportgen.workshop.old_imprint import COPIES, printed_tags
from reportgen.workshop.recognition import Parts
from reportgen.workshop.retagging import Retagging, Told, shortened, when

COPIED, PRINTED, SENT = "抄送机关", "版记", "主送机关"
OWN = {COPIED: re.compile(r"抄\s*(?:送|报)"), PRINTED: re.compile(rf"{patterns.DATE}\s*印")}
PRINTING = printed_tags("局办公室　　2026年3月9日印发")


def put_head_places(work: Retagging, parts: Parts) -> None:
    """Put a place for the number above the title, and one for the recipients above the body."""
    told = {each.what for each in work.told}
    body = next((item for kind, item in parts.blocks if kind and not item.is_blank and not item.is_table), None)
    if not parts.title or body is None:
        return
    if not parts.number and not told & {NUMBER, "签发人"}:
        line = _plain(body, f"{{{{ {NUMBER} }}}}" + SIGNED.replace("%}", "%}　", 1), "center")
        _put(work, parts.title[0].element, NUMBER, f"{{{{ {NUMBER} }}}}", when(f"{NUMBER} or 签发人", [line]))
    if parts.recipients is None:
        line = _plain(body, f"{{{{ {SENT} }}}}：", "")
        _put(work, body.element, SENT, f"{{{{ {SENT} }}}}：", when(SENT, [line]))


def _plain(item: Item, text: str, align: str) -> Element:
    """Return a paragraph in the look of the body, not indented."""
    made = like(item, [(text, looks(item.element)[1])])
    drop(made[0], "w:ind")
    put(made[0], element("w:ind", {"w:firstLine": 0, "w:firstLineChars": 0}))
    if align:
        put(made[0], valued("w:jc", align))
    return made


def _put(work: Retagging, place: Element, what: str, tags: str, content: Sequence[Element]) -> None:
    before(outermost(place, work.finished.body), content)
    work.added.append(Told({}, what, "", tags))


def put_imprint_places(work: Retagging, parts: Parts) -> None:
    """Put places for copies and imprint: beside the one that is there, else at the end of the text."""
    told = {each.what for each in work.told}
    lacking = [each for each in (COPIED, PRINTED) if each not in told and not _stays(parts, OWN[each])]
    if not parts.title or not lacking:
        return
    for what in lacking:
        text = COPIES if what == COPIED else PRINTING
        row = _row(parts) if len(lacking) == 1 else None
        if row is not None:
            _beside_row(row, what, text)
        else:
            _at_end(work, parts, what, text)
        work.added.append(Told({}, what, "", shortened(text)))


def _stays(parts: Parts, words: re.Pattern[str]) -> bool:
    """Whether the document says it in a way of its own, which stays and is told."""
    return any(not kind and words.search(item.text) for kind, item in parts.blocks)


def _row(parts: Parts) -> Element | None:
    """Return the row of an imprint in a table that prints what is there."""
    rows = [row for item in parts.imprint if item.is_table for row in find_all(item.element, "w:tr")]
    said = (row for row in rows if "{{ 版记" in text_of(row) or "{{ 抄送机关" in text_of(row))
    return next(said, None)


def _beside_row(row: Element, what: str, text: str) -> None:
    """Put a row above that of the printing office, or below that of the copies; both stand between their conditions."""
    cells = find_all(row, "w:tc")
    line = next(row.iter(PARAGRAPH))
    said = like(Item(line, {}), [(text, looks(line)[1])])
    columns = sum(_span(cell) for cell in cells)
    made = row_like(row, [cell_like(cells[0], [said], span=columns)])
    rows = [row_tag(f"if {what}", columns), made, row_tag("endif", columns)]
    if what == COPIED:
        before(_neighbour(row, -1), rows)
    else:
        place = _neighbour(row, 1)
        for each in reversed(rows):
            place.addnext(each)


def _span(cell: Element) -> int:
    return int(value_of(cell, "w:tcPr/w:gridSpan") or 1)


def _neighbour(row: Element, step: int) -> Element:
    found = row.getprevious() if step < 0 else row.getnext()
    return row if found is None else found


def _at_end(work: Retagging, parts: Parts, what: str, text: str) -> None:
    """Put a line at the end of the text: in the look of the imprint's other line, else of the body."""
    lines = [item for item in parts.imprint if not item.is_table]
    body = [item for kind, item in parts.blocks if kind and not item.is_blank and not item.is_table]
    if not lines and not body:
        return
    line = like(lines[0], [(text, looks(lines[0].element)[1])]) if lines else _plain(body[0], text, "left")
    content = when(what, [line])
    last = find(work.finished.body, "w:sectPr")
    if last is None:
        work.finished.body.extend(content)
    else:
        before(last, content)
