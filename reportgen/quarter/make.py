"""Making a set: drafted documents are checked, numbered and rendered like any others, and their numbers accounted for.

In: drafted documents, what is common, the manifest of an earlier run. Out: for each document its bytes and its statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportgen import GENERATOR, kinds
from reportgen.batch.numbers import Series, numbered
from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.drafting.opening import Ledgers
from reportgen.drafting.texts import TAG
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.model.verbatim import verbatim
from reportgen.outputs.names import Taken, file_stem
from reportgen.pipeline import Loaded, TemplateChoice, has_errors, load_source, produce
from reportgen.quarter.common import Common, authority_code
from reportgen.quarter.drafted import Drafted
from reportgen.quarter.manifest import Member, stated
from reportgen.quarter.printed import figured_texts
from reportgen.quarter.statements import Statement
from reportgen.sources.source import CellMark, Mark, PathKey, Plain, Source

__all__ = ["Made", "Maker"]
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


@frozen
class DraftSource(Source):
    """A drafted document as a source: what came from the common file, or is missing, is told there, all else in the ledger."""

    common: Source | None = None
    common_paths: Mapping[str, PathKey] = field(default_factory=dict)

    def location(self, path: PathKey, key: bool = False) -> Location:
        """Return the cell of a value, or its place in the common file."""
        where = self.common_paths.get(str(path[0])) if path else None
        if self.common is not None and where is not None:
            return self.common.location((*where, *path[1:]), key)
        found = super().location(path, key)
        if "cell" in found.place:
            return found
        nowhere = not path or path[0] not in self.data  # what nobody says is said in the common file
        return Location(str(self.common.path if nowhere and self.common is not None else self.path))


@dataclass
class Made:
    """A document of the set: its bytes where it could be made, and everything that is said of it."""

    drafted: Drafted
    diagnostics: list[Diagnostic]
    data: bytes = b""
    member: Member | None = None


@dataclass
class Maker:
    """Makes the documents of one set, in order."""

    ledger: Path
    common: Common
    choice: TemplateChoice
    ledgers: Ledgers
    earlier: Mapping[str, Member] = field(default_factory=dict)
    """The documents of an earlier run by their names: they keep their numbers and their files."""
    _series: dict[str, Series] = field(default_factory=dict)
    _taken: Taken | None = None

    def __post_init__(self) -> None:
        self._taken = Taken(each.file.removesuffix(".docx") for each in self.earlier.values())

    def make(self, drafted: Drafted) -> Made:
        """Make one document; with errors there are no bytes."""
        kind = kinds.load(drafted.kind)
        data, serial = self._numbered(kind, drafted)
        loaded = load_source(self._source(kind, drafted, data), self.ledgers)
        if loaded.failed or loaded.document is None:
            return Made(drafted, loaded.diagnostics)
        produced = produce(loaded, self.choice, GENERATOR)
        if has_errors(produced.diagnostics):
            return Made(drafted, produced.diagnostics)
        figured = [*drafted.figured, *figured_texts(loaded.uses)]
        found, marks = stated(drafted, figured, produced.data, self._typed(kind))
        member = Member(
            drafted.name, kind.name, drafted.unit, self._file(drafted, loaded), produced.content_hash, found, serial, marks
        )  # fmt: skip
        return Made(drafted, [*produced.diagnostics, *_sourceless(member)], produced.data, member)

    def _numbered(self, kind: Kind, drafted: Drafted) -> tuple[dict[str, Any], int | None]:
        """Return the data of a document, with its number where the common part asks for a series."""
        data = self._said(kind, drafted)
        series = self.common.series(kind)
        if series is None or series[0] not in data:
            return data, None
        key, start, _ = series
        code = authority_code(data)
        if code not in self._series:
            self._series[code] = Series(start, self._used(code))
        before = self.earlier.get(drafted.name)
        serial = self._series[code].next(before.serial_number if before else None)
        return numbered(data, key, serial), serial

    def _typed(self, kind: Kind) -> Iterator[str]:
        """Yield what is typed beside the ledger: in the common file, and in the template itself."""
        for text in _texts(self.common.data(kind)):
            yield from EXPRESSION.split(text)
        yield from self.choice.renderer(kind).template.own_texts

    def _said(self, kind: Kind, drafted: Drafted) -> dict[str, Any]:
        """Return what a document says: its own draft, then what is common, then its defaults; its ledger where that is asked."""
        common = self.common.data(kind, drafted.data)
        taken = self.common.says(kind)
        defaults = {name: value for name, value in drafted.defaults.items() if name not in taken}
        own = drafted.data if drafted.has_expressions else verbatim(drafted.data)
        asked = (
            {}
            if "ledger" in taken or not any(TAG.search(text) for text in _texts(common))
            else {"ledger": self.ledger.name}
        )
        said = {**defaults, **asked, **common, **own}
        return {key: value for key, value in said.items() if value is not None}

    def _used(self, code: str) -> Iterator[int]:
        """Yield the numbers of a series that an earlier run gave."""
        for each in self.earlier.values():
            mine = authority_code(self.common.data(kinds.load(each.kind)))
            if each.serial_number is not None and mine == code:
                yield each.serial_number

    def _source(self, kind: Kind, drafted: Drafted, data: dict[str, Plain]) -> DraftSource:
        theirs = self.common.paths(kind, drafted.data)
        first: dict[PathKey, Mark | CellMark] = dict(drafted.origins)
        return DraftSource(
            self.ledger, data, first, {}, common=self.common.source, common_paths=theirs,
        )  # fmt: skip

    def _file(self, drafted: Drafted, loaded: Loaded) -> str:
        """Return the name of a document's file: the one it had, else one of its title and unit, whatever the report date."""
        if before := self.earlier.get(drafted.name):
            return before.file
        document = loaded.document
        assert document is not None and self._taken is not None
        title = str(document.full_title)
        named = f"{title}（{drafted.unit}）" if drafted.unit and drafted.unit not in title else title
        return self._taken.add(file_stem(named, document.issuing_authority, None)) + ".docx"


def _texts(value: Any) -> Iterator[str]:
    """Yield all texts of plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _sourceless(member: Member) -> Iterator[Diagnostic]:
    """Tell of each number that comes from no figure and from no typed text: a set is not whole with one."""
    for each in member.statements:
        if not each.has_source:
            yield _unaccounted(member, each)


def _unaccounted(member: Member, statement: Statement) -> Diagnostic:
    from reportgen.ooxml.places import location_of

    message = "the number {number} has no source in the ledger; it is not in the manifest"
    params = {"number": statement.text}
    location = Location(member.file, location_of(statement.place))
    return Diagnostic("number-without-source", message, params, Severity.ERROR, location)


def names_of(made: Iterable[Made]) -> list[str]:
    """Return the names of the documents that were made."""
    return [each.member.file for each in made if each.member is not None]
