"""`reportgen template new`: a base template in the layout of the standard, or one out of a finished document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.session import Session, kind_named
from reportgen.diagnostics import Diagnostic, Location
from reportgen.errors import UsageError
from reportgen.kinds import Kind
from reportgen.locale import Wording

if TYPE_CHECKING:
    from reportgen.workshop.old_document import Proposed
    from reportgen.workshop.retagging import Told


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def new(session: Session, kind: str, output: Path | None, old: Path | None, force: bool) -> int:
        from reportgen.outputs.files import refuse_existing, write_whole
        from reportgen.workshop.kind_of import with_kind

        chosen = kind_named(session, kind)
        path = output or Path(f"{chosen.title}.docx")
        _refuse_name(path, old)
        refuse_existing(path, force)
        if old is None:
            from reportgen.layout.base_template import base_template
            from reportgen.views.view import OfficialView
            from reportgen.workshop.chinese_tags import in_chinese

            write_whole(path, with_kind(in_chinese(base_template(chosen.title), OfficialView), chosen))
            session.say("written: {file}", file=str(path))
            return 0
        proposed = _proposed(old)
        write_whole(path, with_kind(proposed.data, chosen))
        session.say("written: {file}", file=str(path))
        _tell(session, proposed)
        return _try_out(session, chosen, path)

    command = click.command(
        "new", help=say("Write a template: in the standard's layout, or out of a finished document.")
    )(new)
    command.params += [
        click.Argument(["kind"], metavar="KIND"),
        click.Option(
            ["-o", "--output"], type=click.Path(path_type=Path), metavar="FILE.docx",
            help=say("Where to write; by default under the kind's Chinese name here."),
        ),
        click.Option(
            ["--from", "old"], type=click.Path(path_type=Path), metavar="OLD.docx",
            help=say("Take a finished document: its look stays, and tags stand where its parts are recognised."),
        ),
        click.Option(["--force"], is_flag=True, help=say("Overwrite a file that is there.")),
    ]  # fmt: skip
    return command


def _refuse_name(path: Path, old: Path | None) -> None:
    if path.suffix.lower() != ".docx":
        message = "a template goes into a file whose name ends in .docx; {file} does not"
        raise UsageError(Diagnostic("no-template-name", message, {"file": path.name}))
    if old is not None and old.resolve() == path.resolve():
        message = "the template would take the place of the document it is made of; give it another name with -o"
        raise UsageError(Diagnostic("same-file", message))


def _proposed(old: Path) -> Proposed:
    from reportgen.templating.template import Template
    from reportgen.workshop.old_document import propose

    return propose(Template.from_file(old))


def _tell(session: Session, proposed: Proposed) -> None:
    """Say what was recognised, what stays as it was, and what was not found."""
    session.say("Recognised, and now a tag:")
    for each in proposed.tagged:
        click.echo(f"  {_line(session, each)} → {each.tag}")
    if proposed.kept:
        session.say("Left as it was:")
        for each in proposed.kept:
            click.echo(f"  {_line(session, each)}")
    if proposed.added:
        session.say("Added, since other documents have it; printed only where there is something to print:")
        for each in proposed.added:
            click.echo(f"  {_line(session, each)} → {each.tag}")
    if proposed.left_out:
        session.say("Left out, since it is of the old document alone:")
        for each in proposed.left_out:
            click.echo(f"  {_line(session, each)}")
    if proposed.missing:
        session.say("Not found: {names}", names="、".join(proposed.missing))


def _line(session: Session, told: Told) -> str:
    say = session.wording
    place = say.place(Location("", told.place)).strip()
    more = say.text(" (and {count} more)", count=told.more) if told.more else ""
    return f"{place} {say.text(told.what)}{more}".strip() + (f" “{told.text}”" if told.text else "")


def _try_out(session: Session, kind: Kind, path: Path) -> int:
    """Render the kind's sample with the template; return 1 where it cannot be used as it is, and say why."""
    from reportgen.workshop.sample_trial import faults_with_sample

    session.watch()
    found: Sequence[Diagnostic] = faults_with_sample(kind, path)
    if not found:
        session.say("The sample of {kind} prints with it.", kind=kind.title)
        return 0
    session.note("The sample of {kind} does not print with it yet:", kind=kind.title)
    session.show(found)
    return 1
