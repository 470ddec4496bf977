"""Safe XML: small parts parsed, and every part looked at, without giving entities a chance.

In: the bytes of a part, from anybody. Out: its root element, or a PackageError.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from xml.etree import ElementTree

MAX_PARSED = 4 * 1024 * 1024  # content types, relationships, properties: kilobytes in real life
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
DECLARED = re.compile(rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([^\"'>]*)")
ENCODINGS = {b"utf-8", b"utf8", b"utf-16", b"utf-16le", b"utf-16be", b"us-ascii", b"ascii"}


class PackageError(ValueError):
    """A file that is not opened; `diagnostic` says why, the caller says whose file it is."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(str(diagnostic))


def parse_xml(part: str, data: bytes) -> ElementTree.Element:
    """Return the root of a small part (content types, relationships, properties); PackageError where it has none."""
    from xml.etree import ElementTree

    refuse_document_type(part, data)
    message = "the part {part} is broken or far too large; open the file in Word or WPS and save it again"
    if len(data) > MAX_PARSED:
        raise refusal("package-part-broken", message, part)
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise refusal("package-part-broken", message, part) from error


def refuse_document_type(part: str, data: bytes) -> None:
    """Refuse an XML part that could hide entities: a DTD, or an encoding that is neither UTF-8 nor UTF-16."""
    text = data.replace(b"\0", b"")  # UTF-16 and UTF-32 then read like ASCII where it matters
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        message = "the part {part} declares a document type (DTD), as no Word or Excel file does; it is not opened"
        raise refusal("package-document-type", message, part)
    for mark in BYTE_ORDER_MARKS:
        text = text.removeprefix(mark)
    declared = DECLARED.match(text)
    if text and (text.lstrip()[:1] != b"<" or (declared and declared[1].lower() not in ENCODINGS)):
        message = "the part {part} is not XML in UTF-8 or UTF-16; open the file in Word or WPS and save it again"
        raise refusal("package-encoding", message, part)


def refusal(code: str, message: str, part: str = "", **params: object) -> PackageError:
    """Return the error for a file, or for one part of it, without the name of the file."""
    shown = "".join(each if each.isprintable() else "\ufffd" for each in part[:200])  # it comes from anybody
    place = {"part": shown} if part else {}
    return PackageError(Diagnostic(code, message, {**params, **place}, location=Location(place=place)))
