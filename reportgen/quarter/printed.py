"""Printed figures: what a document's own texts printed of a ledger, as texts in which a number can be found again.

In: the uses of figures that were taken down while an input became a document. Out: `FiguredText`s, a line each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from reportgen.drafting.uses import FigureUse
from reportgen.quarter.statements import Figured, FiguredText

CHARTS = {"chart", "图表"}


def figured_texts(uses: Iterable[FigureUse]) -> Iterator[FiguredText]:
    """Yield each line that figures were printed in; uses of one text follow each other."""
    for (path, whole), group in groupby(uses, key=lambda each: (each.path, each.whole)):
        in_chart = bool(CHARTS & {str(step) for step in path})
        yield from _lines(whole, list(group), in_chart)


def _lines(whole: str, uses: list[FigureUse], in_chart: bool) -> Iterator[FiguredText]:
    start = 0
    for line in whole.splitlines(keepends=True):
        end, bare = start + len(line), line.strip()
        left = start + len(line) - len(line.lstrip())
        figures = tuple(_figured(use, use.start - left) for use in uses if start <= use.start < end)
        if figures:
            yield FiguredText(bare, figures, in_chart)
        start = end


def _figured(use: FigureUse, start: int) -> Figured:
    rows = tuple(map(str, use.rows))
    return Figured(start, start + len(use.number), use.figure, use.period, use.group, use.number, rows)
