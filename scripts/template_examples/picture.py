"""A picture for the examples: a workshop under a sky, drawn point by point."""

from __future__ import annotations

import struct
import zlib

WIDTH, HEIGHT = 480, 270
SKY, WALL, ROOF, DOOR, GROUND = (214, 230, 244), (196, 190, 180), (150, 70, 60), (90, 110, 130), (150, 160, 140)


def site() -> bytes:
    """Return the PNG."""
    rows = b"".join(b"\0" + b"".join(bytes(_colour(x, y)) for x in range(WIDTH)) for y in range(HEIGHT))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    size = struct.pack(">IIB", 3780, 3780, 1)
    chunks = ((b"IHDR", head), (b"pHYs", size), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _colour(x: int, y: int) -> tuple[int, int, int]:
    if y > 220:
        return GROUND
    if 90 <= x < 390 and 60 <= y < 110 and abs(x - 240) < 3 * (y - 60) + 20:
        return ROOF
    if 110 <= x < 370 and y >= 110:
        return DOOR if 210 <= x < 270 and y >= 150 else WALL
    return SKY


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def points(png: bytes) -> bytes:
    """Return the rows of a PNG made here, unpacked."""
    at = png.index(b"IDAT")
    return zlib.decompress(png[at + 4 : at + 4 + struct.unpack_from(">I", png, at - 4)[0]])
