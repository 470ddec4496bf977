"""Options that the commands of a ledger share.

In: the wording. Out: click parameters.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click


def ledger_file() -> click.Argument:
    """Return the argument for the file of a ledger."""
    return click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE")


def profile_option(say: Callable[[str], str]) -> click.Option:
    """Return the option for an office's profile."""
    return click.Option(
        ["--profile"],
        type=click.Path(path_type=Path),
        metavar="FILE.yaml",
        help=say("The office's profile: its own column names, short names of units, words for states and levels."),
    )
