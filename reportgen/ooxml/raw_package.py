"""Raw packages: a package whose untouched parts are copied as they were packed, without inflating them again.

In: the parts of a package once. Out: any number of packages that differ from it in some parts; the same parts give the
same bytes (zip: PKWARE APPNOTE 4.3, without zip64, which limits far below it make needless).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from reportgen.ooxml.deflate import compressor, crc32, deflated

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
VERSION = 20
UTF8_NAME = 0x800
DEFLATED = 8
DATE = (1 << 5) | 1  # 1980-01-01, the first day a zip archive knows; the time is 0:00


@dataclass(frozen=True)
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


class RawPackage:
    """A package ready to be written again and again with some of its parts anew."""

    def __init__(self, parts: Mapping[str, bytes], changing: Iterable[str]) -> None:
        self.changing = tuple(changing)
        kept = [packed(name, parts[name]) for name in parts if name not in self.changing]
        self._block = b"".join(each.local() + each.data for each in kept)
        self._directory, offset = b"", 0
        for each in kept:
            self._directory += each.central(offset)
            offset += LOCAL.size + len(each.name) + len(each.data)
        self._count = len(kept)

    def write(self, changed: Iterable[Packed], file: BinaryIO) -> None:
        """Write the package with its changing parts as given."""
        file.write(self._block)
        directory, offset, count = [self._directory], len(self._block), self._count
        for each in changed:
            header = each.local()
            file.write(header)
            file.write(each.data)
            directory.append(each.central(offset))
            offset += len(header) + len(each.data)
            count += 1
        records = b"".join(directory)
        file.write(records + END.pack(b"PK\5\6", 0, 0, count, count, len(records), offset, 0))
