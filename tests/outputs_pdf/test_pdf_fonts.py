"""The fonts inside a PDF, told by the document alone: their order, their numbers, the offsets after a change."""

from __future__ import annotations

import zlib

from reportgen.outputs.font_numbers import renumbered
from reportgen.outputs.pdf_objects import PdfObjects


def pdf_of(*objects: bytes) -> bytes:
    """Return a PDF with these objects, numbered from 1."""
    pdf, offsets = b"%PDF-1.6\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n\n" % (number, text)
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries)
    return pdf + table + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(pdf))


def encrypted(plain: bytes) -> bytes:
    """Return a text in the encryption of Type 1 fonts (Adobe Type 1 Font Format, 7.1)."""
    state, made = 55665, b""
    for each in plain:
        cipher = each ^ (state >> 8)
        state = ((cipher + state) * 52845 + 22719) % 65536
        made += bytes([cipher])
    return made


def font(first: int, name: str, unique: int) -> list[bytes]:
    """Return the objects of a font: its program, the length of that, the font itself."""
    clear = f"%!{name} /UniqueID {unique} def eexec ".encode()
    secret = encrypted(f"abcd/UniqueID {unique} def {name * 9}".encode())
    packed = zlib.compress(clear + secret)
    lengths = b"/Length1 %d/Length2 %d/Length3 0" % (len(clear), len(secret))
    head = b"<</Length %d 0 R/Filter/FlateDecode%s>>\nstream\n" % (first + 1, lengths)
    own = b"<</Type/Font/BaseFont/%s/FontFile %d 0 R>>" % (name.encode(), first)
    return [head + packed + b"\nendstream", b"%d" % len(packed), own]


def test_fonts_are_sorted_and_numbered_as_in_a_process_of_their_own() -> None:
    wanted = pdf_of(*font(1, "Song", 4_100_001), *font(4, "Fang", 4_100_002), b"<</F1 3 0 R/F2 6 0 R\n>>")
    other = pdf_of(*font(1, "Fang", 4_100_044), *font(4, "Song", 4_100_045), b"<</F1 6 0 R/F2 3 0 R\n>>")
    assert renumbered(other) == renumbered(wanted) == wanted


def test_offsets_are_right_after_an_object_has_grown() -> None:
    objects = PdfObjects.read(pdf_of(b"(one)", b"(two)", b"(three)"))
    assert objects is not None
    objects[2] = b"2 0 obj\n(two and more)\nendobj\n\n"
    assert objects.to_bytes() == pdf_of(b"(one)", b"(two and more)", b"(three)")


def test_a_pdf_of_another_make_is_left_alone() -> None:
    for pdf in (b"", b"%PDF-1.5\n/BaseFont startxref\n0\n%%EOF\n"):
        assert PdfObjects.read(pdf) is None
        assert renumbered(pdf) == pdf
