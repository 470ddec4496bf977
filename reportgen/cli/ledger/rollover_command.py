"""`reportgen ledger rollover`: the next quarter's ledger, with what is still open, and what became of everything."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from reportgen.cli.ledger.options import ledger_file, profile_option
from reportgen.cli.session import Session, period_named
from reportgen.locale import Wording


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def rollover(
        session: Session, file: Path, earlier: str, later: str, output: Path | None, profile: Path | None, force: bool
    ) -> int:
        from reportgen.drafting.rollover import rolled_over
        from reportgen.outputs.files import write_beside

        made = rolled_over(file, profile, period_named(earlier), period_named(later))
        session.show(made.diagnostics)
        path = output or file.with_name(f"{file.stem} {later.strip()}.xlsx")
        write_beside(path, made.data, force=force)
        session.say("written: {file}", file=str(path))
        session.say(
            "{kept} findings are in the new ledger; {left} that were rectified stay in the old one only",
            kept=made.kept, left=made.left,
        )  # fmt: skip
        for change, count in Counter(made.changes).items():
            click.echo(f"  {change} {count}")
        return 0

    command = click.command("rollover", help=say("Begin the next quarter's ledger with what is still open."))(rollover)
    command.params += [
        ledger_file(),
        click.Option(["--from", "earlier"], required=True, metavar="2022Q1", help=say("The period that ends.")),
        click.Option(["--to", "later"], required=True, metavar="2022Q2", help=say("The period that begins.")),
        click.Option(["-o", "--output"], type=click.Path(path_type=Path), metavar="OUT.xlsx", help=say("The new ledger; by default beside the old one, named after the period.")),
        profile_option(say),
        click.Option(["--force"], is_flag=True, help=say("Overwrite files that a person has edited; they are kept as a backup.")),
    ]  # fmt: skip
    return command
