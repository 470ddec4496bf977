"""Raw packages: a package whose untouched parts are copied as they were packed, without inflating them again.

In: parts. Out: packages that share some of them; the same parts give the same bytes (zip: PKWARE APPNOTE 4.3, without
zip64, which limits far below it make needless).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import BinaryIO

from reportgen.frozen import frozen
from reportgen.ooxml.deflate import compressor, crc32, deflated

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
VERSION = 20
UTF8_NAME = 0x800
DEFLATED = 8
DATE = (1 << 5) | 1  # 1980-01-01, the first day a zip archive knows; the time is 0:00


@frozen
class Packed:
    """A part as it stands in an archive."""

    name: bytes
    crc: int
    size: int
    data: bytes

    @property
    def flags(self) -> int:
        """Whether the name is more than ASCII."""
        return 0 if self.name.isascii() else UTF8_NAME

    def local(self) -> bytes:
        """Return the header before the data."""
        sizes = (self.crc, len(self.data), self.size, len(self.name), 0)
        return LOCAL.pack(b"PK\3\4", VERSION, self.flags, DEFLATED, 0, DATE, *sizes) + self.name

    def central(self, offset: int) -> bytes:
        """Return the record in the directory."""
        sizes = (self.crc, len(self.data), self.size, len(self.name), 0, 0, 0, 0, 0, offset)
        return CENTRAL.pack(b"PK\1\2", VERSION, VERSION, self.flags, DEFLATED, 0, DATE, *sizes) + self.name


def packed(name: str, data: bytes) -> Packed:
    """Return a part packed."""
    return Packed(name.encode(), crc32(data), len(data), deflated(data))


def packed_pieces(name: str, pieces: Iterable[bytes]) -> Packed:
    """Return a part packed piece by piece, which never stands in memory whole."""
    making, crc, size, done = compressor(), 0, 0, []
    for piece in pieces:
        crc, size = crc32(piece, crc), size + len(piece)
        done.append(making.compress(piece))
    return Packed(name.encode(), crc, size, b"".join([*done, making.flush()]))


class Packer:
    """Packs parts, and keeps each for the next package that has the same bytes under the same name."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[bytes, Packed]] = {}

    def pack(self, name: str, data: bytes) -> Packed:
        """Return a part packed."""
        known = self._known.get(name)
        if known is None or known[0] != data:
            known = self._known[name] = (data, packed(name, data))
        return known[1]


@frozen
class Block:
    """Parts that stand in an archive one behind the other, with their records in its directory."""

    data: bytes = b""
    directory: bytes = b""
    count: int = 0


NO_PARTS = Block()


def block(parts: Iterable[Packed], offset: int = 0) -> Block:
    """Return some packed parts as a block that stands `offset` bytes into an archive."""
    data, directory = [], []
    for each in parts:
        header = each.local()
        directory.append(each.central(offset))
        data += [header, each.data]
        offset += len(header) + len(each.data)
    return Block(b"".join(data), b"".join(directory), len(directory))


def write_packed(parts: Iterable[Packed], file: BinaryIO, before: Block = NO_PARTS) -> None:
    """Write the package of some packed parts, in this order, behind a block that is ready."""
    behind = block(parts, len(before.data))
    records, count = before.directory + behind.directory, before.count + behind.count
    offset = len(before.data) + len(behind.data)
    file.write(before.data)
    file.write(behind.data)
    file.write(records + END.pack(b"PK\5\6", 0, 0, count, count, len(records), offset, 0))
