"""The same document gives the same PDF, byte for byte.

In: a PDF as LibreOffice wrote it, what identifies the document, its date. Out: the PDF with its identifiers taken
from the document and its clock times from the date. No length changes, so the PDF's table of offsets stays true.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date

STREAM = re.compile(rb"((?<!end)stream\r?\n.*?endstream)", re.DOTALL)
TIME = re.compile(rb"/(?:CreationDate|ModDate) ?\(D:[^)]*\)")
IDENTIFIER = re.compile(rb"/ID\s*\[\s*<[0-9A-Fa-f]*>\s*<[0-9A-Fa-f]*>\s*\]|/DocChecksum\s*/[0-9A-Fa-f]+")
DIGITS = re.compile(rb"(?<=[</])[0-9A-Fa-f]{8,}")


def stable(pdf: bytes, content_hash: str, created: date | None) -> bytes:
    """Return a PDF of the same length whose identifiers and times depend on the document alone.

    Without a date the times are left out (they may be: PDF 32000-1, 14.3.3). Streams are not touched.
    """
    digest = hashlib.sha256(content_hash.encode()).hexdigest().upper().encode()
    parts = STREAM.split(pdf)
    parts[::2] = [_stable_part(part, digest, created) for part in parts[::2]]
    return b"".join(parts)


def _stable_part(part: bytes, digest: bytes, created: date | None) -> bytes:
    part = TIME.sub(lambda found: _time(found[0], created), part)
    return IDENTIFIER.sub(lambda found: _identifier(found[0], digest), part)


def _time(entry: bytes, created: date | None) -> bytes:
    if created is None:
        return b" " * len(entry)
    name = entry[: entry.index(b"(")]
    return (name + f"(D:{created:%Y%m%d}000000Z)".encode()).ljust(len(entry))


def _identifier(entry: bytes, digest: bytes) -> bytes:
    return DIGITS.sub(lambda found: (digest * 2)[: len(found[0])], entry)
