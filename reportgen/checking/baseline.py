"""Baselines: diagnostics that an office knows and accepts, so that only new ones are told.

In: diagnostics. Out: a file with a line for each; and of later diagnostics those that are more than it accepts. A diagnostic is
known again by its file, its rule and the words around it, wherever in the file they stand by then; each is accepted as many
times as it was found. The lines are JSON, in order, so that two versions of the file can be compared and merged.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.errors import InputError
from reportgen.frozen import frozen
from reportgen.sources.collector import Collector
from reportgen.sources.files import check_path, read_text

VERSION = 2
HEAD = {"reportgen-baseline": VERSION}
Key = tuple[str, str, str]
"""File, rule and words."""


@frozen
class Baseline:
    """What is accepted: how many times, and in which line of the baseline it is said."""

    path: Path
    counts: Mapping[Key, int]
    lines: Mapping[Key, int]


def key_of(diagnostic: Diagnostic, path: Path) -> Key:
    """Return what a diagnostic is known by; the file as seen from the folder of the baseline."""
    words = diagnostic.excerpt or str(diagnostic)
    return _relative(diagnostic.location.file, path), diagnostic.code, " ".join(words.split())


def baseline_of(diagnostics: Sequence[Diagnostic], path: Path) -> bytes:
    """Return the file at `path` that accepts these diagnostics."""
    counts: Counter[Key] = Counter()
    for each in diagnostics:
        counts[key_of(each, path)] += _places(each)
    entries = [
        dict(zip(("file", "rule", "excerpt", "count"), (*key, counts[key]), strict=True)) for key in sorted(counts)
    ]
    return "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in (HEAD, *entries)).encode()


def load_baseline(path: Path) -> Baseline:
    """Return a baseline; InputError where the file is none."""
    collector = Collector(str(path))
    check_path(path, collector)
    counts: dict[Key, int] = {}
    lines: dict[Key, int] = {}
    try:
        head, *entries = [(at, json.loads(line)) for at, line in _lines(read_text(path, collector))]
        if head[1] != HEAD:
            raise ValueError(head)
        for at, each in entries:
            key, count = (str(each["file"]), str(each["rule"]), str(each["excerpt"])), int(each["count"])
            counts[key] = max(counts.get(key, 0), count)
            lines[key] = at
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        message = "this is no baseline; make one with --write-baseline"
        raise InputError(Diagnostic("not-a-baseline", message, location=Location(str(path)))) from None
    return Baseline(path, counts, lines)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return ((at, line) for at, line in enumerate(text.split("\n"), 1) if line.strip())


def unknown(diagnostics: Sequence[Diagnostic], baseline: Baseline | None) -> list[Diagnostic]:
    """Return the diagnostics that are more than a baseline accepts."""
    if baseline is None:
        return list(diagnostics)
    left = Counter(baseline.counts)
    new = []
    for each in diagnostics:
        key = key_of(each, baseline.path)
        if left[key] < _places(each):
            new.append(each)
        else:
            left[key] -= _places(each)
    return new


def unmet(
    baseline: Baseline, diagnostics: Sequence[Diagnostic], files: Collection[str], unasked: Collection[str]
) -> list[Diagnostic]:
    """Return what a baseline accepts and is found no more in these files and those that are gone, but for rules not asked."""
    found: Counter[Key] = Counter()
    for each in diagnostics:
        found[key_of(each, baseline.path)] += _places(each)
    looked = {_relative(each, baseline.path) for each in files}
    return [
        _unmet(baseline, key, found[key])
        for key, count in baseline.counts.items()
        if found[key] < count and key[1] not in unasked and (key[0] in looked or _gone(baseline.path.parent / key[0]))
    ]


def _gone(path: Path) -> bool:
    """Whether no file stands there; a name that no system takes names none."""
    try:
        return not path.exists()
    except OSError:
        return True


def _unmet(baseline: Baseline, key: Key, found: int) -> Diagnostic:
    message = "{rule} is accepted {count} times in {file}, and found {found} times; write the baseline anew"
    params = {"rule": key[1], "count": baseline.counts[key], "file": key[0], "found": found}
    place = Location(str(baseline.path), {"line": baseline.lines[key], "column": 1})
    return Diagnostic("baseline-unmet", message, params, Severity.INFO, place, "", key[2])


def _places(diagnostic: Diagnostic) -> int:
    """Return in how many places something is wrong: a rule may tell all of a document at once."""
    return 1 + len(diagnostic.also)


def _relative(file: str, baseline: Path) -> str:
    """Return a file as seen from the folder of a baseline, on every system alike."""
    try:
        return PurePath(os.path.relpath(file, baseline.parent)).as_posix() if file else ""
    except ValueError:  # on another drive
        return PurePath(file).as_posix()
