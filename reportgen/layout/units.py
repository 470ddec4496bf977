"""Units of length: millimetres and points in, twips (twentieths of a point) out, as Word stores them."""

from __future__ import annotations

TWIPS_A_POINT = 20
TWIPS_A_MM = 1440 / 25.4


def mm(millimetres: float) -> int:
    """Return twips."""
    return round(millimetres * TWIPS_A_MM)


def pt(points: float) -> int:
    """Return twips."""
    return round(points * TWIPS_A_POINT)
