"""`reportgen build`: inputs become finished documents."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.building.builder import Builder, Built, Destination
from reportgen.building.run import build_all
from reportgen.cli.options import input_files, template_options
from reportgen.cli.progress import Progress
from reportgen.cli.session import Session, blocks
from reportgen.diagnostics import Diagnostic
from reportgen.errors import UsageError
from reportgen.locale import Wording


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def build(session: Session, inputs: tuple[Path, ...], output: Path | None, template: Path | None,
              templates: Path | None, pdf: bool, strict: bool, force: bool) -> int:  # fmt: skip
        from reportgen.pipeline import TemplateChoice

        destination = _destination(output, inputs)
        session.watch()
        choice = TemplateChoice(template, session.templates_folder(templates), session.cache_folder())
        builder = Builder(choice, destination, force=force, pdf=pdf, strict=strict, environ=session.environ)
        return _build_all(session, builder, inputs, strict)

    command = click.command("build", help=say("Make finished Word documents from inputs."))(build)
    command.params += [
        input_files(),
        click.Option(
            ["-o", "--output"], type=click.Path(path_type=Path), metavar="FILE.docx|DIR",
            help=say("Where to write: a .docx file for one input, else a folder; by default beside the input."),
        ),
        click.Option(["--pdf"], is_flag=True, help=say("Make a PDF beside each document (needs LibreOffice).")),
        *template_options(say),
        click.Option(["--strict"], is_flag=True, help=say("Warnings fail too.")),
        click.Option(["--force"], is_flag=True, help=say("Overwrite files that a person has edited; they are kept as a backup.")),
    ]  # fmt: skip
    return command


NO_FOLDERS = (".doc", ".pdf", ".wps", ".docm", ".dotx", ".dot", ".rtf", ".odt", ".yaml", ".yml", ".json")


def _destination(output: Path | None, inputs: tuple[Path, ...]) -> Destination:
    if output is None:
        return Destination()
    if output.suffix.lower() in NO_FOLDERS:
        message = "{name} can be neither a document nor a folder; write a name that ends in .docx, or a folder"
        raise UsageError(Diagnostic("output-suffix", message, {"name": output.name}))
    if output.suffix.lower() != ".docx":
        return Destination(folder=output)
    if len(inputs) > 1:
        message = "-o names one file, but there are {count} inputs; name a folder instead"
        raise UsageError(Diagnostic("one-file", message, {"count": len(inputs)}))
    return Destination(file=output)


def _build_all(session: Session, builder: Builder, inputs: tuple[Path, ...], strict: bool) -> int:
    code = 0
    with Progress(len(inputs)) as progress:
        for built in build_all(builder, inputs):
            session.learn(built.kind)
            with progress.paused():
                _report(session, built)
            code = max(code, _code(built, strict))
            progress.step()
    return code


def _code(built: Built, strict: bool) -> int:
    if built.failures:
        return max(failure.exit_code for failure in built.failures)
    return 1 if built.path is None or blocks(built.diagnostics, strict) else 0


def _report(session: Session, built: Built) -> None:
    session.show(built.diagnostics)
    if built.path is None:
        for failure in built.failures:
            session.show(failure.diagnostics)
        session.note("{file}: not built", file=str(built.source))
        return
    for path in built.written:
        session.say("replaced: {file}" if path in built.replaced else "written: {file}", file=str(path))
    if built.backup is not None:
        session.say("the file that was there is kept as {file}", file=str(built.backup))
    for failure in built.failures:
        session.show(failure.diagnostics)
