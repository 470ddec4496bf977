"""Reasons: what Jinja and Python say of a tag, in words that say what is wrong and what to type instead.

In: a Jinja error. Out: `Said`: a code, a sentence and an advice as message ids with their parameters. What nobody thought of is
told in general, without the words of a programming language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from reportgen.diagnostics import Word
from reportgen.frozen import frozen
from reportgen.templating.faults import NoExtra, ValueFault
from reportgen.templating.reason_tables import EXAMPLES, KINDS, TABLES, TOKENS
from reportgen.templating.told_codes import CODES

OWN = {
    "template-syntax": "a tag of the template is wrong: {reason}",
    "template-error": "the template cannot be filled in: {reason}",
    "template-unsafe": "the template does something that is not allowed: {reason}",
}
"""For what this package says itself: its reasons are words that have their Chinese."""
PLAINLY = "take it out, or write it more simply"


@frozen
class Said:
    """What is said of a mistake: message ids with parameters, of both what is wrong and what to type instead."""

    code: str
    message: str
    params: Mapping[str, object]
    instead: str = ""


def said(error: JinjaError) -> Said:
    """Return what is said of a Jinja error."""
    if isinstance(error, ValueFault):
        return Said("template-value", error.told, error.params)
    if isinstance(error, NoExtra):
        message, instead = CODES["template-extra"]
        return Said("template-extra", message, {"name": error.message or ""}, instead)
    code, reason = _code(error), error.message or ""
    for pattern, message, instead in TABLES[code]:
        if found := pattern.match(reason):
            return Said(
                code, message, {**EXAMPLES, "mark": "{#", "reason": reason, **_params(found.groupdict())}, instead
            )
    if code in OWN and isinstance(reason, Word):
        return Said(code, OWN[code], {"reason": reason}, PLAINLY)
    return Said(code, CODES[code][0], {"reason": reason}, CODES[code][1])


def _code(error: JinjaError) -> str:
    if isinstance(error, UndefinedError):
        return "template-field"
    if isinstance(error, SecurityError):
        return "template-unsafe"
    return "template-syntax" if isinstance(error, TemplateSyntaxError) else "template-error"


def _params(groups: Mapping[str, Any]) -> dict[str, object]:
    """Return what a pattern found, kinds of values and marks as the clerk calls them."""
    what = groups.get("what") or groups.get("other")
    found: dict[str, object] = {name: value for name, value in groups.items() if value is not None}
    for name, value in (("what", what), ("other", groups.get("other"))):
        if value:
            found[name] = Word(KINDS.get(value, "this value"))
    for name in ("token", "got"):
        if name in found:
            found[name] = TOKENS.get(str(found[name]), found[name])
    return found
