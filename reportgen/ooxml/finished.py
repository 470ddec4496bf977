"""A finished document, as it is read to become a template: what stands in its body, how it looks, what Word numbers.

In: the parts of a .docx. Out: `Item`s, a paragraph or table each with its place and look; `lists` knows Word's own numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from reportgen.ooxml.elements import Element, find, find_all, qualified, value_of
from reportgen.ooxml.outline import parse, text_of
from reportgen.ooxml.spots import BOX, DRAWN, FALLBACK

BODY, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
PARAGRAPH, TABLE, RUN, TEXT = (qualified(f"w:{name}") for name in ("p", "tbl", "r", "t"))
WRAPPERS = tuple(qualified(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "smartTag", "customXml"))
GONE = tuple(qualified(f"w:{name}") for name in ("del", "moveFrom"))
NOTES = tuple(qualified(f"w:{name}") for name in ("footnoteReference", "endnoteReference"))
CHINESE = frozenset(
    (
        *("chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographTraditional"),
        *("japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital"),
    )
)
PLACEHOLDER = re.compile(r"%\d")


@dataclass(eq=False)
class Item:
    """A paragraph or table of the body: its place as Word counts, and what it looks like."""

    element: Element
    place: Mapping[str, int | str]
    style: str = ""
    align: str = ""
    size: float = 0
    """Points; 0 where nothing says."""
    color: str = ""
    number: str = ""
    """What Word's list prints before its text, as one would write it: 一、 （一） 1."""
    indent: Element | None = None
    """The indents that its list gives it."""
    numbered_by_style: bool = False
    """Whether its style is of a list, whatever the paragraph says."""

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""
        return self.element.tag == TABLE

    @cached_property
    def text(self) -> str:
        """What it says itself, without its text boxes; of a table its cells."""
        if self.is_table:
            return "\n".join("\t".join(texts) for texts in self.rows)
        return self.number + own_text(self.element).strip()

    @property
    def rows(self) -> list[list[str]]:
        """The texts of the cells of a table."""
        rows = find_all(self.element, "w:tr")
        return [[text_of(cell).strip() for cell in find_all(row, "w:tc")] for row in rows]

    @property
    def drawn(self) -> bool:
        """Whether a picture, a line or a text box stands in it."""
        return any(True for _ in self.element.iter(*DRAWN))

    @property
    def has_notes(self) -> bool:
        """Whether a footnote or endnote hangs on it."""
        return any(True for _ in self.element.iter(*NOTES))

    @property
    def ends_section(self) -> bool:
        """Whether a section ends with it."""
        return find(self.element, "w:pPr/w:sectPr") is not None

    @property
    def is_blank(self) -> bool:
        """Whether it is an empty paragraph."""
        return not (self.is_table or self.text or self.drawn or self.ends_section)


def own_text(paragraph: Element) -> str:
    """Return the text of a paragraph without its text boxes and without what was deleted; breaks are blanks."""
    pieces = []
    for node in paragraph.iter(TEXT, qualified("w:tab"), qualified("w:br"), qualified("w:cr")):
        above = list(node.iterancestors())
        owner = next((each for each in above if each.tag == PARAGRAPH), None)
        if owner is paragraph and above[0].tag == RUN and not any(each.tag in GONE for each in above):
            pieces.append(node.text or "" if node.tag == TEXT else "\t")
    return "".join(pieces)


@dataclass
class Finished:
    """The body of a finished document, with what its styles and lists say."""

    parts: Mapping[str, bytes]
    root: Element = field(init=False)
    styles: Element | None = field(init=False)

    def __post_init__(self) -> None:
        self.root = parse(self.parts[BODY])
        self.styles = parse(self.parts[STYLES]) if STYLES in self.parts else None
        self._by_id = {} if self.styles is None else {_id(each): each for each in find_all(self.styles, "w:style")}
        self._lists = _Lists(self.parts.get(NUMBERING))

    @cached_property
    def style_ids(self) -> dict[str, str]:
        """The id of each style by its name."""
        return {value_of(each, "w:name"): name for name, each in self._by_id.items()}

    @property
    def body(self) -> Element:
        """The body itself."""
        found = find(self.root, "w:body")
        assert found is not None
        return found

    @cached_property
    def items(self) -> list[Item]:
        """The paragraphs and tables of the body in order, those in content controls and insertions too."""
        return list(self._items())

    def _items(self) -> Iterator[Item]:
        paragraphs = tables = 0
        for each in blocks(self.body):
            if each.tag == TABLE:
                tables += 1
                yield Item(each, {"part": BODY, "table": tables})
            else:
                paragraphs += 1
                yield self.item(each, {"part": BODY, "paragraph": paragraphs})

    def item(self, paragraph: Element, place: Mapping[str, int | str]) -> Item:
        """Return a paragraph with its look."""
        chain = list(self._chain(value_of(paragraph, "w:pPr/w:pStyle")))
        run = next((each for each in runs_of(paragraph)), None)
        size, color = (self._said(paragraph, run, chain, name) for name in ("sz", "color"))
        return Item(
            paragraph,
            place,
            value_of(chain[0], "w:name") if chain else "",
            next((said for each in (paragraph, *chain) if (said := value_of(each, "w:pPr/w:jc"))), ""),
            int(size) / 2 if size.isdigit() else 0,
            color,
            *self._lists.entry(paragraph, chain),
            any(find(each, "w:pPr/w:numPr/w:numId") is not None for each in chain),
        )

    def _said(self, paragraph: Element, run: Element | None, chain: list[Element], name: str) -> str:
        own = value_of(run, f"w:rPr/w:{name}") if run is not None else value_of(paragraph, f"w:pPr/w:rPr/w:{name}")
        return own or next((said for each in chain if (said := value_of(each, f"w:rPr/w:{name}"))), "")

    def _chain(self, identifier: str) -> Iterator[Element]:
        """Yield a style and those it is based on; the default style where a paragraph names none."""
        known = identifier in self._by_id
        style = self._by_id.get(identifier) if known else self._default
        seen: set[str] = set()
        while style is not None and _id(style) not in seen:
            seen.add(_id(style))
            yield style
            style = self._by_id.get(value_of(style, "w:basedOn"))

    @cached_property
    def _default(self) -> Element | None:
        found = (each for each in self._by_id.values() if each.get(qualified("w:default")) in ("1", "true"))
        return next((each for each in found if each.get(qualified("w:type")) == "paragraph"), None)

    def boxes(self) -> Iterator[tuple[Item, int]]:
        """Yield the paragraphs in text boxes with the number of their box; a box and its older form count as one."""
        number = 0
        for box in self.root.iter(BOX):
            number += next(box.iterancestors(FALLBACK), None) is None
            for each in box.iter(PARAGRAPH):
                yield self.item(each, {"part": BODY, "box": max(number, 1)}), number


def blocks(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables below an element, those in content controls and insertions too."""
    for child in parent:
        if child.tag in (PARAGRAPH, TABLE):
            yield child
        elif child.tag in WRAPPERS:
            yield from blocks(child)


def runs_of(paragraph: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph that say something, without those of its text boxes."""
    for run in paragraph.iter(RUN):
        owner = next(run.iterancestors(PARAGRAPH), None)
        if owner is paragraph and "".join(node.text or "" for node in run.findall(TEXT)).strip():
            yield run


def _id(style: Element) -> str:
    return style.get(qualified("w:styleId")) or ""


class _Lists:
    """The lists of a document."""

    def __init__(self, part: bytes | None) -> None:
        self._levels: dict[tuple[str, str], Element] = {}
        if part is None:
            return
        root = parse(part)
        kinds = {each.get(qualified("w:abstractNumId")): each for each in find_all(root, "w:abstractNum")}
        for each in find_all(root, "w:num"):
            kind = kinds.get(value_of(each, "w:abstractNumId"))
            for level in () if kind is None else find_all(kind, "w:lvl"):
                key = (each.get(qualified("w:numId")) or "", level.get(qualified("w:ilvl")) or "0")
                self._levels[key] = level

    def entry(self, paragraph: Element, chain: list[Element]) -> tuple[str, Element | None]:
        """Return what stands before the first entry of the list that a paragraph is of, and the list's indents."""
        sources = [each for each in (paragraph, *chain) if find(each, "w:pPr/w:numPr/w:numId") is not None]
        if not sources:
            return "", None
        level = next((said for each in (paragraph, *chain) if (said := value_of(each, "w:pPr/w:numPr/w:ilvl"))), "0")
        found = self._levels.get((value_of(sources[0], "w:pPr/w:numPr/w:numId"), level))
        if found is None or value_of(found, "w:numFmt") in ("bullet", "none"):
            return "", None
        one = "一" if value_of(found, "w:numFmt") in CHINESE else "1"
        return PLACEHOLDER.sub(one, value_of(found, "w:lvlText")), find(found, "w:pPr/w:ind")
