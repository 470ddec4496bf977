"""Files: bytes to a path, whole or not at all, and never over what a person has edited.

In: a path and the bytes of a document. Out: the file, and what became of the one that was there; or an OutputError.
A process that is killed leaves at most a hidden `.reportgen-….tmp` beside the file, which may be deleted.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import BinaryIO

from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import OutputError
from reportgen.frozen import frozen
from reportgen.ooxml.package import MAX_UNPACKED, PackageError, read_package
from reportgen.ooxml.properties import is_untouched
from reportgen.outputs.trouble import explained, refuse

# On Windows virus scanners and indexers hold a fresh file for a moment; who has it open in Word holds it longer.
PAUSES = (0.05, 0.1, 0.2) if os.name == "nt" else ()
TEMPORARY = ".reportgen-"
FOREIGN = (
    "another file of this name is there and is not overwritten; "
    "rename it, or use --force: it is then kept as a backup beside the new one"
)
CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Change(StrEnum):
    """What writing did to the path."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


@frozen
class Outcome:
    """What became of a path, and where the edited file that was there is kept now."""

    change: Change
    backup: Path | None = None


@frozen
class _Present:
    """The file at a path as it was seen: a stamp that changes with it, and its bytes unless there are too many."""

    stamp: tuple[int, int, int]
    data: bytes | None

    def is_edited(self, name: str) -> bool:
        """Return whether a person had a hand in it; what is no document of ours counts as theirs."""
        try:
            return self.data is None or not is_untouched(read_package(self.data, name))
        except PackageError:
            return True


def refuse_existing(path: Path, force: bool) -> None:
    """Refuse to write over a file that is there, unless that is asked for."""
    if path.exists() and not path.is_dir() and not force:
        message = "{file} is there already; choose another name, or use --force"
        raise OutputError(Diagnostic("exists", message, {"file": path.name}, location=Location(str(path))))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that its name never stands for half of it; an existing one is replaced."""
    with explained(path):
        _stamp(path)
        with _temporary(path, data) as temporary:
            _swap(temporary, path)


@contextmanager
def whole_file(path: Path, *, keep: bool = False) -> Iterator[BinaryIO]:
    """Open a file to write little by little; it gets its name when the block ends well, otherwise nothing is left.

    What stood there is replaced, or with `keep` kept as a backup; where it changed in the meantime it stays. Only the system's refusals while the file is opened
    and named are put in words here; the block sees to its own.
    """
    with explained(path):
        seen = _stamp(path)
        handle, temporary = _opened(path)
    stream = os.fdopen(handle, "w+b")
    try:
        yield stream
        with explained(path):
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
            _refuse_changed(path, seen)
            if keep and seen is not None:
                _back_up(path)
            _swap(temporary, path)
    finally:
        with suppress(OSError):  # closing writes what is left: onto a full disk
            stream.close()
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_docx(path: Path, data: bytes, *, force: bool, durable: bool = True) -> Outcome:
    """Write a document; one that a person has edited is refused, or with `force` kept as a backup beside it.

    What is not `durable` may be gone after a power cut, but is never half: for runs that verify what they made.
    """
    with explained(path):
        present = _look(path)
        if present is None:
            _write_checked(path, data, None, durable=durable)
            return Outcome(Change.WRITTEN)
        if present.data == data:
            return Outcome(Change.UNCHANGED)
        edited = present.is_edited(path.name)
        if edited and not force:
            refuse(
                "output-edited",
                "this file was edited after it was made, or is not one of ours, and is not overwritten; "
                "rename it, or use --force: the edited file is then kept as a backup beside the new one",
                path,
            )
        return Outcome(Change.REPLACED, _write_checked(path, data, present, keep=edited, durable=durable))


def write_beside(path: Path, data: bytes, *, force: bool) -> Outcome:
    """Write what belongs to a document (its PDF, a copied attachment); another file there is refused, or kept with `force`."""
    with explained(path):
        present = _look(path)
        if present is None or present.data == data:
            if present is None:
                _write_checked(path, data, None)
            return Outcome(Change.WRITTEN if present is None else Change.UNCHANGED)
        if not force:
            refuse(
                "beside-foreign",
                FOREIGN,
                path,
            )
        return Outcome(Change.REPLACED, _write_checked(path, data, present, keep=True))


def refuse_foreign(path: Path, data: bytes, *, force: bool) -> None:
    """Refuse now what `write_beside` would refuse later."""
    with explained(path):
        present = _look(path)
    if present is not None and present.data != data and not force:
        refuse("beside-foreign", FOREIGN, path)


def remove_leftovers(folder: Path) -> None:
    """Remove what processes of this machine that are no more left half-written in a folder."""
    for path in folder.glob(f"{TEMPORARY}*-*.tmp"):
        process = path.name.removeprefix(TEMPORARY).partition("-")[0]
        if process.isdecimal() and not _runs(int(process)):
            with suppress(OSError):
                path.unlink()


def _runs(process: int) -> bool:
    if os.name == "nt":
        return True  # asking would end it; a leftover is removed on another day, by hand
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def is_edited(path: Path) -> bool:
    """Return whether a person has edited the document since it was made; False where there is none."""
    with explained(path):
        present = _look(path)
        return present is not None and present.is_edited(path.name)


def _write_checked(
    path: Path, data: bytes, seen: _Present | None, *, keep: bool = False, durable: bool = True
) -> Path | None:
    """Write unless the path has changed since it was seen; return the backup where one was to be kept."""
    with _temporary(path, data, durable) as temporary:
        _refuse_changed(path, seen.stamp if seen else None)
        backup = _back_up(path) if keep else None
        try:
            _swap(temporary, path, durable)
        except BaseException:
            if backup:
                backup.unlink(missing_ok=True)  # the file itself still stands
            raise
    return backup


def _refuse_changed(path: Path, stamp: tuple[int, int, int] | None) -> None:
    if _stamp(path) != stamp:
        refuse("output-busy", "somebody else changed this file just now; look at it, then try again", path)


def _look(path: Path) -> _Present | None:
    stamp = _stamp(path)
    if stamp is None:
        return None
    with path.open("rb") as stream:
        data = stream.read(MAX_UNPACKED + 1)
    return _Present(stamp, data if len(data) <= MAX_UNPACKED else None)


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what tells one state of a file from the next, None where there is none; refuse what is no file."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        refuse("output-is-folder", "this is a folder; give the name of a file in it", path)
    if not stat.S_ISREG(status.st_mode):
        refuse("output-not-a-file", "this is not an ordinary file; choose another name", path)
    return status.st_ino, status.st_mtime_ns, status.st_size


@contextmanager
def _temporary(path: Path, data: bytes, durable: bool = True) -> Iterator[Path]:
    """Keep the data safely on the disk, in the folder of `path` and under another name, while the block runs."""
    handle, temporary = _opened(path)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _opened(path: Path) -> tuple[int, Path]:
    """Make a hidden file beside a path, with the permissions of what stands there; return it open for writing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = _mode(path)
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{os.urandom(8).hex()}.tmp")
    handle = os.open(temporary, CREATE, 0o666 if mode is None else mode)
    if mode is not None:
        with suppress(OSError):  # a disk without permissions
            temporary.chmod(mode)
    return handle, temporary


def _mode(path: Path) -> int | None:
    """Return the permissions to keep, so that a file closed to others stays so; Windows has them from the folder."""
    if os.name == "nt" or not path.exists():
        return None
    return stat.S_IMODE(path.stat().st_mode) & 0o777


def _swap(temporary: Path, path: Path, durable: bool = True) -> None:
    """Give the finished file its name, in one step."""
    for pause in PAUSES:
        try:
            os.replace(temporary, path)
            break
        except PermissionError:
            time.sleep(pause)
    else:
        os.replace(temporary, path)
    if durable:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Have the new name survive a power cut, where the system lets a folder be opened."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _back_up(path: Path) -> Path:
    """Keep the file under the first free name 名称.备份1.docx, 名称.备份2.docx … and return it."""
    for number in count(1):
        backup = path.with_name(f"{path.stem}.备份{number}{path.suffix}")
        with suppress(FileExistsError):
            _second_name(path, backup)
            return backup
    raise AssertionError("there is always a next number")


def _second_name(path: Path, backup: Path) -> None:
    """Give the file a second name, which must be free: a link where the disk has links, otherwise a copy."""
    try:
        os.link(path, backup)
    except FileExistsError:
        raise
    except OSError:
        with _temporary(backup, path.read_bytes()) as copy:
            backup.open("xb").close()  # takes the name; on no system does a rename both refuse and work everywhere
            try:
                os.replace(copy, backup)
            except BaseException:
                backup.unlink(missing_ok=True)
                raise
