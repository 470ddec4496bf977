"""`reportgen ledger show`: what was understood of a ledger, row by row; nothing is written."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.annotating import annotate as write_copy
from reportgen.cli.annotating import annotate_options, prepare
from reportgen.cli.ledger.options import ledger_file, profile_option
from reportgen.cli.session import Session, blocks
from reportgen.locale import Wording


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def show(
        session: Session, file: Path, profile: Path | None, strict: bool, form: str, annotate: Path | None, force: bool
    ) -> int:
        from reportgen.cli.ledger.showing import show_json, show_text
        from reportgen.sources.ledger_file import open_ledger
        from reportgen.sources.ledger_profile import load_profile

        prepare([file], annotate, force)
        reader = open_ledger(file, load_profile(profile))
        (show_json if form == "json" else show_text)(session, reader)
        write_copy(session, file, annotate, reader.diagnostics)
        return 1 if blocks(reader.diagnostics, strict) else 0

    command = click.command(
        "show", help=say("Show what is understood of a ledger: columns, rows, what is left out and why.")
    )(show)
    command.params += [
        ledger_file(),
        profile_option(say),
        click.Option(["--strict"], is_flag=True, help=say("Warnings fail too.")),
        click.Option(
            ["--format", "form"],
            type=click.Choice(["text", "json"]),
            default="text",
            help=say("Text for people, JSON for programs."),
        ),
        *annotate_options(say),
    ]
    return command
