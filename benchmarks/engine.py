"""The engine against docxtpl: three jobs warm, peak memory of the long table, growth with its rows.

`python -m benchmarks.engine`; part of `make bench`. Sandbox, strict names and escaping are on for ours.
"""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from docxtpl import DocxTemplate

from benchmarks.jobs import LONG, NOTICE, TABLE, Job, view
from benchmarks.measuring import compare
from reportgen.ooxml import deflate
from reportgen.templating import CompiledTemplate

GROWTH = (100, 1_000, 10_000)


def theirs(job: Job) -> bytes:
    """Return docxtpl's document."""
    document = DocxTemplate(io.BytesIO(job.template))
    document.render(dict(job.view), autoescape=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def main() -> int:
    """Print the ratios."""
    print(f"engine against docxtpl, one core, deflate by {deflate.NAME}")
    for job, many in ((LONG, (100, 5)), (NOTICE, (200, 5)), (TABLE, (3, 1))):
        template = CompiledTemplate.from_bytes(job.template)
        found = compare(lambda t=template, j=job: t.render(j.view), lambda j=job: theirs(j), many)  # type: ignore[misc]
        print(f"  {job.words:44} {found}")
    ours, others, data = _peaks()
    print(
        f"  peak memory of 3, whole process, streamed: 1/{others / ours:.1f} of docxtpl's ({data:.0f} MiB of each are data)"
    )
    print(
        f"  time for each of {', '.join(f'{rows:,}' for rows in GROWTH)} rows against that for each of the fewest: {_growth()}"
    )
    return 0


def _growth() -> str:
    template = CompiledTemplate.from_bytes(TABLE.template)
    each = []
    for rows in GROWTH:
        data = view(rows)
        template.render(data)
        began = time.perf_counter()
        for _ in range(GROWTH[-1] // rows):
            template.render(data)
        each.append((time.perf_counter() - began) / GROWTH[-1])
    return ", ".join(f"{one / each[0]:.2f}" for one in each)


OURS = """
import pathlib, pickle, sys
from reportgen.templating import CompiledTemplate
template, view = pickle.load(open(sys.argv[1], "rb"))
with open(sys.argv[2], "wb") as stream:
    CompiledTemplate.from_bytes(template, cache=pathlib.Path(sys.argv[2]).parent).render_to(view, stream)
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
THEIRS = """
import io, pickle, sys
from docxtpl import DocxTemplate
template, view = pickle.load(open(sys.argv[1], "rb"))
document = DocxTemplate(io.BytesIO(template))
document.render(view, autoescape=True)
document.save(sys.argv[2])
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
BASE = """
import pickle, sys
template, view = pickle.load(open(sys.argv[1], "rb"))
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def _peaks() -> tuple[float, float, float]:
    """Return the most memory (MiB, of Linux) that processes held which only made the long table, ours and theirs, and without either."""
    with tempfile.TemporaryDirectory() as folder:
        job, out = Path(folder, "job"), Path(folder, "out.docx")
        job.write_bytes(pickle.dumps((TABLE.template, dict(TABLE.view))))
        _peak(OURS, job, out)  # compiles the template, as an earlier call would have
        return _peak(OURS, job, out), _peak(THEIRS, job, out), _peak(BASE, job, out)


def _peak(script: str, job: Path, out: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", script, str(job), str(out)], check=True, capture_output=True, text=True
    )
    return float(done.stdout) / 1024


if __name__ == "__main__":
    sys.exit(main())
