"""What it costs to refuse each template that tries to take a machine down: `python -m benchmarks.attacks`.

Out: for each, milliseconds, megabytes, and what is said. The same list is held to its bounds by tests/templating/test_limits.py.
"""

from __future__ import annotations

import sys
import time

from reportgen.errors import TemplateError
from reportgen.templating.resident import resident
from tests.templating.making import filled
from tests.templating.test_limits import BIG_VALUES, GROWTH, LONG_WORK


def main() -> int:
    """Print the list; 1 where one is not refused."""
    passed = 0
    for text in (*BIG_VALUES, *GROWTH, *LONG_WORK):
        before, began = resident(), time.perf_counter()
        try:
            filled(text)
            said, passed = "NOT REFUSED", passed + 1
        except TemplateError as error:
            said = str(error)
        elapsed, held = time.perf_counter() - began, max(resident() - before, 0)
        print(f"{1000 * elapsed:7.0f} ms {held:6.0f} MB  {text[:70]!r:74} {said[:90]}")
    return int(passed > 0)


if __name__ == "__main__":
    sys.exit(main())
