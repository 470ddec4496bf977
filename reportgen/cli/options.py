"""Options that several commands share.

In: the wording. Out: click parameters.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

Say = Callable[[str], str]


def input_files(required: bool = True) -> click.Argument:
    """Return the argument for one or more inputs, or for any number of them."""
    return click.Argument(["inputs"], nargs=-1, required=required, type=click.Path(path_type=Path), metavar="INPUT...")


def template_options(say: Say) -> list[click.Option]:
    """Return the options that choose templates."""
    return [
        click.Option(
            ["--template"],
            type=click.Path(path_type=Path),
            help=say("Use this Word file as the template."),
            metavar="FILE",
        ),
        click.Option(
            ["--templates"],
            type=click.Path(path_type=Path),
            help=say("Look into this folder for templates first (also REPORTGEN_TEMPLATES)."),
            metavar="DIR",
        ),
    ]
