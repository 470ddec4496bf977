"""From a large ledger to a whole quarter's set, and the figures of a very large one.

`python -m benchmarks.quarter`; part of `make bench`. Out: seconds and peak memory of this machine, which is named: what is
asked of them is a minute and 500 MB for 100,000 rows and 50 orders, and never more than 10,000 rows in memory.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from reportgen.ledger.counting import Figures
from reportgen.ledger.entries import Inspection, LedgerFinding, Status
from reportgen.ledger.figures import FIGURES
from reportgen.ledger.store import BATCH, LedgerStore
from reportgen.model.dates import parse_period
from reportgen.outputs.ledger_workbook import ledger_workbook
from reportgen.templating.resident import resident

ROWS, MANY, UNITS = 100_000, 1_000_000, 50
FIRST, LAST = date(2016, 4, 1), date(2026, 3, 31)
CATEGORIES = ("用电安全", "消防安全", "特种设备", "危险作业", "设备设施", "安全管理")
COMMON = (
    "发文机关: 青禾县水务局\n限期整改通知书: {法律依据: 《中华人民共和国安全生产法》第六十五条, 整改期限: 2026-04-30}\n"
)
CHILD = """
import resource, sys
from reportgen.cli import run
code = run(sys.argv[1:], {"REPORTGEN_LANG": "en"})
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)
sys.exit(code)
"""


def finding(number: int, count: int) -> LedgerFinding:
    """Return the finding of a number: evenly over ten years, most of them rectified."""
    day = FIRST + timedelta(days=number * (LAST - FIRST).days // count)
    unit, late = f"第{number % UNITS + 1}水务站", number // UNITS % 12 == 0 and day > date(2026, 1, 1)
    is_open = day > date(2026, 1, 1) and number // UNITS % 6 in (0, 3)
    return LedgerFinding(
        f"{day.year}-{number:07}", "台账", number + 2, f"{number % 977}号闸门启闭机接地不良，现场无标识",
        category=CATEGORIES[number % len(CATEGORIES)], severity="一般", inspected_entity=unit, found_on=day,
        requirement="限期修复并测试", deadline=day + timedelta(days=10) if late else LAST + timedelta(days=20),
        responsible_units=(unit,), responsible_persons=("甲某",), actions="" if is_open else "已修复并测试",
        status=Status.UNDER_WAY if is_open else Status.CLOSED, completed_on=None if is_open else day + timedelta(days=2),
        accepted_by=() if is_open else ("乙某",), accepted_on=None if is_open else day + timedelta(days=3),
    )  # fmt: skip


def main() -> int:
    """Print both."""
    print(
        f"ledger to documents; {platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    _quarter()
    _figures()
    return 0


def _quarter() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        visits = [
            Inspection("检查", n + 2, LAST - timedelta(days=n), "汛前检查", ("甲某",), 2, ("第1水务站",))
            for n in range(60)
        ]
        (folder / "台账.xlsx").write_bytes(ledger_workbook((finding(n, ROWS) for n in range(ROWS)), visits))
        (folder / "共有.yaml").write_text(COMMON, "utf-8")
        paths = [
            "--ledger",
            str(folder / "台账.xlsx"),
            "--common",
            str(folder / "共有.yaml"),
            "-o",
            str(folder / "out"),
        ]
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", CHILD, "quarter", "2026Q1", *paths], capture_output=True, text=True, check=False
        )
        elapsed = time.perf_counter() - began
        assert done.returncode == 0, done.stderr
        made = [path.name for path in (folder / "out").iterdir()]
        orders = sum("限期整改通知书" in each for each in made)
        peak = float(done.stderr.split()[-1])
        print(f"  {ROWS:,} rows to {len(made)} files ({orders} orders): {elapsed:.1f} s, at most {peak:.0f} MB")


def _figures() -> None:
    before = resident()

    def entries() -> Iterator[LedgerFinding]:
        return (finding(number, MANY) for number in range(MANY))

    began = time.perf_counter()
    sum(1 for _ in entries())
    making = time.perf_counter() - began
    with LedgerStore.filled(entries()) as store:
        loaded, peak = time.perf_counter() - began - 2 * making, resident() - before
        began = time.perf_counter()
        figures = Figures(store, parse_period("2026Q1"))
        for each in FIGURES:
            figures.value(each)
        counted = time.perf_counter() - began
    print(
        f"  {MANY:,} rows, {BATCH:,} at a time: load {loaded:.1f} s, all figures of a quarter {counted:.2f} s, {peak:.0f} MB more than before"
    )


if __name__ == "__main__":
    sys.exit(main())
