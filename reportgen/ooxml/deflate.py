"""Deflate: the fastest compressor this machine has, behind the interface of zlib.

In: nothing. Out: raw deflate streams and their checksums. ISA-L (the extra `fast`) takes a sixth of zlib's time for files
about a tenth larger; `benchmarks` measures both. The same bytes and the same compressor give the same stream; machines
with another one are compared by content, never by file.
"""

from __future__ import annotations

import importlib
import zlib
from typing import Any, Protocol

WINDOW = -15  # a raw stream, as zip archives hold it
ZLIB_LEVEL, ISAL_LEVEL = 6, 1


class Compressor(Protocol):
    """What takes pieces and gives a compressed stream."""

    def compress(self, data: bytes, /) -> bytes:
        """Take a piece; return what is ready."""
        ...

    def flush(self) -> bytes:
        """Return the rest."""
        ...


def _fastest() -> tuple[Any, int, str]:
    try:
        return importlib.import_module("isal.isal_zlib"), ISAL_LEVEL, "isal"
    except ImportError:
        return zlib, ZLIB_LEVEL, "zlib"


_MODULE, _LEVEL, NAME = _fastest()
"""The name of the compressor in use: `isal` or `zlib`."""
crc32 = _MODULE.crc32


def compressor() -> Compressor:
    """Return a fresh compressor of a raw stream."""
    made: Compressor = _MODULE.compressobj(_LEVEL, zlib.DEFLATED, WINDOW)
    return made


def deflated(data: bytes) -> bytes:
    """Return the raw stream of some bytes."""
    made = compressor()
    return made.compress(data) + made.flush()
