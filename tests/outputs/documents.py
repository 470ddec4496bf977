"""Documents for these tests: sealed docx files of a few parts, and what a person does to them."""

from __future__ import annotations

from datetime import date

from reportgen.ooxml.package import read_package, write_package
from reportgen.ooxml.properties import seal
from tests.templating.making import paragraph, parts_of


def document(text: str) -> bytes:
    """Return a document as the program makes it."""
    parts = parts_of(paragraph(text))
    return write_package(seal(parts, title=text, creator="局", created=date(2024, 3, 5), generator="reportgen"))


def edited(data: bytes, text: str = "改过") -> bytes:
    """Return the document after a person has typed in it."""
    parts = read_package(data, "a.docx")
    body = parts["word/document.xml"].replace(b"<w:sectPr/>", paragraph(text).encode() + b"<w:sectPr/>")
    return write_package({**parts, "word/document.xml": body})
