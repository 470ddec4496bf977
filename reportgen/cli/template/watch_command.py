"""`reportgen template watch`: a document is made anew each time its template or its input is saved."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.session import Session
from reportgen.diagnostics import Diagnostic
from reportgen.errors import ReportgenError, UsageError
from reportgen.locale import Wording

if TYPE_CHECKING:
    from reportgen.workshop.pdf_beside import PdfBeside
    from reportgen.workshop.rebuilding import Rebuilder, Rebuilt

LOCK = "~$"
"""Begins the name of the file that Word lays beside one that is open."""


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def watch(session: Session, file: Path, data: Path, output: Path | None, pdf: bool | None, force: bool) -> int:
        from reportgen.workshop.rebuilding import Rebuilder
        from reportgen.workshop.watching import Watching

        target = _output(file, data, output)
        maker = _pdf_maker(session, pdf)
        session.watch()
        rebuilder = Rebuilder(file, data, target, force)
        session.say(
            "watching {template} and {data}; save in Word or WPS, and press Ctrl-C to end", template=file, data=data
        )
        try:
            Watching(rebuilder, _show(session, rebuilder, maker), time.monotonic, time.sleep).run()
        except KeyboardInterrupt:
            session.say("ended; the last document is {file}", file=target)
        finally:
            if maker is not None:
                maker.end()
        return 0

    command = click.command("watch", help=say("Make a document anew each time its template or its input is saved."))(
        watch
    )
    command.params += [
        click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE.docx"),
        click.Option(
            ["--data"], type=click.Path(path_type=Path), required=True, metavar="INPUT",
            help=say("The input to fill the template in with."),
        ),
        click.Option(
            ["-o", "--output"], type=click.Path(path_type=Path), metavar="OUT.docx",
            help=say("Where to write; by default beside the template, with 预览 behind its name."),
        ),
        click.Option(
            ["--pdf/--no-pdf"], default=None,
            help=say("Make a PDF beside it; by default where LibreOffice is installed."),
        ),
        click.Option(["--force"], is_flag=True, help=say("Overwrite files that a person has edited; they are kept as a backup.")),
    ]  # fmt: skip
    return command


def _output(file: Path, data: Path, output: Path | None) -> Path:
    """Return where to write; UsageError where that would be over what is watched."""
    if file.name.startswith(LOCK):
        message = "{file} is the lock file of Word, not the document; name the file without ~$"
        raise UsageError(Diagnostic("lock-file", message, {"file": file.name}))
    target = output or file.with_name(f"{file.stem}.预览.docx")
    if target.suffix.lower() != ".docx":
        message = "{name} can be neither a document nor a folder; write a name that ends in .docx, or a folder"
        raise UsageError(Diagnostic("output-suffix", message, {"name": target.name}))
    if target.resolve() in (file.resolve(), data.resolve()):
        message = "{file} is what is watched; choose another name with -o"
        raise UsageError(Diagnostic("output-watched", message, {"file": target.name}))
    return target


def _pdf_maker(session: Session, wanted: bool | None) -> PdfBeside | None:
    from reportgen.outputs.soffice import find_soffice, require_soffice

    if wanted is False:
        return None
    soffice = require_soffice(session.environ) if wanted else find_soffice(session.environ)
    if soffice is None:
        session.note("LibreOffice is not installed, so that no PDF is made")
        return None
    from reportgen.workshop.pdf_beside import PdfBeside

    return PdfBeside(soffice, lambda path, failure: _told(session, path, failure))


def _told(session: Session, path: Path, failure: ReportgenError | None) -> None:
    if failure is not None:
        session.show(failure.diagnostics)
    else:
        session.say("written: {file}", file=path)


def _show(session: Session, rebuilder: Rebuilder, maker: PdfBeside | None) -> Callable[[Rebuilt, float], None]:
    """Return what tells of a rebuild, and begins its PDF."""
    from reportgen.workshop.telling import as_text

    def show(rebuilt: Rebuilt, seconds: float) -> None:
        session.learn(rebuilt.kind)
        session.show(rebuilt.diagnostics)
        for each in rebuilt.faults:
            click.echo(as_text(each, str(rebuilder.template), session.wording), err=True)
        if rebuilt.change is None or rebuilt.produced is None:
            session.note("not built; waiting for the next save")
            return
        session.say("written: {file} ({seconds} s)", file=rebuilder.output, seconds=f"{seconds:.2f}")
        if maker is not None and rebuilder.loaded is not None and rebuilder.loaded.document is not None:
            maker.make(rebuilder.output, rebuilt.produced, rebuilt.change, rebuilder.loaded.document.issue_date)

    return show
