"""Rich content in the check of a template: the letters that its tags need, and stand-ins for the files that it shows.

In: tags; names of files. Out: faults; the bytes of a picture or document that takes the place of one beside an input.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator

from reportgen.sources.attached import OUTSIDE, leaves_folder
from reportgen.templating.faults import ValueFault
from reportgen.templating.functions import FUNCTIONS
from reportgen.workshop.faults import Fault, at_tag
from reportgen.workshop.tags import STRING, Tag

LETTERS = {"picture": "", "subdocument": "p", "rich_text": "r", "link": "r"}
"""The letter of a tag that prints what a function gives."""
CALL = re.compile(rf"\b({'|'.join((*FUNCTIONS, *FUNCTIONS.values()))})\s*\(")


def wrong_letter(tag: Tag) -> Iterator[Fault]:
    """Yield the fault of a tag that prints rich content with another letter than that needs."""
    called = CALL.search(STRING.sub("", tag.code))
    if called is None:
        return
    name = next(english for english, chinese in FUNCTIONS.items() if called[1] in (english, chinese))
    letter = LETTERS[name]
    if tag.prefix != letter:
        yield at_tag("letter-wrong", tag, name=called[1], fixed=f"{{{{{letter} {tag.code} }}}}")


def stand_in(name: str) -> bytes:
    """Return a picture or document in the place of one that lies beside an input; a ValueFault for a name outside of it."""
    if leaves_folder(name):
        raise ValueFault(OUTSIDE, file=name)
    return _document() if name.lower().endswith(".docx") else _picture()


def _picture() -> bytes:
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0\xff")), (b"IEND", b""))
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def _document() -> bytes:
    from docx import Document

    buffer = io.BytesIO()
    Document().save(buffer)
    return buffer.getvalue()
