"""Watched files: which of them were saved since the last look, once each of them is whole.

In: paths, looked at again and again. Out: those whose contents changed. Word saves under another name and renames, WPS writes
in place: what is missing or half-written for a moment is waited for. Only the files themselves are looked at, so that lock
files (~$…) and temporary ones do not count; saving without a change of the contents is no change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from reportgen.ooxml.package import PackageError, read_package

PACKED = (".docx", ".xlsx")
PATIENCE = 3.0
"""Seconds after which a file counts as changed though it is still missing, locked or broken: its author is told of it."""
HALF = frozenset(("package-empty", "package-damaged", "package-foreign"))
"""What is said of a file that may still be written."""

Stamp = tuple[int, int, int]


@dataclass
class _File:
    stamp: Stamp | None = None
    digest: bytes = b""
    waiting: Stamp | None = None
    """The stamp of the state that is not known to be whole yet."""
    since: float | None = None


@dataclass
class Watched:
    """Files under watch; `clock` tells seconds."""

    clock: Callable[[], float]
    files: dict[Path, _File] = field(default_factory=dict)

    def watch(self, paths: Iterable[Path]) -> None:
        """Watch these files and no others; one that is new counts as seen as it is now."""
        known, self.files = self.files, {}
        for path in paths:
            self.files[path] = known.get(path) or _File(_stamp(path), _digest(_content(path)))

    def changed(self) -> list[Path]:
        """Return the files that are other than at the last look, and whole."""
        return [path for path, file in self.files.items() if self._is_changed(path, file)]

    def _is_changed(self, path: Path, file: _File) -> bool:
        stamp = _stamp(path)
        if stamp == file.stamp and stamp is not None:
            file.since = file.waiting = None
            return False
        if file.since is None:
            file.since = self.clock()
        content = None if stamp is None else _content(path)
        settled, file.waiting = stamp == file.waiting, stamp
        if not _is_whole(path, content, settled) and self.clock() - file.since < PATIENCE:
            return False
        changed = _digest(content) != file.digest
        file.stamp, file.digest = (None if content is None else stamp), _digest(content)
        file.since = file.waiting = None
        return changed


def _is_whole(path: Path, content: bytes | None, settled: bool) -> bool:
    """Whether a file was written to its end: a package tells by its checksums, a text by two looks that are the same."""
    if content is None:
        return False
    if path.suffix.lower() not in PACKED:
        return settled
    try:
        read_package(content, path.name)
    except PackageError as error:
        return settled and error.diagnostic.code not in HALF
    return True


def _stamp(path: Path) -> Stamp | None:
    """Return what tells one state of a file from the next; None where it is not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def _content(path: Path) -> bytes | None:
    """Return the bytes of a file; None where it is not there, or locked while it is saved."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _digest(content: bytes | None) -> bytes:
    return b"" if content is None else sha256(content).digest()
