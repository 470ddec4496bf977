"""Trials: a template is filled in with every case of its kind, and each document is looked at.

In: the path of a template, its kind. Out: for each case a `Trial` with what is wrong, at the places of the template.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.errors import ReportgenError, TemplateError
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.ooxml.origins import Origins, marked
from reportgen.ooxml.package import read_package, write_package
from reportgen.ooxml.validity import flaws
from reportgen.pipeline import has_errors
from reportgen.rendering import Renderer, loss, texts_of
from reportgen.templating import CompiledTemplate, Template
from reportgen.views.fields import context, field_names
from reportgen.views.view import OfficialView
from reportgen.workshop.cases import Case, cases
from reportgen.workshop.head_words import HEAD
from reportgen.workshop.leftovers import leftovers
from reportgen.workshop.neutralising import Neutralised, Wrong, neutralised
from reportgen.workshop.pages import Look, Sheet
from reportgen.workshop.rich import stand_in
from reportgen.workshop.rules import TRIALS
from reportgen.workshop.schema import schema_faults
from reportgen.workshop.tags import parts_of
from reportgen.workshop.typed_head import OwnHead, own_head
from reportgen.workshop.unprinted import printable, unprinted

TITLE = "标题"
ROUNDS = 3
"""How often a template is tried again without the tags that were found to be wrong."""


@frozen
class Trial:
    """What became of a case: the document, unless none could be made, and what is wrong."""

    case: Case
    diagnostics: Sequence[Diagnostic]
    data: bytes = b""

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong that has to be mended."""
        return not has_errors(self.diagnostics)


def identity(diagnostic: Diagnostic) -> tuple[str, ...]:
    """Return what tells a mistake from others, whatever the case's own words are."""
    names = [str(diagnostic.params[name]) for name in ("kind", "field", "found", "target") if name in diagnostic.params]
    return diagnostic.code, diagnostic.message, str(diagnostic.location), *names


@dataclass
class Bench:
    """A template on trial: it is read once, its paragraphs marked."""

    template: str
    kind: Kind
    origins: Origins
    renderer: Renderer
    generator: str
    source: Neutralised
    """The template itself, and what was changed in it because it is known to be wrong."""
    rounds: int = ROUNDS
    _others: dict[tuple[str, ...], Bench | None] = field(default_factory=dict)

    @classmethod
    def of(cls, template: Template, kind: Kind, generator: str) -> Bench:
        """Return the bench for a template; TemplateError where it cannot be used at all."""
        return cls.of_neutralised(Neutralised(template), kind, generator)

    @classmethod
    def of_neutralised(cls, source: Neutralised, kind: Kind, generator: str, rounds: int = ROUNDS) -> Bench:
        """Return the bench for a template in which known mistakes do no harm."""
        name, origins = source.template.name, marked(source.template.parts)
        compiled = CompiledTemplate.from_bytes(write_package(origins.parts), name)
        return cls(name, kind, origins, Renderer(compiled, name, trying=True), generator, source, rounds)

    def trials(self, soffice: Path | None = None) -> list[Trial]:
        """Return what becomes of every case; pages are looked at where LibreOffice is there."""
        found = [self.trial(each) for each in cases(self.kind)]
        made = [each for each in found if each.data] if soffice else []
        if soffice is None or not made:
            return found
        sheets = [_sheet(each.data, self._view(each.case)) for each in made]
        seen = dict(
            zip([each.case.name for each in made], Look(soffice, self.origins, self.template).at(sheets), strict=True)
        )
        return [replace(each, diagnostics=[*each.diagnostics, *seen.get(each.case.name, ())]) for each in found]

    def trial(self, case: Case) -> Trial:
        """Return what becomes of one case, its pages left aside."""
        loaded = case.loaded
        assert loaded.document is not None
        try:
            made, faults = self.renderer.attempt(loaded.document, self.kind, loaded.attached, self.generator, stand_in)
        except ReportgenError as error:
            return Trial(case, [*error.diagnostics, *self._beside(case, error.diagnostics)])
        parts, view = read_package(made.data, self.template), self._view(case)
        found = [each for each in faults if each.code != "template-leftover"]
        found += self._unprinted(
            view, made.text, {str(each.params["kind"]) for each in faults if "kind" in each.params}
        )
        found += leftovers(parts, self.origins, _typed(view), self.template)
        invalid = list(self._flaws(parts))
        found += invalid or self._audited(made.data, parts)
        return Trial(case, found, made.data)

    def _beside(self, case: Case, found: Sequence[Diagnostic]) -> list[Diagnostic]:
        """Return what is wrong with a case beside tags that are known to be wrong, found by trying without them."""
        key = tuple(f"{each.location.place}{each.excerpt}" for each in found)
        if key not in self._others:
            self._others[key] = self._without(found)
        other = self._others[key]
        if other is None:
            return []
        return other.own_faults(case)

    def own_faults(self, case: Case) -> list[Diagnostic]:
        """Return what is wrong with a case and does not only follow from what was changed in the template."""
        view: Any = self._view(case)
        names = dict(field_names(view.__class__))
        return [each for each in self.trial(case).diagnostics if not self.source.follows(each, names)]

    def _without(self, found: Sequence[Diagnostic]) -> Bench | None:
        """Return the bench for the template without tags that are known to be wrong, where that can be made."""
        if not self.rounds or not all(each.excerpt for each in found):
            return None
        made = neutralised(self.source, [Wrong(each.location.place, each.excerpt) for each in found])
        try:
            return Bench.of_neutralised(made, self.kind, self.generator, self.rounds - 1) if made else None
        except TemplateError:
            return None

    def _view(self, case: Case) -> OfficialView:
        view: OfficialView = self.kind.view(case.loaded.document)
        return view

    def _unprinted(self, view: OfficialView, text: str, known: Collection[str]) -> Iterator[Diagnostic]:
        """Say what is not printed that is not known yet: of fields that the sample does not have, as a warning."""
        for lost in unprinted(view, text, known):
            if lost.in_body or lost.name == TITLE:
                yield loss(lost.name, lost.text, self.template)
                continue
            own_head = lost.name.partition(".")[0] == HEAD and self.head is not OwnHead.NONE
            if own_head and self.head is OwnHead.TYPED:
                continue
            severity = Severity.ERROR if lost.name in self._usual and not own_head else Severity.WARNING
            params = {"field": lost.name, "text": lost.text[:40]}
            yield TRIALS["trial-unprinted"].diagnostic(params, Location(self.template), severity)

    @cached_property
    def head(self) -> OwnHead:
        """How the template has its red head."""
        return own_head(self.source.template, parts_of(self.source.template))

    @cached_property
    def _usual(self) -> frozenset[str]:
        """The fields that the sample of the kind has."""
        return frozenset(name for name, _ in printable(self._view(cases(self.kind)[0])))

    def _flaws(self, parts: Mapping[str, bytes]) -> Iterator[Diagnostic]:
        told = set()
        for each in flaws(parts):
            origin = self.origins.near(each.element)
            place = origin.place if origin else {"part": each.part}
            if (key := (each.message, each.target, str(place))) not in told:
                told.add(key)
                params = {"target": each.target} if each.target else {}
                location = Location(self.template, place)
                yield Diagnostic("trial-invalid", each.message, params, location=location, instead=each.instead)

    def _audited(self, data: bytes, parts: Mapping[str, bytes]) -> Iterator[Diagnostic]:
        """Say what the schema refuses, where the checker is installed; what it refuses of the template itself as a warning."""
        for each in schema_faults(data):
            origin = self.origins.near(each.element(parts))
            severity = Severity.WARNING if each.reason in self._own_faults else Severity.ERROR
            place = origin.place if origin else {"part": each.part}
            yield TRIALS["trial-schema"].diagnostic({"reason": each.reason}, Location(self.template, place), severity)

    @cached_property
    def _own_faults(self) -> frozenset[str]:
        return frozenset(each.reason for each in schema_faults(write_package(self.origins.parts)))


def _sheet(data: bytes, view: OfficialView) -> Sheet:
    return Sheet(data, view.signature, view.issue_date)


def _typed(view: Any) -> str:
    """Return all texts of a view, a line each."""
    return texts_of(context(view))
