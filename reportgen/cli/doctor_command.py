"""`reportgen doctor`: what this machine has, what is missing, and what that costs."""

from __future__ import annotations

import importlib.metadata
import platform

import click

from reportgen import __version__
from reportgen.cli.session import Session
from reportgen.locale import Wording

PACKAGES = ("python-docx", "docxtpl", "jinja2", "pyyaml", "click", "lxml")
EXTRAS = {"docxcompose": "attached Word files cannot be merged (pip install gongwen-reportgen[merge])"}


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""

    @click.pass_obj
    def doctor(session: Session) -> int:
        session.say("reportgen {version}, Python {python} on {system}", version=__version__,
                    python=platform.python_version(), system=platform.system())  # fmt: skip
        missing = _packages(session)
        _libreoffice(session)
        _fonts(session)
        return 3 if missing else 0

    return click.command("doctor", help=wording.text("Show what this machine has and what is missing."))(doctor)


def _packages(session: Session) -> int:
    missing = 0
    for name in PACKAGES:
        version = _version(name)
        missing += version is None
        _line(session, name, version, "reportgen does not run without it")
    for name, cost in EXTRAS.items():
        _line(session, name, _version(name), cost)
    return missing


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _libreoffice(session: Session) -> None:
    from reportgen.outputs.pdf import find_soffice

    found = find_soffice(session.environ)
    _line(
        session, "LibreOffice", None if found is None else str(found), "no PDF can be made; Word files are not affected"
    )


def _fonts(session: Session) -> None:
    from reportgen.outputs.pdf import fonts_available

    for family, substitute in fonts_available(session.environ).items():
        if substitute == family:
            _line(session, family, session.wording.text("installed"), "")
        elif substitute:
            _line(session, family, session.wording.text("PDF shows {font} instead", font=substitute), "")
        else:
            _line(session, family, None, "PDF pages look different here; Word files are not affected")


def _line(session: Session, name: str, found: str | None, cost: str) -> None:
    if found is not None:
        click.echo(f"  + {name}: {found}")
    else:
        click.echo(f"  - {name}: {session.wording.text('missing')}; {session.wording.text(cost)}")
