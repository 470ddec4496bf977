"""Merging: the documents of a batch behind each other in one, for printing.

In: documents, one after the other. Out: one document, sealed as ours; the same documents give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from reportgen import GENERATOR
from reportgen.diagnostics import Diagnostic
from reportgen.errors import ToolError
from reportgen.ooxml.list_numbers import lists_numbered
from reportgen.ooxml.package import read_package, write_package
from reportgen.ooxml.properties import seal


def require_composer(path: Path) -> None:
    """Raise ToolError where the library for merging is not installed: before the work rather than after it."""
    try:
        import docxcompose  # noqa: F401
    except ImportError:
        message = "merging {name} needs the extra part merge; install it with: pip install gongwen-reportgen[merge]"
        raise ToolError(Diagnostic("merge-missing", message, {"name": str(path)})) from None


def merged(documents: Iterable[bytes], path: Path) -> bytes:
    """Return documents (at least one) as one, each on a page of its own; only one of them is held at a time."""
    from docx import Document
    from docxcompose.composer import Composer

    ones = (Document(io.BytesIO(data)) for data in documents)
    composer = Composer(next(ones))
    with lists_numbered(composer.doc):
        for each in ones:
            composer.doc.add_page_break()
            composer.append(each)
    stream = io.BytesIO()
    composer.save(stream)
    parts = read_package(stream.getvalue(), path.name)
    return write_package(seal(parts, title=path.stem, creator="", created=None, generator=GENERATOR))
