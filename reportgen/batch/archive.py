"""The archive of a batch: documents written as they come, and the manifest with them, so that later runs can add to it.

In: a path, documents one by one. Out: a .zip file that is whole or not there; of an earlier one its documents and entries.
Documents are packed already and only stored. An archive that somebody changed is not overwritten.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from reportgen.batch.manifest import Entry, is_as_made, lines_of, parsed
from reportgen.ooxml.package import MAX_UNPACKED
from reportgen.outputs.files import FOREIGN, whole_file
from reportgen.outputs.pdf_files import is_of
from reportgen.outputs.trouble import explained, refuse

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
MANIFEST = "manifest.jsonl"
LOCKED = 1  # a bit of a member's flags


class EarlierArchive:
    """What an earlier run put into an archive; nothing where there is none, or somebody else's."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.foreign = False
        self._zip: zipfile.ZipFile | None = None
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._entries: dict[str, Entry] = {}
        if path.exists():
            self._open()

    def entries(self) -> Mapping[str, Entry]:
        """Return its entries by record."""
        return self._entries

    def document(self, entry: Entry) -> bytes:
        """Return the document of an entry, empty where it is not there as it was made."""
        data = self.read(entry.file)
        return data if is_as_made(entry, data) else b""

    def pdf(self, entry: Entry) -> bytes:
        """Return the PDF of the document of an entry, empty where there is none of it."""
        data = self.read(pdf_name(entry))
        return data if is_of(data, entry.content_hash) else b""

    def read(self, name: str) -> bytes:
        """Return a member, empty where there is none."""
        if name not in self._members:
            return b""
        with explained(self.path), suppress(zipfile.BadZipFile, KeyError):
            self._zip = self._zip or zipfile.ZipFile(
                self.path
            )  # opening it for each member would read its list each time
            return self._zip.read(name)
        return b""  # it was changed since; then it is not replaced

    def close(self) -> None:
        """Close the file, so that it can be replaced."""
        if self._zip is not None:
            self._zip.close()
            self._zip = None

    def refuse_foreign(self) -> None:
        """Refuse to replace an archive that is not ours, or was changed since."""
        if self.foreign:
            refuse("beside-foreign", FOREIGN, self.path)

    def _open(self) -> None:
        try:
            with explained(self.path), zipfile.ZipFile(self.path) as archive:
                members = {each.filename: each for each in archive.infolist()}
                if MANIFEST not in members or not all(map(_is_stored, members.values())):
                    raise zipfile.BadZipFile
                self._entries = parsed(archive.read(MANIFEST).decode("utf-8", "replace"))
                self._members = members
                self.foreign = not self._is_untouched(archive)
        except zipfile.BadZipFile:
            self.foreign, self._members, self._entries = True, {}, {}

    def _is_untouched(self, archive: zipfile.ZipFile) -> bool:
        entries = self._entries.values()
        known = {MANIFEST, *(entry.file for entry in entries), *map(pdf_name, entries)}
        as_made = (entry.file in self._members and is_as_made(entry, archive.read(entry.file)) for entry in entries)
        return self._members.keys() <= known and all(as_made)


class NewArchive:
    """An archive that is being written."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self.path = path
        self._zip = zipfile.ZipFile(stream, "w")
        self._entries: list[Entry] = []

    def add(self, entry: Entry, data: bytes) -> None:
        """Add a document."""
        self._write(entry.file, data)
        self._entries.append(entry)

    def add_pdf(self, entry: Entry, data: bytes) -> None:
        """Add the PDF of a document."""
        self._write(pdf_name(entry), data)

    def read(self, entry: Entry) -> bytes:
        """Return a document that was added."""
        return self._zip.read(entry.file)

    def carry_over(self, earlier: EarlierArchive) -> None:
        """Add what an earlier run made of other records, and PDFs of its documents that are the same now."""
        here = {entry.record for entry in self._entries}
        for entry in earlier.entries().values():
            if entry.record not in here:
                self.add(entry, earlier.document(entry))
        there = set(self._zip.namelist())
        for entry in self._entries:
            if pdf_name(entry) not in there and (pdf := earlier.pdf(entry)):
                self.add_pdf(entry, pdf)

    def finish(self) -> None:
        """Add the manifest and the list of members."""
        self._write(MANIFEST, lines_of(self._entries).encode())
        with explained(self.path):
            self._zip.close()

    def give_up(self) -> None:
        """Let go of an archive that is not finished."""
        with suppress(OSError, ValueError):
            self._zip.close()

    def _write(self, name: str, data: bytes) -> None:
        member = zipfile.ZipInfo(name, FIRST_DAY)
        member.create_system = 0
        with explained(self.path):
            self._zip.writestr(member, data)


@contextmanager
def new_archive(earlier: EarlierArchive) -> Iterator[NewArchive]:
    """Write an archive in the place of an earlier one, with what that has of other records; all of it or nothing.

    One that is somebody else's is kept as a backup.
    """
    with whole_file(earlier.path, keep=earlier.foreign) as stream:
        made = NewArchive(earlier.path, stream)
        try:
            yield made
            if not earlier.foreign:
                made.carry_over(earlier)
            made.finish()
        finally:
            made.give_up()
            earlier.close()


def pdf_name(entry: Entry) -> str:
    """Return the name of the PDF of a document."""
    return entry.file.removesuffix(".docx") + ".pdf"


def _is_stored(member: zipfile.ZipInfo) -> bool:
    """Whether a member is there as it is, neither packed nor locked nor too large to be read."""
    if member.compress_type != zipfile.ZIP_STORED or member.flag_bits & LOCKED:
        return False
    return member.file_size == member.compress_size <= MAX_UNPACKED
