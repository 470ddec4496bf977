"""Resident memory: how much this process holds, as its system counts it.

In: nothing. Out: megabytes; 0 where the system does not say.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

STATM = Path("/proc/self/statm")
MEGABYTE = 1024 * 1024


def resident() -> float:
    """Return the megabytes of memory that this process holds."""
    if sys.platform == "win32":
        return _of_windows()
    try:
        return int(STATM.read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MEGABYTE
    except (OSError, ValueError):
        return _most()


def _most() -> float:
    """Return the most that it ever held, where the system does not tell what it holds now."""
    try:
        import resource
    except ImportError:
        return 0.0
    unit = MEGABYTE if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _of_windows() -> float:
    """Return what GetProcessMemoryInfo calls the working set."""
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS, as psapi.h declares it."""

        _fields_ = [
            ("cb", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("peak", "working_set", "pools_1", "pools_2", "pools_3", "pools_4")),
            *((name, ctypes.c_size_t) for name in ("pagefile", "peak_pagefile")),
        ]

    counters = Counters(cb=ctypes.sizeof(Counters))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - unknown to the type checker elsewhere
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
    known = kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    return counters.working_set / MEGABYTE if known else 0.0
