"""`make bench`: everything that is measured, one after the other; absolute times are of this machine.

PDFs take longer and are measured by `python -m benchmarks.pdf`.
"""

from __future__ import annotations

import sys

from benchmarks import batches, cold_start, engine, ledger_reading, proofreading, quarter, template_watch

if __name__ == "__main__":
    sys.exit(
        max(
            each.main() for each in (cold_start, engine, batches, ledger_reading, proofreading, quarter, template_watch)
        )
    )
