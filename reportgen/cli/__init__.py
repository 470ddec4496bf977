"""The command line: words, options and exit codes; no rule of the domain.

In: arguments and environment. Out: exit codes 0 done, 1 to mend, 2 usage, 3 a tool is missing, 70 a fault of ours.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Iterable, Sequence

import click

from reportgen import resources
from reportgen.cli.session import Session
from reportgen.errors import ReportgenError
from reportgen.locale import Wording, choose_language, translate_click

FAULT_OF_OURS = 70
INTERRUPTED = 130


class Commands(click.Group):
    """The commands of a folder: a module `name_command.py` with a `make`; only the one asked for is imported."""

    def __init__(self, *, name: str, help: str, package: str = __name__, folders: Iterable[str] = __path__) -> None:
        super().__init__(name=name, help=help)
        self._package, self._folders = package, list(folders)

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names of all commands."""
        found = resources.modules(self._folders)
        return sorted(name.removesuffix("_command") for name in found if name.endswith("_command"))

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return a command by its name."""
        if name not in self.list_commands(context):
            return None
        made: click.Command = importlib.import_module(f"{self._package}.{name}_command").make(context.obj.wording)
        return made


def program(session: Session) -> Commands:
    """Return the command line, worded in the session's language."""
    say = session.wording.text
    group = Commands(name="reportgen", help=say("Official documents from structured input."))
    version = click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_version,
        help=say("Show the version."),
    )
    group.params.append(version)
    return group


def _show_version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from reportgen import __version__

        click.echo(f"reportgen {__version__}")
        context.exit()


def run(arguments: Sequence[str], environ: dict[str, str]) -> int:
    """Return the exit code of one call."""
    language = choose_language(environ)
    translate_click(language)
    session = Session(Wording(language), environ)
    try:
        result = program(session).main(list(arguments), prog_name="reportgen", standalone_mode=False, obj=session)
        return result if isinstance(result, int) else 0
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ReportgenError as error:
        session.show(error.diagnostics)
        return error.exit_code
    except Exception:
        import traceback

        traceback.print_exc()
        click.echo(
            session.wording.text(
                "This is a fault of reportgen, not of your input. Please report it with the lines above."
            ),
            err=True,
        )
        return FAULT_OF_OURS


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(100_000)  # start-up makes many objects and hardly any waste
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a GBK console cannot show every character
    sys.exit(run(sys.argv[1:], dict(os.environ)))
