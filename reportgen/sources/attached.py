"""Attached files: what an attachment names is found beside the input, and nowhere else.

In: the attachments of a document and the folder of its input. Out: files to merge or copy, or why not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path as FilePath
from pathlib import PurePosixPath, PureWindowsPath

from reportgen.checks.context import CheckContext
from reportgen.diagnostics import Diagnostic
from reportgen.frozen import frozen
from reportgen.model.official import Attachment
from reportgen.model.problems import Path
from reportgen.ooxml.package import PackageError, read_package

MAX_SIZE = 100 * 1024 * 1024
OUTSIDE = "the file {file} lies outside the folder of this input; put it beside the input and write its name"
MISSING = "there is no file {file} beside this input"


class FileError(Exception):
    """A file beside an input that cannot be taken; its message id names `{file}`."""


@frozen
class Attached:
    """A file that an attachment names."""

    name: str
    path: FilePath
    merged: bool


def attached_files(context: CheckContext, folder: FilePath) -> tuple[list[Attached], list[Diagnostic]]:
    """Return the files a document's attachments name, and a diagnostic for each that cannot be taken."""
    found: list[Attached] = []
    problems: list[Diagnostic] = []
    for path, record in context.records:
        if isinstance(record, Attachment) and record.file:
            refusal = _refusal(record.file, folder)
            if refusal:
                problems.append(context.error("attached-file", refusal, (*path, "file"), file=record.file))
            else:
                found.append(_attached(record.file, folder))
                problems += _remarks(context, found, (*path, "file"))
    return found, problems


def _remarks(context: CheckContext, found: Sequence[Attached], path: Path) -> Iterator[Diagnostic]:
    """Yield what a user should know of the file found last."""
    *before, last = found
    if not last.merged and any(each.path.name == last.path.name and each.path != last.path for each in before):
        message = "two attached files are called {file}, and both are copied beside the document; rename one"
        yield context.error("attached-twice", message, path, file=last.path.name)
    for lost in _lost(last) if last.merged else ():
        message = "{file} has pages, headers or footers of its own, which do not come along: {lost}"
        yield context.warning("attached-pages", message, path, file=last.name, lost=lost[:40])


def _lost(attached: Attached) -> list[str]:
    from reportgen.ooxml.sections import MAIN, lost_in_merging

    try:
        parts = read_package(attached.path.read_bytes(), attached.name)
        return list(lost_in_merging(parts)) if MAIN in parts else []
    except (PackageError, OSError, ValueError):
        return []  # told when it is merged


def file_beside(name: str, folder: FilePath) -> tuple[FilePath | None, str]:
    """Return the file of this name beside an input, or None and why it cannot be taken."""
    refusal = _refusal(name, folder)
    return (None, refusal) if refusal else (_inside(name, folder), "")


def read_beside(name: str, folder: FilePath | None) -> bytes:
    """Return the bytes of the file of this name beside an input; FileError where it cannot be taken."""
    path, refusal = (None, MISSING) if folder is None else file_beside(name, folder)
    if path is None:
        raise FileError(refusal)
    try:
        return path.read_bytes()
    except OSError:
        raise FileError(MISSING) from None


def leaves_folder(name: str) -> bool:
    """Whether a name leads out of the folder of its input, wherever that is."""
    return any(_leaves(name))


def _attached(name: str, folder: FilePath) -> Attached:
    return Attached(name, _inside(name, folder), name.lower().endswith(".docx"))


def _refusal(name: str, folder: FilePath) -> str:
    """Return why a file cannot be attached, empty where it can."""
    if any(_leaves(name)):
        return OUTSIDE
    try:
        return _refusal_of(_inside(name, folder), folder)
    except (OSError, RuntimeError):  # a sentence instead of a name, a link to itself, a folder closed to us
        return MISSING


def _refusal_of(path: FilePath, folder: FilePath) -> str:
    if not path.resolve().is_relative_to(folder.resolve()):
        return OUTSIDE
    if not path.is_file():
        return MISSING
    if path.stat().st_size > MAX_SIZE:
        return "the file {file} is larger than 100 MB"
    return ""


def _inside(name: str, folder: FilePath) -> FilePath:
    return folder.joinpath(*PureWindowsPath(name).parts)


def _leaves(name: str) -> Iterator[bool]:
    """Yield whether a name is absolute or climbs, read as a Windows path and as any other."""
    windows, posix = PureWindowsPath(name), PurePosixPath(name)
    yield bool(windows.drive or windows.root) or posix.is_absolute()
    yield ".." in windows.parts or ".." in posix.parts
