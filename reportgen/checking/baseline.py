"""Baselines: diagnostics that an office knows and accepts, so that only new ones are told.

In: diagnostics. Out: a JSON file; and of later diagnostics those that are not in it. A diagnostic is known again by its code
and the words around it, wherever they stand by then.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import InputError
from reportgen.sources.collector import Collector
from reportgen.sources.files import check_path, read_text

VERSION = 1
LENGTH = 32
"""Hexadecimal digits kept of a hash."""


def key_of(diagnostic: Diagnostic) -> str:
    """Return what a diagnostic is known by."""
    words = diagnostic.excerpt or str(diagnostic)
    return sha256(f"{diagnostic.code}\n{''.join(words.split())}".encode()).hexdigest()[:LENGTH]


def baseline_of(diagnostics: Sequence[Diagnostic]) -> bytes:
    """Return the file that accepts these diagnostics."""
    known = {key_of(each): {"code": each.code, "excerpt": each.excerpt or str(each)} for each in diagnostics}
    entries = [{"key": key, **known[key]} for key in sorted(known, key=lambda key: (known[key]["code"], key))]
    text = json.dumps({"version": VERSION, "known": entries}, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def load_baseline(path: Path) -> frozenset[str]:
    """Return the keys of a baseline; InputError where the file is none."""
    collector = Collector(str(path))
    check_path(path, collector)
    try:
        data = json.loads(read_text(path, collector))
        if data["version"] != VERSION:
            raise ValueError(data["version"])
        return frozenset(str(each["key"]) for each in data["known"])
    except (ValueError, KeyError, TypeError, RecursionError):
        message = "this is no baseline; make one with --write-baseline"
        raise InputError(Diagnostic("not-a-baseline", message, location=Location(str(path)))) from None


def unknown(diagnostics: Sequence[Diagnostic], known: frozenset[str]) -> list[Diagnostic]:
    """Return the diagnostics that a baseline does not hold."""
    return [each for each in diagnostics if key_of(each) not in known]
