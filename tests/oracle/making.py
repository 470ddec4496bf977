"""Templates for the corpus: blocks of Word XML in, the bytes of a docx with headers, footers, notes and properties out."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.ooxml.package import write_package

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
XML_TYPE = 'ContentType="application/xml"'
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{OFFICE}/relationships",
    "m": f"{OFFICE}/math",
    "wp": f"{DRAWINGML}/wordprocessingDrawing",
    "a": f"{DRAWINGML}/main",
    "pic": f"{DRAWINGML}/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
}
ROOTS = {"header": "hdr", "footer": "ftr"}
LINKED = "https://example.org/a?b=1&c=2"


@dataclass(frozen=True)
class Beside:
    """What stands beside the body: headers and footers by their kind (default, first, even), notes, properties, settings."""

    headers: Mapping[str, str] = field(default_factory=dict)
    footers: Mapping[str, str] = field(default_factory=dict)
    footnotes: str = ""
    endnotes: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    styles: str = ""
    linked: bool = False
    last_section: str = ""


NOTHING_BESIDE = Beside()


def docx(*blocks: str, beside: Beside = NOTHING_BESIDE) -> bytes:
    """Return a template of some blocks."""
    texts = dict(_texts(blocks, beside))
    return write_package({name: text.encode() for name, text in texts.items()})


def _texts(blocks: tuple[str, ...], beside: Beside) -> Iterator[tuple[str, str]]:
    linked = list(_linked(beside))
    yield "word/document.xml", _root("document", f"<w:body>{''.join(blocks)}{_section(beside)}</w:body>")
    yield "[Content_Types].xml", _types([(name, kind) for _, kind, name, _ in linked], beside)
    yield "_rels/.rels", _links(_package_links(beside))
    links = [(identifier, f"{OFFICE}/relationships/{kind}", name) for identifier, kind, name, _ in linked]
    if beside.linked:
        links.append(("rIdLink", f"{OFFICE}/relationships/hyperlink", LINKED))
    yield "word/_rels/document.xml.rels", _links(links)
    for _, _, name, text in linked:
        yield f"word/{name}", text
    if beside.properties:
        yield "docProps/core.xml", _properties(beside.properties)


def _linked(beside: Beside) -> Iterator[tuple[str, str, str, str]]:
    """Yield the id, the kind, the name and the text of each part that the document links to."""
    for kind, contents in (("header", beside.headers), ("footer", beside.footers)):
        for place, content in contents.items():
            yield f"rId{kind}{place}", kind, f"{kind}-{place}.xml", _root(ROOTS[kind], content)
    for kind, content in (("footnotes", beside.footnotes), ("endnotes", beside.endnotes)):
        if content:
            note = f'<w:{kind[:-1]} w:id="2">{content}</w:{kind[:-1]}>'
            yield f"rId{kind}", kind, f"{kind}.xml", _root(kind, note)
    if beside.styles:
        yield "rIdStyles", "styles", "styles.xml", _root("styles", beside.styles)


def _section(beside: Beside) -> str:
    references = "".join(
        f'<w:{kind}Reference w:type="{place}" r:id="rId{kind}{place}"/>'
        for kind, contents in (("header", beside.headers), ("footer", beside.footers))
        for place in contents
    )
    title = "<w:titlePg/>" if "first" in {**beside.headers, **beside.footers} else ""
    return f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/>{beside.last_section}{title}</w:sectPr>'


def _types(names: list[tuple[str, str]], beside: Beside) -> str:
    overrides = [("/word/document.xml", f"{WORD}.document.main+xml")]
    overrides += [(f"/word/{name}", f"{WORD}.{kind}+xml") for name, kind in names]
    if beside.properties:
        overrides.append(("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    lines = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{rels}<Default Extension="xml" {XML_TYPE}/>{lines}</Types>'


def _package_links(beside: Beside) -> list[tuple[str, str, str]]:
    links = [("rId1", f"{OFFICE}/relationships/officeDocument", "word/document.xml")]
    if beside.properties:
        links.append(("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"))
    return links


def _links(links: list[tuple[str, str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{identifier}" Type="{kind}" Target="{target.replace("&", "&amp;")}"'
        f"{' TargetMode=' + repr('External') if target.startswith('https:') else ''}/>"
        for identifier, kind, target in links
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def _root(name: str, content: str) -> str:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{declaration}<w:{name} {spaces} mc:Ignorable="w14">{content}</w:{name}>'


def _properties(values: Mapping[str, str]) -> str:
    dublin = "http://purl.org/dc"
    spaces = f'xmlns:dc="{dublin}/elements/1.1/" xmlns:dcterms="{dublin}/terms/"'
    content = "".join(f"<{name}>{value}</{name}>" for name, value in values.items())
    return f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" {spaces}>{content}</cp:coreProperties>'


def text(content: str, properties: str = "") -> str:
    """Return a run; `content` is XML as Word writes it."""
    before = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{before}<w:t>{content}</w:t></w:r>"


def para(*contents: str, properties: str = "") -> str:
    """Return a paragraph, each text in a run of its own; what begins with `<` is a run already."""
    before = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    runs = "".join(each if each.startswith("<") else text(each) for each in contents)
    return f"<w:p>{before}{runs}</w:p>"


def tc(*blocks: str, properties: str = '<w:tcW w:w="2000" w:type="dxa"/>') -> str:
    """Return a cell; what does not begin with `<` becomes a paragraph."""
    content = "".join(each if each.startswith("<") else para(each) for each in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str) -> str:
    """Return a row; what does not begin with `<` becomes a cell."""
    return f"<w:tr>{''.join(each if each.startswith('<') else tc(each) for each in cells)}</w:tr>"


def tbl(widths: tuple[int, ...], *rows: str) -> str:
    """Return a table whose grid has columns of these widths."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def drawing(number: int, description: str = "") -> str:
    """Return a run with a drawing that shows nothing."""
    named = f' descr="{description}"' if description else ""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="{number}" name="图"{named}/>'
        "</wp:inline></w:drawing></w:r>"
    )


def text_box(*blocks: str) -> str:
    """Return a run with a text box as Word writes it: a shape, and the same for older programs."""
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="7" name="框"/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def png(width: int = 4, height: int = 2) -> bytes:
    """Return a grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    header = struct.pack(">2L5B", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
