"""Zip files as nobody should send them: built byte by byte where the standard library would refuse."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.templating.making import paragraph, parts_of

GOOD = parts_of(paragraph("甲"), header="乙")


def packed(*entries: tuple[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """Return a zip of the entries in their order, whatever their names; those of a good docx come first."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, data in (*GOOD.items(), *entries):
            entry = ZipInfo("x")
            entry.filename = name
            entry.compress_type = method
            archive.writestr(entry, data)
            archive.NameToInfo.clear()  # else it warns of a name that is there twice
    return stream.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    """Return a zip in which a part of a good docx is another."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for each, content in {**GOOD, name: data}.items():
            archive.writestr(each, content)
    return stream.getvalue()


def announcing(data: bytes, size: int) -> bytes:
    """Return the zip with another unpacked size of its last entry in the central directory."""
    at = data.rindex(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<L", size) + data[at + 4 :]


def flagged(data: bytes, flag: int) -> bytes:
    """Return the zip with a flag set for its last entry, in its own head and in the central directory."""
    changed = bytearray(data)
    for start, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[data.rindex(start) + offset] |= flag
    return bytes(changed)
