"""A rendered page, measured: lines of text, ruled lines and ink, all in millimetres from the upper left corner."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pdfplumber

MM = 25.4 / 72
DPI = 200
FIRST, LAST = 37.0, 262.0
"""The core, from its upper to its lower edge (GB/T 9704-2012, 5.2.1)."""


@dataclass(frozen=True)
class TextLine:
    """Characters that stand on one line."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    font: str


@dataclass(frozen=True)
class Rule:
    """A ruled line."""

    left: float
    right: float
    top: float
    thickness: float
    color: tuple[float, ...]


class MeasuredPage:
    """One page of a PDF."""

    def __init__(self, page: Any) -> None:
        self.page = page

    @cached_property
    def lines(self) -> list[TextLine]:
        """The lines of text, from the top down."""
        rows: dict[int, list[Any]] = {}
        for each in self.page.chars:
            rows.setdefault(round(each["bottom"]), []).append(each)
        return [_line(rows[bottom]) for bottom in sorted(rows)]

    @property
    def body(self) -> list[TextLine]:
        """The lines inside the core."""
        return [line for line in self.lines if line.bottom <= LAST + 1]

    @property
    def number(self) -> TextLine:
        """The page number under the core."""
        (found,) = (line for line in self.lines if line.bottom > LAST + 1)
        return found

    @property
    def rules(self) -> list[Rule]:
        """The ruled lines across the page, each once."""
        return sorted(set(_rules(self.page)), key=lambda rule: rule.top)

    def line(self, text: str) -> TextLine:
        """Return the only line that holds a text."""
        (found,) = (line for line in self.lines if text in line.text)
        return found

    def ink(
        self, top: float, bottom: float, red: bool = False, left: float = 0, right: float = 210
    ) -> tuple[float, float]:
        """Return the upper and lower edge of what is printed between two heights."""
        pixels, scale = self._image.load(), DPI / 25.4
        rows = [
            y
            for y in range(int(top * scale), int(bottom * scale))
            if any(_is_inked(pixels[x, y], red) for x in range(int(left * scale), int(right * scale)))
        ]
        return rows[0] / scale, (rows[-1] + 1) / scale

    @cached_property
    def _image(self) -> Any:
        return self.page.to_image(resolution=DPI).original.convert("RGB")


def _line(characters: list[Any]) -> TextLine:
    ordered = sorted(characters, key=lambda each: each["x0"])
    first, last = ordered[0], ordered[-1]
    text = "".join(each["text"] for each in ordered)
    return TextLine(text, first["x0"] * MM, last["x1"] * MM, first["bottom"] * MM, first["size"], first["fontname"])


def _rules(page: Any) -> Iterator[Rule]:
    for each in page.lines:
        if abs(each["bottom"] - each["top"]) < 1:
            color = tuple(each["stroking_color"] or ())
            yield Rule(each["x0"] * MM, each["x1"] * MM, each["top"] * MM, each["linewidth"] * MM, color)


def _is_inked(pixel: tuple[int, int, int], red: bool) -> bool:
    if red:
        return pixel[0] > 150 and pixel[1] < 100 and pixel[2] < 100
    return sum(pixel) < 300


def measured(pdf: bytes) -> list[MeasuredPage]:
    """Return the pages of a PDF."""
    return [MeasuredPage(page) for page in pdfplumber.open(io.BytesIO(pdf)).pages]
