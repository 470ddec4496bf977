"""Tables in the head of a finished document as tags: marks, red head, number, signatory, in whichever cells they stand.

In: what was recognised. Out: the same tables with tags; a paragraph that is none of these stays, and is told.
"""

from __future__ import annotations

from reportgen.layout import style_names as style
from reportgen.ooxml.elements import Element, find, find_all, qualified
from reportgen.ooxml.finished import PARAGRAPH, Item, own_text
from reportgen.ooxml.likeness import after, before, like, looks, say
from reportgen.workshop import patterns
from reportgen.workshop.head_tables import is_loud
from reportgen.workshop.head_words import HEAD, WORD, head_words
from reportgen.workshop.recognition import Parts
from reportgen.workshop.retagging import Retagging, Told, each, shortened, when

WORD_ALONE = f"{{% if {HEAD} %}}{WORD}{{% endif %}}"


def put_head_tables(work: Retagging, parts: Parts) -> None:
    """Put tags into the tables of the head."""
    for item in parts.tables:
        _table(work, item, named=not parts.letterhead)


def _table(work: Retagging, table: Item, named: bool) -> None:
    """Put tags into a table; a name alone is the red head only where no paragraph is (`named`)."""
    lines = [line for line in table.element.iter(PARAGRAPH) if own_text(line).strip()]
    words = [line for line in lines if own_text(line).strip() == "文件"]
    names = [line for line in lines if line not in words and _is_name(work, line, bool(words), named)]
    only_head = len(lines) == len(words) + len(names)
    for line in lines:
        if line not in words and line not in names:
            _line(work, table, line)
    for line in words:
        say(line, [(WORD_ALONE, looks(line)[1])])
    if names:
        _names(work, table, names, beside=bool(words))
    if names and only_head:
        begin, end = when(HEAD, [])
        before(table.element, [begin])
        after(table.element, [end])


def _is_name(work: Retagging, line: Element, beside: bool, named: bool) -> bool:
    """Whether a paragraph names an office as the red head does: 河湾市水务局文件, or the name in red or beside 文件."""
    text = own_text(line).strip()
    parts = head_words(text)[0]
    if parts:
        return parts[0][0] == HEAD
    shown = beside or is_loud(work.finished.item(line, {}))
    return named and bool(patterns.ORGAN.match(text)) and (shown or _is_first(line))


def _is_first(line: Element) -> bool:
    table = next(line.iterancestors(qualified("w:tbl")))
    return next(each for each in table.iter(PARAGRAPH) if own_text(each).strip()) is line


def _line(work: Retagging, table: Item, line: Element) -> None:
    """Put tags into a paragraph that holds marks, the number or a signatory; any other stays, and is told."""
    text = own_text(line).strip()
    parts, tags = head_words(text)
    if not parts:
        work.kept.append(Told(table.place, "text", shortened(text)))
        return
    say(line, [(tags, looks(line)[1])])
    for what, alone in parts:
        work.tell(table, what, alone, text=text)


def _names(work: Retagging, table: Item, names: list[Element], beside: bool) -> None:
    """Put the names, one below another, in the place of the first; those of the others go with their rows."""
    first = names[0]
    word = "" if beside else f"{{% if loop.last %}}{WORD}{{% endif %}}"
    work.tell(table, HEAD, "{{ 机关 }}" + WORD, text=" ".join(own_text(line).strip() for line in names))
    made = like(work.finished.item(first, {}), [("{{ 机关 }}" + word, looks(first)[1])])
    before(first, when(HEAD, each("机关", f"{HEAD}.机关名称", [work.named(made, style.HEAD)])))
    for line in names:
        _take_out(line)


def _take_out(line: Element) -> None:
    """Take a paragraph out of its cell, and the row with it where nothing else stands there."""
    cell, row = (next(line.iterancestors(qualified(f"w:{name}"))) for name in ("tc", "tr"))
    if len(find_all(cell, "w:p")) > 1:
        cell.remove(line)
    elif all(each is cell or _is_bare(each) for each in find_all(row, "w:tc")):
        _remove(row)
    else:
        say(line, [])


def _is_bare(cell: Element) -> bool:
    """Whether a cell says nothing, or belongs to the one above it."""
    merged = find(cell, "w:tcPr/w:vMerge")
    below = merged is not None and merged.get(qualified("w:val")) != "restart"
    return below or not any(own_text(each).strip() for each in cell.iter(PARAGRAPH))


def _remove(row: Element) -> None:
    parent = row.getparent()
    if parent is not None:
        parent.remove(row)
