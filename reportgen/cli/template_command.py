"""`reportgen template`: for those who write templates; one file a subcommand in the folder `template`."""

from __future__ import annotations

import click

from reportgen.cli import Commands, template
from reportgen.locale import Wording


def make(wording: Wording) -> click.Command:
    """Return the group of commands, worded."""
    help_text = wording.text("Make, check and try templates: for those who write them in Word.")
    return Commands(name="template", help=help_text, package=template.__name__, folders=template.__path__)
