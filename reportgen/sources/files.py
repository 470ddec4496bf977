"""Files: from a path to the text that stands in the file.

In: the path of a text file. Out: its text, decoded and free of forbidden characters; otherwise an InputError.
"""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import NoReturn

from reportgen.diagnostics import Severity
from reportgen.sources.characters import Lines, without_forbidden
from reportgen.sources.collector import Collector

MAX_BYTES = 16 * 1024 * 1024
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def check_path(path: Path, collector: Collector) -> None:
    """Refuse a path where no file stands."""
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except OSError as error:
        _refuse_unreadable(error, collector)
    if is_folder:
        collector.refuse("is-a-folder", "this is a folder; give the input file inside it")
    if not is_file:
        collector.refuse("file-missing", "there is no such file; look at the name and the folder")


def read_text(path: Path, collector: Collector, limit: int = MAX_BYTES) -> str:
    """Return the text of a file; errors in single characters are gathered, not raised."""
    text = _decode(_read_bytes(path, collector, limit), collector)
    if not text.strip():
        collector.refuse("empty-file", "the file is empty")
    return without_forbidden(text, collector)


def _read_bytes(path: Path, collector: Collector, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        _refuse_unreadable(error, collector)
    if len(data) > limit:
        message = "the file is larger than {limit} MB; this cannot be the text of one document"
        collector.refuse("file-too-large", message, limit=limit // 1024 // 1024)
    if data.startswith(_OFFICE):
        message = "this is a Word, Excel or zip file under another name; an input is a text file"
        collector.refuse("not-a-text-file", message)
    return data


def _refuse_unreadable(error: OSError, collector: Collector) -> NoReturn:
    message = "the file cannot be read ({reason}); close it in other programs, and look at its permissions"
    collector.refuse("file-unreadable", message, reason=error.strerror or type(error).__name__)


def _decode(data: bytes, collector: Collector) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_strictly(data, "utf-16", collector)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if data.startswith(codecs.BOM_UTF8) or _is_damaged_utf8(data):
            _refuse_bytes(len(data), error, collector)
    text = _decode_strictly(data, "gb18030", collector)
    message = "the file is not in UTF-8 and was read as GBK; if characters look wrong, save it as UTF-8"
    collector.add("read-as-gbk", message, severity=Severity.INFO)
    return text


def _decode_strictly(data: bytes, encoding: str, collector: Collector) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        _refuse_bytes(len(data), error, collector)


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a broken place from GBK: Chinese in GBK hardly ever looks like three-byte UTF-8."""
    text = data.decode("utf-8", "replace")
    whole = sum("\u2000" <= character < "\ufffd" for character in text)
    return whole > text.count("\ufffd")


def _refuse_bytes(size: int, error: UnicodeDecodeError, collector: Collector) -> NoReturn:
    before = error.object[: error.start].decode(error.encoding, "replace").removeprefix("\ufeff")
    mark = Lines(before).mark(len(before))
    without_bom = size - len(error.object)
    message = "byte {number} of the file cannot be read as text; save the file as UTF-8"
    collector.refuse("undecodable", message, mark, number=without_bom + error.start + 1)
