"""`reportgen check`: all diagnostics of inputs and of finished documents; what is given is not changed."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.options import input_files, template_options
from reportgen.cli.proofing import Asked
from reportgen.cli.session import Session
from reportgen.locale import Wording


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def check(session: Session, /, template: Path | None, templates: Path | None, **chosen: object) -> int:
        from reportgen.cli.proofing import run_check
        from reportgen.pipeline import TemplateChoice

        choice = TemplateChoice(template, session.templates_folder(templates), session.cache_folder())
        return run_check(session, choice, Asked(**chosen))  # type: ignore[arg-type]

    command = click.command(
        "check", help=say("Show everything that is wrong with inputs and finished documents (.docx, .txt).")
    )(check)
    path = click.Path(path_type=Path)
    command.params += [
        input_files(required=False),
        *template_options(say),
        click.Option(["--set", "folder"], type=path, metavar="DIR",
                     help=say("Check the documents of a folder, and what two of them state differently.")),
        click.Option(["--pages"], is_flag=True,
                     help=say("Look at the printed pages of Word files too (needs LibreOffice).")),
        click.Option(["--strict"], is_flag=True, help=say("Warnings fail too.")),
        click.Option(["--format", "form"], type=click.Choice(["text", "json", "sarif"]), default="text",
                     help=say("Text for people, JSON and SARIF for programs.")),
        click.Option(["--annotate"], type=path, metavar="OUT",
                     help=say("Write a copy of a workbook or Word file with a note or comment at each place.")),
        click.Option(["--fix"], type=path, metavar="OUT.docx",
                     help=say("Write a copy of a Word file with the certain fixes as tracked changes.")),
        click.Option(["--author"], default="reportgen", metavar="NAME", help=say("In whose name changes are made.")),
        click.Option(["--date"], default="", metavar="2026-03-12T09:00:00Z",
                     help=say("The time that changes and comments bear; none without it.")),
        click.Option(["--profile"], type=path, metavar="FILE",
                     help=say("Switch off the rules that the office's profile (YAML) names with a reason.")),
        click.Option(["--baseline"], type=path, metavar="FILE", help=say("Do not show what this file accepts.")),
        click.Option(["--write-baseline"], type=path, metavar="FILE", help=say("Accept all that is found.")),
        click.Option(["--force"], is_flag=True, help=say("Overwrite a file that is there.")),
    ]  # fmt: skip
    return command
