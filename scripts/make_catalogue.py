"""Compile the Chinese catalogue: messages.po, which people edit, into messages.mo, which gettext reads.

In: reportgen/locale/zh_CN/LC_MESSAGES/messages.po. Out: messages.mo beside it; `--check` only says whether it is stale.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).resolve().parent.parent / "reportgen" / "locale" / "zh_CN" / "LC_MESSAGES"


def compiled() -> bytes:
    """Return the catalogue that messages.po describes."""
    with (FOLDER / "messages.po").open("rb") as source:
        catalogue = read_po(source)
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def main() -> int:
    """Write messages.mo, or with --check return 1 where it is stale."""
    target = FOLDER / "messages.mo"
    if "--check" in sys.argv:
        return int(not target.exists() or target.read_bytes() != compiled())
    target.write_bytes(compiled())
    return 0


if __name__ == "__main__":
    sys.exit(main())
