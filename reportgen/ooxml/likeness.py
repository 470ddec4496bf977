"""Likeness: paragraphs and cells that look like those of a finished document and say something else.

In: an element of the document, texts. Out: new elements in its look, or the element itself with another text.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence

from reportgen.ooxml.elements import (
    XML_SPACE,
    Element,
    drop,
    element,
    find,
    find_all,
    put,
    qualified,
    valued,
)
from reportgen.ooxml.finished import NOTES, PARAGRAPH, RUN, TEXT, Item, own_text, runs_of
from reportgen.ooxml.spots import DRAWN

Piece = tuple[str, Element | None]
"""A text and the properties of its run."""
OTHERWHERE = ("w:sectPr", "w:pPrChange", "w:numPr")
TRACKED = ("w:rPrChange", "w:ins", "w:del", "w:moveFrom", "w:moveTo")
SAYING = tuple(qualified(f"w:{name}") for name in ("t", "tab", "br", "cr", "delText", "noBreakHyphen", "sym"))
UNBREAKABLE = tuple(qualified(f"w:{name}") for name in ("fldChar", "instrText"))
FIRST = ("firstLine", "firstLineChars", "hanging", "hangingChars")
CENTRED = ("center", "distribute", "right", "end")
WIDTHS = {" ": 0.5, "\xa0": 0.5, "\t": 2}
"""How many characters wide a blank is that is not as wide as one."""
ORDINARY = 10.5
"""Points of text whose size nothing says."""
CARRIED = (*DRAWN, *NOTES)


def like(item: Item, pieces: Iterable[Piece], page_break: bool = False) -> Element:
    """Return a paragraph in the look of another; a number of Word's list gives way to what the pieces say."""
    made = element("w:p")
    own = find(item.element, "w:pPr")
    made.append(element("w:pPr") if own is None else copy.deepcopy(own))
    layout = made[0]
    for name in OTHERWHERE:
        drop(layout, name)
    if item.number:
        if item.numbered_by_style:  # 0 takes a paragraph out of the list (ECMA-376 Part 1, 17.9.18)
            put(layout, element("w:numPr", None, valued("w:numId", 0)))
        if item.indent is not None and find(layout, "w:ind") is None:
            put(layout, copy.deepcopy(item.indent))
    if page_break:
        put(layout, element("w:pageBreakBefore"))
    _indent_as_typed(layout, item)
    made.extend(_run(text, look) for text, look in pieces)
    return made


def _indent_as_typed(layout: Element, item: Item) -> None:
    """Indent the first line by the blanks that were typed before it, which no tag repeats."""
    text = own_text(item.element)
    typed = text[: len(text) - len(text.lstrip())]
    characters = sum(WIDTHS.get(each, 1) for each in typed)
    own = find(layout, "w:ind")
    if not text.strip() or characters < 1 or item.align in CENTRED:
        return
    made = element("w:ind") if own is None else own
    if any(made.get(qualified(f"w:{name}"), "0") != "0" for name in FIRST):
        return
    for name in FIRST:
        made.attrib.pop(qualified(f"w:{name}"), "")
    made.set(qualified("w:firstLineChars"), str(int(100 * characters)))
    made.set(qualified("w:firstLine"), str(round(20 * characters * (item.size or ORDINARY))))
    put(layout, made)


def _run(text: str, look: Element | None) -> Element:
    made = element("w:r")
    if look is not None:
        made.append(copy.deepcopy(look))
        for name in TRACKED:
            drop(made[0], name)
    for at, line in enumerate(text.split("\t")):
        if at:
            made.append(element("w:tab"))
        if line:
            shown = element("w:t")
            shown.text = line
            shown.set(XML_SPACE, "preserve")
            made.append(shown)
    return made


def looks(paragraph: Element, behind: int = 0) -> tuple[Element | None, Element | None]:
    """Return the look of a paragraph's first words, and that of most of what stands behind so many characters."""
    runs = list(runs_of(paragraph))
    if not runs:
        mark = find(paragraph, "w:pPr/w:rPr")
        look = None if mark is None else _as_look(mark)
        return look, look
    at, shares = 0, []
    for run in runs:
        length = len("".join(each.text or "" for each in run.findall(TEXT)))
        shares.append((max(0, at + length - max(at, behind)), run))
        at += length
    main = max(shares, key=lambda share: share[0])[1]
    return find(runs[0], "w:rPr"), find(main, "w:rPr")


def _as_look(mark: Element) -> Element:
    made = copy.deepcopy(mark)
    for name in TRACKED:
        drop(made, name)
    return made


def say(paragraph: Element, pieces: Sequence[Piece]) -> None:
    """Let a paragraph say something else; its drawings, notes and bookmarks stay in it."""
    place = _silence(paragraph)
    for offset, (text, look) in enumerate(pieces):
        paragraph.insert(place + offset, _run(text, look))


def _silence(paragraph: Element) -> int:
    """Take the texts of a paragraph out; return where among its children the first of them stood."""
    first = len(paragraph)
    for run in list(paragraph.iter(RUN)):
        if next(run.iterancestors(PARAGRAPH), None) is not paragraph:
            continue
        child = next(each for each in (run, *run.iterancestors()) if each.getparent() is paragraph)
        first = min(first, paragraph.index(child))
        _mute(run)
    return min(first, len(paragraph))


def _mute(run: Element) -> None:
    """Take what a run says out of it, and the run too where it carries nothing else."""
    for each in list(run):
        if each.tag in SAYING or each.tag in UNBREAKABLE:
            run.remove(each)
    if not any(each.tag != qualified("w:rPr") for each in run):
        _remove_with_empty_parents(run)


def _remove_with_empty_parents(found: Element) -> None:
    parent = found.getparent()
    if parent is None:
        return
    parent.remove(found)
    if parent.tag != PARAGRAPH and not len(parent):
        _remove_with_empty_parents(parent)


def take_out(item: Item) -> bool:
    """Take a paragraph or table out of the document; what it carries beside its text stays, and then True is returned."""
    holder = item.element.getparent()
    assert holder is not None
    stays = not item.is_table and (item.ends_section or any(True for _ in item.element.iter(*CARRIED)))
    if stays:
        _silence(item.element)
    else:
        holder.remove(item.element)
    return stays


def mend_pairs(root: Element) -> None:
    """Take out the marks whose other end is gone: bookmarks and the ranges of comments."""
    for kind in ("bookmark", "commentRange"):
        ends = {name: _by_id(root, f"w:{kind}{name}") for name in ("Start", "End")}
        for name, other in (("Start", "End"), ("End", "Start")):
            for identifier, each in ends[name].items():
                parent = each.getparent()
                if identifier not in ends[other] and parent is not None:
                    parent.remove(each)


def _by_id(root: Element, name: str) -> dict[str, Element]:
    return {each.get(qualified("w:id")) or "": each for each in root.iter(qualified(name))}


def cell_like(cell: Element, content: Iterable[Element], span: int = 0) -> Element:
    """Return a cell in the look of another; one that spans columns has the width of none."""
    made = element("w:tc")
    own = find(cell, "w:tcPr")
    made.append(element("w:tcPr") if own is None else copy.deepcopy(own))
    for name in ("w:vMerge", *(("w:tcW", "w:gridSpan") if span else ())):
        drop(made[0], name)
    if span > 1:
        put(made[0], valued("w:gridSpan", span))
    made.extend(content)
    return made


def row_like(row: Element, cells: Iterable[Element]) -> Element:
    """Return a row in the look of another."""
    made = element("w:tr")
    own = find(row, "w:trPr")
    if own is not None:
        made.append(copy.deepcopy(own))
    made.extend(cells)
    return made


def table_like(table: Element, rows: Iterable[Element]) -> Element:
    """Return a table in the look of another: its properties and columns, other rows."""
    made = element("w:tbl")
    made.extend(copy.deepcopy(each) for name in ("w:tblPr", "w:tblGrid") for each in find_all(table, name))
    made.extend(rows)
    return made


def before(place: Element, content: Iterable[Element]) -> None:
    """Put elements before another."""
    for each in content:
        place.addprevious(each)


def after(place: Element, content: Iterable[Element]) -> None:
    """Put elements behind another, in their order."""
    for each in reversed(list(content)):
        place.addnext(each)


def outermost(found: Element, body: Element) -> Element:
    """Return the child of the body that an element stands in."""
    return next(each for each in (found, *found.iterancestors()) if each.getparent() is body)


def texts_of(cells: Sequence[Element]) -> Iterator[Element]:
    """Yield the first paragraph of each cell, made where there is none."""
    for cell in cells:
        found = find(cell, "w:p")
        yield element("w:p") if found is None else found


def free_control(found: Element) -> None:
    """Let the content controls around an element hold anything: a bound one would be filled by Word with what it was."""
    for control in found.iterancestors(qualified("w:sdt")):
        own = find(control, "w:sdtPr")
        for name in ("w:dataBinding", "w:text", "w:showingPlcHdr"):
            if own is not None:
                drop(own, name)
