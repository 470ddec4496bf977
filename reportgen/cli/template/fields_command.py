"""`reportgen template fields`: every field that a template may use, with the tag to type."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen import kinds
from reportgen.cli.session import Session, kind_named
from reportgen.diagnostics import Diagnostic
from reportgen.errors import UsageError
from reportgen.kinds import Kind
from reportgen.locale import Wording

if TYPE_CHECKING:
    from reportgen.workshop.field import Field

DATA = (".yaml", ".yml", ".json")


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def fields(session: Session, what: str, form: str | None, output: Path | None, force: bool) -> None:
        chosen = form or ("docx" if output is not None and output.suffix.lower() == ".docx" else "table")
        if chosen == "docx" and (output is None or str(output) == "-"):
            raise UsageError(Diagnostic("no-output", "a Word file needs a name: write -o FILE.docx"))
        on_screen = output is None and sys.stdout.isatty()
        text = _told(session, what, chosen, shutil.get_terminal_size().columns if on_screen else 0)
        if output is None or str(output) == "-":
            click.echo(text.decode("utf-8"), nl=False)
            return
        from reportgen.outputs.files import refuse_existing, write_whole

        refuse_existing(output, force)
        write_whole(output, text)
        session.say("written: {file}", file=str(output))

    command = click.command(
        "fields", help=say("List every field that a template may use: meaning, type, example, and the tag to type.")
    )(fields)
    command.params += [
        click.Argument(["what"], metavar="KIND|FILE.yaml"),
        click.Option(
            ["--format", "form"], type=click.Choice(["table", "docx", "json"]),
            help=say("A table (the default), a Word file to print, or JSON for programs."),
        ),
        click.Option(
            ["-o", "--output"], type=click.Path(path_type=Path), metavar="FILE",
            help=say("Where to write; by default the screen."),
        ),
        click.Option(["--force"], is_flag=True, help=say("Overwrite a file that is there.")),
    ]  # fmt: skip
    return command


def _told(session: Session, what: str, form: str, room: int) -> bytes:
    """Return the fields in a form, as bytes; a table within the width of a window."""
    kind, found = _found(session, what)
    if form == "docx":
        from reportgen.workshop.field_sheet import field_sheet

        return field_sheet(found, kind.title if kind else Path(what).name, session.wording)
    if form == "json":
        return _json(session, kind, found).encode()
    from reportgen.workshop.field_texts import table_lines

    return "".join(f"{line}\n" for line in table_lines(found, session.wording, room)).encode()


def _json(session: Session, kind: Kind | None, found: Sequence[Field]) -> str:
    import json

    from reportgen.workshop.field_texts import as_json

    said = {"kind": kind.name if kind else None, "fields": [as_json(each, session.wording) for each in found]}
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _found(session: Session, what: str) -> tuple[Kind | None, Sequence[Field]]:
    """Return the kind and its fields; those of the data itself for a file that names no kind."""
    from reportgen.workshop.data_fields import fields_of_data, remarks
    from reportgen.workshop.view_fields import fields_of_kind

    if Path(what).suffix.lower() not in DATA:
        kind = kind_named(session, what)
        return kind, fields_of_kind(kind)
    from reportgen.sources import load

    source = load(Path(what))
    session.show(source.diagnostics)
    word = source.data.get("文种") or source.data.get("kind")
    if isinstance(word, str) and (named := kinds.find(word)):
        session.learn(named)
        session.note("{file} is a {kind}: these are the fields of its template", file=what, kind=named.title)
        return named, fields_of_kind(named, Path(what))
    session.show(remarks(source))
    return None, fields_of_data(source.data)
