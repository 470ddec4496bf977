"""Compile the Chinese catalogue: messages.po, which people edit, into messages.mo, which gettext reads.

In: reportgen/locale/zh_CN/LC_MESSAGES/messages.po. Out: messages.mo beside it; `--check` only says whether it is stale.
The same messages.po gives the same bytes on every day and machine: no dates, no versions.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

FOLDER = Path(__file__).resolve().parent.parent / "reportgen" / "locale" / "zh_CN" / "LC_MESSAGES"
HEADER = "Language: zh_CN\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n"
MAGIC = 0x950412DE
HEAD = 28  # bytes before the two tables, of eight bytes an entry (GNU gettext manual, 10.3)


def compiled() -> bytes:
    """Return the catalogue that messages.po describes."""
    with (FOLDER / "messages.po").open("rb") as source:
        catalogue = read_po(source, abort_invalid=True)
    return _packed({"": HEADER, **dict(_pair(message) for message in catalogue if message.id and message.string)})


def _pair(message: Message) -> tuple[str, str]:
    """Return a sentence and its wording; the forms for one and for several follow each other."""
    return _joined(message.id), _joined(message.string)


def _joined(text: object) -> str:
    return "\0".join(map(str, text)) if isinstance(text, tuple | list) else str(text)


def _packed(entries: dict[str, str]) -> bytes:
    """Return the entries in the form of a .mo file: two tables of lengths and offsets, then the texts."""
    pairs = [(key.encode(), entries[key].encode()) for key in sorted(entries, key=str.encode)]
    tables, texts = [], b""
    for column in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<2I", len(pair[column]), HEAD + 16 * len(pairs) + len(texts)))
            texts += pair[column] + b"\0"
    head = struct.pack("<7I", MAGIC, 0, len(pairs), HEAD, HEAD + 8 * len(pairs), 0, HEAD + 16 * len(pairs))
    return head + b"".join(tables) + texts


def main() -> int:
    """Write messages.mo, or with --check return 1 where it is stale."""
    target = FOLDER / "messages.mo"
    if "--check" in sys.argv:
        return int(not target.exists() or target.read_bytes() != compiled())
    target.write_bytes(compiled())
    return 0


if __name__ == "__main__":
    sys.exit(main())
