"""Trouble: what the system says when a file cannot be written, in the clerk's words and with the next step.

In: an OSError and the path it was about. Out: an OutputError with one diagnostic.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import OutputError, ReportgenError

DISK_FULL = "output-disk-full"
FULL = {errno.ENOSPC, errno.EDQUOT}
NO_FOLDER = {errno.EEXIST, errno.ENOTDIR}
PROTECTED = {errno.EACCES, errno.EPERM, errno.EROFS}
WINDOWS_TOO_LONG = 206  # ERROR_FILENAME_EXCED_RANGE
WINDOWS_LIMIT = 260  # MAX_PATH: a longer one is "not found"


def refuse(code: str, message: str, path: Path, **params: object) -> NoReturn:
    """Raise the OutputError that says why nothing is written to `path`."""
    raise OutputError(_diagnostic(code, message, path, **params))


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the system refuses inside the block into an OutputError about `path`."""
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: half a character or a NUL in the name
        raise OutputError(_explanation(path, error)) from error


def _explanation(path: Path, error: OSError | ValueError) -> Diagnostic:
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    if number == errno.ENAMETOOLONG or _is_too_long_for_windows(path, error):
        message = "the path is too long ({length} characters); choose a folder nearer to the top, or a shorter name"
        return _diagnostic("output-path-too-long", message, path, length=len(os.path.abspath(path)))
    if number in FULL:
        return disk_full(path).diagnostics[0]
    if number in PROTECTED:
        return _protection(path, error)
    if number in NO_FOLDER:
        message = "{folder} cannot be a folder, because there is a file of that name in the way; choose another folder"
        return _diagnostic("output-no-folder", message, path, folder=str(path.parent))
    if number == errno.ENOENT:
        message = "the folder {folder} cannot be reached; is the disk or network drive there?"
        return _diagnostic("output-no-folder", message, path, folder=str(path.parent))
    if number == errno.EINVAL:
        return _diagnostic("output-bad-name", "this disk or system does not take this file name; choose another", path)
    reason = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
    message = "the file cannot be written ({reason}); try another folder or disk"
    return _diagnostic("output-failed", message, path, reason=reason)


def disk_full(path: Path) -> OutputError:
    """Return the error that there is no room left where `path` is."""
    return OutputError(_diagnostic(DISK_FULL, "the disk is full; make room or choose another, then try again", path))


def is_disk_full(error: ReportgenError) -> bool:
    """Whether going on makes no sense because the disk is full."""
    return any(each.code == DISK_FULL for each in error.diagnostics)


def _is_too_long_for_windows(path: Path, error: OSError | ValueError) -> bool:
    if getattr(error, "winerror", None) == WINDOWS_TOO_LONG:
        return True
    return os.name == "nt" and isinstance(error, FileNotFoundError) and len(os.path.abspath(path)) >= WINDOWS_LIMIT


def _protection(path: Path, error: OSError | ValueError) -> Diagnostic:
    """Tell the file that somebody has open from the folder where nobody may write."""
    names = {str(getattr(error, name, None)) for name in ("filename", "filename2")}
    if str(path) in names:
        message = "the file is open in another program or write-protected; close it in Word or WPS, then try again"
        return _diagnostic("output-in-use", message, path)
    message = "you may not write in the folder {folder}; choose another, or ask for the right to write there"
    return _diagnostic("output-no-permission", message, path, folder=str(path.parent))


def _diagnostic(code: str, message: str, path: Path, **params: object) -> Diagnostic:
    return Diagnostic(code, message, params, location=Location(str(path)))
