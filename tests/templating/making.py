"""Small templates: text with tags becomes a docx of a few parts, and a filled-in docx becomes its text again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from reportgen.ooxml.package import read_package, write_package
from reportgen.templating import Template

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = f"{WORD}.document.main+xml"


def paragraph(*runs: str) -> str:
    """Return a paragraph, each of its texts in a run of its own."""
    return f"<w:p>{''.join(map(run, runs))}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def cell(text: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="1000"/></w:tcPr>{paragraph(text)}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(map(cell, cells))}</w:tr>"


def table(columns: int, *rows: str) -> str:
    grid = '<w:gridCol w:w="1000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def parts_of(
    *blocks: str, header: str = "", footer: str = "", footnote: str = "", main: str = MAIN
) -> dict[str, bytes]:
    """Return the parts of a docx: blocks of XML in the body, one paragraph in each of the other parts."""
    others = {"header": ("hdr", header), "footer": ("ftr", footer), "footnotes": ("footnotes", footnote)}
    used = {name: (root, text) for name, (root, text) in others.items() if text}
    parts = {
        "[Content_Types].xml": _types(used, main),
        "_rels/.rels": _links({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _links({name: f"{name}.xml" for name in used}),
        "word/document.xml": _part("document", f"<w:body>{''.join(blocks)}<w:sectPr/></w:body>"),
    }
    for name, (root, text) in used.items():
        content = paragraph(text)
        parts[f"word/{name}.xml"] = _part(root, f"<w:footnote>{content}</w:footnote>" if footnote else content)
    return {name: text.encode() for name, text in parts.items()}


def _types(names: Sequence[str] | dict[str, Any], main: str) -> str:
    own = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{name}+xml"/>' for name in names)
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{own}</Types>'
    )


def _links(targets: dict[str, str]) -> str:
    links = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(links)}</Relationships>'


def _part(root: str, content: str) -> str:
    return f'<w:{root} xmlns:w="{W}">{content}</w:{root}>'


def template(*blocks: str, **others: str) -> Template:
    return Template.from_bytes(write_package(parts_of(*blocks, **others)), "模板.docx")


def filled(text: str, **context: Any) -> str:
    """Return what a template of one paragraph prints; paragraphs are separated by line ends."""
    return said(template(paragraph(text)).render(context))


def said(docx: bytes, part: str = "word/document.xml") -> str:
    """Return the text of a part, a line a paragraph."""
    root = ElementTree.fromstring(read_package(docx, "结果.docx")[part])
    texts = (
        "".join(
            {"t": node.text or "", "br": "\n", "tab": "\t"}.get(node.tag.rpartition("}")[2], "") for node in each.iter()
        )
        for each in root.iter(f"{{{W}}}p")
    )
    return "\n".join(texts)
