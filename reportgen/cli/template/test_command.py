"""`reportgen template test`: a template is filled in with the sample and the edge cases of its kind, and looked at."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.session import Session, blocks, kind_named
from reportgen.diagnostics import Word
from reportgen.locale import Wording

if TYPE_CHECKING:
    from reportgen.workshop.trials import Trial


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def test(session: Session, file: Path, kind: str | None, pages: bool | None, output: Path | None,
             strict: bool, form: str) -> int:  # fmt: skip
        trials = _trials(session, file, kind, pages)
        if output is not None:
            _keep(trials, output, file.stem)
        (_show_json if form == "json" else _show)(session, trials)
        return 1 if any(blocks(each.diagnostics, strict) for each in trials) else 0

    command = click.command(
        "test",
        help=say("Fill in a template with the sample and the edge cases of its kind, and say which case breaks what."),
    )(test)
    command.params += [
        click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE.docx"),
        click.Option(["--kind"], metavar="KIND", help=say("The kind of document; by default the one that the template or its name tells.")),
        click.Option(
            ["--pages/--no-pages"], default=None,
            help=say("Look at the printed pages too; by default where LibreOffice is installed."),
        ),
        click.Option(
            ["-o", "--output"], type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
            help=say("Keep the documents of all cases in this folder."),
        ),
        click.Option(["--strict"], is_flag=True, help=say("Warnings fail too.")),
        click.Option(
            ["--format", "form"], type=click.Choice(["text", "json"]), default="text",
            help=say("Text for people, JSON for programs."),
        ),
    ]  # fmt: skip
    return command


def _trials(session: Session, file: Path, word: str | None, pages: bool | None) -> list[Trial]:
    from reportgen import GENERATOR
    from reportgen.outputs.soffice import find_soffice, require_soffice
    from reportgen.templating import Template
    from reportgen.workshop.kind_of import kind_of
    from reportgen.workshop.trials import Bench

    session.watch()
    template = Template.from_file(file)
    kind = kind_named(session, word) if word else kind_of(file, template.parts)
    session.learn(kind)
    soffice = require_soffice(session.environ) if pages else None
    if pages is None:
        soffice = find_soffice(session.environ)
        if soffice is None:
            session.note("LibreOffice is not installed, so that pages are not looked at")
    return Bench.of(template, kind, GENERATOR).trials(soffice)


def _keep(trials: Sequence[Trial], folder: Path, stem: str) -> None:
    """Write the documents of the cases into a folder."""
    from reportgen.outputs.trouble import explained

    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for each in trials:
            if each.data:
                (folder / f"{stem}-{each.case.name}.docx").write_bytes(each.data)


def _show(session: Session, trials: Sequence[Trial]) -> None:
    """Print case by case what is wrong; what was said of a case before is counted."""
    from reportgen.workshop.trials import identity

    told: set[tuple[str, ...]] = set()
    for each in trials:
        verdict = "{case}: passed" if each.passed else "{case}: did not pass"
        session.say(verdict, case=Word(each.case.words))
        fresh = [found for found in each.diagnostics if identity(found) not in told]
        for found in fresh:
            click.echo(f"  {session.wording.diagnostic(found)}")
        again = len(each.diagnostics) - len(fresh)
        if again and not each.passed:
            session.say("  and {count} that the cases above have too", count=again)
        told.update(map(identity, fresh))
    failed = sum(not each.passed for each in trials)
    session.say("{count} cases, {failed} did not pass", count=len(trials), failed=failed)


def _show_json(session: Session, trials: Sequence[Trial]) -> None:
    """Print the same as JSON."""
    cases = [
        {
            "case": each.case.name,
            "title": session.wording.text(each.case.words),
            "passed": each.passed,
            "diagnostics": [session.as_json(found) for found in each.diagnostics],
        }
        for each in trials
    ]
    click.echo(json.dumps({"cases": cases}, ensure_ascii=False, indent=2))
