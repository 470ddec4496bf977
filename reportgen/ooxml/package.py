"""Packages: a .docx or .xlsx as a dictionary of its parts, read with limits and written the same every time.

In: the bytes of a file, from anybody. Out: part names with their bytes, and back; PackageError for what is not opened.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from reportgen.diagnostics import Location
from reportgen.ooxml.raw_package import Packer, write_packed
from reportgen.ooxml.safe_xml import PackageError, parse_xml, refusal, refuse_document_type

__all__ = ["PackageError", "content_hash", "read_package", "write_package"]

CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = "_rels/.rels"
CUSTOM_PROPERTIES = "docProps/custom.xml"

MEGABYTE = 1024 * 1024
MAX_UNPACKED = 200 * MEGABYTE
MAX_RATIO = 200
MAX_ENTRIES = 5_000
RATIO_FREE = MEGABYTE  # an entry this small may be packed as tightly as it likes

ZIP_START = b"PK\x03\x04"
ZIP_EMPTY = b"PK\x05\x06"
ZIP_ENTRY = b"PK\x01\x02"  # one in the central directory for each entry
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_PASSWORD = "EncryptedPackage".encode("utf-16-le")
ENCRYPTED = 0x1

BAD_NAME = re.compile(r"[\x00-\x1f\\]|^/|^[A-Za-z]:|(?:^|/)\.{0,2}(?:/|$)")
XML_NAMES = (".xml", ".rels", ".vml")
FOREIGN_XML = {"image/svg+xml", "application/xhtml+xml"}  # pictures and pages inside, which nobody here parses
UNREADABLE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, LookupError)


def read_package(data: bytes, name: str) -> dict[str, bytes]:
    """Return the parts of the file called `name`; PackageError where it is broken, bloated or hostile."""
    try:
        _check_start(data)
        parts = _unpack(data)
        for part in _xml_parts(parts):
            refuse_document_type(part, parts[part])
    except PackageError as error:
        located = replace(error.diagnostic, location=Location(name, error.diagnostic.location.place))
        raise PackageError(located) from error.__cause__
    return parts


def write_package(parts: Mapping[str, bytes], packer: Packer | None = None) -> bytes:
    """Return the file made of `parts`: the same parts give the same bytes. A packer keeps what it packed before."""
    packing = packer or Packer()
    stream = BytesIO()
    write_packed([packing.pack(name, parts[name]) for name in sorted(parts, key=_rank)], stream)
    return stream.getvalue()


def content_hash(parts: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of the part names and their bytes, but for the custom properties, where it is kept itself."""
    digest = sha256()
    for name in sorted(parts):
        if name != CUSTOM_PROPERTIES:
            for piece in (name.encode(), parts[name]):
                digest.update(len(piece).to_bytes(8, "big"))
                digest.update(piece)
    return digest.hexdigest()


def _check_start(data: bytes) -> None:
    """Refuse what is plainly no package, each in its own words."""
    if not data:
        raise refusal("package-empty", "the file is empty (0 bytes); get it again or save it again")
    if data.startswith(OLE_START) and OLE_PASSWORD in data:
        raise refusal("package-password", "the file has a password; open it, remove the password and save it again")
    if data.startswith(OLE_START):
        message = (
            "the file has an old format (.doc, .xls, .wps), whatever its name says; "
            "open it in Word or WPS and save it as .docx or .xlsx"
        )
        raise refusal("package-old-format", message)
    if not data.startswith((ZIP_START, ZIP_EMPTY)):
        raise refusal("package-foreign", "this is not a Word or Excel file (.docx, .xlsx), whatever its name says")


def _unpack(data: bytes) -> dict[str, bytes]:
    if (count := data.count(ZIP_ENTRY)) > 2 * MAX_ENTRIES:  # before a list of them is made; packed files may hold some
        raise _too_many(count)
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(entries, len(data))
            parts = {entry.filename: _inflate(archive, entry) for entry in entries if not entry.is_dir()}
    except PackageError:
        raise
    except UNREADABLE as error:
        message = "the file is cut off or damaged; copy it again, or open it in Word or WPS and save it again"
        raise refusal("package-damaged", message) from error
    if CONTENT_TYPES not in parts:
        message = "this is a zip archive but not a Word or Excel file: it has no [Content_Types].xml"
        raise refusal("package-no-content-types", message)
    return parts


def _check_entries(entries: list[ZipInfo], packed: int) -> None:
    """Refuse by the zip's own list, before anything is inflated."""
    if len(entries) > MAX_ENTRIES:
        raise _too_many(len(entries))
    seen: set[str] = set()
    for entry in entries:
        check_entry(entry)
        if entry.filename.lower() in seen:  # part names that differ only in case are equal (ECMA-376-2)
            message = "the part {part} stands in the file twice; open the file in Word or WPS and save it again"
            raise refusal("package-duplicate-part", message, entry.filename)
        seen.add(entry.filename.lower())
    total = sum(entry.file_size for entry in entries)
    if total > MAX_UNPACKED:
        message = "the file unpacks to {size} MB, and at most {limit} MB are opened; make its pictures smaller"
        raise refusal("package-too-large", message, size=total // MEGABYTE, limit=MAX_UNPACKED // MEGABYTE)
    if total > RATIO_FREE and total > MAX_RATIO * packed:
        raise _too_tight()


def check_entry(entry: ZipInfo) -> None:
    """Refuse an entry of a zip with an unsafe name, a password, or packed too tightly."""
    name = entry.orig_filename
    if BAD_NAME.search(name.removesuffix("/")):
        message = "the file has a part with an unsafe name ({part}), as no Word or Excel file does; it is not opened"
        raise refusal("package-unsafe-name", message, name)
    if entry.flag_bits & ENCRYPTED:
        raise refusal("package-password", "the file has a password; open it, remove the password and save it again")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        message = "the part {part} is packed in an unusual way; open the file in Word or WPS and save it again"
        raise refusal("package-compression", message, name)
    if entry.file_size > RATIO_FREE and entry.file_size > MAX_RATIO * entry.compress_size:
        raise _too_tight(name)


def _inflate(archive: ZipFile, entry: ZipInfo) -> bytes:
    """Return at most as many bytes as were announced: a bounded read stops there, an unbounded one would not."""
    with archive.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise BadZipFile(entry.filename)
    return data


def _xml_parts(parts: Mapping[str, bytes]) -> Iterable[str]:
    """Return the parts that some reader may parse as XML, by name or by content type."""
    kinds = {
        (node.get("PartName") or "." + node.get("Extension", "")).lower(): node.get("ContentType", "").lower()
        for node in parse_xml(CONTENT_TYPES, parts[CONTENT_TYPES])
    }
    for part in parts:
        lower = part.lower()
        kind = kinds.get("/" + lower) or kinds.get("." + lower.rpartition(".")[2], "")
        kind = kind.partition(";")[0].strip()
        if lower.endswith(XML_NAMES) or (kind.endswith("xml") and kind not in FOREIGN_XML):
            yield part


def _rank(name: str) -> tuple[bool, bool, str]:
    return name != CONTENT_TYPES, name != RELATIONSHIPS, name


def _too_many(count: int) -> PackageError:
    message = "the file has {count} parts, and at most {limit} are opened"
    return refusal("package-too-many-parts", message, count=count, limit=MAX_ENTRIES)


def _too_tight(part: str = "") -> PackageError:
    message = "the file unpacks to more than {limit} times its size, as no ordinary document does; it is not opened"
    return refusal("package-ratio", message, part, limit=MAX_RATIO)
