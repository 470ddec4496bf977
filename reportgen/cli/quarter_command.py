"""`reportgen quarter`: the whole set of a quarter's documents out of one ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen import kinds
from reportgen.cli.ledger.options import profile_option
from reportgen.cli.options import template_options
from reportgen.cli.session import Session, period_named
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.errors import UsageError
from reportgen.locale import Wording

if TYPE_CHECKING:
    from reportgen.model.dates import Period
    from reportgen.quarter.run import Outcome, Request

SHOWN = 40
"""Diagnostics that are shown one by one; of more their number is told."""


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def quarter(
        session: Session, period: str, ledger: Path | None, common: Path | None, on: str, output: Path | None,
        profile: Path | None, template: Path | None, templates: Path | None, check: bool, force: bool,
    ) -> int:  # fmt: skip
        from reportgen.drafting.opening import Ledgers
        from reportgen.pipeline import TemplateChoice
        from reportgen.quarter.run import run

        asked = period_named(period)
        for name in kinds.names():
            session.learn(kinds.load(name))
        if check:
            return _check(session, output or Path(asked.text), asked)
        request = _request(asked, ledger, common, on, output, force)
        choice = TemplateChoice(template, session.templates_folder(templates), session.cache_folder())
        session.watch()
        return _tell(session, run(request, choice, Ledgers(profile, asked, request.on)), request.folder)

    command = click.command("quarter", help=say("Make all documents of a quarter out of one ledger."))(quarter)
    command.params += [*_parameters(say), profile_option(say), *template_options(say)]
    return command


def _parameters(say: Callable[[str], str]) -> list[click.Parameter]:
    path = click.Path(path_type=Path)
    return [
        click.Argument(["period"], metavar="2022Q1"),
        click.Option(["--ledger"], type=path, metavar="FILE", help=say("The ledger: .xlsx, .csv, .xls or .ods.")),
        click.Option(["--common"], type=path, metavar="FILE", help=say("What the documents share: authority, numbers, legal basis; under a kind's name what only that kind has.")),
        click.Option(["--on"], default="", metavar="DATE", help=say("The report date; by default the last day of the period.")),
        click.Option(["-o", "--output"], type=path, metavar="DIR", help=say("The folder for the set; by default one named after the period.")),
        click.Option(["--check"], is_flag=True, help=say("Make nothing: read a set back, and compare every number in it with its manifest.")),
        click.Option(["--force"], is_flag=True, help=say("Overwrite files that a person has edited; they are kept as a backup.")),
    ]  # fmt: skip


def _day(text: str, period: Period) -> date:
    """Return the report date; the last day of the period unless one is given, never today."""
    from reportgen.model.dates import parse_date

    try:
        day = parse_date(text) if text else period.end
    except ValueError:
        raise UsageError(Diagnostic("impossible-date", "the date {value} does not exist", {"value": text})) from None
    if day is None:
        message = "{value} is not a date; write it like 2023-05-09 or 2023年5月9日"
        raise UsageError(Diagnostic("bad-date", message, {"value": text}))
    if day < period.start:
        message = "the report date {on} is before {period} begins; nothing has been found yet"
        raise UsageError(Diagnostic("too-early", message, {"on": text, "period": period.text}))
    return day


def _request(
    period: Period, ledger: Path | None, common: Path | None, on: str, output: Path | None, force: bool
) -> Request:
    from reportgen.quarter.run import Request

    if ledger is None:
        raise UsageError(Diagnostic("no-ledger-named", "which ledger? add --ledger FILE"))
    return Request(ledger, period, output or Path(period.text), _day(on, period), common, force)


def _check(session: Session, folder: Path, period: Period) -> int:
    from reportgen.quarter.read_back import check, earlier_manifest

    found = check(folder, period)
    session.show(found, err=False)
    if not found:
        count = len(earlier_manifest(folder).members)
        session.say("{count} documents read back: every number is the one of the ledger.", count=count)
    return 1 if found else 0


def _once(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics without those that several documents gave alike."""
    places = {(str(each), each.location.file, *each.location.place.items()): each for each in diagnostics}
    return [*places.values()]


def _tell(session: Session, outcome: Outcome, folder: Path) -> int:
    from reportgen.quarter.read_back import label

    told = [each for each in _once(outcome.diagnostics) if each.severity is not Severity.INFO]
    session.show(told[:SHOWN])
    if len(told) > SHOWN:
        session.note("and {count} more", count=len(told) - SHOWN)
    for path in outcome.written:
        session.say("written: {file}", file=str(path))
    for each in outcome.failed:
        session.note("{file}: not built", file=label(each))
    if not outcome.has_errors:
        session.say("The set is whole: every number in {folder} is in its manifest.", folder=str(folder))
    return 1 if outcome.has_errors else 0
