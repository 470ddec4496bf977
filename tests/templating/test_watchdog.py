"""The watchdog: should a guard have a gap, a template still cannot take the machine; the user is told."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportgen.errors import TemplateError, UsageError
from reportgen.templating.resident import resident
from reportgen.templating.watchdog import Allowance, Watchdog

UNGUARDED = """
import sys
from reportgen.templating import watchdog
from reportgen.templating.watchdog import Allowance
watchdog.PATIENCE = 0.5
watchdog.start(Allowance(seconds={seconds}, megabytes={megabytes}))
from reportgen.errors import TemplateError
try:
    with watchdog.watching("模板.docx"):
        {work}
except TemplateError as error:
    print("refused", error.diagnostics[0].code, error)
    sys.exit(7)
"""
LOOP = "while True: pass"
GROWING = "kept = []\n        while True: kept.append('甲' * 1_000_000)"


def run(work: str, seconds: float = 60, megabytes: float = 4000) -> subprocess.CompletedProcess[str]:
    script = UNGUARDED.format(work=work, seconds=seconds, megabytes=megabytes)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)


def test_an_endless_rendering_is_stopped_and_named() -> None:
    done = run(LOOP, seconds=0.3)
    assert done.returncode == 7
    assert "refused template-explodes" in done.stdout
    assert "more than 0.3 seconds" in done.stdout


def test_a_rendering_that_eats_memory_is_stopped() -> None:
    done = run(GROWING, megabytes=300)
    assert done.returncode == 7
    assert "more than 300 MB" in done.stdout


def test_a_call_that_cannot_be_interrupted_takes_the_process_with_it() -> None:
    holds_no_lock = "import zlib; zlib.crc32(bytes(10)); import time; time.sleep(60)"
    done = run(holds_no_lock, seconds=0.3)
    assert done.returncode == 1
    assert "more than 0.3 seconds" in done.stderr


def test_what_keeps_within_bounds_is_left_alone() -> None:
    watchdog = Watchdog(Allowance(seconds=0.4))
    watchdog.start()
    for _ in range(4):
        with watchdog.watching("模板.docx"):
            time.sleep(0.2)
    time.sleep(0.6)  # nobody is watched: nobody is stopped


def test_the_next_template_is_filled_in_after_one_was_stopped() -> None:
    watchdog = Watchdog(Allowance(seconds=0.2))
    watchdog.start()
    for _ in range(2):
        with pytest.raises(TemplateError), watchdog.watching("模板.docx"):
            until = time.monotonic() + 20
            while time.monotonic() < until:
                pass
    with watchdog.watching("模板.docx"):
        pass


def test_an_interruption_by_the_user_stays_one() -> None:
    watchdog = Watchdog(Allowance())
    with pytest.raises(KeyboardInterrupt), watchdog.watching("模板.docx"):
        raise KeyboardInterrupt


@pytest.mark.parametrize("name", ["REPORTGEN_SECONDS", "REPORTGEN_MEGABYTES"])
@pytest.mark.parametrize("value", ["0", "-1", "viel", "1.5"])
def test_an_allowance_is_a_whole_number(name: str, value: str) -> None:
    with pytest.raises(UsageError) as caught:
        Allowance.of({name: value})
    assert name in str(caught.value)


def test_an_allowance_can_be_given() -> None:
    assert Allowance.of({"REPORTGEN_SECONDS": "7", "REPORTGEN_MEGABYTES": " 9 "}) == Allowance(7, 9)
    assert Allowance.of({}) == Allowance()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system tells only the most a process held")
def test_memory_is_counted_in_megabytes() -> None:
    before = resident()
    held = bytearray(b"\1" * 100 * 1024 * 1024)
    assert 90 < resident() - before < 160
    del held
