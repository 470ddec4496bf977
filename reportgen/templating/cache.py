"""The cache of compiled templates: one file a template in the user's own folder.

In: the bytes of a template. Out: its program, kept from an earlier call or compiled anew. A file is used only where it
belongs to the user, nobody else may write it, it is whole, and it was made by these very versions; any other is made anew.
Losing the folder costs a moment and nothing else.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reportgen import __version__
from reportgen.templating.program import PartProgram, Program, SlowTag

MARK = b"reportgen-template-2\n"
DIGEST = 32
OFF = "REPORTGEN_NO_CACHE"


def cache_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the user's folder for compiled templates, or None where there is none or REPORTGEN_NO_CACHE is set."""
    if environ.get(OFF):
        return None
    if sys.platform == "win32":
        base = environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = environ.get("HOME") and str(Path(environ["HOME"], "Library", "Caches"))
    else:
        base = environ.get("XDG_CACHE_HOME") or (environ.get("HOME") and str(Path(environ["HOME"], ".cache")))
    return Path(base, "reportgen", "templates") if base and Path(base).is_absolute() else None


def cached(data: bytes, folder: Path | None, make: Callable[[bytes], Program]) -> Program:
    """Return the program of a template, from the folder where it lies there, else made and kept there."""
    if folder is None:
        return make(data)
    path = folder / f"{_key(data)}.bin"
    program = _load(path)
    if program is None:
        program = make(data)
        _keep(path, program)
    return program


def _key(data: bytes) -> str:
    """Return what names the file: the template, and all that its code depends on."""
    versions = [__version__, sys.version, *map(_installed, ("jinja2", "docxtpl", "markupsafe")), *_own_files()]
    return sha256(b"\0".join([data, *(each.encode() for each in versions)])).hexdigest()


def _own_files() -> Iterator[str]:
    """Yield what tells one state of this room from the next."""
    with suppress(OSError), os.scandir(Path(__file__).parent) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.name.endswith(".py"):
                yield f"{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}"


def _installed(package: str) -> str:
    """Return what tells one installation of a package from the next, without importing it or its metadata."""
    spec = find_spec(package)
    status = Path(spec.origin).stat() if spec and spec.origin else None
    return f"{status.st_size} {status.st_mtime_ns}" if status else ""


def _load(path: Path) -> Program | None:
    """Return the program in a file, None where the file is not there, not ours, or not whole."""
    try:
        with path.open("rb") as stream:
            if not _is_private(os.fstat(stream.fileno())):
                return None
            content = stream.read()
        start = len(MARK) + DIGEST
        if content[: len(MARK)] != MARK or _digest(path, content[start:]) != content[len(MARK) : start]:
            return None
        parts, slow_tags = marshal.loads(content[start:])
        return Program(tuple(PartProgram(*part) for part in parts), tuple(SlowTag(*tag) for tag in slow_tags))
    except (OSError, EOFError, ValueError, TypeError):
        return None


def _digest(path: Path, content: bytes) -> bytes:
    """Return what a file begins with: the program of one template is not that of another, whatever it is called."""
    return sha256(path.name.encode() + content).digest()


def _is_private(status: os.stat_result) -> bool:
    """Whether a file is the user's own and nobody else may write it; Windows keeps a profile private by itself."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _keep(path: Path, program: Program) -> None:
    """Keep a program; where that cannot be done, the next call compiles again."""
    plain: Any = tuple([tuple(each) for each in values] for values in program)
    content = marshal.dumps(plain)
    temporary = path.with_name(f"{path.name}.{os.urandom(8).hex()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(MARK + _digest(path, content) + content)
        os.replace(temporary, path)
    with suppress(OSError):
        temporary.unlink(missing_ok=True)
