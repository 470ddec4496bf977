"""Trial faults: what the check finds by trying a template with the cases of its kind, so that none passes which then fails.

In: a template, its kind. Out: what stands in the way, as faults at their places in the template; `trials` makes the documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from reportgen import GENERATOR, kinds
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.errors import TemplateError
from reportgen.kinds import Kind
from reportgen.templating import CompiledTemplate
from reportgen.workshop.cases import Case, cases
from reportgen.workshop.faults import Fault, at_tag
from reportgen.workshop.neutralising import Neutralised
from reportgen.workshop.rules import PRACTICE
from reportgen.workshop.tags import Around, PartOfTemplate, Tag
from reportgen.workshop.trials import Bench, identity

MISSING = re.compile(r"'None' has no attribute '(.+)'")
"""What Jinja says where a part of a document that may be missing is missing."""


def compiled(data: bytes, name: str, parts: Sequence[PartOfTemplate]) -> list[Fault]:
    """Return why a template cannot be read."""
    try:
        CompiledTemplate.from_bytes(data, name)
    except TemplateError as error:
        return [_failed(each, parts) for each in error.diagnostics]
    return []


def tried(source: Neutralised, parts: Sequence[PartOfTemplate], kind: Kind) -> Iterator[Fault]:
    """Yield what is wrong with the sample of a kind and its edge cases, each once, with the first case that met it.

    What only follows from mistakes that are known, and that the source is without, is left out.
    """
    try:
        bench = Bench.of_neutralised(source, kind, GENERATOR)
    except TemplateError as error:
        yield from (_failed(each, parts) for each in error.diagnostics if not source.places)
        return
    known: list[tuple[str, ...]] = []
    for case in _cases(kind.name):
        for each in bench.own_faults(case):
            if each.severity is Severity.ERROR and (key := identity(each)) not in known:
                known.append(key)
                yield replace(_failed(each, parts), case=case.words)


@cache
def _cases(kind: str) -> tuple[Case, ...]:
    return tuple(cases(kinds.load(kind)))


def _failed(found: Diagnostic, parts: Sequence[PartOfTemplate]) -> Fault:
    place = found.location.place
    tags = [tag for part in parts for tag in part.tags if tag.spot.place == place]
    if (missing := MISSING.search(str(found.params.get("reason", "")))) and (asked := _asking(tags, missing[1])):
        return at_tag("part-missing", asked[0], name=asked[1], fixed=f"{{% if {asked[1]} %}}…{{% endif %}}")
    instead = found.instead or (PRACTICE[found.code].instead if found.code in PRACTICE else "")
    around = _around(found.excerpt, tags)
    return Fault(found.code, found.message, instead, found.params, found.severity, place, around)


def _around(typed: str, tags: Sequence[Tag]) -> Around:
    """Return the words around a tag of a place; where it is not known which, all that stands there."""
    same = [each for each in tags if each.typed == typed] or (tags if len(tags) == 1 else [])
    if same:
        return same[0].around
    return Around("", typed or (tags[0].spot.text[:60] if tags else ""), "")


def _asking(tags: Sequence[Tag], name: str) -> tuple[Tag, str] | None:
    """Return the tag that asks for a field of something that is not there, and what that is."""
    asking = re.compile(rf"(\w+(?:\.\w+)*)(?:\.|\[['\"]){re.escape(name)}\b")
    return next(((tag, found[1]) for tag in tags if (found := asking.search(tag.code))), None)
