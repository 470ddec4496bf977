"""Annotating: the option `--annotate` of the commands that say what is wrong with a workbook.

In: the inputs of a command, its diagnostics. Out: the option, and a copy of the workbook with notes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from reportgen.cli.session import Session
from reportgen.diagnostics import Diagnostic


def annotate_options(say: Callable[[str], str]) -> list[click.Option]:
    """Return the options for an annotated copy."""
    return [
        click.Option(
            ["--annotate"], type=click.Path(path_type=Path), metavar="OUT.xlsx",
            help=say("Write a copy of a workbook with a note at the cell of each mistake."),
        ),
        click.Option(["--force"], is_flag=True, help=say("Overwrite a file that is there.")),
    ]  # fmt: skip


def prepare(inputs: Sequence[Path], target: Path | None, force: bool) -> None:
    """Refuse before the work what could not be written after it."""
    if target is None:
        return
    from reportgen.outputs.annotated import refuse_annotating
    from reportgen.outputs.files import refuse_existing

    refuse_annotating(inputs, target)
    refuse_existing(target, force)


def annotate(session: Session, path: Path, target: Path | None, found: Sequence[Diagnostic]) -> None:
    """Write the copy of a workbook with its mistakes noted; nothing where there is none at a cell."""
    if target is None:
        return
    from reportgen.outputs.annotated import annotated_copy
    from reportgen.outputs.files import write_whole

    data, count = annotated_copy(path, found, session.wording.sentence)
    if not count:
        session.note("there is nothing to note at a cell; {file} was not written", file=str(target))
        return
    write_whole(target, data)
    session.note("written: {file}, with {count} notes", file=str(target), count=count)
