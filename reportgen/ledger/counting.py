"""Counting: the figures of a ledger, of a period or of all of it, as a whole and by groups.

In: a store, a period, a report date. Out: values of figures. A finding belongs to the period in which it was found, with
the state in which the ledger shows it; one without that date belongs to no period, is counted where the whole ledger is,
and is told of by `remarks`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from reportgen.diagnostics import Diagnostic, Severity
from reportgen.ledger.figure_values import FigureValue, Group, RowPlace, percentage, refuse_figure, row_ranges
from reportgen.ledger.figures import FIGURES, FINDINGS, INSPECTIONS, Figure, find_figure
from reportgen.ledger.groupings import Grouping
from reportgen.ledger.periods import previous, year_before
from reportgen.ledger.schema import cells_of, day_number
from reportgen.ledger.store import LedgerStore
from reportgen.model.dates import Period

DAY = {FINDINGS: "found", INSPECTIONS: "held"}
PLACES = {
    FINDINGS: "fact JOIN finding USING (n) LEFT JOIN shape s ON s.n = finding.shape",
    INSPECTIONS: "inspection LEFT JOIN shape s ON s.n = inspection.shape",
}
VISITED = "inspection JOIN visit USING (n)"
FILLED = {
    "severity": "EXISTS (SELECT 1 FROM fact WHERE severity != '')",
    "disposal": "EXISTS (SELECT 1 FROM fact WHERE ordered)",
    "deadline": "EXISTS (SELECT 1 FROM fact WHERE deadline) OR EXISTS (SELECT 1 FROM finding WHERE deadline_words != '')",
    "found_on": "EXISTS (SELECT 1 FROM fact WHERE found)",
    "completed_on": "EXISTS (SELECT 1 FROM fact WHERE completed)",
    "people": "EXISTS (SELECT 1 FROM inspection WHERE people IS NOT NULL)",
    "inspected_entities": "EXISTS (SELECT 1 FROM visit)",
    "inspections": "EXISTS (SELECT 1 FROM inspection)",
}
"""Whether any row of the ledger fills a field."""
TYPED = frozenset(("severity", "disposal", "deadline", "found_on", "completed_on"))
"""Fields that a ledger speaks of as soon as it has a column for them."""
Numbers = dict[str, int | None]


class Figures:
    """The figures of a store in one period, or without one of the whole ledger; `on` is the report date."""

    def __init__(self, store: LedgerStore, period: Period | None = None, on: date | None = None) -> None:
        self.store, self.period = store, period
        self.on = on or (period.end if period else None)
        self._given_on = on
        self._groups: dict[Grouping, dict[str, Numbers]] = {}
        self._others: dict[str, Figures] = {}

    @property
    def days(self) -> tuple[date, date] | None:
        """The days that are counted, None without a period: no later than the report date, where that is in the period."""
        if self.period is None:
            return None
        last = self.period.end if self._given_on is None else min(self.period.end, self._given_on)
        return self.period.start, last

    def value(self, figure: Figure, group: Group | None = None) -> FigureValue:
        """Return a figure, of a group where one is given."""
        if figure.is_rate:
            return self._rate(figure, group)
        missing = self._missing(figure, group)
        numbers = self.whole if group is None else self._numbers(group)
        number = None if missing else numbers.get(figure.name, 0) or 0
        return FigureValue(figure, number, self.period, group, missing, lambda: self._places(figure, group))

    def named(self, name: str, group: Group | None = None) -> FigureValue:
        """Return the figure of a name that is known to exist."""
        figure = find_figure(name)
        assert figure is not None
        return self.value(figure, group)

    def groups(self, grouping: Grouping) -> list[Group]:
        """Return the groups in printed order: by their own order, else the larger first and equal ones by name."""
        numbers = self._by(grouping)
        ranks = {key: rank for rank, key in enumerate(grouping.ranks)}

        def order(key: str) -> tuple[Any, ...]:
            size = 0 if grouping.by_key else -(numbers[key].get("发现隐患数") or 0)
            return not key, ranks.get(key, len(ranks)) if ranks else 0, size, key

        return [Group(grouping, key) for key in sorted(numbers, key=order)]

    @cached_property
    def whole(self) -> Numbers:
        """The numbers of all figures that are counted."""
        found = self._count(FINDINGS, FINDINGS, "''")
        return {**found.get("", {}), **self._count(INSPECTIONS, INSPECTIONS, "''").get("", {})}

    def of_last_year(self) -> Figures | None:
        """Return the figures of the same period of last year; None where there is no such period."""
        return self._of(year_before(self._whose_period()))

    def of_previous(self) -> Figures | None:
        """Return the figures of the period before; None where there is no such period."""
        return self._of(previous(self._whose_period()))

    def _whose_period(self) -> Period:
        if self.period is None:
            refuse_figure(
                "no-period", "without a period (报告期) there is nothing to compare with; write one, such as 2022Q1"
            )
        return self.period

    def _of(self, period: Period | None) -> Figures | None:
        if period is None:
            return None
        return self._others.setdefault(period.text, Figures(self.store, period))

    def reaches(self, over: str) -> bool:
        """Whether the ledger reaches back to the period, so that nothing found in it means 0."""
        if self.period is None:
            return True
        first = self._first_day(over)
        return first is not None and first <= (day_number(self.period.end) or 0)

    @property
    def undated(self) -> bool:
        """Whether there are findings, and none of them has a day: then nothing is known of any period."""
        return self._first_day(FINDINGS) is None and not self._is_empty()

    def _first_day(self, over: str) -> int | None:
        first = self.store.fact(f"min({DAY[over]}) FROM {over}")
        return None if first is None else int(first)

    def _rate(self, figure: Figure, group: Group | None) -> FigureValue:
        part, whole = (self.named(name, group) for name in figure.ratio)
        missing, number = part.missing or whole.missing, None
        if not missing and not whole.number:
            message = "{figure} has no data: there are no findings to divide by"
            missing = Diagnostic("no-data", message, {"figure": figure.name})
        if not missing:
            number = percentage(int(part.known), int(whole.known))
        return FigureValue(figure, number, self.period, group, missing, lambda: self._places(figure, group))

    def _missing(self, figure: Figure, group: Group | None) -> Diagnostic | None:
        """Return why there is no data, None where there is."""
        params: dict[str, object] = {"figure": figure.name, "period": str(self.period or "")}
        if group is not None and not column_of(figure, group.grouping):
            message = "{figure} cannot be told by {grouping}: inspections do not say it"
            return Diagnostic("no-data", message, {**params, "grouping": group.grouping.name})
        lacking = next((name for name in figure.needs if not self._says(name)), None)
        if lacking is not None:
            return Diagnostic("no-data", _LACKING.get(lacking, NO_INSPECTIONS), params)
        if not self.reaches(figure.over):
            if self.period is not None and self._first_day(figure.over) is None and figure.over == FINDINGS:
                return None if self._is_empty() else Diagnostic("no-data", NO_DATES, params)
            return Diagnostic("no-data", NOT_REACHED, params)
        if ":on" in figure.rows and self.on is None:
            return Diagnostic("no-data", NO_REPORT_DATE, params)
        return None

    def _is_empty(self) -> bool:
        return not self.store.fact("EXISTS (SELECT 1 FROM fact)")

    def _says(self, name: str) -> bool:
        """Whether the ledger says anything of a field: it has a column of it, or a row that fills it."""
        if name in TYPED and any(column.field == name for column in self.store.columns):
            return True
        return bool(self.store.fact(FILLED[name]))

    def _numbers(self, group: Group) -> Numbers:
        return self._by(group.grouping).get(group.key, {})

    def _by(self, grouping: Grouping) -> dict[str, Numbers]:
        """Return the numbers of each group, counted once."""
        if grouping not in self._groups:
            counted = self._count(FINDINGS, FINDINGS, grouping.finding)
            if grouping.inspection:
                more = self._count(INSPECTIONS, INSPECTIONS, grouping.inspection)
            elif grouping.english == "entity":
                more = self._count(INSPECTIONS, VISITED, "visit.entity")
            else:
                more = {}
            keys = {**counted, **more}
            self._groups[grouping] = {key: {**counted.get(key, {}), **more.get(key, {})} for key in keys}
        return self._groups[grouping]

    def _count(self, over: str, table: str, column: str) -> dict[str, Numbers]:
        """Return the numbers of all figures over findings or over inspections, in one pass."""
        figures = [each for each in FIGURES if each.over == over and not each.is_rate]
        if table == VISITED:
            figures = [each for each in figures if each.name == "检查家次"]
        sums = ", ".join(f"{_reckoned(each, table)} FILTER (WHERE {each.rows})" for each in figures)
        query = f"{column} AS key, {sums} FROM {table} WHERE {self._within(over)} GROUP BY key"
        rows = self.store.rows(query, self._params())
        return {key: dict(zip((each.name for each in figures), numbers, strict=True)) for key, *numbers in rows}

    def _within(self, over: str) -> str:
        return f"{DAY[over]} BETWEEN :first AND :last" if self.period else ":first IS NULL"

    def _params(self) -> dict[str, object]:
        days = self.days or (None, None)
        return {"first": day_number(days[0]), "last": day_number(days[1]), "on": day_number(self.on)}

    def _places(self, figure: Figure, group: Group | None) -> Iterator[RowPlace]:
        """Yield the rows that a figure counts, as they stand in the file."""
        where = [self._within(figure.over), f"({figure.rows})"]
        params = self._params()
        if group is not None and (column := column_of(figure, group.grouping)):
            where.append(f"{column} = :key" if "visit" not in column else VISITED_BY)
            params["key"] = group.key
        query = (
            f"sheet, row, s.fields, s.cells FROM {PLACES[figure.over]} WHERE {' AND '.join(where)} ORDER BY sheet, row"
        )
        for sheet, row, fields, cells in self.store.rows(query, params):
            seen = cells_of(fields or "", cells or "", row)
            yield RowPlace(sheet, row, {name: seen[name] for name in figure.shows if name in seen})

    def remarks(self) -> list[Diagnostic]:
        """Return what a reader of these figures should know: rows that are in no period, visits without people."""
        found: list[Diagnostic] = []
        if self.period is not None:
            found += self._told("fact JOIN finding USING (n)", "found IS NULL", "undated-findings", UNDATED_FINDINGS)
            found += self._told("inspection", "held IS NULL", "undated-visits", UNDATED_VISITS)
        if self._says("people"):
            unpeopled = f"people IS NULL AND {self._within(INSPECTIONS)}"
            found += self._told("inspection", unpeopled, "visits-without-people", UNPEOPLED)
        return [*found, *self._outside()]

    def _told(self, table: str, where: str, code: str, message: str) -> Iterator[Diagnostic]:
        query = f"sheet, row FROM {table} WHERE {where} ORDER BY sheet, row"
        rows = [(str(sheet), int(row)) for sheet, row in self.store.rows(f"{query} LIMIT {MANY}", self._params())]
        if rows:
            count = next(self.store.rows(f"count(*) FROM {table} WHERE {where}", self._params()))[0]
            shown = "、".join(str(each) for each in [*row_ranges(rows)][:SHOWN])
            yield Diagnostic(code, message, {"count": count, "rows": shown}, Severity.WARNING)

    def _outside(self) -> Iterator[Diagnostic]:
        """Yield a warning for a period in which the ledger has nothing at all."""
        if self.period is None or self._is_empty() or (self.whole.get("发现隐患数") or 0) > 0:
            return
        message = "the ledger has no finding in {period}; look at the period and the dates"
        yield Diagnostic("period-empty", message, {"period": self.period.text}, Severity.WARNING)


MANY, SHOWN = 1_000, 5
VISITED_BY = "inspection.n IN (SELECT n FROM visit WHERE entity = :key)"
NO_INSPECTIONS = "{figure} has no data: the ledger has no sheet of inspections that says it"
NOT_REACHED = "{figure} has no data: the ledger does not reach back to {period}"
NO_DATES = "{figure} has no data: no finding of the ledger has a date found, so none is in {period}"
NO_REPORT_DATE = "{figure} has no data without a report date: give a period or a date"
UNDATED_FINDINGS = (
    "{count} findings have no date found and are in no period; they count in the whole ledger alone ({rows})"
)
UNDATED_VISITS = "{count} visits have no date and are in no period; they count in the whole ledger alone ({rows})"
UNPEOPLED = "{count} visits have neither a number of people nor names of inspectors; 出动人次 leaves them out ({rows})"
_LACKING = {
    "severity": "{figure} has no data: no row of the ledger says a level (隐患级别)",
    "disposal": "{figure} has no data: no row of the ledger says a disposal (处置措施)",
    "deadline": "{figure} has no data: no row of the ledger says a deadline (整改期限)",
    "found_on": "{figure} has no data: no row of the ledger says a date found (检查日期)",
    "completed_on": "{figure} has no data: no row of the ledger says a date of completion (完成日期)",
}


def column_of(figure: Figure, grouping: Grouping) -> str:
    """Return the column that splits the rows of a figure, empty where they cannot be split so."""
    if figure.over == FINDINGS:
        return grouping.finding
    return "visit.entity" if grouping.english == "entity" and figure.name == "检查家次" else grouping.inspection


def _reckoned(figure: Figure, table: str) -> str:
    return "count(*)" if table == VISITED else figure.reckoned
