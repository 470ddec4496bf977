"""Facts: what all documents of a quarter are drafted from, so that the same is the same number in each of them.

In: a ledger's store, a period, the report date, what is common to all. Out: findings and figures, asked for by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from pathlib import Path

from reportgen.frozen import frozen
from reportgen.ledger.counting import Figures
from reportgen.ledger.entries import LedgerFinding
from reportgen.ledger.figure_values import FigureValue
from reportgen.ledger.names import units
from reportgen.ledger.quarters import DONE
from reportgen.ledger.schema import day_number
from reportgen.ledger.store import LedgerStore
from reportgen.model.dates import Period
from reportgen.quarter.statements import Figured

NOBODY = ""


@frozen
class Facts:
    """The ledger in one quarter, at a report date."""

    ledger: Path
    store: LedgerStore
    period: Period
    on: date

    @cached_property
    def figures(self) -> Figures:
        """The figures of the quarter."""
        return Figures(self.store, self.period, self.on)

    def figure(self, name: str) -> FigureValue:
        """Return a figure of the quarter."""
        return self.figures.named(name)

    @cached_property
    def found(self) -> list[LedgerFinding]:
        """What was found in the quarter until the report date, in printed order."""
        assert self.figures.days is not None
        days = tuple(map(day_number, self.figures.days))
        return list(self.store.findings("a.found BETWEEN ? AND ?", days))

    @cached_property
    def found_later(self) -> int:
        """How much was found in the quarter after the report date, and so is in none of its documents."""
        days = (day_number(max(self.on, self.period.start)), day_number(self.period.end))
        return int(next(self.store.rows("count(*) FROM fact WHERE found > ? AND found <= ?", days))[0])

    @cached_property
    def rectified_later(self) -> int:
        """How much counts as rectified, as the ledger shows it, that was so only after the report date."""
        return sum(
            each.status in DONE and each.completed_on is not None and each.completed_on > self.on for each in self.found
        )

    @cached_property
    def open_now(self) -> list[LedgerFinding]:
        """What was found in the quarter and is not rectified, by the state that the ledger shows, as figures count it."""
        return [each for each in self.found if each.status not in DONE]

    @cached_property
    def to_order(self) -> list[LedgerFinding]:
        """What was found in the quarter, is not rectified, and is not overdue."""
        return [each for each in self.open_now if each.deadline is None or each.deadline >= self.on]

    @cached_property
    def overdue(self) -> list[LedgerFinding]:
        """What is overdue, whenever it was found, in printed order."""
        late = self.store.findings("a.deadline < ? AND (a.found IS NULL OR a.found <= ?)", (day_number(self.on),) * 2)
        return [each for each in late if each.status not in DONE]


def entities_of(finding: LedgerFinding) -> tuple[str, ...]:
    """Return the units to which orders go: those that were inspected, else the first that is responsible."""
    return units(finding.inspected_entity) or finding.responsible_units[:1]


def units_of(finding: LedgerFinding) -> tuple[str, ...]:
    """Return the units that are reminded: all that are responsible, else the inspected one."""
    return finding.responsible_units or tuple(filter(None, (finding.inspected_entity,)))


def by_unit(
    findings: Iterable[LedgerFinding], whose: Callable[[LedgerFinding], tuple[str, ...]]
) -> dict[str, list[LedgerFinding]]:
    """Return the findings of each unit, units by name; those of nobody stand under NOBODY."""
    groups: dict[str, list[LedgerFinding]] = {}
    for finding in findings:
        for unit in whose(finding) or (NOBODY,):
            groups.setdefault(unit, []).append(finding)
    return dict(sorted(groups.items()))


def rows_of(findings: Iterable[LedgerFinding]) -> tuple[str, ...]:
    """Return the rows of findings as a manifest names them."""
    return tuple(f"{each.sheet}!{each.row}" for each in findings)


def counted(name: str, findings: list[LedgerFinding], facts: Facts, group: str = "") -> Figured:
    """Return the number of some findings as a figure of its own name; its place is set where it is put into a text."""
    text = str(len(findings))
    return Figured(0, len(text), name, str(facts.period), group, text, rows_of(findings))
