"""`reportgen template diff`: what changed from one template to another, in words one can look up in Word."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.session import Session
from reportgen.diagnostics import Location
from reportgen.locale import Wording

if TYPE_CHECKING:
    from reportgen.workshop.differing import Difference

HEADINGS = {"fields": "Fields", "wording": "Wording", "layout": "Layout"}


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def diff(session: Session, old: Path, new: Path, form: str) -> int:
        from reportgen.templating.template import Template
        from reportgen.workshop.differing import differences

        found = differences(Template.from_file(old), Template.from_file(new))
        if form == "json":
            shown = [_as_json(session.wording, each, str(old if each.in_old else new)) for each in found]
            click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        else:
            _show(session, found, old, new)
        return 0

    command = click.command(
        "diff", help=say("Show what changed from one template to another: fields, wording, layout.")
    )(diff)
    command.params += [
        click.Argument(["old"], type=click.Path(path_type=Path), metavar="OLD.docx"),
        click.Argument(["new"], type=click.Path(path_type=Path), metavar="NEW.docx"),
        click.Option(
            ["--format", "form"], type=click.Choice(["text", "json"]), default="text",
            help=say("Text for people, JSON for programs."),
        ),
    ]  # fmt: skip
    return command


def _show(session: Session, found: Sequence[Difference], old: Path, new: Path) -> None:
    """Print the differences, area by area."""
    if not found:
        session.say("{old} and {new} do not differ", old=old, new=new)
    for area, heading in HEADINGS.items():
        here = [each for each in found if each.area == area]
        if here:
            session.say(heading)
        for each in here:
            place = session.wording.place(Location("", each.place)).strip()
            lead = session.wording.text("old template, {place}", place=place) if each.in_old and place else place
            click.echo(f"  {lead + ' ' if lead else ''}{session.wording.text(each.message, **each.params)}")


def _as_json(wording: Wording, each: Difference, file: str) -> dict[str, object]:
    """Return a difference as JSON."""
    return {
        "area": each.area,
        "file": file,
        "location": dict(each.place),
        "place": wording.place(Location("", each.place)).strip(),
        "message": wording.text(each.message, **each.params),
        "params": {name: str(value) for name, value in each.params.items()},
    }
