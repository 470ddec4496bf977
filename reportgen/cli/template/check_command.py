"""`reportgen template check`: everything that is wrong with a template, in one go, at its places in Word."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.session import Session, blocks, kind_named
from reportgen.locale import Wording

if TYPE_CHECKING:
    from reportgen.workshop.faults import Fault


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def check(
        session: Session, file: Path, kind: str | None, form: str, strict: bool, annotate: Path | None, force: bool
    ) -> int:
        from reportgen.templating.template import Template
        from reportgen.workshop.check import check_template
        from reportgen.workshop.kind_of import kind_told

        if annotate is not None:
            _prepare(file, annotate, force)
        session.watch()
        template = Template.from_file(file)
        data = template.data
        chosen = kind_named(session, kind) if kind else kind_told(file, template.parts)
        found = check_template(data, str(file), chosen)
        _show(session, file, found, form)
        if annotate is not None:
            _annotate(session, file, data, annotate, found)
        return 1 if blocks([each.diagnostic(str(file)) for each in found], strict) else 0

    command = click.command(
        "check", help=say("Show everything that is wrong with a template, and what to type instead.")
    )(check)
    formats = click.Choice(["text", "json"])
    command.params += [
        click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE.docx"),
        click.Option(
            ["--kind"], metavar="KIND",
            help=say("The kind of document; by default the one that the template or its name tells."),
        ),
        click.Option(
            ["--format", "form"], type=formats, default="text", help=say("Text for people, JSON for programs.")
        ),
        click.Option(["--strict"], is_flag=True, help=say("Warnings fail too.")),
        click.Option(
            ["--annotate"], type=click.Path(path_type=Path), metavar="COPY.docx",
            help=say("Write a copy of the template with a Word comment at the place of each mistake."),
        ),
        click.Option(["--force"], is_flag=True, help=say("Replace a copy that is there already.")),
    ]  # fmt: skip
    return command


def _show(session: Session, file: Path, found: Sequence[Fault], form: str) -> None:
    from reportgen.workshop.telling import as_json, as_text

    if form == "json":
        click.echo(
            json.dumps([as_json(each, str(file), session.wording) for each in found], ensure_ascii=False, indent=2)
        )
        return
    for each in found:
        click.echo(as_text(each, str(file), session.wording))
    if not found:
        session.say("{count} checked, nothing found.", count=1)


def _prepare(file: Path, target: Path, force: bool) -> None:
    """Refuse before the work what could not be written after it."""
    from reportgen.outputs.files import refuse_existing
    from reportgen.workshop.annotating import refuse_annotating

    refuse_annotating(file, target)
    refuse_existing(target, force)


def _annotate(session: Session, file: Path, data: bytes, target: Path, found: Sequence[Fault]) -> None:
    from reportgen.outputs.files import write_whole
    from reportgen.workshop.annotating import annotated_copy

    copy, count = annotated_copy(data, str(file), found, session.wording)
    write_whole(target, copy)
    session.note("written: {file}, with {count} notes", file=str(target), count=count)
