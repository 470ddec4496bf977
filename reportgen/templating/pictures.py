"""Pictures: which files may stand in a document, looked at before any program that shows them does.

In: the bytes of a file. Out: nothing, or a ValueFault: another kind than Word and LibreOffice show alike, cut off, or so
large when unpacked that it would exhaust the machine of whoever opens the document.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from reportgen.templating.faults import ValueFault

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 100_000_000
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
HEADS = (b"JFIF", b"Exif")
NOT_SIZED = frozenset((0xC4, 0xC8, 0xCC))
"""Markers between the first and the last of those that tell a size, and do not."""
KINDS = "the file {file} is not a PNG or JPEG picture; save it as one of these"
CUT_OFF = "the picture {file} is damaged or cut off; save it again"
TOO_LARGE = "the picture {file} is too large (over 20 MB or 100 million pixels); save it smaller"


def refuse_unusable(data: bytes, name: str) -> None:
    """Refuse what is no sound picture of a bearable size."""
    if len(data) > MAX_BYTES:
        raise ValueFault(TOO_LARGE, file=name)
    measure = _measure(data)
    if measure is None:
        raise ValueFault(KINDS, file=name)
    try:
        width, height = measure(data)
    except (ValueError, IndexError, struct.error):
        raise ValueFault(CUT_OFF, file=name) from None
    if not width or not height:
        raise ValueFault(CUT_OFF, file=name)
    if width * height > MAX_PIXELS:
        raise ValueFault(TOO_LARGE, file=name)


def _measure(data: bytes) -> Callable[[bytes], tuple[int, int]] | None:
    if data.startswith(PNG):
        return _png
    return _jpeg if data.startswith(JPEG) else None


def _png(data: bytes) -> tuple[int, int]:
    """Return width and height; ValueError where a chunk is cut off or the last one lacks (PNG 1.2, 3.2)."""
    at, size = len(PNG), (0, 0)
    while True:
        length, kind = struct.unpack_from(">I4s", data, at)
        if at == len(PNG):
            size = struct.unpack_from(">II", data, at + 8)
        at += 12 + length
        if at > len(data):
            raise ValueError("cut off")
        if kind == b"IEND":
            return size


def _jpeg(data: bytes) -> tuple[int, int]:
    """Return width and height of the first frame; ValueError where there is none or the end lacks (ITU T.81, B.1)."""
    if b"\xff\xd9" not in data[-1024:] or data[6:10] not in HEADS:
        raise ValueError("cut off, or without the head that Word files need")
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        mark, kind = data[at], data[at + 1]
        if mark != 0xFF or kind == 0xDA:
            raise ValueError("no frame")
        if 0xC0 <= kind <= 0xCF and kind not in NOT_SIZED:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
