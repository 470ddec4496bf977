"""Comments in a Word file: a copy with a comment at each of some places.

In: the parts of a docx, and what is to be said where. Out: the parts of the copy; comments that were there are kept. Word
knows comments in the body alone, outside text boxes: those for other places stand at the paragraph a box is anchored in,
at the one a foot- or endnote belongs to, or at the first one, and say where they belong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element, descendants, element, find, qualified
from reportgen.ooxml.outline import parse
from reportgen.ooxml.package import CONTENT_TYPES
from reportgen.ooxml.run_splitting import isolated
from reportgen.ooxml.spots import Spot, spots
from reportgen.ooxml.tagged import part_of
from reportgen.ooxml.workbook_parts import relations, relations_part
from reportgen.ooxml.writing import bare_run

BODY, COMMENTS = "word/document.xml", "word/comments.xml"
AUTHOR, INITIALS = "reportgen", "rg"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

NOTES = {qualified("w:footnote"): "w:footnoteReference", qualified("w:endnote"): "w:endnoteReference"}
"""Notes below a page or a text, and what stands for them in it."""


@frozen
class Note:
    """What is to be said at a place of the template: of a paragraph, at the words `at`."""

    place: Mapping[str, int | str]
    at: str
    lines: tuple[str, ...]
    elsewhere: str
    """What is said first where the comment has to stand at another place: where it belongs."""


@frozen
class Anchored:
    """What is to be said of some characters of a paragraph, as `stretches` counts them; of all of it where there are none."""

    paragraph: Element
    start: int
    end: int
    lines: tuple[str, ...]


def with_anchored_comments(
    parts: Mapping[str, bytes], roots: Mapping[str, Element], notes: Sequence[Anchored], date: str = ""
) -> dict[str, bytes]:
    """Return the parts of a copy with a comment at each place; `roots` are the elements of its parts, and change."""
    copy, root = dict(parts), roots[BODY]
    first = next(descendants(root, "w:p"), None)
    if not notes or first is None:
        return copy
    part, comments = _comments(copy)
    numbers = count(_highest(root, comments) + 1)
    for note in notes:
        number = str(next(numbers))
        comments.append(_comment(number, note.lines, date))
        _mark_span(_anchor(note.paragraph, root, first), note, number)
    copy[BODY], copy[part] = part_of(root), part_of(comments)
    return copy


def _anchor(paragraph: Element, root: Element, first: Element) -> Element:
    """Return the paragraph of the body that a comment can stand at: around a text box, the one of a note, else the first."""
    around = [paragraph, *paragraph.iterancestors()]
    outer = _outermost(around)
    if outer.getroottree().getroot() is root:
        return outer
    note = next((each for each in around if each.tag in NOTES), None)
    if note is None:
        return first
    number = note.get(qualified("w:id"))
    references = (each for each in descendants(root, NOTES[note.tag]) if each.get(qualified("w:id")) == number)
    reference = next(references, None)
    return first if reference is None else _outermost([reference, *reference.iterancestors()])


def _outermost(elements: Sequence[Element]) -> Element:
    return [each for each in elements if each.tag == qualified("w:p")][-1]


def _mark_span(paragraph: Element, note: Anchored, number: str) -> None:
    """Put the marks of a comment around its characters, else around the whole paragraph."""
    own = paragraph is note.paragraph and note.end > note.start
    runs = isolated(paragraph, note.start, note.end) if own else []
    whole = [each for each in paragraph if each.tag != qualified("w:pPr")]
    first, last = (_child(paragraph, runs[0]), _child(paragraph, runs[-1])) if runs else (None, None)
    begin = first if first is not None else next(iter(whole), None)
    end = last if last is not None else next(reversed(whole), None)
    opened = element("w:commentRangeStart", {"w:id": number})
    closed = (element("w:commentRangeEnd", {"w:id": number}), _reference(number))
    if begin is None or end is None:
        paragraph.extend((opened, *closed))
        return
    begin.addprevious(opened)
    for each in reversed(closed):
        end.addnext(each)


def with_comments(parts: Mapping[str, bytes], notes: Sequence[Note]) -> dict[str, bytes]:
    """Return the parts of a copy with a comment for each note; as they are where the body has no paragraph."""
    copy = dict(parts)
    root = parse(copy[BODY])
    there = [each for each in spots(BODY, root) if "box" not in each.numbers]
    if not there or not notes:
        return copy
    part, comments = _comments(copy)
    numbers = count(_highest(root, comments) + 1)
    for note in notes:
        number = str(next(numbers))
        spot = _spot(note, there)
        is_there = spot is not None and dict(note.place) == spot.place
        comments.append(_comment(number, note.lines if is_there else (note.elsewhere, *note.lines)))
        _mark(spot or there[0], note.at if spot else "", number)
    copy[BODY], copy[part] = part_of(root), part_of(comments)
    return copy


def _comments(parts: dict[str, bytes]) -> tuple[str, Element]:
    """Return the part of the comments and its root, made and made known where there is none."""
    known = next((part for kind, part in relations(parts, BODY).values() if kind == "comments"), None)
    if known in parts:
        return str(known), parse(parts[str(known)])
    part = next(name for name in _names() if name not in parts)
    _relate(parts, part)
    types = parse(parts[CONTENT_TYPES])
    types.append(_plain(f"{PACKAGE}/content-types", "Override", PartName=f"/{part}", ContentType=COMMENTS_TYPE))
    parts[CONTENT_TYPES] = part_of(types)
    return part, element("w:comments")


def _names() -> Iterator[str]:
    yield COMMENTS
    yield from (f"word/comments{number}.xml" for number in count(2))


def _relate(parts: dict[str, bytes], part: str) -> None:
    name = relations_part(BODY)
    space = f"{PACKAGE}/relationships"
    root = parse(parts[name]) if name in parts else _plain(space, "Relationships")
    taken = {each.get("Id") for each in root}
    key = next(each for number in count(1) if (each := f"rIdNote{number}") not in taken)
    link = _plain(space, "Relationship", Id=key, Type=f"{OFFICE}/comments", Target=part.removeprefix("word/"))
    root.append(link)
    parts[name] = part_of(root)


def _plain(space: str, name: str, **attributes: str) -> Element:
    """Return an element of a package's own files."""
    made = parse(f'<{name} xmlns="{space}"/>'.encode())
    for key, value in attributes.items():
        made.set(key, value)
    return made


def _highest(root: Element, comments: Element) -> int:
    marks = [*descendants(comments, "w:comment"), *descendants(root, "w:commentReference")]
    numbers = [each.get(qualified("w:id")) or "" for each in marks]
    return max((int(each) for each in numbers if each.isdigit()), default=-1)


def _comment(number: str, lines: Sequence[str], date: str = "") -> Element:
    attributes = {"w:id": number, "w:author": AUTHOR, "w:initials": INITIALS, **({"w:date": date} if date else {})}
    return element("w:comment", attributes, *(element("w:p", None, bare_run(line)) for line in lines))


def _spot(note: Note, there: Sequence[Spot]) -> Spot | None:
    """Return the paragraph that a note belongs to, of a text box the one around it; None where it is not in the body."""
    place = {name: number for name, number in note.place.items() if name != "box"}
    at_place = [each for each in there if each.place == place]
    return next((each for each in at_place if note.at in each.text), next(iter(at_place), None))


def _mark(spot: Spot, at: str, number: str) -> None:
    """Put the marks of a comment around the runs in which its words stand, else around the whole paragraph."""
    paragraph = spot.element
    start = spot.text.find(at) if at else -1
    pieces = spot.pieces_between(start, start + len(at)) if start >= 0 else []
    first, last = (_child(paragraph, each.element) for each in (pieces[0], pieces[-1])) if pieces else (None, None)
    opened = element("w:commentRangeStart", {"w:id": number})
    closed = [element("w:commentRangeEnd", {"w:id": number}), _reference(number)]
    properties = find(paragraph, "w:pPr")
    begin = paragraph.index(first) if first is not None else int(properties is not None)
    paragraph.insert(begin, opened)
    end = paragraph.index(last) + 1 if last is not None else len(paragraph)
    for offset, each in enumerate(closed):
        paragraph.insert(end + offset, each)


def _child(paragraph: Element, below: Element) -> Element:
    """Return the child of a paragraph in which an element stands."""
    while (parent := below.getparent()) is not None and parent is not paragraph:
        below = parent
    return below


def _reference(number: str) -> Element:
    return element("w:r", None, element("w:commentReference", {"w:id": number}))
