"""A batch on a real scheduler with two real workers on loopback, one of which is killed in the middle."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.records import batch, common_file, csv_file, documents, rows

pytest.importorskip("distributed", reason="the extra part dask is not installed")


def start(*command: str) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-m", *command], stdout=quiet, stderr=quiet, stdin=quiet)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(150):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError("the scheduler did not start")


@pytest.fixture
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    port = free_port()
    options = ("--host", "127.0.0.1", "--no-dashboard")
    scheduler = start("distributed.cli.dask_scheduler", "--port", str(port), *options)
    workers: list[subprocess.Popen[bytes]] = []
    try:
        wait_for(port)
        address = f"tcp://127.0.0.1:{port}"
        workers += [
            start("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", *options) for _ in range(2)
        ]
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def test_a_killed_worker_loses_nothing(cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path) -> None:
    address, workers = cluster
    records, common = csv_file(tmp_path, rows(200)), common_file(tmp_path)
    assert batch(records, tmp_path / "here", common=common) == 0
    out = tmp_path / "there"

    def kill() -> None:
        while len(list(out.glob("*.docx"))) < 20:
            time.sleep(0.02)
        workers[0].kill()

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    assert batch(records, out, "--scheduler", address, common=common) == 0
    killer.join(10)
    assert workers[0].wait(10) != 0, "the worker was killed while the run went on"
    assert documents(out) == documents(tmp_path / "here")
