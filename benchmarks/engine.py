"""The engine against docxtpl: three jobs warm, peak memory of the long table, growth with its rows.

`python -m benchmarks.engine`; part of `make bench`. Sandbox, strict names and escaping are on for ours.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import time

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
    print(f"  peak memory of 3, whole process, streamed: 1/{_peak('theirs') / _peak('ours'):.1f} of docxtpl's")
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


def _peak(which: str) -> float:
    """Return the most memory that a process which only makes the long table has held."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.engine", which], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def _alone(which: str) -> None:
    """Make the long table once, and print what the process held at most."""
    if which == "ours":
        with io.BytesIO() as stream:
            CompiledTemplate.from_bytes(TABLE.template).render_to(TABLE.view, stream)
    else:
        theirs(TABLE)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    if sys.argv[1:]:
        _alone(sys.argv[1])
    else:
        sys.exit(main())
