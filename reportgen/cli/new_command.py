"""`reportgen new`: a starting point for an input, or the sample of a kind."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen import resources
from reportgen.cli.session import Session, kind_named
from reportgen.diagnostics import Diagnostic
from reportgen.errors import UsageError
from reportgen.kinds import Kind
from reportgen.locale import Wording

XLSX = "xlsx"


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def new(session: Session, kind: str, output: Path | None, form: str | None, example: bool, force: bool) -> int:
        from reportgen.outputs.files import refuse_existing, write_whole

        chosen = kind_named(session, kind)
        form = form or (XLSX if output is not None and output.suffix.lower() == f".{XLSX}" else "yaml")
        path = output or Path(f"{chosen.name}.{form}")
        if form == XLSX:
            _refuse_name(path)
        data = _workbook(chosen, example) if form == XLSX else _text(chosen, example, session.wording).encode("utf-8")
        if str(path) == "-":
            click.echo(data.decode("utf-8"), nl=False)
            return 0
        refuse_existing(path, force)
        write_whole(path, data)
        session.say("written: {file}", file=str(path))
        return 0

    command = click.command("new", help=say("Write a starting point for an input of a kind."))(new)
    command.params += [
        click.Argument(["kind"], metavar="KIND"),
        click.Option(
            ["-o", "--output"], type=click.Path(path_type=Path), metavar="FILE",
            help=say("Where to write; by default KIND.yaml or KIND.xlsx here, - for the screen."),
        ),
        click.Option(
            ["--format", "form"], type=click.Choice(["yaml", XLSX]),
            help=say("A YAML text (the default), or a workbook to fill in."),
        ),
        click.Option(["--example"], is_flag=True, help=say("The sample, filled in, instead.")),
        click.Option(["--force"], is_flag=True, help=say("Overwrite a file that is there.")),
    ]  # fmt: skip
    return command


def _text(kind: Kind, example: bool, wording: Wording) -> str:
    sample = resources.sample_file(kind.name)
    if example:
        return sample.read_text("utf-8")
    from reportgen.sources import load
    from reportgen.starter import starter

    return starter(kind, load(sample).data, wording)


def _workbook(kind: Kind, example: bool) -> bytes:
    from reportgen.sources import load
    from reportgen.starter import starter_workbook, workbook_of

    return workbook_of(kind, load(resources.sample_file(kind.name)).data) if example else starter_workbook(kind)


def _refuse_name(path: Path) -> None:
    if path.suffix.lower() != f".{XLSX}":
        message = "a workbook goes into a file whose name ends in .xlsx; {file} does not"
        raise UsageError(Diagnostic("no-workbook-name", message, {"file": path.name}))
