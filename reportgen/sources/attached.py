"""Attached files: what an attachment names is found beside the input, and nowhere else.

In: the attachments of a document and the folder of its input. Out: files to merge or copy, or why not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from reportgen.checks.context import CheckContext, walk
from reportgen.diagnostics import Diagnostic
from reportgen.model.official import Attachment

MAX_SIZE = 100 * 1024 * 1024
OUTSIDE = "the file {file} lies outside the folder of this input; put it beside the input and write its name"
MISSING = "there is no file {file} beside this input"


@dataclass(frozen=True)
class Attached:
    """A file that an attachment names."""

    name: str
    path: Path
    merged: bool


def attached_files(context: CheckContext, folder: Path) -> tuple[list[Attached], list[Diagnostic]]:
    """Return the files a document's attachments name, and a diagnostic for each that cannot be taken."""
    found: list[Attached] = []
    problems: list[Diagnostic] = []
    for path, record in walk(context.document):
        if isinstance(record, Attachment) and record.file:
            refusal = _refusal(record.file, folder)
            if refusal:
                problems.append(context.error("attached-file", refusal, (*path, "file"), file=record.file))
            else:
                found.append(_attached(record.file, folder))
    return found, problems


def _attached(name: str, folder: Path) -> Attached:
    return Attached(name, _inside(name, folder), name.lower().endswith(".docx"))


def _refusal(name: str, folder: Path) -> str:
    """Return why a file cannot be attached, empty where it can."""
    if any(_leaves(name)):
        return OUTSIDE
    try:
        return _refusal_of(_inside(name, folder), folder)
    except (OSError, RuntimeError):  # a sentence instead of a name, a link to itself, a folder closed to us
        return MISSING


def _refusal_of(path: Path, folder: Path) -> str:
    if not path.resolve().is_relative_to(folder.resolve()):
        return OUTSIDE
    if not path.is_file():
        return MISSING
    if path.stat().st_size > MAX_SIZE:
        return "the file {file} is larger than 100 MB"
    return ""


def _inside(name: str, folder: Path) -> Path:
    return folder.joinpath(*PureWindowsPath(name).parts)


def _leaves(name: str) -> Iterator[bool]:
    """Yield whether a name is absolute or climbs, read as a Windows path and as any other."""
    windows, posix = PureWindowsPath(name), PurePosixPath(name)
    yield bool(windows.drive or windows.root) or posix.is_absolute()
    yield ".." in windows.parts or ".." in posix.parts
