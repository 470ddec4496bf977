"""`reportgen ledger`: what a ledger 台账 says; one file a subcommand in the folder `ledger`."""

from __future__ import annotations

import click

from reportgen.cli import Commands, ledger
from reportgen.locale import Wording


def make(wording: Wording) -> click.Command:
    """Return the group of commands, worded."""
    help_text = wording.text("Read a ledger of findings: what is understood of it, and what it says.")
    return Commands(name="ledger", help=help_text, package=ledger.__name__, folders=ledger.__path__)
