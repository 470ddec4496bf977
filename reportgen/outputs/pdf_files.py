"""The PDF beside a document: when it may be replaced, and whose it is.

In: the paths of both, the bytes of the PDF. Out: the file and what became of it, or an OutputError. A PDF of ours is
known by its identifiers, which are the hash of its document; whoever signs or annotates it adds to it and changes them.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import OutputError
from reportgen.outputs.files import Change, Outcome, write_beside, write_whole
from reportgen.outputs.trouble import explained, refuse

TRAILER = re.compile(rb"/ID\s*\[\s*<([0-9A-F]{32})>\s*<([0-9A-F]{32})>\s*\]\s*/DocChecksum\s*/([0-9A-F]{32})\b")
END = 1_000
"""Bytes at the end of a PDF in which its trailer stands."""


def refuse_in_the_way(docx: Path, pdf: Path, *, force: bool) -> None:
    """Refuse a folder in the place of a PDF, and one that has no docx beside it and is not ours."""
    if pdf.is_dir():
        refuse("output-is-folder", "this is a folder; give the name of a file in it", pdf)
    if force or not pdf.exists() or docx.exists() or is_ours(pdf):
        return
    message = "{file} exists, but not the docx it would belong to; rename it, or use --force"
    raise OutputError(Diagnostic("pdf-not-ours", message, {"file": pdf.name}, location=Location(str(pdf))))


def write_pdf(path: Path, data: bytes, document: Change, *, force: bool) -> Outcome:
    """Write a PDF, replacing the one of the earlier document; beside an unchanged document it may be somebody's own."""
    if document is Change.UNCHANGED and not is_ours(path):
        return write_beside(path, data, force=force)
    if _read(path) == data:
        return Outcome(Change.UNCHANGED)
    write_whole(path, data)
    return Outcome(Change.WRITTEN)


def is_ours(path: Path) -> bool:
    """Whether a PDF was made here, of whatever document, and nothing was added to it since."""
    data = _read(path)
    found = TRAILER.search(data[-END:])
    return found is not None and len(set(found.groups())) == 1 and data.count(b"startxref") == 1


def is_of(data: bytes, content_hash: str) -> bool:
    """Whether a PDF was made of the document with that hash; what was added to it since does no harm."""
    identifier = sha256(content_hash.encode()).hexdigest().upper().encode()[:32]
    ends = data.rstrip().endswith(b"%%EOF")
    return ends and re.search(rb"/ID\s*\[\s*<" + identifier + b">", data) is not None


def _read(path: Path) -> bytes:
    with explained(path):
        return path.read_bytes() if path.is_file() else b""
