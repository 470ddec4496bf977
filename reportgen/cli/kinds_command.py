"""`reportgen kinds`: which kinds of document there are."""

from __future__ import annotations

import click

from reportgen import kinds
from reportgen.cli.session import Session
from reportgen.kinds import Kind
from reportgen.locale import Wording


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""

    @click.pass_obj
    def show(session: Session) -> None:
        for name in kinds.names():
            kind = kinds.load(name)
            session.learn(kind)
            click.echo(line(kind, session.wording.language))

    return click.command("kinds", help=wording.text("List the kinds of document."))(show)


def line(kind: Kind, language: str) -> str:
    """Return one line on a kind: first the word that the user types, then what it is for."""
    if language == "zh":
        return f"{kind.title}（{kind.name}）：{kind.summary}"
    return f"{kind.name:24}{kind.title}: {kinds.purpose(kind)}"
