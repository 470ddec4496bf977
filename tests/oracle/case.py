"""A case of the corpus: a template, and the values that fill it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.oracle.making import NOTHING_BESIDE, Beside, docx
from tests.oracle.oracle import View


@dataclass(frozen=True)
class Case:
    """A template and its values; `name` says what stands in it."""

    name: str
    template: bytes
    view: View


def case(name: str, *blocks: str, beside: Beside = NOTHING_BESIDE, **values: Any) -> Case:
    """Return the case of some blocks with plain values."""
    return Case(name, docx(*blocks, beside=beside), lambda objects: values)


def made(name: str, view: View, *blocks: str, beside: Beside = NOTHING_BESIDE) -> Case:
    """Return the case of some blocks with values that are made for the document."""
    return Case(name, docx(*blocks, beside=beside), view)
