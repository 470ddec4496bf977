"""Differences: what is said of a number that was changed, added or taken away since a set was made.

In: tokens as made and as they read now. Out: diagnostics, each with the place, and with another that states the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.ooxml.places import location_of
from reportgen.quarter.as_made import ALT_TEXT, stream_of
from reportgen.quarter.statements import Statement
from reportgen.quarter.tokens import Token

EXCERPT = 12
"""Characters around a number that are shown."""
SHOWN = 24
"""Characters of a typed text that are shown."""
Elsewhere = Mapping[str, Sequence[tuple[str, Statement]]]
"""Where each figure is stated: the files and statements by its name."""


def changed(file: str, before: Token, now: Token, elsewhere: Elsewhere) -> Diagnostic:
    """Return what is said of a number that is another now, with the other place that states the same."""
    params: dict[str, object] = {"found": now.text, "expected": before.text, "excerpt": _excerpt(now)}
    location = Location(file, location_of(now.placed.place))
    statement = before.statement
    if statement is None:
        message = "{found} was {expected} when the set was made: “{excerpt}”"
        return Diagnostic("set-made-changed", message, params, location=location)
    if statement.figure is None:
        message = "{found} was {expected} in the ledger: “{excerpt}”"
        return Diagnostic("set-typed-changed", message, params, location=location)
    params |= {"figure": statement.figure.name, "rows": "、".join(statement.figure.rows[:3])}
    other = _other(file, statement, elsewhere)
    if other is None:
        message = "{figure} is {expected} by the ledger ({rows}), but here it says {found}: “{excerpt}”"
        return Diagnostic("set-number", message, params, location=location)
    message = "{figure} is {expected} in {other}, but here it says {found}: “{excerpt}”"
    return Diagnostic("set-number", message, {**params, "other": place_in_words(*other)}, location=location)


def _other(file: str, statement: Statement, elsewhere: Elsewhere) -> tuple[str, Statement] | None:
    """Return another place that states a figure: in another document, else in this."""
    others = elsewhere.get(statement.figure.name, ()) if statement.figure else ()
    apart = [each for each in others if each[0] != file] or [each for each in others if each[1] != statement]
    return next(iter(apart), None)


def place_in_words(file: str, statement: Statement) -> str:
    """Return a place inside a sentence."""
    chart, paragraph, table, row, column = statement.place
    if chart:
        return f"{file} 图{chart} 系列{row} 第{column}个"
    return f"{file} " + (f"¶{paragraph}" if paragraph else f"表{table} 行{row} 列{column}")


def unknown(file: str, now: Token) -> Diagnostic:
    """Return what is said of a number that was not there."""
    message = "{found} comes from no figure of the ledger and was not typed in it: “{excerpt}”"
    params = {"found": now.text, "excerpt": _excerpt(now)}
    return Diagnostic("set-unknown-number", message, params, location=Location(file, location_of(now.placed.place)))


def gone(file: str, alone: Sequence[Token], left: Sequence[Token], typed: Sequence[Statement]) -> Iterator[Diagnostic]:
    """Yield what is said of figures that are gone (`alone`), and of what was typed and of which no number is left."""
    surviving = {id(token.statement) for token in left}
    lost = [each for each in typed if id(each) not in surviving]
    told = {id(each) for each in lost}
    for each in alone:
        if each.statement is None or stream_of(each.placed.place) == ALT_TEXT or id(each.statement) in told:
            continue  # what a template says is nobody's figure, and an alt text that is gone says nothing wrong
        yield _figure_gone(file, each) if each.statement.figure else _typed_number_gone(file, each)
    for statement in lost:
        message = "what was typed in the ledger stood here and is gone: “{excerpt}”"
        excerpt = statement.text.replace("\n", " ")[:SHOWN]
        location = Location(file, location_of(statement.place))
        yield Diagnostic("set-typed-gone", message, {"excerpt": excerpt}, Severity.WARNING, location)


def _figure_gone(file: str, token: Token) -> Diagnostic:
    assert token.statement is not None and token.statement.figure is not None
    message = "{figure} ({expected}) stood here and is gone"
    params = {"figure": token.statement.figure.name, "expected": token.text}
    return Diagnostic(
        "set-number-gone", message, params, Severity.WARNING, Location(file, location_of(token.placed.place))
    )


def _typed_number_gone(file: str, token: Token) -> Diagnostic:
    assert token.statement is not None
    message = "{expected} was typed in the ledger, stood here and is gone: “{excerpt}”"
    params = {"expected": token.text, "excerpt": token.statement.text.replace("\n", " ")[:SHOWN]}
    return Diagnostic(
        "set-number-gone", message, params, Severity.WARNING, Location(file, location_of(token.placed.place))
    )


def _excerpt(token: Token) -> str:
    end = token.start + len(token.text)
    return token.placed.text[max(token.start - EXCERPT, 0) : end + EXCERPT].replace("\n", " ")
