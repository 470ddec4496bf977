"""`reportgen check`: all diagnostics of inputs; nothing is written."""

from __future__ import annotations

import json
from pathlib import Path

import click

from reportgen import GENERATOR
from reportgen.cli.annotating import annotate as write_copy
from reportgen.cli.annotating import annotate_options, prepare
from reportgen.cli.options import input_files, template_options
from reportgen.cli.session import Session, blocks
from reportgen.diagnostics import Diagnostic
from reportgen.locale import Wording


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def check(
        session: Session,
        inputs: tuple[Path, ...],
        template: Path | None,
        templates: Path | None,
        strict: bool,
        form: str,
        annotate: Path | None,
        force: bool,
    ) -> int:
        from reportgen.pipeline import TemplateChoice, check_input

        prepare(inputs, annotate, force)
        choice = TemplateChoice(template, session.templates_folder(templates), session.cache_folder())
        session.watch()
        found: list[Diagnostic] = []
        for path in inputs:
            kind, diagnostics = check_input(path, choice, GENERATOR)
            session.learn(kind)
            found += diagnostics
        _show(session, found, form, len(inputs))
        write_copy(session, inputs[0], annotate, found)
        return 1 if blocks(found, strict) else 0

    command = click.command("check", help=say("Show everything that is wrong with inputs; nothing is written."))(check)
    formats = click.Choice(["text", "json"])
    command.params += [
        input_files(),
        *template_options(say),
        click.Option(["--strict"], is_flag=True, help=say("Warnings fail too.")),
        click.Option(
            ["--format", "form"], type=formats, default="text", help=say("Text for people, JSON for programs.")
        ),
        *annotate_options(say),
    ]  # fmt: skip
    return command


def _show(session: Session, found: list[Diagnostic], form: str, count: int) -> None:
    if form == "json":
        click.echo(json.dumps([session.as_json(each) for each in found], ensure_ascii=False, indent=2))
        return
    session.show(found, err=False)
    if not found:
        session.say("{count} checked, nothing found.", count=count)
