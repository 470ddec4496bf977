"""Values: the cells of one row become values, and what is odd about them is told with the cell.

In: cells of a sheet, by field. Out: days, names, states, levels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from reportgen.cells import column_name
from reportgen.ledger import names
from reportgen.ledger.days import Reading, Sure, in_year, nearest_year, only_year, read_day
from reportgen.ledger.entries import Status
from reportgen.ledger.header import Header
from reportgen.ledger.profile import Lexicon
from reportgen.ledger.sheet import Value, text_of
from reportgen.ledger.telling import Telling
from reportgen.ledger.words import TITLES

DOUBTED = re.compile("不合格|不通过|未通过|未完成|未整改|不到位|不彻底|未落实|不属实|反弹|退回")
"""What makes a state of done things doubtful that is written behind it."""
LEADING = "，,。；;：:（(\n 、"
CLOSING_WORDS = ("销", "闭环", "关闭", "验收")
NO_MEANS = {"是否整改": Status.NOT_STARTED, "整改与否": Status.NOT_STARTED, "是否已整改": Status.NOT_STARTED}


class Reader:
    """Reads the cells of one sheet; `years` are those that the sheet as a whole speaks of."""

    def __init__(self, sheet: str, header: Header, lexicon: Lexicon, telling: Telling) -> None:
        self.sheet, self.lexicon, self.telling = sheet, lexicon, telling
        self.letters = {field: column_name(index) for index, field in header.fields}
        self.title_year = only_year(header.years)
        self.day_years: set[int] = set()
        asked = next((each.header for each in header.columns if each.field == "status"), "")
        self._yes = Status.CLOSED if any(word in asked for word in CLOSING_WORDS) else Status.COMPLETED
        self._no = next((state for word, state in NO_MEANS.items() if word in asked), Status.UNDER_WAY)
        self._statuses: dict[str, Status | None] = {}
        self._severities: dict[str, str] = {}
        self._units: dict[str, tuple[str, ...]] = {}

    def cell(self, field: str, row: int) -> str:
        """Return the name of the cell of a field."""
        return f"{self.letters[field]}{row}"

    def day(self, field: str, value: Value, row: int, beside: Mapping[str, date | None]) -> date | None:
        """Return the day of a cell; a missing year is taken from the days of its row, else from the sheet, and told."""
        reading = read_day(value)
        if reading.sure is Sure.YES:
            return reading.day
        cell, title = self.cell(field, row), TITLES[field]
        if reading.day is None:
            message = "“{text}” is no date; type it as 2026-03-30"
            self.telling.warning("date-unreadable", message, self.sheet, cell, title, text=text_of(value))
            return None
        return self._with_year(field, reading, value, row, beside)

    def _with_year(
        self, field: str, reading: Reading, value: Value, row: int, beside: Mapping[str, date | None]
    ) -> date | None:
        text, cell, title = text_of(value), self.cell(field, row), TITLES[field]
        assert reading.day is not None
        other = next((day for day in beside.values() if day is not None), None)
        if other is not None:
            found = nearest_year(reading.day, other, after=field != "found_on")
        else:
            year = self.title_year or only_year(self.day_years)
            found = in_year(reading.day, year) if year else None
        if found is None:
            message = "“{text}” has no year, and neither its row nor the sheet tells which; type it as 2026-03-30"
            self.telling.warning("year-missing", message, self.sheet, cell, title, text=text)
        elif reading.sure is Sure.TENTH:
            message = "“{text}” is read as {day}; if it was typed as {tenth}, type the whole date"
            tenth = f"{text}0"
            self.telling.warning(
                "date-ambiguous", message, self.sheet, cell, title, text=text, day=found.isoformat(), tenth=tenth
            )
        elif other is not None:
            message = "“{text}” has no year; it is read as {day}, from the other dates of its row"
            self.telling.info("year-from-row", message, self.sheet, cell, title, text=text, day=found.isoformat())
        else:
            message = "“{text}” has no year; it is read as {day}, from the title or the other dates of the sheet"
            self.telling.warning("year-from-sheet", message, self.sheet, cell, title, text=text, day=found.isoformat())
        return found

    def deadline(self, value: Value, row: int, found_on: date | None) -> tuple[date | None, str]:
        """Return a deadline as a day, or as words."""
        reading = read_day(value)
        if reading.sure is Sure.YES:
            return reading.day, ""
        if reading.sure is Sure.WORDS:
            return None, text_of(value)
        day = self.day("deadline", value, row, {"found_on": found_on})
        return day, "" if day else text_of(value)

    def persons(self, field: str, value: Value, row: int) -> tuple[str, ...]:
        """Return the persons of a cell; what was set aside is told once for the column."""
        found = names.persons(text_of(value))
        if found.aside:
            message = "roles and penalties beside names are not read ({count} cells, the first here: {text})"
            self.telling.once("name-aside", message, self.sheet, self.cell(field, row), TITLES[field], text=found.aside)
        for name in found.departments:
            message = "{name} looks like a department; in this column stand persons"
            self.telling.warning(
                "department-as-person", message, self.sheet, self.cell(field, row), TITLES[field], name=name
            )
        return found.names

    def units(self, value: Value) -> tuple[str, ...]:
        """Return the units of a cell, by their full names."""
        text = text_of(value)
        found = self._units.get(text)
        if found is None:
            found = self._units[text] = tuple(dict.fromkeys(self.lexicon.unit(name) for name in names.units(text)))
        return found

    def status(self, value: Value, row: int) -> Status:
        """Return the state of a cell; an empty or unknown one is told."""
        text = text_of(value)
        if text not in self._statuses:
            self._statuses[text] = self._status(text)
        found = self._statuses[text]
        if found is not None:
            return found
        if text:
            message = "“{text}” is no known state; write 未开始, 整改中, 已完成, 已销号 or 长期坚持"
            self.telling.warning(
                "status-unknown", message, self.sheet, self.cell("status", row), TITLES["status"], text=text[:40]
            )
        else:
            message = "the state is empty; write 未开始, 整改中, 已完成, 已销号 or 长期坚持"
            self.telling.warning("status-empty", message, self.sheet, self.cell("status", row), TITLES["status"])
        return Status.UNKNOWN

    def _status(self, text: str) -> Status | None:
        found = self.lexicon.status(text, self._yes, self._no)
        if found is None:
            leading = text.strip(LEADING)
            for mark in LEADING:
                leading = leading.split(mark, 1)[0]
            found = self.lexicon.status(leading, self._yes, self._no) if len(leading) > 1 else None
            if found in (Status.COMPLETED, Status.CLOSED) and DOUBTED.search(text):
                return None
        return found

    def says_more(self, value: Value) -> bool:
        """Whether a cell of states says more than a state."""
        text = text_of(value)
        return bool(text) and self.lexicon.status(text, self._yes, self._no) is None

    def severity(self, value: Value, row: int) -> str:
        """Return the level of a cell; an unknown one is told and counts as none."""
        text = text_of(value)
        if text not in self._severities:
            self._severities[text] = self.lexicon.severity(text)
        found = self._severities[text]
        if text and not found:
            message = "“{text}” is no known level; write 一般, 较大 or 重大"
            self.telling.warning(
                "severity-unknown", message, self.sheet, self.cell("severity", row), TITLES["severity"], text=text[:40]
            )
        return found
