"""The manifest: one line of JSON for each document made, appended and brought safely to the disk.

In: entries as they are made. Out: what an earlier run made, so that a later one makes exactly what is missing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportgen.frozen import frozen

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
    entries: dict[str, Entry] = {}
    for path in sorted(folder.glob(FOLDER_PATTERN)):
        for line in path.read_text("utf-8", errors="replace").splitlines():
            if entry := _entry(line):
                entries[entry.record] = entry
    return entries


def _entry(line: str) -> Entry | None:
    try:
        values: Any = json.loads(line)
        return Entry(**values)
    except (ValueError, TypeError):
        return None


def append(path: Path, entries: Iterable[Entry]) -> None:
    """Append entries, each a whole line, and bring them to the disk."""
    lines = "".join(json.dumps(asdict(each), ensure_ascii=False, sort_keys=True) + "\n" for each in entries)
    if not lines:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as stream:
        stream.write((_line_end(path) + lines).encode())
        stream.flush()
        os.fsync(stream.fileno())


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


def is_made(entry: Entry, folder: Path) -> bool:
    """Whether the document of an entry is there as it was made."""
    try:
        data = (folder / entry.file).read_bytes()
    except OSError:
        return False
    return sha256(data).hexdigest() == entry.file_hash
