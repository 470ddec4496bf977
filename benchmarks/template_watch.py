"""From the save of a template to the finished docx: `template watch` beside a fresh `build` of the same.

In: the notice sample, two states of its template. Out: the ratio with its spread; the times are of this machine, which is
named. Part of `make bench`.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.measuring import Compared
from reportgen import resources
from reportgen.ooxml.package import read_package, write_package
from reportgen.workshop.rebuilding import Rebuilder, Rebuilt
from reportgen.workshop.watching import INTERVAL, Watching

ROUNDS = 11
PATIENCE = 60.0


class Watcher:
    """A watch that runs in a thread, and says when it has rebuilt."""

    def __init__(self, rebuilder: Rebuilder) -> None:
        self.rebuilt, self._ended = threading.Event(), threading.Event()
        watching = Watching(rebuilder, self._show, time.monotonic, self._sleep)
        self._thread = threading.Thread(target=self._run, args=(watching,), daemon=True)
        self._thread.start()

    def _run(self, watching: Watching) -> None:
        try:
            watching.run()
        except KeyboardInterrupt:
            return

    def _sleep(self, seconds: float) -> None:
        if self._ended.wait(seconds):
            raise KeyboardInterrupt

    def _show(self, rebuilt: Rebuilt, _: float) -> None:
        assert rebuilt.change is not None, rebuilt
        self.rebuilt.set()

    def wait(self) -> None:
        """Wait for the next rebuild."""
        assert self.rebuilt.wait(PATIENCE)
        self.rebuilt.clear()

    def end(self) -> None:
        """End the watch."""
        self._ended.set()
        self._thread.join(PATIENCE)


def main() -> int:
    """Measure and print the ratio."""
    machine = (
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    print(f"from the save of a template to the docx, `template watch` against a fresh `build`; {machine}")
    with tempfile.TemporaryDirectory() as name:
        found = _measured(Path(name))
    print(f"  {found}  looked for a save every {1000 * INTERVAL:.0f} ms")
    return 0


def _measured(folder: Path) -> Compared:
    template, states = folder / "notice.docx", _states()
    template.write_bytes(states[0])
    watcher = Watcher(Rebuilder(template, resources.sample_file("notice"), folder / "watched.docx"))
    ours, theirs = [], []
    try:
        watcher.wait()
        for number in range(1, ROUNDS + 1):
            time.sleep(0.3 + 0.017 * number % INTERVAL)  # a save comes at any moment between two looks
            began = time.perf_counter()
            _save(template, states[number % 2])
            watcher.wait()
            ours.append(time.perf_counter() - began)
            theirs.append(_build(folder, template))
    finally:
        watcher.end()
    return Compared(ours, theirs)


def _states() -> tuple[bytes, bytes]:
    """Return two states of one template, as two saves leave them."""
    data = resources.template_file("notice").read_bytes()
    parts = read_package(data, "notice.docx")
    changed = parts["word/document.xml"].replace("附件：".encode(), "附  件：".encode())
    assert changed != parts["word/document.xml"]
    return data, write_package({**parts, "word/document.xml": changed})


def _save(path: Path, data: bytes) -> None:
    fresh = path.with_suffix(".tmp")
    fresh.write_bytes(data)
    os.replace(fresh, path)


def _build(folder: Path, template: Path) -> float:
    sample = str(resources.sample_file("notice"))
    arguments = ["build", sample, "--template", str(template), "-o", str(folder / "built.docx"), "--force"]
    environ = {**os.environ, "REPORTGEN_NO_CACHE": "1"}  # a template that was just saved is in no cache
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "reportgen", *arguments], check=True, capture_output=True, env=environ)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
