"""`reportgen batch`: one document for each record of a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from reportgen.cli.options import template_options
from reportgen.cli.session import Session, kind_named
from reportgen.locale import Wording


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def batch(session: Session, /, kind: str, records: Path, **options: object) -> int:
        from reportgen.cli.batching import Request, run

        chosen = kind_named(session, kind)
        return run(session, Request.of(chosen, records, options))

    command = click.command("batch", help=say("Make a document for each record of a file."))(batch)
    command.params += [*_arguments(), *_where(say), *_how(say), *template_options(say)]
    return command


def _arguments() -> list[click.Parameter]:
    return [
        click.Argument(["kind"], metavar="KIND"),
        click.Argument(["records"], type=click.Path(path_type=Path), metavar="RECORDS"),
    ]


def _where(say: Callable[[str], str]) -> list[click.Parameter]:
    path = click.Path(path_type=Path)
    return [
        click.Option(["-o", "--output"], type=path, metavar="DIR", help=say("The folder for the documents; by default one named after the records.")),
        click.Option(["--common"], type=path, metavar="FILE", help=say("What all records share: their keys win over it.")),
        click.Option(["--name"], default="", metavar="PATTERN", help=say("Names of the files: a text with fields in double braces.")),
        click.Option(["--zip", "archive"], type=path, metavar="FILE.zip", help=say("Put the documents into one archive instead of a folder.")),
        click.Option(["--merge"], type=path, metavar="FILE.docx", help=say("Also put all documents behind each other into one (needs the extra part merge).")),
        click.Option(["--pdf"], is_flag=True, help=say("Make a PDF beside each document (needs LibreOffice).")),
    ]  # fmt: skip


def _how(say: Callable[[str], str]) -> list[click.Parameter]:
    return [
        click.Option(["--jobs"], type=click.IntRange(1, 64), default=1, metavar="N", help=say("How many processes work at once.")),
        click.Option(["--shard"], default="1/1", metavar="K/N", help=say("Make only the K-th of N parts, for N machines.")),
        click.Option(["--scheduler"], metavar="tcp://…", help=say("Let a Dask cluster do the work (needs the extra part dask).")),
        click.Option(["--resume"], is_flag=True, help=say("Go on with an earlier run: make only what is missing or has changed.")),
        click.Option(["--strict"], is_flag=True, help=say("Warnings fail too.")),
        click.Option(["--force"], is_flag=True, help=say("Overwrite files that a person has edited; they are kept as a backup.")),
    ]  # fmt: skip
