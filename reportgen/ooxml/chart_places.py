"""The places of charts in a body: drawings whose alt text says so, and paragraphs of one text.

In: the root of `word/document.xml`. Out: its places, and the same root with charts in them. A template's author puts any
picture or shape where a chart is to stand and gives it an alt text like 图表：月度趋势; the chart takes its place and size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.elements import DRAWING_NAMESPACES, NAMESPACES, Element, descendants, element, qualified

PLACE = re.compile(r"\s*图表\s*[：:]\s*(\S.*?)\s*", re.DOTALL)
CHART_SPACE = DRAWING_NAMESPACES["c"]
TEXTS = ("w:t", "w:tab", "w:br", "w:drawing", "w:pict", "w:object", "w:fldChar", "w:fldSimple")


@frozen
class Size:
    """A size in English Metric Units, 36,000 a millimetre."""

    width: int
    height: int


@frozen
class Link:
    """What a drawing has to name of its chart: the relationship, its title, its alt text."""

    identifier: str
    title: str
    alt_text: str


@frozen
class DrawnPlace:
    """A drawing that a template's author put where a chart is to stand."""

    drawing: Element

    @property
    def paragraph(self) -> Element:
        """The paragraph it stands in."""
        return next(self.drawing.iterancestors(qualified("w:p")))

    @property
    def alt_texts(self) -> list[str]:
        """Its alt text, and the title of its alt text."""
        shown = next(descendants(self.drawing, "wp:docPr"))
        return [text for name in ("descr", "title") if (text := (shown.get(name) or "").strip())]

    @property
    def name(self) -> str:
        """The name of the chart that is to stand here, empty where it is a picture like any other."""
        found = (PLACE.fullmatch(text) for text in self.alt_texts)
        return next((each[1] for each in found if each), "")

    def fill(self, link: Link) -> None:
        """Put a chart here; place, size and the way text runs around it stay."""
        frame = self.drawing[0]
        _describe(next(descendants(frame, "wp:docPr")), link)
        for old in frame.findall(qualified("wp:cNvGraphicFramePr")):
            old[:] = []
        graphic = frame.find(qualified("a:graphic"))
        if graphic is not None:
            frame.replace(graphic, _graphic(link))
        whole = _whole(self.drawing)
        if whole is not self.drawing:
            _replace(whole, self.drawing)

    def drop(self) -> None:
        """Take the drawing away, and its paragraph where nothing else stands in it."""
        paragraph = self.paragraph
        _remove(_whole(self.drawing))
        if not any(True for name in TEXTS for _ in descendants(paragraph, name)):
            drop_paragraph(paragraph)


def drawn_places(root: Element) -> list[DrawnPlace]:
    """Return the drawings of a body that have a frame, in order; what old programs see instead of a shape is left out."""
    found = (each for each in descendants(root, "w:drawing") if len(each) and not _is_fallback(each))
    return [DrawnPlace(each) for each in found if next(descendants(each, "wp:docPr"), None) is not None]


def paragraphs_saying(root: Element, text: str) -> Iterator[Element]:
    """Yield the paragraphs that say just this."""
    for paragraph in list(descendants(root, "w:p")):
        if "".join(node.text or "" for node in descendants(paragraph, "w:t")) == text:
            yield paragraph


def fill_paragraph(paragraph: Element, link: Link, size: Size) -> None:
    """Put a chart in the line instead of all that a paragraph says."""
    for child in list(paragraph):
        if child.tag != qualified("w:pPr"):
            paragraph.remove(child)
    paragraph.append(element("w:r", None, _inline(paragraph, link, size)))


def drop_paragraph(paragraph: Element) -> None:
    """Take a paragraph away; the last one of a cell or text box has to stay, without its text."""
    parent = paragraph.getparent()
    assert parent is not None
    following = paragraph.getnext()
    needed = parent.tag != qualified("w:body") and (following is None or following.tag != qualified("w:p"))
    if needed or paragraph.find(f"{qualified('w:pPr')}/{qualified('w:sectPr')}") is not None:
        paragraph[:] = [child for child in paragraph if child.tag == qualified("w:pPr")]
    else:
        parent.remove(paragraph)


def number_drawings(root: Element) -> None:
    """Give drawings whose number another has, or that have none, one of their own."""
    taken: set[int] = set()
    for shown in descendants(root, "wp:docPr"):
        if _is_fallback(shown):
            continue
        text = shown.get("id") or ""
        number = int(text) if text.isdecimal() else 0
        if number < 1 or number in taken:
            number = max(taken, default=0) + 1
            shown.set("id", str(number))
        taken.add(number)


def _inline(near: Element, link: Link, size: Size) -> Element:
    spaces = {each: DRAWING_NAMESPACES[each] for each in ("wp", "a", "c")}
    drawing = element("w:drawing")
    distances = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")
    inline = etree.SubElement(drawing, qualified("wp:inline"), distances, {**NAMESPACES, **spaces})
    etree.SubElement(inline, qualified("wp:extent"), {"cx": str(size.width), "cy": str(size.height)})
    etree.SubElement(inline, qualified("wp:effectExtent"), dict.fromkeys(("l", "t", "r", "b"), "0"))
    _describe(etree.SubElement(inline, qualified("wp:docPr"), {"id": _next_number(near)}), link)
    etree.SubElement(inline, qualified("wp:cNvGraphicFramePr"))
    inline.append(_graphic(link))
    return drawing


def _next_number(near: Element) -> str:
    root = near.getroottree().getroot()
    numbers = [int(each.get("id") or 0) for each in descendants(root, "wp:docPr") if (each.get("id") or "").isdecimal()]
    return str(max(numbers, default=0) + 1)


def _describe(shown: Element, link: Link) -> None:
    shown.set("name", f"图表 {link.title}")
    shown.set("descr", link.alt_text)
    if "title" in shown.attrib:
        del shown.attrib["title"]
    shown[:] = []


def _graphic(link: Link) -> Element:
    spaces: Mapping[str, str] = {"a": DRAWING_NAMESPACES["a"]}
    graphic = etree.Element(qualified("a:graphic"), nsmap=dict(spaces))
    data = etree.SubElement(graphic, qualified("a:graphicData"), {"uri": CHART_SPACE})
    named = {qualified("r:id"): link.identifier}
    etree.SubElement(data, qualified("c:chart"), named, {"c": CHART_SPACE, "r": NAMESPACES["r"]})
    return graphic


def _is_fallback(drawing: Element) -> bool:
    return next(drawing.iterancestors(qualified("mc:Fallback")), None) is not None


def _whole(drawing: Element) -> Element:
    """Return the drawing, or the choice between it and what older programs see instead."""
    choice = next(drawing.iterancestors(qualified("mc:AlternateContent"), qualified("w:p")), None)
    return choice if choice is not None and choice.tag == qualified("mc:AlternateContent") else drawing


def _replace(old: Element, new: Element) -> None:
    parent = old.getparent()
    assert parent is not None
    parent.replace(old, new)


def _remove(old: Element) -> None:
    parent = old.getparent()
    assert parent is not None
    parent.remove(old)
