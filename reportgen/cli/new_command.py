"""`reportgen new`: a starting point for an input, or the sample of a kind."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen import resources
from reportgen.cli.session import Session, kind_named
from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import OutputError
from reportgen.kinds import Kind
from reportgen.locale import Wording


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def new(session: Session, kind: str, output: Path | None, example: bool, force: bool) -> int:
        chosen = kind_named(session, kind)
        text = _sample(chosen) if example else _starter(chosen, session.wording)
        path = output or Path(f"{chosen.name}.yaml")
        if str(path) == "-":
            click.echo(text, nl=False)
            return 0
        _write(path, text, force)
        session.say("written: {file}", file=str(path))
        return 0

    command = click.command("new", help=say("Write a starting point for an input of a kind."))(new)
    command.params += [
        click.Argument(["kind"], metavar="KIND"),
        click.Option(
            ["-o", "--output"], type=click.Path(path_type=Path), metavar="FILE",
            help=say("Where to write; by default KIND.yaml here, - for the screen."),
        ),
        click.Option(["--example"], is_flag=True, help=say("The sample, filled in, instead.")),
        click.Option(["--force"], is_flag=True, help=say("Overwrite a file that is there.")),
    ]  # fmt: skip
    return command


def _sample(kind: Kind) -> str:
    return resources.sample_file(kind.name).read_text("utf-8")


def _starter(kind: Kind, wording: Wording) -> str:
    from reportgen.sources import load
    from reportgen.starter import starter

    return starter(kind, load(resources.sample_file(kind.name)).data, wording)


def _write(path: Path, text: str, force: bool) -> None:
    from reportgen.outputs.files import write_whole

    if path.exists() and not path.is_dir() and not force:
        message = "{file} is there already; choose another name with -o, or use --force"
        raise OutputError(Diagnostic("exists", message, {"file": path.name}, location=Location(str(path))))
    write_whole(path, text.encode("utf-8"))
