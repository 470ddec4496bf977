"""Reading a ledger: from the sheets of a file to findings and inspections, one after the other.

In: sheets, and an office's profile. Out: a `LedgerReader`; iterating it gives an `Entry` for each row that is a finding,
an inspection, or left out. What else there is to say stands in its `columns`, `diagnostics` and `counts`.

Sheets are gone through twice: the first time only to learn which findings are alike and which years the sheet speaks
of, so that neither an id nor a year depends on the order of the rows. No more than one row is held at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from reportgen.cells import column_index, column_name
from reportgen.diagnostics import Diagnostic
from reportgen.ledger.entries import Column, Entry, Inspection, LedgerFinding, LeftOut
from reportgen.ledger.findings import FindingMaker
from reportgen.ledger.header import FINDINGS, SEARCHED, Header, find_header
from reportgen.ledger.identity import Ids
from reportgen.ledger.inspections import InspectionMaker
from reportgen.ledger.merged import Filled, Merges
from reportgen.ledger.profile import Lexicon, Profile
from reportgen.ledger.rows import BLANK, HEADER, TITLE, RowSorter
from reportgen.ledger.sheet import Cells, Sheet, text_of
from reportgen.ledger.sheet_columns import CHANGES
from reportgen.ledger.telling import Telling
from reportgen.ledger.unfit import tell_too_long_together, tell_unfit

LONGEST_TEXT = 200


@dataclass
class Counts:
    """The rows of a file, down to the last that holds anything: each counts once."""

    findings: int = 0
    inspections: int = 0
    left_out: int = 0
    unread: int = 0
    """Rows of which there is only a diagnostic."""
    other_sheets: int = 0
    """Rows of sheets that are no ledger."""

    @property
    def rows(self) -> int:
        """All rows."""
        return self.findings + self.inspections + self.left_out + self.unread + self.other_sheets


@dataclass
class _Part:
    """A sheet that is read: its header, its merges, and who makes its entries."""

    sheet: Sheet
    header: Header
    merges: Merges
    maker: FindingMaker | InspectionMaker

    @cached_property
    def read(self) -> frozenset[int]:
        """The columns that are read."""
        return frozenset(self.header.fields_of)

    def told(self) -> Iterator[tuple[int, Cells]]:
        """Yield the rows below the header that say anything of their own."""
        for number, cells, filled in self.merges.rows(self.sheet):
            if number > self.header.last_row and any(cells) and not (filled and self.goes_on(filled)):
                yield number, cells

    def goes_on(self, filled: Filled) -> bool:
        """Whether a row is but more lines of the finding above: its number and its description are merged with it."""
        at = {name: index for index, name in self.header.fields}
        return at.get("description") in filled and at.get("row_number", at.get("id")) in filled


class LedgerReader:
    """The entries of a ledger; it can be iterated as often as its sheets can be read."""

    def __init__(
        self, sheets: Iterable[Sheet], profile: Profile, file: str = "", noticed: Sequence[Diagnostic] = ()
    ) -> None:
        self._sheets = list(sheets)
        self._lexicon = Lexicon(profile)
        self._file, self._noticed = file, tuple(noticed)
        self._telling = Telling(file)
        self.columns: tuple[Column, ...] = ()
        self.counts = Counts()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was noticed, complete after the iteration."""
        return (*self._noticed, *self._telling.diagnostics())

    def __iter__(self) -> Iterator[Entry]:
        self._telling, self.counts, ids = Telling(self._file), Counts(), Ids()
        parts = [self._part(sheet, ids) for sheet in self._sheets]
        self.columns = tuple(column for part in parts if part for column in part.header.columns)
        if not any(part and part.header.kind == FINDINGS for part in parts):
            message = (
                "no sheet has a header with a column of findings (问题描述, 隐患内容 …); name the column in a profile"
            )
            self._telling.error("no-ledger", message, "")
        self._survey([part for part in parts if part], ids)
        for sheet, part in zip(self._sheets, parts, strict=True):
            if part is None:
                self._tell_unread(sheet)
            else:
                self._tell_columns(part)
                yield from self._entries(part)
        made = sum(part.maker.ids_made for part in parts if part and isinstance(part.maker, FindingMaker))
        if made:
            message = "{count} findings have no id of their own; their ids are made from unit, date and description"
            self._telling.info("ids-made", message, "", count=made)

    def _part(self, sheet: Sheet, ids: Ids) -> _Part | None:
        if sheet.name.strip() == CHANGES:
            return None  # a rollover's own table, which tells findings of the ledger once more
        merges = Merges(sheet.merges)
        top = [cells for _, cells, _ in islice(merges.rows(sheet), SEARCHED)]
        header = find_header(sheet.name, top, self._lexicon)
        if header is None:
            return None
        maker: FindingMaker | InspectionMaker
        if header.kind == FINDINGS:
            maker = FindingMaker(sheet.name, header, self._lexicon, self._telling, ids)
        else:
            maker = InspectionMaker(sheet.name, header, self._lexicon, self._telling)
        return _Part(sheet, header, merges, maker)

    def _survey(self, parts: Sequence[_Part], ids: Ids) -> None:
        makers = [(part, part.maker) for part in parts if isinstance(part.maker, FindingMaker)]
        for part, maker in makers:
            for _, cells in part.told():
                maker.learn(cells)
        ids.forget()
        if ids.any_alike:
            for part, maker in makers:
                for number, cells in part.told():
                    maker.tell_apart(number, cells)

    def _entries(self, part: _Part) -> Iterator[Entry]:
        """Yield the entries of a sheet; blank rows below the last that holds anything are not rows."""
        sorter = RowSorter(part.header)
        labels = part.header.labels
        blank: list[int] = []
        for number, cells, filled in part.merges.rows(part.sheet):
            own = [index for index, value in enumerate(cells) if value not in (None, "") and index not in filled]
            if own and any(type(cells[index]) is not str or text_of(cells[index]) for index in own):
                for each in blank:
                    yield self._left_out(part, each, BLANK, ())
                blank = []
            else:
                blank.append(number)
                continue
            everything = sorted({*own, *filled}) if filled else own
            why = self._why(part, sorter, (number, cells), everything)
            if why:
                yield self._left_out(part, number, why, cells)
                continue
            entry = self._read(part, number, cells, own, filled)
            if entry is not None:
                yield entry
            for index in own:
                if index not in labels:
                    message = "this cell stands under no header and is not read; give its column a name"
                    self._telling.warning("no-header", message, part.sheet.name, f"{column_name(index)}{number}")

    def _why(self, part: _Part, sorter: RowSorter, row: tuple[int, Cells], filled: Sequence[int]) -> str:
        number, cells = row
        if number < part.header.first_row:
            return TITLE
        if number <= part.header.last_row:
            return HEADER
        return sorter.why_left_out(cells, filled, part.merges.width(number))

    def _read(self, part: _Part, number: int, cells: Cells, own: list[int], filled: Filled) -> Entry | None:
        maker, everything = part.maker, sorted({*own, *filled}) if filled else own
        if filled and part.goes_on(filled):
            message = "this row goes on with the finding above, whose cells are merged; only its first row is read"
            self._tell_unreadable("merged-row", message, part, number, own)
            return None
        if isinstance(maker, FindingMaker):
            if maker.is_finding(everything):
                self.counts.findings += 1
                return self._fit(part, maker.make(number, cells, everything), cells)
        elif maker.is_inspection(everything):
            self.counts.inspections += 1
            return self._fit(part, maker.make(number, cells, everything), cells)
        message = "this row says too little to be read: {text}"
        self._tell_unreadable("row-not-understood", message, part, number, own, text=_joined(cells))
        return None

    def _fit(self, part: _Part, entry: LedgerFinding | Inspection, cells: Cells) -> Entry:
        """Return an entry, after telling what of it can stand in no document or no cell."""
        if not tell_unfit(cells, part.read, self._telling, (entry.sheet, entry.row)):
            tell_too_long_together(entry, self._telling)
        return entry

    def _tell_unreadable(
        self, code: str, message: str, part: _Part, number: int, own: Sequence[int], **params: object
    ) -> None:
        self.counts.unread += 1
        self._telling.error(code, message, part.sheet.name, f"{column_name(own[0])}{number}", **params)

    def _left_out(self, part: _Part, number: int, why: str, cells: Cells) -> LeftOut:
        self.counts.left_out += 1
        return LeftOut(part.sheet.name, number, why, _joined(cells))

    def _tell_columns(self, part: _Part) -> None:
        header, sheet = part.header, part.sheet
        twice = {column.letter for column in header.twice}
        for column in header.columns:
            cell = f"{column.letter}{header.last_row}"
            if column.letter in twice:
                message = "an earlier column says the same as {header}; this one is not read"
                self._telling.warning("column-twice", message, sheet.name, cell, header=column.header)
            elif not column.field:
                message = "the column {header} is not known and not read; a profile can say what it is"
                self._telling.info("column-unknown", message, sheet.name, cell, header=column.header)
        if header.kind == FINDINGS and not any(name == "status" for _, name in header.fields):
            message = "the sheet has no column of states (整改状态); all its findings have no known state"
            self._telling.warning("no-status-column", message, sheet.name, f"A{header.last_row}")
        self._tell_hidden(sheet)
        for cell in sheet.noticed.uncomputed:
            message = "this cell holds a formula that was never computed; open the file in Excel or WPS and save it"
            self._telling.warning("formula-uncomputed", message, sheet.name, cell, header.labels.get(_column(cell), ""))

    def _tell_hidden(self, sheet: Sheet) -> None:
        if sheet.hidden:
            message = "the sheet {sheet} is hidden; it is read all the same"
            self._telling.info("hidden-sheet", message, sheet.name, "A1", sheet=sheet.name)
        if sheet.noticed.hidden_rows:
            message = "{count} rows of the sheet {sheet} are hidden; they are read all the same"
            self._telling.info(
                "hidden-rows", message, sheet.name, "A1", sheet=sheet.name, count=sheet.noticed.hidden_rows
            )

    def _tell_unread(self, sheet: Sheet) -> None:
        last = 0
        for number, cells in enumerate(sheet.read(), 1):
            if any(text_of(value) for value in cells):
                last = number
        self.counts.other_sheets += last
        message = "the sheet {sheet} is no ledger and not read ({count} rows)"
        self._telling.info("sheet-not-read", message, sheet.name, "A1", sheet=sheet.name, count=last)


def read_ledger(
    sheets: Iterable[Sheet], profile: Profile | None = None, file: str = "", noticed: Sequence[Diagnostic] = ()
) -> LedgerReader:
    """Return the reader of a ledger; `file` is the name its diagnostics carry, `noticed` what was told before."""
    return LedgerReader(sheets, profile or Profile(), file, noticed)


def _joined(cells: Cells) -> str:
    return " ".join(filter(None, map(text_of, cells)))[:LONGEST_TEXT]


def _column(cell: str) -> int:
    return column_index(cell.rstrip("0123456789"))
