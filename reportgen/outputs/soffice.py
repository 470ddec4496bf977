"""LibreOffice as a program: where it is, and running it so that nothing is left behind.

In: the environment, a command, a time limit. Out: the path of the program; the command's messages once it has ended.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event

from reportgen.diagnostics import Diagnostic
from reportgen.errors import ToolError

OVERRIDE = "REPORTGEN_SOFFICE"
COMMANDS = ("soffice", "libreoffice")
PROGRAM_FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
MAC_APPLICATION = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
LOOK_AROUND = 0.25
"""Seconds between looks at whether a run is to be stopped."""
APT_PACKAGES = "libreoffice-writer-nogui fonts-noto-cjk fonts-arphic-ukai"


def find_soffice(environ: Mapping[str, str]) -> Path | None:
    """Return LibreOffice's program, or None; what REPORTGEN_SOFFICE names is taken and nothing else beside it."""
    named = environ.get(OVERRIDE, "")
    candidates = [Path(named)] if named else _usual_places(environ)
    return next((each.absolute() for each in candidates if each.is_file()), None)


def _usual_places(environ: Mapping[str, str]) -> Iterator[Path]:
    for command in COMMANDS:
        if found := shutil.which(command, path=environ.get("PATH", "")):
            yield Path(found)
    for name in PROGRAM_FOLDERS:
        if folder := environ.get(name):
            yield Path(folder) / "LibreOffice" / "program" / "soffice.exe"
    yield MAC_APPLICATION


def require_soffice(environ: Mapping[str, str]) -> Path:
    """Return LibreOffice's program, or raise `ToolError` with what to install on this system."""
    found = find_soffice(environ)
    if found is None:
        raise ToolError(_missing(environ.get(OVERRIDE, ""), sys.platform))
    return found


def _missing(named: str, platform: str) -> Diagnostic:
    if named:
        message = "{variable} names {path}, but there is no such program"
        return Diagnostic("soffice-missing", message, {"variable": OVERRIDE, "path": named})
    if platform == "win32":
        message = (
            "a PDF needs LibreOffice, which was not found; install LibreOffice for Windows, or set {variable} to the "
            "full path of its soffice.exe; Word and WPS can also save the .docx as PDF"
        )
        return Diagnostic("soffice-missing", message, {"variable": OVERRIDE})
    message = (
        "a PDF needs LibreOffice, which was not found; install it (Debian, Ubuntu: sudo apt-get install {packages}), "
        "or set {variable} to the full path of its soffice program"
    )
    return Diagnostic("soffice-missing", message, {"variable": OVERRIDE, "packages": APT_PACKAGES})


def run(
    command: Sequence[str], environ: Mapping[str, str], folder: Path, timeout: float, stop: Event | None = None
) -> str:
    """Run a command in a folder and return what it printed; all it started is ended with it, or at the time limit.

    Its exit code is not looked at: LibreOffice ends with 0 whatever happened. Raise `TimeoutError` at the limit, and
    when `stop` is set from elsewhere.
    """
    log = folder / "messages.txt"
    with log.open("wb") as messages:
        process = _start(command, environ, folder, messages.fileno())
        try:
            _wait(process, timeout, stop)
        finally:
            _end(process)
    return log.read_text(encoding="utf-8", errors="replace").strip()


def _wait(process: subprocess.Popen[bytes], timeout: float, stop: Event | None) -> None:
    ends = time.monotonic() + timeout
    while True:
        left = ends - time.monotonic()
        try:
            process.wait(max(0.0, left if stop is None else min(left, LOOK_AROUND)))
            return
        except subprocess.TimeoutExpired:
            if time.monotonic() >= ends or (stop is not None and stop.is_set()):
                raise TimeoutError from None


def _start(command: Sequence[str], environ: Mapping[str, str], folder: Path, output: int) -> subprocess.Popen[bytes]:
    """Start a command as the head of its own group, so that the whole group can be ended."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP
    return subprocess.Popen(
        command,
        cwd=folder,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        creationflags=flags,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        if process.poll() is None:  # a tree is found from its head only
            kill = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(kill, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):  # nobody is left, or only who waits to be buried
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
