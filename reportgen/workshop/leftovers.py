"""Leftovers: what a template prints that nobody typed and that says nothing.

In: the parts of a document, the origins of its paragraphs, all texts that were typed. Out: diagnostics with the places of
the template: tags, None and lists as Python writes them, empty brackets, marks of enumeration with nothing beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportgen.diagnostics import Diagnostic, Location
from reportgen.frozen import frozen
from reportgen.ooxml.origins import Origin, Origins, all_spots

AROUND = 12
"""Characters of a paragraph that are told on either side."""


@frozen
class Rule:
    """A kind of leftover: its code, its look, and the sentence to say of it."""

    code: str
    pattern: re.Pattern[str]
    message: str


RULES = (
    Rule(
        "trial-tag",
        re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\{|\{%|%\}|\}\}"),
        "the tag {found} is left in the document: {around}; it is cut in two, or typed with a mark that is missing",
    ),
    Rule(
        "trial-value",
        re.compile(r"(?<![A-Za-z])(?:None|True|False|Undefined)(?![A-Za-z])|\['|'\]|\[\]|\{'|'\}|<[\w.]+\sobject\sat"),
        "{found} is printed, which is no text: {around}; the field is empty, a yes or no, or a list: "
        "ask for it with an if, or print its entries with a for",
    ),
    Rule(
        "trial-brackets",
        re.compile(r"（\s*）|\(\s*\)|〔\s*〕|\[\s+\]|【\s*】|《\s*》|“\s*”|「\s*」"),
        "the brackets {found} are printed with nothing in them: {around}; put them inside the if that asks for the value",
    ),
    Rule(
        "trial-mark",
        re.compile(
            r"^\s*[、，；。]|、\s*$|[、，；：]\s*[、，；。：]|[、，；]\s*[）〕】》]|[（〔【《]\s*[、，；。]|。\s*[、，；。]"
        ),
        "{found} is printed with nothing before or behind it: {around}; put the mark inside the if that asks for the value",
    ),
)


def leftovers(parts: Mapping[str, bytes], origins: Origins, typed: str, template: str) -> Iterator[Diagnostic]:
    """Yield what is left over in a document, one of a kind for each paragraph of the template."""
    told = set()
    for spot in all_spots(parts):
        origin = origins.of(spot)
        for rule, found, around in _found(spot.text, origin, typed) if origin else ():
            if (key := (rule.code, found, str(origin and origin.place))) not in told:
                told.add(key)
                params = {"found": found, "around": around}
                yield Diagnostic(
                    rule.code, rule.message, params, location=Location(template, origin.place if origin else {})
                )


def _found(text: str, origin: Origin | None, typed: str) -> Iterator[tuple[Rule, str, str]]:
    """Yield the leftovers of a paragraph with what stands around them, those left out that somebody typed."""
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            beside = text[max(0, match.start() - 1) : match.end() + 1]
            is_typed = beside in typed or (rule.code != "trial-tag" and origin is not None and match[0] in origin.text)
            if match[0] and not is_typed:
                around = text[max(0, match.start() - AROUND) : match.end() + AROUND]
                yield rule, match[0].strip() or match[0], around
