"""The numbers of the fonts inside a PDF, counted from the first font of the document.

In: a PDF as LibreOffice wrote it. Out: the same PDF, each embedded Type 1 font with the number it has when the document
is the only one of its process: LibreOffice counts on from one document to the next. The number (UniqueID) stands twice
in the packed font program, the second time in its encrypted part, all of which it changes from there on.
"""

from __future__ import annotations

import re
import zlib

from reportgen.outputs.font_order import sort_fonts
from reportgen.outputs.pdf_objects import PdfObjects

FIRST = 4_100_001
NUMBER = re.compile(rb"(?<=/UniqueID )\d{7}(?= def)")
PACKED = re.compile(
    rb"\d+ 0 obj\s*<<(?=[^>]*/Length1 (?P<clear>\d+))(?=[^>]*/Length2 (?P<encrypted>\d+))"
    rb"[^>]*?/Length (?P<length>\d+) 0 R[^>]*/FlateDecode[^>]*>>\s*stream\r?\n"
)
KEY, FACTOR, SUMMAND, MASK = 55665, 52845, 22719, 0xFFFF  # eexec: Adobe Type 1 Font Format, 7.1
PRIVATE_HEAD = 4096  # the number is one of the first entries of the encrypted part


def renumbered(pdf: bytes) -> bytes:
    """Return a PDF whose fonts stand in the order of their use, the Type 1 fonts numbered in this order."""
    objects = PdfObjects.read(pdf) if b"/BaseFont" in pdf else None
    if objects is None:
        return pdf
    sort_fonts(objects)
    following = FIRST
    for number in objects:
        following += _renumber(objects, number, following)
    return objects.to_bytes()


def _renumber(objects: PdfObjects, number: int, wanted: int) -> bool:
    """Give a font its number; whether there was one. Every font is packed anew, so that the packer is the same."""
    text = objects[number]
    found = PACKED.match(text)
    if found is None or (length := _length(objects, int(found["length"]))) is None:
        return False
    begin = found.end()
    program = zlib.decompress(text[begin : begin + length])
    clear, end = int(found["clear"]), int(found["clear"]) + int(found["encrypted"])
    old = NUMBER.search(program, 0, clear)
    if old is None:
        return False
    if old[0] != (new := b"%d" % wanted):
        head = program[: old.start()] + new + program[old.end() : clear]
        program = head + _exchanged(program[clear:end], old[0], new) + program[end:]
    packed = zlib.compress(program)
    objects[number] = text[:begin] + packed + text[begin + length :]
    objects[int(found["length"])] = b"%d 0 obj\n%d\nendobj\n\n" % (int(found["length"]), len(packed))
    return True


def _length(objects: PdfObjects, number: int) -> int | None:
    found = re.match(rb"\d+ 0 obj\s+(\d+)\s+endobj", objects[number])
    return int(found[1]) if found else None


def _exchanged(encrypted: bytes, old: bytes, new: bytes) -> bytes:
    """Return the encrypted part with a number exchanged; each of its bytes depends on all before it."""
    at = _decrypted(encrypted[:PRIVATE_HEAD]).find(b"/UniqueID " + old) + len(b"/UniqueID ")
    if at < len(b"/UniqueID "):
        return encrypted
    reading = KEY
    for cipher in encrypted[:at]:
        reading = ((cipher + reading) * FACTOR + SUMMAND) & MASK
    writing, made = reading, bytearray(encrypted[:at])
    changes = bytes(a ^ b for a, b in zip(old, new, strict=True)) + bytes(len(encrypted) - at - len(old))
    for cipher, change in zip(encrypted[at:], changes, strict=True):
        written = cipher ^ (reading >> 8) ^ change ^ (writing >> 8)
        reading = ((cipher + reading) * FACTOR + SUMMAND) & MASK
        writing = ((written + writing) * FACTOR + SUMMAND) & MASK
        made.append(written)
    return bytes(made)


def _decrypted(encrypted: bytes) -> bytes:
    state, made = KEY, bytearray()
    for cipher in encrypted:
        made.append(cipher ^ (state >> 8))
        state = ((cipher + state) * FACTOR + SUMMAND) & MASK
    return bytes(made)
