"""The store: a ledger in sqlite, filled as it is read and counted without being held in memory.

In: entries, in any order and number. Out: findings and inspections in printed order, and what `figures` counts. The
database is a private temporary file of sqlite's own, which is gone with the connection; no more than BATCH rows wait in
memory.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import TracebackType
from typing import Any, Self

from reportgen.ledger import schema
from reportgen.ledger.entries import Column, Entry, Inspection, LedgerFinding, LeftOut

Params = Sequence[Any] | Mapping[str, Any]
BATCH = 5_000
MAX_SHAPES = 10_000
SETTINGS = "PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8000;"
TEMPORARY, MEMORY = "", ":memory:"
DIGITS = re.compile(r"\d+")
PRINTED_ORDER = "a.category, a.found IS NULL, a.found, by_number(f.id), f.description, f.sheet, f.row"
"""By category, date and id; then by what the rows say, so that the order in which they were read decides nothing."""
JOINED = "finding f JOIN fact a USING (n) LEFT JOIN shape s ON s.n = f.shape"
VISITED = "inspection i LEFT JOIN shape s ON s.n = i.shape"


class LedgerStore:
    """All entries of a ledger."""

    def __init__(self, place: str = TEMPORARY, columns: Sequence[Column] = ()) -> None:
        self.columns = tuple(columns)
        self.database = sqlite3.connect(place, isolation_level=None)
        self.database.executescript(SETTINGS)
        self.database.executescript(schema.TABLES)
        self.database.create_function("by_number", 1, by_number, deterministic=True)
        self._count = 0
        self._shapes: dict[tuple[str, str], int] = {}
        self._shape_count = 0
        self._facts: dict[str, Any] = {}

    @classmethod
    def filled(cls, entries: Iterable[Entry], place: str = TEMPORARY, columns: Sequence[Column] = ()) -> Self:
        """Return a store of these entries."""
        store = cls(place, columns)
        try:
            store.add(entries)
        except BaseException:
            store.close()
            raise
        return store

    def add(self, entries: Iterable[Entry]) -> None:
        """Take in entries, a batch at a time."""
        waiting = iter(entries)
        self._facts.clear()
        self.database.execute("BEGIN")
        while batch := list(islice(waiting, BATCH)):
            self._add(batch)
        self.database.execute("COMMIT")

    def _add(self, batch: Sequence[Entry]) -> None:
        findings = [each for each in batch if isinstance(each, LedgerFinding)]
        others = [each for each in batch if not isinstance(each, LedgerFinding)] if len(findings) < len(batch) else []
        start, self._count = self._count + 1, self._count + len(batch)
        facts = [schema.fact_row(n, each) for n, each in enumerate(findings, start)]
        rows = [schema.finding_row(n, each, self._shape(each)) for n, each in enumerate(findings, start)]
        self._insert("fact", facts)
        self._insert("finding", rows)
        self._add_others(others, start)

    def _add_others(self, others: Sequence[Entry], start: int) -> None:
        visits = [(n, each) for n, each in enumerate(others, start) if isinstance(each, Inspection)]
        self._insert("inspection", [schema.inspection_row(n, each, self._shape(each)) for n, each in visits])
        self._insert("visit", [(n, entity) for n, each in visits for entity in each.inspected_entities])
        self._insert("left_out", [schema.left_out_row(each) for each in others if isinstance(each, LeftOut)])

    def _insert(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            places = ", ".join("?" * len(rows[0]))
            self.database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)

    def _shape(self, each: LedgerFinding | Inspection) -> int:
        """Return the number of the row's shape; one that was forgotten meanwhile is written once more."""
        shape = schema.shape_of(each.cells, each.row)
        known = self._shapes.get(shape)
        if known is not None:
            return known
        if len(self._shapes) >= MAX_SHAPES:
            self._shapes.clear()
        self._shape_count += 1
        self._shapes[shape] = self._shape_count
        self._insert("shape", [(self._shape_count, *shape)])
        return self._shape_count

    def findings(self, where: str = "1", params: Params = ()) -> Iterator[LedgerFinding]:
        """Yield findings in printed order: by category, date and id."""
        columns = ", ".join(schema.FINDING_COLUMNS)
        return map(
            schema.finding_of, self.rows(f"{columns} FROM {JOINED} WHERE {where} ORDER BY {PRINTED_ORDER}", params)
        )

    def findings_of_unit(self, unit: str) -> Iterator[LedgerFinding]:
        """Yield the findings of one responsible unit, also those that it shares with others."""
        for finding in self.findings("instr(a.unit, ?)", (unit,)):
            if unit in finding.responsible_units:
                yield finding

    def findings_of_entity(self, entity: str) -> Iterator[LedgerFinding]:
        """Yield the findings at one inspected entity."""
        return self.findings("a.entity = ?", (entity,))

    def entities(self) -> list[str]:
        """Return the inspected entities that have findings, by name."""
        rows = self.rows("DISTINCT entity FROM fact WHERE entity != '' ORDER BY entity", ())
        return [str(name) for (name,) in rows]

    def inspections(self, where: str = "1", params: Params = ()) -> Iterator[Inspection]:
        """Yield inspections by date, source and what else they say."""
        order = "i.held IS NULL, i.held, i.source, i.entities, i.inspectors, i.sheet, i.row"
        columns = ", ".join(schema.INSPECTION_COLUMNS)
        return map(schema.inspection_of, self.rows(f"{columns} FROM {VISITED} WHERE {where} ORDER BY {order}", params))

    def left_out(self) -> Iterator[LeftOut]:
        """Yield the rows that are neither, as they stand in the file."""
        return (LeftOut(*row) for row in self.rows("* FROM left_out ORDER BY sheet, row", ()))

    def fact(self, query: str) -> Any:
        """Return the one answer of a query that begins behind SELECT; it is asked once."""
        if query not in self._facts:
            self._facts[query] = next(self.rows(query, ()))[0]
        return self._facts[query]

    def rows(self, query: str, params: Params = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query that begins behind SELECT."""
        return iter(self.database.execute(f"SELECT {query}", params))

    def close(self) -> None:
        """Give the database up; its temporary file goes with it."""
        self.database.close()

    def __del__(self) -> None:
        if hasattr(self, "database"):
            self.database.close()  # uses of figures keep the store as long as they may be asked for rows

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def by_number(text: str) -> str:
    """Return what an id is sorted by: its numbers by their size, so that 9 comes before 10."""
    return DIGITS.sub(lambda found: found[0].zfill(20), text)
