"""Scanning a workbook before anything reads it: how large it is, what merges it has, whether it is of the usual form.

In: the path of an xlsx file, from anybody, however large. Out: its sheets; PackageError for what is not opened. Parts are
looked at as they are unpacked, a piece at a time.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

from reportgen.frozen import frozen
from reportgen.ooxml.package import MAX_ENTRIES, OLE_PASSWORD, OLE_START, UNREADABLE, ZIP_START, check_entry
from reportgen.ooxml.safe_xml import PackageError, parse_xml, refusal

MEGABYTE = 1024 * 1024
MAX_UNPACKED = 1200 * MEGABYTE
MAX_PART = 1000 * MEGABYTE
MAX_CELLS = 32_000_000
"""The largest rectangle from A1 to the last cell that is read at once by readers that hold all of it."""
MAX_MERGES = 200_000
PIECE = MEGABYTE

_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,4})(\d{1,8})["']""")
_MERGE = re.compile(rb'<mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_DATA = re.compile(rb"<sheetData\s*/?>")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@frozen
class ScannedSheet:
    """A sheet of a workbook: its name, its part, its merges; `usual` where `sheet_rows` can read it."""

    name: str
    part: str
    hidden: bool
    merges: tuple[tuple[int, int, int, int], ...]
    usual: bool


@frozen
class ScannedBook:
    """The sheets of a workbook in their order; `usual` where all of it is of the form that Excel and WPS write."""

    sheets: tuple[ScannedSheet, ...]
    usual: bool


def scan_workbook(path: Path) -> ScannedBook:
    """Return the sheets of a workbook; PackageError where it is broken, bloated or hostile."""
    try:
        _check_start(path)
        with ZipFile(path) as archive:
            _check_size(archive)
            return _scanned(archive)
    except PackageError:
        raise
    except (*UNREADABLE, KeyError) as error:
        raise damaged() from error


def check_archive(path: Path) -> None:
    """Refuse an archive, as of OpenDocument, that is bloated or declares a document type."""
    try:
        with ZipFile(path) as archive:
            _check_size(archive)
            for name in archive.namelist():
                if name.endswith(".xml"):
                    _is_plain(archive, name)
    except PackageError:
        raise
    except (*UNREADABLE, KeyError) as error:
        raise damaged() from error


def damaged() -> PackageError:
    """Return the error for a workbook that cannot be read."""
    message = "the file is cut off or damaged; copy it again, or open it in Word or WPS and save it again"
    return refusal("package-damaged", message)


def index_of(letters: bytes) -> int:
    """Return 0 for A, 26 for AA."""
    index = 0
    for each in letters:
        index = index * 26 + each - 64
    return index - 1


def _check_start(path: Path) -> None:
    with path.open("rb") as stream:
        start = stream.read(8)
        if start.startswith(OLE_START) and OLE_PASSWORD in stream.read(4 * MEGABYTE):
            raise refusal("package-password", "the file has a password; open it, remove the password and save it again")
    if start.startswith(OLE_START):
        message = (
            "the file has an old format (.doc, .xls, .wps), whatever its name says; "
            "open it in Word or WPS and save it as .docx or .xlsx"
        )
        raise refusal("package-old-format", message)
    if not start:
        raise refusal("package-empty", "the file is empty (0 bytes); get it again or save it again")
    if not start.startswith(ZIP_START):
        raise refusal("package-foreign", "this is not a Word or Excel file (.docx, .xlsx), whatever its name says")


def _check_size(archive: ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        message = "the file has {count} parts, and at most {limit} are opened"
        raise refusal("package-too-many-parts", message, count=len(entries), limit=MAX_ENTRIES)
    for entry in entries:
        check_entry(entry)
    total = sum(entry.file_size for entry in entries)
    if total > MAX_UNPACKED or any(entry.file_size > MAX_PART for entry in entries):
        message = "the file unpacks to {size} MB, and at most {limit} MB are opened; split the ledger"
        raise refusal("workbook-too-large", message, size=total // MEGABYTE, limit=MAX_UNPACKED // MEGABYTE)


def _scanned(archive: ZipFile) -> ScannedBook:
    book = parse_xml("xl/workbook.xml", archive.read("xl/workbook.xml"))
    relations = parse_xml("xl/_rels/workbook.xml.rels", archive.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id", ""): each.get("Target", "") for each in relations}
    old_days = any(
        each.get("date1904", "0") in ("1", "true") for each in book.iter() if each.tag.endswith("workbookPr")
    )
    usual = not old_days
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")) and not name.startswith("xl/worksheets/sheet"):
            usual = _is_plain(archive, name) and usual
    sheets = []
    for each in book.iter():
        if each.tag.endswith("}sheet"):
            target = targets.get(each.get(RELATION) or each.get(STRICT_RELATION) or "", "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            if "worksheets/" in part:
                hidden = each.get("state", "visible") != "visible"
                sheets.append(_scan_sheet(archive, part, each.get("name", ""), hidden))
    return ScannedBook(tuple(sheets), usual and all(each.usual for each in sheets))


def pieces(archive: ZipFile, part: str) -> Generator[bytes, None, None]:
    """Yield a part piece by piece, each ending with a whole tag."""
    size, seen, rest = archive.getinfo(part).file_size, 0, b""
    with archive.open(part) as stream:
        while piece := stream.read(PIECE):
            seen += len(piece)
            if seen > size:
                raise damaged()
            piece = rest + piece
            end = piece.rfind(b">") + 1
            rest = piece[end:]
            if len(rest) > 8 * PIECE:
                raise damaged()
            yield piece[:end]
    if rest:
        yield rest


def _is_plain(archive: ZipFile, part: str) -> bool:
    """Whether a part is UTF-8 without comments and sections; refuse a document type."""
    plain, first = True, True
    with closing(pieces(archive, part)) as parts:
        for piece in parts:
            plain = _is_plain_piece(piece, part, first) and plain
            first = False
    return plain


def _is_plain_piece(piece: bytes, part: str, first: bool) -> bool:
    if first and b"\0" in piece:
        piece = piece.replace(b"\0", b"")
        _refuse_document_type(piece, part)
        return False
    if b"<!" in piece:
        _refuse_document_type(piece, part)
        return False
    head = piece[:200].lower() if first else b""
    return piece.find(b"<?", 5) < 0 and (b"encoding" not in head or b"utf-8" in head)


def _refuse_document_type(piece: bytes, part: str) -> None:
    if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
        message = "the part {part} declares a document type (DTD), as no Word or Excel file does; it is not opened"
        raise refusal("package-document-type", message, part)


def _scan_sheet(archive: ZipFile, part: str, name: str, hidden: bool) -> ScannedSheet:
    plain = first = True
    begun = False
    merges: list[tuple[int, int, int, int]] = []
    with closing(pieces(archive, part)) as parts:
        for piece in parts:
            plain = _is_plain_piece(piece, part, first) and plain
            begun = begun or _DATA.search(piece) is not None
            first = False
            if b"<mergeCell " in piece:
                merges += [_merge(match) for match in _MERGE.finditer(piece)]
                if len(merges) > MAX_MERGES:
                    raise damaged()
    usual = plain and begun
    if not usual:
        _check_rectangle(archive, part, name)
    return ScannedSheet(name, part, hidden, tuple(sorted(merges)), usual)


def _merge(match: re.Match[bytes]) -> tuple[int, int, int, int]:
    first, first_row, last, last_row = match.groups()
    return int(first_row), index_of(first), int(last_row), index_of(last)


def _check_rectangle(archive: ZipFile, part: str, name: str) -> None:
    """Refuse a sheet whose last cell lies so far out that a reader holding all up to it would need all memory."""
    rows = columns = cells = 0
    with closing(pieces(archive, part)) as parts:
        for piece in (each.replace(b"\0", b"") for each in parts):
            cells += piece.count(b"<c") + piece.count(b":c")
            for letters, number in _REFERENCE.findall(piece):
                rows, columns = max(rows, int(number)), max(columns, index_of(letters) + 1)
    if rows * columns > MAX_CELLS or cells > MAX_CELLS:
        raise too_far(name)


def too_far(name: str) -> PackageError:
    """Return the error for a sheet with a cell far away from its table."""
    message = (
        "the sheet {sheet} has a cell far below or right of its table, so that nearly all of it is empty; "
        "delete the empty rows and columns, or copy the table into a new file"
    )
    return refusal("sheet-too-far", message, sheet=name[:60])
