"""A new document: body, styles, footers and page in, the bytes of a .docx out, the same every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from lxml import etree

from reportgen.frozen import frozen
from reportgen.ooxml.elements import Element, Value, element, serialized, switched, valued
from reportgen.ooxml.package import CONTENT_TYPES, RELATIONSHIPS, write_package
from reportgen.ooxml.properties import APP_PROPERTIES, CORE_PROPERTIES
from reportgen.ooxml.theme import theme

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
COMPATIBILITY = "http://schemas.microsoft.com/office/word"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CORE = f"{PACKAGE}/metadata/core-properties"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


@frozen
class Page:
    """A page, its margins, the footer's distance from the page's edge, the pitch of its lines; all in twips."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    footer: int
    pitch: int


@frozen
class Font:
    """A font, and the one to take where it is missing."""

    name: str
    instead: str
    family: str


@frozen
class NewDocument:
    """Everything a document is made of; the footers are those of odd and of even pages."""

    title: str
    body: Sequence[Element]
    styles: Element
    page: Page
    odd_footer: Sequence[Element]
    even_footer: Sequence[Element]
    theme_fonts: tuple[str, str]
    """Those of headings and of text."""
    fonts: Sequence[Font] = ()

    def to_bytes(self) -> bytes:
        """Return the .docx."""
        return write_package({name: serialized(root) for name, root in self._parts().items()})

    def _parts(self) -> dict[str, Element]:
        return {
            CONTENT_TYPES: _content_types(),
            RELATIONSHIPS: _relationships(
                {
                    f"{OFFICE}/officeDocument": "word/document.xml",
                    f"{PACKAGE}/relationships/metadata/core-properties": CORE_PROPERTIES,
                    f"{OFFICE}/extended-properties": APP_PROPERTIES,
                }
            ),
            CORE_PROPERTIES: _core(self.title),
            APP_PROPERTIES: etree.Element(f"{{{EXTENDED}}}Properties", nsmap=_only(EXTENDED)),
            "word/document.xml": self._document(),
            "word/_rels/document.xml.rels": _relationships(DOCUMENT_LINKS, FOOTERS),
            "word/styles.xml": self.styles,
            "word/settings.xml": _settings(),
            "word/fontTable.xml": element("w:fonts", None, *map(_font, self.fonts)),
            "word/theme/theme1.xml": theme(*self.theme_fonts),
            "word/footer1.xml": element("w:ftr", None, *self.odd_footer),
            "word/footer2.xml": element("w:ftr", None, *self.even_footer),
        }

    def _document(self) -> Element:
        return element("w:document", None, element("w:body", None, *self.body, self._section()))

    def _section(self) -> Element:
        page = self.page
        names = ("top", "right", "bottom", "left", "footer")
        margins = {f"w:{name}": getattr(page, name) for name in names} | {"w:header": 851, "w:gutter": 0}
        footers = zip(("default", "even"), FOOTERS, strict=True)
        turned: dict[str, Value] = {"w:orient": "landscape"} if page.width > page.height else {}
        return element(
            "w:sectPr",
            None,
            *(element("w:footerReference", {"w:type": kind, "r:id": link}) for kind, link in footers),
            element("w:pgSz", {"w:w": page.width, "w:h": page.height, **turned}),
            element("w:pgMar", margins),
            element("w:docGrid", {"w:linePitch": page.pitch}),
        )


FOOTERS = {"rIdOdd": "footer1.xml", "rIdEven": "footer2.xml"}
DOCUMENT_LINKS = {
    f"{OFFICE}/styles": "styles.xml",
    f"{OFFICE}/settings": "settings.xml",
    f"{OFFICE}/fontTable": "fontTable.xml",
    f"{OFFICE}/theme": "theme/theme1.xml",
}
PART_TYPES = {
    "/word/document.xml": f"{WORD}.document.main+xml",
    "/word/styles.xml": f"{WORD}.styles+xml",
    "/word/settings.xml": f"{WORD}.settings+xml",
    "/word/fontTable.xml": f"{WORD}.fontTable+xml",
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/word/footer1.xml": f"{WORD}.footer+xml",
    "/word/footer2.xml": f"{WORD}.footer+xml",
    f"/{CORE_PROPERTIES}": "application/vnd.openxmlformats-package.core-properties+xml",
    f"/{APP_PROPERTIES}": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def _only(space: str) -> dict[str, str]:
    """Return a map of name spaces in which that one needs no prefix."""
    return cast("dict[str, str]", {None: space})


def _content_types() -> Element:
    space = f"{PACKAGE}/content-types"
    root = etree.Element(f"{{{space}}}Types", nsmap=_only(space))
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    for extension, kind in (("rels", rels), ("xml", "application/xml")):
        etree.SubElement(root, f"{{{space}}}Default", {"Extension": extension, "ContentType": kind})
    for part, kind in PART_TYPES.items():
        etree.SubElement(root, f"{{{space}}}Override", {"PartName": part, "ContentType": kind})
    return root


def _relationships(links: Mapping[str, str], footers: Mapping[str, str] | None = None) -> Element:
    space = f"{PACKAGE}/relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap=_only(space))
    named = [(f"rId{number}", kind, target) for number, (kind, target) in enumerate(links.items(), 1)]
    named += [(name, f"{OFFICE}/footer", target) for name, target in (footers or {}).items()]
    for name, kind, target in named:
        etree.SubElement(root, f"{{{space}}}Relationship", {"Id": name, "Type": kind, "Target": target})
    return root


def _core(title: str) -> Element:
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DUBLIN_CORE})
    etree.SubElement(root, f"{{{DUBLIN_CORE}}}title").text = title
    return root


def _settings() -> Element:
    """Return settings: footers of their own for even pages, characters never pressed together, Word 2013 and later."""
    modern: dict[str, Value] = {"w:name": "compatibilityMode", "w:uri": COMPATIBILITY, "w:val": 15}
    return element(
        "w:settings",
        None,
        element("w:zoom", {"w:percent": 100}),
        switched("w:bordersDoNotSurroundHeader"),
        switched("w:bordersDoNotSurroundFooter"),
        valued("w:defaultTabStop", 420),
        switched("w:evenAndOddHeaders"),
        valued("w:characterSpacingControl", "doNotCompress"),
        element("w:compat", None, element("w:compatSetting", modern)),
        element("w:themeFontLang", {"w:val": "en-US", "w:eastAsia": "zh-CN"}),
        element("w:decimalSymbol", {"w:val": "."}),
        element("w:listSeparator", {"w:val": ","}),
    )


def _font(font: Font) -> Element:
    """Return a font of the Chinese character set."""
    return element(
        "w:font",
        {"w:name": font.name},
        valued("w:altName", font.instead),
        valued("w:charset", "86"),
        valued("w:family", font.family),
        valued("w:pitch", "default"),
    )
