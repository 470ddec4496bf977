"""Small Word files for tests: paragraphs as XML in, the parts of a docx out."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.ooxml.package import write_package

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    inside = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    made = (
        "<w:tr>"
        + "".join(f"<w:tc>{each if each.startswith('<') else paragraph(each)}</w:tc>" for each in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{''.join(made)}</w:tbl>"


def parts(*blocks: str, section: str = "", **more: str) -> dict[str, bytes]:
    """Return the parts of a docx; `styles`, `header1` and others are further parts."""
    body = "".join(each if each.startswith("<") else paragraph(each) for each in blocks)
    document = f"<w:document {SPACE}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    made = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document}
    made |= {f"word/{name}.xml": text for name, text in more.items()}
    return {name: text.encode() for name, text in made.items()}


def docx(made: Mapping[str, bytes]) -> bytes:
    return write_package(made)
