"""The manifest: one line of JSON for each document made, appended and brought safely to the disk.

In: entries as they are made. Out: what an earlier run made, so that a later one makes exactly what is missing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from hashlib import sha256
from io import FileIO
from pathlib import Path
from typing import Any

from reportgen.frozen import frozen
from reportgen.outputs.trouble import explained

FOLDER_PATTERN = "manifest*.jsonl"


@frozen
class Entry:
    """One document: which record it is of, the template, the file, and the hashes of all three."""

    record: str
    """The hash of the record with what is common, its kind, and which of several equal ones it is."""
    template: str
    file: str
    file_hash: str
    content_hash: str
    """Over the uncompressed parts: the same on machines that compress otherwise."""
    serial_number: int | None = None
    row: int = 0


def manifest_path(folder: Path, shard: tuple[int, int]) -> Path:
    """Return where a shard writes; a run that is not divided has one manifest."""
    number, count = shard
    return folder / ("manifest.jsonl" if count == 1 else f"manifest-{number}-of-{count}.jsonl")


def read_manifests(folder: Path) -> dict[str, Entry]:
    """Return the entries of all manifests in a folder by record; a line that a crash cut off counts as not written."""
    texts = []
    for path in sorted(folder.glob(FOLDER_PATTERN)):
        with explained(path):
            texts.append(path.read_text("utf-8", errors="replace"))
    return parsed("\n".join(texts))


def parsed(text: str) -> dict[str, Entry]:
    """Return the entries in the text of a manifest by record, the last one of each."""
    return {entry.record: entry for entry in map(_entry, text.splitlines()) if entry}


def _entry(line: str) -> Entry | None:
    try:
        values: Any = json.loads(line)
        return Entry(**values)
    except (ValueError, TypeError):
        return None


def append(path: Path, entries: Iterable[Entry]) -> None:
    """Append entries, each a whole line, and bring them to the disk; OutputError where there is no room for all."""
    lines = lines_of(entries)
    if not lines:
        return
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab", buffering=0) as stream:
            length = stream.tell()
            try:
                _write_all(stream, (_line_end(path) + lines).encode())
                os.fsync(stream.fileno())
            except OSError:
                stream.truncate(length)
                raise


def lines_of(entries: Iterable[Entry]) -> str:
    """Return the lines of entries."""
    return "".join(json.dumps(asdict(each), ensure_ascii=False, sort_keys=True) + "\n" for each in entries)


def _write_all(stream: FileIO, data: bytes) -> None:
    """Write all of it: a disk that is nearly full takes the beginning, and refuses only what is left."""
    while data:
        data = data[stream.write(data) :]


def _line_end(path: Path) -> str:
    """Return the line end that a crash kept from being written."""
    if path.stat().st_size == 0:
        return ""
    with path.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return "" if stream.read(1) == b"\n" else "\n"


def record_hash(data: object, kind: str, occurrence: int) -> str:
    """Return what names a record in the manifest: its content, its kind, and which of several equal ones it is."""
    text = json.dumps([kind, occurrence, data], ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()


def is_as_made(entry: Entry, data: bytes) -> bool:
    """Whether a document is the one of an entry."""
    return sha256(data).hexdigest() == entry.file_hash


class EarlierFolder:
    """What earlier runs put into a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._entries = read_manifests(folder)

    def entries(self) -> Mapping[str, Entry]:
        """Return its entries by record."""
        return self._entries

    def document(self, entry: Entry) -> bytes:
        """Return the document of an entry, empty where it is not there as it was made."""
        try:
            data = (self.folder / entry.file).read_bytes()
        except OSError:
            return b""
        return data if is_as_made(entry, data) else b""
