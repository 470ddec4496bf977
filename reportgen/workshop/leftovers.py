"""Leftovers: what a template prints that nobody typed and that says nothing.

In: the parts of a document, the origins of its paragraphs, all texts that were typed. Out: diagnostics with the places of
the template: tags, None and lists as Python writes them, empty brackets, marks of enumeration with nothing beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportgen.diagnostics import Diagnostic, Location
from reportgen.ooxml.origins import Origin, Origins, all_spots
from reportgen.workshop.rules import TRIALS

AROUND = 12
"""Characters of a paragraph that are told on either side."""


LOOKS = {
    "trial-tag": re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\{|\{%|%\}|\}\}"),
    "trial-value": re.compile(
        r"(?<![A-Za-z])(?:None|True|False|Undefined)(?![A-Za-z])|\['|'\]|\[\]|\{'|'\}|<[\w.]+\sobject\sat"
    ),
    "trial-brackets": re.compile(r"（\s*）|\(\s*\)|〔\s*〕|\[\s+\]|【\s*】|《\s*》|“\s*”|「\s*」"),
    "trial-mark": re.compile(
        r"^\s*[、，；。]|、\s*$|[、，；：]\s*[、，；。：]|[、，；]\s*[）〕】》]|[（〔【《]\s*[、，；。]|。\s*[、，；。]"
    ),
}
"""How each kind of leftover looks."""


def leftovers(parts: Mapping[str, bytes], origins: Origins, typed: str, template: str) -> Iterator[Diagnostic]:
    """Yield what is left over in a document, one of a kind for each paragraph of the template."""
    told = set()
    for spot in all_spots(parts):
        origin = origins.of(spot)
        for code, found, around in _found(spot.text, origin, typed) if origin else ():
            if (key := (code, found, str(origin and origin.place))) not in told:
                told.add(key)
                location = Location(template, origin.place if origin else {})
                yield TRIALS[code].diagnostic({"found": found, "around": around}, location)


def _found(text: str, origin: Origin | None, typed: str) -> Iterator[tuple[str, str, str]]:
    """Yield the leftovers of a paragraph with what stands around them, those left out that somebody typed."""
    for code, look in LOOKS.items():
        for match in look.finditer(text):
            beside = text[max(0, match.start() - 1) : match.end() + 1]
            is_typed = beside in typed or (code != "trial-tag" and origin is not None and match[0] in origin.text)
            if match[0] and not is_typed:
                around = text[max(0, match.start() - AROUND) : match.end() + AROUND]
                yield code, match[0].strip() or match[0], around
