"""The rows of a sheet, read as they are unpacked: for workbooks of the form that Excel, WPS and their like write.

In: a scanned workbook. Out: rows of typed cells, one after the other. Most rows of a table look alike but for their
numbers: what is where in them is learned once from the first of each form, and then only the numbers are looked at.
Whatever does not fit the form exactly is read cell by cell, and a row with anything unknown in it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from reportgen.cells import column_name
from reportgen.ooxml.package import UNREADABLE
from reportgen.ooxml.safe_xml import PackageError
from reportgen.ooxml.sheet_scan import ScannedSheet, damaged, index_of, pieces, too_far
from reportgen.ooxml.sheet_tables import Tables, unescaped

MAX_COLUMNS, MAX_GAP = 1_000, 100_000
MAX_FORMS = 400
MAX_UNCOMPUTED = 1_000
EPOCH = date(1899, 12, 30)
MOMENT = datetime(1899, 12, 30)
LAST_DAY = 2_958_465

CellValue = str | float | date | None
_DIGITS = b"0123456789"
_ONLY_DIGITS = bytes(each if each in _DIGITS else 32 for each in range(256))
_NUMBERS = re.compile(rb"\d+")
_ROW = re.compile(rb'\s*<row((?:\s+[\w:]+="[^"<]*")*)\s*(/?)>')
_CELL = re.compile(rb'\s*<c((?:\s+[\w:]+="[^"<]*")*)\s*(?:/>|>(.*?)</c>)', re.DOTALL)
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"<]*)"')
_V = re.compile(rb"<v(?:\s[^>]*)?>([^<]*)</v>")
_T = re.compile(rb"<t(?:\s[^>]*)?>([^<]*)</t>")
_PHONETIC = re.compile(rb"<rPh\b.*?</rPh>", re.DOTALL)
_PLANNED = re.compile(rb'<c r="([A-Z]{1,3})(\d+)"(?: s="(\d+)")?(?: t="([sn])")?(?:/>|><v>(\d+)</v></c>|></c>)')

_USUAL = re.compile(
    rb'<c r="([A-Z]{1,3})\d+"(?: s="(\d+)")?(?: t="(s|n|inlineStr)")?'
    rb'(?:/>|>(?:<v>([^<]+)</v>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)</c>)'
)
"""A cell as nearly all are written; a text in the cell itself is what programs write that never hold a whole sheet."""


@dataclass
class Noticed:
    """What was noticed in a sheet while its rows were read, complete after the last."""

    hidden_rows: int = 0
    uncomputed: list[str] = field(default_factory=list)


Numbers = list[int]
Make = Callable[[Numbers, "list[str]", "list[bool]", "_Days"], "list[CellValue]"]


class _Form(NamedTuple):
    """What rows of one form have in common: how many numbers stand in them, and the function that makes a row of these."""

    numbers: int
    make: Make


class _Days(dict[int, CellValue]):
    """Days by their serial numbers."""

    def __missing__(self, number: int) -> CellValue:
        self[number] = found = _moment(float(number))
        return found


class SheetRows:
    """Reads the rows of one sheet, as often as it is asked."""

    def __init__(self, path: Path, sheet: ScannedSheet, tables: Callable[[], Tables]) -> None:
        self._path, self._sheet, self._tables = path, sheet, tables
        self.noticed = Noticed()

    def __call__(self) -> Iterator[list[CellValue]]:
        """Yield the rows from row 1; PackageError where the sheet is damaged or a cell lies far out."""
        self.noticed.hidden_rows = 0
        self.noticed.uncomputed.clear()
        try:
            with ZipFile(self._path) as archive, closing(pieces(archive, self._sheet.part)) as parts:
                yield from _Pass(self._sheet.name, self._tables(), self.noticed).rows(parts)
        except PackageError:
            raise
        except (*UNREADABLE, KeyError, IndexError, OverflowError) as error:
            raise damaged() from error


class _Pass:
    """One pass over the rows of a sheet."""

    def __init__(self, name: str, tables: Tables, noticed: Noticed) -> None:
        self._name, self._noticed = name, noticed
        self._texts, self._dated = tables.texts, tables.dated
        self._forms: dict[bytes, _Form | None] = {}
        self._days = _Days()
        self._last = self._number = 0

    def rows(self, parts: Iterator[bytes]) -> Iterator[list[CellValue]]:
        rest, begun = b"", False
        forms, texts, dated, days = self._forms, self._texts, self._dated, self._days
        for part in parts:
            piece = rest + part
            if not begun:
                start = piece.find(b"<sheetData")
                if start < 0:
                    rest = piece[-20:]
                    continue
                begun, start = True, piece.index(b">", start)
                if piece[start - 1 : start] == b"/":
                    return
                piece = piece[start + 1 :]
            end = piece.find(b"</sheetData>")
            *whole, rest = (piece if end < 0 else piece[:end]).split(b"</row>")
            for each in whole:
                form = forms.get(each.translate(None, _DIGITS))
                if form is not None:
                    numbers = list(map(int, each.translate(_ONLY_DIGITS).split()))
                    if len(numbers) == form.numbers and numbers[0] == self._last + 1:
                        self._last += 1
                        yield form.make(numbers, texts, dated, days)
                        continue
                yield from self._row(each)
            if end >= 0:
                yield from self._row(rest)
                return
        raise damaged()

    def _row(self, data: bytes) -> Iterator[list[CellValue]]:
        """Yield a row, and before it the empty ones that the file leaves out; `data` lacks its closing tag."""
        position = 0
        while match := _ROW.match(data, position):
            attributes = dict(_ATTRIBUTE.findall(match[1]))
            self._number = int(attributes.get(b"r", b"%d" % (self._last + 1)))
            if self._number <= self._last:
                raise damaged()
            if attributes.get(b"hidden") in (b"1", b"true"):
                self._noticed.hidden_rows += 1
            if match[2]:
                position = match.end()
                yield from self._placed([])
                continue
            yield from self._placed(self._slow(data, match.end()))
            key = data.translate(None, _DIGITS)
            if key not in self._forms and len(self._forms) < MAX_FORMS:
                self._forms[key] = _form(data)
            return
        if data[position:].strip():
            raise damaged()

    def _placed(self, row: list[CellValue]) -> Iterator[list[CellValue]]:
        """Yield a row in its place; one far below the others may be there only if nothing stands in it."""
        if self._number - self._last > MAX_GAP:
            if any(value not in (None, "") for value in row):
                raise too_far(self._name)
            return
        for _ in range(self._number - self._last - 1):
            yield []
        self._last = self._number
        yield row

    def _slow(self, data: bytes, position: int) -> list[CellValue]:
        row: list[CellValue] = []
        usual = _USUAL.match
        while True:
            if (match := usual(data, position)) and len(row) <= (column := index_of(match[1])) < MAX_COLUMNS:
                row += [None] * (column - len(row))
                row.append(self._usual(match))
                position = match.end()
                continue
            match = _CELL.match(data, position)
            if match is None:
                break
            position = match.end()
            attributes = dict(_ATTRIBUTE.findall(match[1]))
            column = self._column(attributes.get(b"r"), len(row))
            value = self._value(attributes, match[2] or b"", column)
            if column >= MAX_COLUMNS:
                if value not in (None, ""):
                    raise too_far(self._name)
                continue
            row += [None] * (column + 1 - len(row))
            row[column] = value
        if data[position:].strip():
            raise damaged()
        return row

    def _usual(self, match: re.Match[bytes]) -> CellValue:
        """Return the value of a cell that is written as nearly all are."""
        _, style, kind, said, text = match.groups()
        if text is not None and kind != b"inlineStr":
            raise damaged()
        if kind == b"inlineStr":
            return _text(text or b"")
        if said is None:
            return None
        if kind == b"s":
            return self._texts[int(said)]
        number = float(said)
        return _moment(number) if self._dated[int(style or b"0")] else number

    def _column(self, reference: bytes | None, following: int) -> int:
        if reference is None:
            return following
        letters = reference.rstrip(_DIGITS)
        column = index_of(letters)
        if not letters.isalpha() or not letters.isupper():
            raise damaged()
        return column

    def _value(self, attributes: dict[bytes, bytes], content: bytes, column: int) -> CellValue:
        kind, match = attributes.get(b"t", b"n"), _V.search(content)
        if kind == b"inlineStr":
            return _text(b"".join(_T.findall(_PHONETIC.sub(b"", content))))
        if match is None or not match[1]:
            if b"<f" in content and len(self._noticed.uncomputed) < MAX_UNCOMPUTED:
                self._noticed.uncomputed.append(f"{column_name(column)}{self._number}")
            if content and b"<f" not in content and not re.fullmatch(rb"\s*(?:<v\s*/>|<v></v>)?\s*", content):
                raise damaged()
            return None
        said = match[1]
        if kind == b"s":
            return self._texts[int(said)]
        if kind == b"b":
            return said == b"1"
        if kind == b"n":
            number = float(said)
            return _moment(number) if self._dated[int(attributes.get(b"s", b"0"))] else number
        return _text(said)


def _form(data: bytes) -> _Form | None:
    """Return the form of a row, None for one that has to be read cell by cell."""
    head = _ROW.match(data)
    if head is None or b"hidden" in head[1] or not re.match(rb'\s*<row r="\d', data):
        return None
    at = {each.start(): index for index, each in enumerate(_NUMBERS.finditer(data))}
    cells: list[str] = []
    position = head.end()
    while position < len(data):
        match = _PLANNED.match(data, position)
        if match is None:
            return None
        column, position = index_of(match[1]), match.end()
        if not len(cells) <= column < MAX_COLUMNS:
            return None
        cells += ["None"] * (column - len(cells))
        cells.append(_expression(match, at))
    # Only numbers that were counted here go into the text of the function; nothing of the file does.
    make: Make = eval(f"lambda n, texts, dated, days: [{', '.join(cells)}]", {"__builtins__": {}})
    return _Form(len(at), make)


def _expression(match: re.Match[bytes], at: dict[int, int]) -> str:
    """Return how a cell is made of the numbers of its row."""
    if match[5] is None:
        return "None"
    number = f"n[{at[match.start(5)]:d}]"
    if match[4] == b"s":
        return f"texts[{number}]"
    style = f"n[{at[match.start(3)]:d}]" if match[3] else "0"
    return f"(days[{number}] if dated[{style}] else {number})"


def _text(data: bytes) -> str:
    text = data.decode("utf-8")
    return unescaped(text) if "&" in text or "_x" in text or "\r" in text else text


def _moment(number: float) -> CellValue:
    """Return the day of a serial number, with its time where it has one; a time alone stays a number."""
    if not 1 <= number < LAST_DAY:
        return number
    if number.is_integer():
        return EPOCH + timedelta(days=int(number))
    return MOMENT + timedelta(seconds=round(number * 86_400))
