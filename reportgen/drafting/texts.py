"""Texts with figures: every `{{ … }}` in an input that names a ledger is filled in, before the input becomes a document.

In: a source, its kind. Out: `Figured`: the source with its texts filled in and what was drafted added, a problem for each
text that could not be, and every figure that was printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from reportgen.checks.source import texts
from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.drafting.expressions import Expressions
from reportgen.drafting.opening import Ledgers, Opened
from reportgen.drafting.uses import FigureUse, Recorder
from reportgen.errors import InputError
from reportgen.kinds import Kind
from reportgen.ledger.counting import Figures
from reportgen.ledger.figure_values import FigureError
from reportgen.model.dates import Period, parse_date, parse_period
from reportgen.model.keys import is_empty
from reportgen.model.official import Official
from reportgen.model.problems import Path as KeyPath
from reportgen.model.problems import Problem
from reportgen.model.verbatim import Verbatim
from reportgen.sources import Source
from reportgen.sources.attached import file_beside
from reportgen.sources.source import Plain

TAG = re.compile(r"\{\{|\{%|\{#")
WIDE = re.compile("｛｛|｛%|{｛|｛{")
NEVER = ("kind", "ledger", "period")
"""Keys that say how figures are counted hold none."""


@dataclass
class Figured:
    """A source whose texts are filled in."""

    source: Source
    problems: list[Problem] = field(default_factory=list)
    """What keeps texts from being filled in."""
    settled: set[KeyPath] = field(default_factory=set)
    """The texts that still hold a tag, which has been told."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    uses: list[FigureUse] = field(default_factory=list)
    figures: Figures | None = None


def typed_key(data: Mapping[str, Plain], name: str) -> str:
    """Return how a key of the envelope is spelt here, empty where it is not there or says nothing."""
    info = Official.model_fields[name]
    return next((each for each in (name, info.title, *info.names) if not is_empty(data.get(each))), "")


def with_figures(source: Source, kind: Kind | None, ledgers: Ledgers | None = None) -> Figured:
    """Return the source with its texts filled in from the ledger that it names."""
    key = typed_key(source.data, "ledger")
    figured = Figured(source)
    ledgers = ledgers or Ledgers()
    path = ledgers.itself(str(source.data[key]), source.path) or _ledger_path(source, key, figured)
    opened = _opened(path, key, ledgers, figured) if path else None
    period, readable = _period(source, ledgers)
    if opened is None or not readable:
        figured.settled.update(_waiting(source))
        return figured
    figured.figures = Figures(opened.store, period, ledgers.on or (None if period else _issued(source)))
    _tell(opened, figured, key)
    _draft(kind, figured, key)
    _fill(figured)
    return figured


def _ledger_path(source: Source, key: str, figured: Figured) -> Path | None:
    named = source.data[key]
    if not isinstance(named, str):
        return None  # told when it is validated
    path, refusal = file_beside(named.strip(), source.path.parent)
    if refusal:
        figured.problems.append(Problem((key,), "ledger-file", refusal, {"file": named.strip()}))
    return path


def _opened(path: Path, key: str, ledgers: Ledgers, figured: Figured) -> Opened | None:
    """Return the ledger, None where it cannot be read, which is told at the key that names it."""
    try:
        opened = ledgers.open(path)
    except InputError as error:
        figured.diagnostics += error.diagnostics
        figured.problems.append(_unreadable(key, path))
        return None
    errors = [each for each in opened.diagnostics if each.severity is Severity.ERROR]
    if errors:
        figured.diagnostics += errors
        figured.problems.append(_unreadable(key, path))
        return None
    return opened


def _unreadable(key: str, path: Path) -> Problem:
    message = "the ledger {file} cannot be used as it is; what is wrong in it is told with its cells"
    return Problem((key,), "ledger-unusable", message, {"file": path.name})


def _period(source: Source, ledgers: Ledgers) -> tuple[Period | None, bool]:
    """Return the period, the run's where none is written, and whether it could be read; a wrong one is told when validated."""
    key = typed_key(source.data, "period")
    try:
        return (parse_period(str(source.data[key])), True) if key else (ledgers.period, True)
    except ValueError:
        return None, False


def _issued(source: Source) -> date | None:
    """Return the issue date: the report date of a document without a period."""
    key = typed_key(source.data, "issue_date")
    try:
        return parse_date(str(source.data[key])) if key else None
    except ValueError:
        return None


def _waiting(source: Source) -> Iterator[KeyPath]:
    """Yield the path of each text that waits for the ledger, so that no other problem is told of it."""
    return (path for path, text in texts(source.data) if TAG.search(text) and not isinstance(text, Verbatim))


def _tell(opened: Opened, figured: Figured, key: str) -> None:
    """Take over what a reader of the figures should know."""
    assert figured.figures is not None
    location = Location(str(opened.path))
    figured.diagnostics += [replace(each, location=location) for each in figured.figures.remarks()]
    named = figured.source.location((key,))
    figured.diagnostics += (replace(each, location=named, field=key) for each in opened.remarks())


def _draft(kind: Kind | None, figured: Figured, key: str) -> None:
    """Add what the kind drafts under keys that a person did not write."""
    source = figured.source
    if kind is None or kind.draft is None or figured.figures is None:
        return
    written = frozenset(name for name in kind.model.model_fields if _is_written(kind, source.data, name))
    drafted = kind.draft(figured.figures, written)
    added = {name: value for name, value in drafted.items() if name not in written}
    if not added:
        return
    origins = dict(source.origins)
    if mark := source.origins.get((key,)):
        origins.update({(name,): mark for name in added})
    figured.source = replace(source, data={**source.data, **added}, origins=origins)
    message = "drafted out of the ledger: {names}; what you write under these keys takes the draft's place"
    titles = "、".join(kind.model.model_fields[name].title for name in added)
    location = source.location((key,))
    figured.diagnostics.append(Diagnostic("drafted", message, {"names": titles}, Severity.INFO, location, key))


def _is_written(kind: Kind, data: Mapping[str, Plain], name: str) -> bool:
    """Whether a key stands in the input, also with nothing behind it: an empty lead is a lead that is not wanted."""
    info = kind.model.model_fields[name]
    return any(each in data for each in (name, info.title, *info.names))


def _fill(figured: Figured) -> None:
    """Fill in every text."""
    assert figured.figures is not None
    recorder = Recorder(uses=figured.uses)
    filler = _Filler(figured, Expressions(figured.figures, recorder), recorder)
    data = {key: filler.filled(value, (key,)) if _may(key) else value for key, value in figured.source.data.items()}
    figured.source = replace(figured.source, data=data)


@dataclass
class _Filler:
    """Fills in the texts of nested values."""

    figured: Figured
    expressions: Expressions
    recorder: Recorder

    def filled(self, value: Plain, path: KeyPath) -> Plain:
        """Return a value with its texts filled in."""
        if isinstance(value, dict):
            return {key: self.filled(each, (*path, key)) for key, each in value.items()}
        if isinstance(value, list):
            return [self.filled(each, (*path, index)) for index, each in enumerate(value)]
        if isinstance(value, Verbatim):
            return value
        return self._text(value, path) if isinstance(value, str) else value

    def _text(self, text: str, path: KeyPath) -> str:
        if WIDE.search(text):
            message = "the braces are full-width; type half-width ones: {example}"
            self._refuse(path, Diagnostic("wide-braces", message, {"example": "{{ 台账.整改率 }}"}))
        elif TAG.search(text):
            self.recorder.path = path
            try:
                return Verbatim(self.expressions.fill(text))
            except FigureError as error:
                self._refuse(path, error.diagnostic)
        return text

    def _refuse(self, path: KeyPath, told: Diagnostic) -> None:
        self.figured.problems.append(Problem(path, told.code, told.message, told.params))
        self.figured.settled.add(path)


def _may(name: str) -> bool:
    """Whether a key of the envelope may hold figures."""
    fields = Official.model_fields
    return not any(name in (each, fields[each].title) for each in NEVER if each in fields)
