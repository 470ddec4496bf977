"""`reportgen ledger explain`: how a figure comes about: its formula, its value, the rows and cells it counts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reportgen.cli.ledger.figures_command import asked, ledger_options
from reportgen.cli.session import Session
from reportgen.locale import Wording

if TYPE_CHECKING:
    from reportgen.drafting.figure_tables import Explanation
    from reportgen.ledger.figure_values import FigureValue, RowPlace


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def explain(session: Session, /, figure: str, form: str, **options: object) -> int:
        from reportgen.drafting.figure_tables import explanation

        explained = explanation(figure, asked(options))
        session.show(explained.diagnostics)
        if form == "json":
            told = explained.as_json(*_definition(session, explained))
            click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            for line in _lines(session, explained):
                click.echo(line)
        return 0

    command = click.command("explain", help=say("Show how a figure comes about: formula, value, rows and cells."))(
        explain
    )
    formats = click.Choice(["text", "json"])
    command.params += [
        click.Argument(["figure"], metavar="FIGURE"),
        *ledger_options(say),
        click.Option(["--format", "form"], type=formats, default="text", help=say("Text for people, JSON for programs.")),
    ]  # fmt: skip
    return command


def _definition(session: Session, explained: Explanation) -> tuple[str, str]:
    """Return formula and rows in the user's words."""
    figure, say = explained.figure, session.wording.text
    return say(figure.formula, **figure.words), say(figure.counted, **figure.words)


def _lines(session: Session, explained: Explanation) -> Iterator[str]:
    say = session.wording.text
    figure = explained.figure
    formula, counted = _definition(session, explained)
    yield f"{figure.name} {figure.english}"
    yield say("formula: {formula}", formula=formula)
    yield say("rows counted: {counted}", counted=counted)
    for value in explained.values:
        yield from _value(session, value)


def _value(session: Session, value: FigureValue) -> Iterator[str]:
    say = session.wording.text
    group = f"{value.group.name}: " if value.group else ""
    if value.number is None:
        assert value.missing is not None
        yield group + say(value.missing.message, **value.missing.params)
        return
    yield group + say("value: {value}", value=f"{value.text}{value.figure.unit}")
    for row in value.rows():
        yield f"  {_place(row)}"


def _place(row: RowPlace) -> str:
    cells = " ".join(row.cells.values())
    return f"{row.sheet}!{cells or row.row}"
