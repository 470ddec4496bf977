"""Figure tables: the figures of a ledger as a table, as data for programs, and explained one by one.

In: what a command was asked for. Out: `FigureTable` and `Explanation`, in plain values and message ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.drafting.opening import Ledgers
from reportgen.errors import InputError, UsageError
from reportgen.frozen import frozen
from reportgen.ledger.counting import Figures, column_of
from reportgen.ledger.figure_values import FigureValue, RowPlace
from reportgen.ledger.figures import FIGURES, Figure, find_figure
from reportgen.ledger.groupings import GROUPINGS, MORE_NAMES, Grouping, find_grouping
from reportgen.model.dates import Period, parse_date, parse_period
from reportgen.model.keys import nearest


@frozen
class Asked:
    """What a command was asked for, as typed."""

    file: Path
    period: str = ""
    by: str = ""
    on: str = ""
    profile: Path | None = None


@dataclass
class FigureTable:
    """The figures of a ledger: of the whole, and of each group where groups were asked for."""

    figures: Figures
    grouping: Grouping | None
    diagnostics: Sequence[Diagnostic]

    @property
    def whole(self) -> list[FigureValue]:
        """Every figure of the whole."""
        return [self.figures.value(each) for each in FIGURES]

    @property
    def columns(self) -> list[Figure]:
        """The figures that can be told by these groups: one that is nothing everywhere, or has no data, is left out."""
        always = ("发现隐患数", "已整改数", "整改率")
        worth = [each.figure for each in self.whole if each.number or each.figure.name in always]
        return [each for each in worth if self.grouping is None or column_of(each, self.grouping)]

    @property
    def groups(self) -> Iterator[tuple[str, list[FigureValue]]]:
        """Each group with its figures, in printed order."""
        for group in self.figures.groups(self.grouping) if self.grouping else ():
            yield group.name, [self.figures.value(each, group) for each in self.columns]

    def as_json(self) -> dict[str, Any]:
        """Return the table as data; a figure without data is null, never 0."""
        data: dict[str, Any] = {
            "period": self.figures.period.text if self.figures.period else None,
            "on": self.figures.on.isoformat() if self.figures.on else None,
            "figures": {each.figure.name: _plain(each) for each in self.whole},
        }
        if self.grouping is not None:
            data["by"] = self.grouping.name
            data["groups"] = [
                {"name": name, "figures": {each.figure.name: _plain(each) for each in values}}
                for name, values in self.groups
            ]
        return data


@dataclass
class Explanation:
    """A figure, and how it came about: of the whole, or of each group."""

    figure: Figure
    values: list[FigureValue]
    diagnostics: Sequence[Diagnostic]

    def as_json(self, formula: str, counted: str) -> dict[str, Any]:
        """Return the explanation as data, its formula and rows in the user's words."""
        return {
            "figure": self.figure.name,
            "english": self.figure.english,
            "unit": self.figure.unit,
            "formula": formula,
            "counted": counted,
            "values": [
                {
                    "group": value.group.name if value.group else None,
                    "value": _plain(value),
                    "rows": [row_json(row) for row in value.rows()] if value.number is not None else [],
                }
                for value in self.values
            ],
        }


def row_json(row: RowPlace) -> dict[str, Any]:
    """Return a row as data."""
    return {"sheet": row.sheet, "row": row.row, "cells": dict(row.cells)}


def _plain(value: FigureValue) -> int | float | None:
    if value.number is None:
        return None
    return float(value.number) if value.figure.is_rate else int(value.number)


def figure_table(asked: Asked) -> FigureTable:
    """Return the figures of a ledger; InputError where it cannot be counted, UsageError for what cannot be asked."""
    grouping = _grouping(asked.by) if asked.by else None
    figures, diagnostics = counted(asked)
    return FigureTable(figures, grouping, diagnostics)


def explanation(word: str, asked: Asked) -> Explanation:
    """Return how a figure comes about; errors as for `figure_table`."""
    figure = _figure(word)
    grouping = _grouping(asked.by) if asked.by else None
    figures, diagnostics = counted(asked)
    groups: list[Any] = list(figures.groups(grouping)) if grouping else [None]
    return Explanation(figure, [figures.value(figure, group) for group in groups], diagnostics)


def counted(asked: Asked) -> tuple[Figures, list[Diagnostic]]:
    """Return the figures of a ledger, and what a reader of them should know."""
    period, on = _period(asked.period), _day(asked.on)
    opened = Ledgers(asked.profile).open(asked.file)
    if opened.failed:
        raise InputError(*(each for each in opened.diagnostics if each.severity is Severity.ERROR))
    figures = Figures(opened.store, period, on)
    place = Location(str(asked.file))
    told = [Diagnostic(each.code, each.message, each.params, each.severity, place) for each in figures.remarks()]
    if count := sum(each.severity is Severity.WARNING for each in opened.diagnostics):
        message = "{count} remarks on the ledger {file}; to see them: {command}"
        params = {"count": count, "file": asked.file.name, "command": f"reportgen ledger show {asked.file}"}
        told.append(Diagnostic("ledger-remarks", message, params, Severity.INFO, place))
    return figures, told


def _period(text: str) -> Period | None:
    try:
        return parse_period(text) if text else None
    except ValueError:
        message = "{value} is not a period; write 2022Q1, 2022H1, 2022 or 2022-03"
        raise UsageError(Diagnostic("bad-period", message, {"value": text})) from None


def _day(text: str) -> date | None:
    try:
        day = parse_date(text) if text else None
    except ValueError:
        raise UsageError(Diagnostic("impossible-date", "the date {value} does not exist", {"value": text})) from None
    if text and day is None:
        message = "{value} is not a date; write it like 2023-05-09 or 2023年5月9日"
        raise UsageError(Diagnostic("bad-date", message, {"value": text}))
    return day


def _figure(word: str) -> Figure:
    figure = find_figure(word)
    if figure is None:
        names = [name for each in FIGURES for name in (each.name, each.english)]
        raise _unknown("unknown-figure", word, names)
    return figure


def _grouping(word: str) -> Grouping:
    grouping = find_grouping(word)
    if grouping is None:
        names = [*(name for each in GROUPINGS for name in (each.name, each.english)), *MORE_NAMES]
        raise _unknown("unknown-grouping", word, names)
    return grouping


def _unknown(code: str, word: str, names: Sequence[str]) -> UsageError:
    near = nearest(word, names)
    if near:
        return UsageError(
            Diagnostic(code, "there is no {name} here; did you mean {near}?", {"name": word, "near": near})
        )
    known = "、".join(name for name in names if not name.isascii())
    message = "there is no {name} in a ledger; write one of {names}"
    return UsageError(Diagnostic(code, message, {"name": word, "names": known}))
