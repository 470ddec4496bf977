"""`make bench`: everything that is measured against docxtpl, one after the other; absolute times are of this machine.

PDFs take longer and are measured by `python -m benchmarks.pdf`.
"""

from __future__ import annotations

import sys

from benchmarks import batches, cold_start, engine

if __name__ == "__main__":
    sys.exit(cold_start.main() or engine.main() or batches.main())
