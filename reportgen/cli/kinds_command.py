"""`reportgen kinds`: which kinds of document there are."""

from __future__ import annotations

import click

from reportgen import kinds
from reportgen.cli.session import Session
from reportgen.locale import Wording


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""

    @click.pass_obj
    def show(session: Session) -> None:
        for name in kinds.names():
            kind = kinds.load(name)
            session.learn(kind)
            click.echo(f"{name:24}{kind.title}：{kind.summary}")

    return click.command("kinds", help=wording.text("List the kinds of document."))(show)
