"""Loading in tests: a small input goes in, its source or what was told about it comes out."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic, Severity
from reportgen.errors import InputError
from reportgen.sources import Source, load

Told = tuple[str, int, int]
"""Code, line and column of a diagnostic; 0 where it is about the whole file."""

_numbers = itertools.count(1)


def written(folder: Path, content: str | bytes, suffix: str = ".yaml") -> Path:
    """Return a new file with this content; a text is written in UTF-8, its line ends as they are."""
    path = folder / f"input-{next(_numbers)}{suffix}"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def source_of(folder: Path, content: str | bytes, suffix: str = ".yaml") -> Source:
    """Return the source of a file with this content."""
    return load(written(folder, content, suffix))


def refusal_of(folder: Path, content: str | bytes, suffix: str = ".yaml") -> Sequence[Diagnostic]:
    """Return what is told about a file that is refused."""
    with pytest.raises(InputError) as caught:
        source_of(folder, content, suffix)
    return caught.value.diagnostics


def told(diagnostics: Sequence[Diagnostic]) -> list[Told]:
    """Return code and place of each diagnostic, in the order they are told."""
    places = ((each.code, each.location.place) for each in diagnostics)
    return [(code, int(place.get("line", 0)), int(place.get("column", 0))) for code, place in places]


def errors(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the errors among diagnostics."""
    return [each for each in diagnostics if each.severity is Severity.ERROR]
