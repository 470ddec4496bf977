"""The objects of a PDF that LibreOffice wrote, to be read and exchanged.

In: a PDF with a plain table of offsets. Out: its objects by number, and the PDF with some of them exchanged and the
offsets set right. A PDF built otherwise (object streams, several tables) is not opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
ENTRY_LENGTH = 20  # PDF 32000-1, 7.5.4
START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


class PdfObjects:
    """The objects of a PDF in the order of the file; what stands between `obj` and the next object is one's text."""

    def __init__(self, pdf: bytes, numbers: Mapping[int, int], table: int, entries: int) -> None:
        self._pdf, self._table, self._entries = pdf, table, entries
        ordered = sorted(numbers.items(), key=lambda item: item[1])
        ends = [*(offset for _, offset in ordered[1:]), table]
        self._spans = {number: (begin, end) for (number, begin), end in zip(ordered, ends, strict=True)}
        self._new: dict[int, bytes] = {}

    @classmethod
    def read(cls, pdf: bytes) -> PdfObjects | None:
        """Return the objects of a PDF, or None where it is built in another way."""
        start = START.search(pdf, max(0, len(pdf) - 64))
        table = TABLE.match(pdf, int(start[1])) if start else None
        if table is None or b"/Prev" in pdf[table.end() :]:
            return None
        numbers = {}
        for number in range(int(table[1])):
            entry = pdf[table.end() + ENTRY_LENGTH * number :][:ENTRY_LENGTH].split()
            if len(entry) != 3:
                return None
            if entry[2] == b"n":
                numbers[number] = int(entry[0])
        return cls(pdf, numbers, table.start(), table.end())

    def __iter__(self) -> Iterator[int]:
        return iter(self._spans)

    def __getitem__(self, number: int) -> bytes:
        begin, end = self._spans[number]
        return self._new.get(number) or self._pdf[begin:end]

    def __setitem__(self, number: int, text: bytes) -> None:
        self._new[number] = text

    @property
    def trailer(self) -> bytes:
        """What follows the table of offsets."""
        return self._pdf[self._entries + ENTRY_LENGTH * self._count :]

    @property
    def _count(self) -> int:
        found = TABLE.match(self._pdf, self._table)
        assert found is not None
        return int(found[1])

    def to_bytes(self) -> bytes:
        """Return the PDF."""
        if not self._new:
            return self._pdf
        pieces = [self._pdf[: min(begin for begin, _ in self._spans.values())]]
        offset, offsets = len(pieces[0]), {}
        for number in self:
            offsets[number] = offset
            pieces.append(self[number])
            offset += len(pieces[-1])
        pieces += [self._pdf[self._table : self._entries], self._table_of(offsets)]
        pieces.append(START.sub(b"startxref\n%d\n%%%%EOF\n" % offset, self.trailer))
        return b"".join(pieces)

    def _table_of(self, offsets: Mapping[int, int]) -> bytes:
        old = self._pdf[self._entries :]
        entries = [bytearray(old[ENTRY_LENGTH * n : ENTRY_LENGTH * (n + 1)]) for n in range(self._count)]
        for number, offset in offsets.items():
            entries[number][:10] = b"%010d" % offset
        return b"".join(entries)
