"""Helpers of tests of kinds: an input of a kind in memory, what its checks say of it, and what it prints."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from reportgen import kinds
from reportgen.checks.context import Check
from reportgen.diagnostics import Diagnostic
from reportgen.ooxml.outline import Line
from reportgen.pipeline import load_document
from tests.producing import make


def written(text: str, folder: str) -> Path:
    path = Path(folder, "稿.yaml")
    path.write_text(text, "utf-8")
    return path


def lines_of(text: str) -> list[Line]:
    """Return the lines of the document that an input becomes."""
    with tempfile.TemporaryDirectory() as folder:
        return make(written(text, folder)).lines


def checked_as(kind: str, check: Check, text: str) -> Iterable[Diagnostic]:
    """Return what one check of a kind says of an input of it."""
    assert check in kinds.load(kind).checks
    with tempfile.TemporaryDirectory() as folder:
        loaded = load_document(written(text, folder))
    assert loaded.context is not None, loaded.diagnostics
    return list(check(loaded.context))
