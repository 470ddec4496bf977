"""Finished documents, from their files to what the proofreader reads.

In: the path of a .docx or .txt. Out: its outline; of a Word file the whole `Reading`. InputError where it cannot be read.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import InputError
from reportgen.ooxml.elements import qualified
from reportgen.ooxml.package import PackageError, read_package
from reportgen.ooxml.places import BODY
from reportgen.proofreading.docx_reading import Reading, read_docx
from reportgen.proofreading.outline import Outline
from reportgen.proofreading.plain_text import outline_of_text
from reportgen.sources.collector import Collector
from reportgen.sources.files import check_path, read_text

WORD, TEXT = ".docx", ".txt"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
DOCUMENT = qualified("w:document")
NO_TEXT = "this is no Word document: it has no text (word/document.xml)"
FINISHED = (WORD, TEXT)


def is_finished(path: Path) -> bool:
    """Whether a path names a finished document rather than an input."""
    return path.suffix.lower() in FINISHED


def text_outline(path: Path) -> tuple[Outline, list[Diagnostic]]:
    """Return the outline of a plain text, and what there is to say of its characters."""
    collector = Collector(str(path))
    check_path(path, collector)
    text = read_text(path, collector)
    return outline_of_text(text, str(path)), list(collector.diagnostics())


def word_reading(path: Path) -> Reading:
    """Return a Word file read."""
    check_path(path, Collector(str(path)))
    try:
        data = path.read_bytes()
    except OSError as error:
        message = "the file cannot be read ({reason}); close it in other programs, and look at its permissions"
        raise _refusal(path, "file-unreadable", message, reason=error.strerror or type(error).__name__) from None
    return reading_of(data, path)


def reading_of(data: bytes, path: Path) -> Reading:
    """Return the Word file of some bytes read; `path` is the name it is told by."""
    try:
        parts = read_package(data, str(path))
    except PackageError as error:
        raise InputError(error.diagnostic) from None
    if BODY not in parts:
        raise _refusal(path, "not-a-word-file", NO_TEXT)
    try:
        reading = read_docx(parts, str(path))
        _refuse_strict(reading, path)
        return reading
    except (etree.XMLSyntaxError, RecursionError):
        message = "a part of the file is broken; open it in Word or WPS and save it again"
        raise _refusal(path, "package-part-broken", message) from None


def _refuse_strict(reading: Reading, path: Path) -> None:
    """Refuse a file whose elements bear other names (ISO/IEC 29500 Strict): nothing would be found in it."""
    tag = str(reading.roots[BODY].tag)
    if tag.startswith(STRICT):
        message = (
            "the file was saved as “Strict Open XML”; open it in Word, save it as an ordinary .docx, and check that"
        )
        raise _refusal(path, "strict-word-file", message)
    if tag != DOCUMENT:
        raise _refusal(path, "not-a-word-file", NO_TEXT)


def _refusal(path: Path, code: str, message: str, **params: str) -> InputError:
    return InputError(Diagnostic(code, message, params, location=Location(str(path))))
