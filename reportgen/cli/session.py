"""What the commands share: the user's language, the environment, and how diagnostics are shown.

In: diagnostics. Out: lines on the standard error, or JSON on the standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen import kinds
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.errors import UsageError
from reportgen.kinds import Kind
from reportgen.locale import Wording

if TYPE_CHECKING:
    from reportgen.model.dates import Period
    from reportgen.templating.watchdog import Allowance


@dataclass
class Session:
    """One call of the command line."""

    wording: Wording
    environ: dict[str, str]

    def say(self, message: str, **params: object) -> None:
        """Print a sentence on the standard output."""
        click.echo(self.wording.text(message, **params))

    def note(self, message: str, **params: object) -> None:
        """Print a sentence on the standard error."""
        click.echo(self.wording.text(message, **params), err=True)

    def learn(self, kind: Kind | None) -> None:
        """Take over the wording that a kind brings along."""
        if kind is not None:
            self.wording.more.update(kind.wording)

    def show(self, diagnostics: Iterable[Diagnostic], err: bool = True) -> None:
        """Print diagnostics, one a line; on the standard output where they are what was asked for."""
        for diagnostic in diagnostics:
            click.echo(self.wording.diagnostic(diagnostic), err=err)

    def as_json(self, diagnostic: Diagnostic) -> dict[str, object]:
        """Return a diagnostic as the JSON of `check --format json`."""
        return {
            "code": diagnostic.code,
            "severity": str(diagnostic.severity),
            "file": diagnostic.location.file,
            "location": dict(diagnostic.location.place),
            "field": diagnostic.field,
            "message": self.wording.text(diagnostic.message, **diagnostic.params),
            "excerpt": diagnostic.excerpt,
            "instead": self.wording.text(diagnostic.instead, **diagnostic.params) if diagnostic.instead else "",
            "also": [{"file": each.file, "location": dict(each.place)} for each in diagnostic.also],
        }

    def templates_folder(self, option: Path | None) -> Path | None:
        """Return the office's own folder of templates: the option, else REPORTGEN_TEMPLATES."""
        named = self.environ.get("REPORTGEN_TEMPLATES")
        return option or (Path(named) if named else None)

    def watch(self) -> Allowance:
        """Begin to look after what templates take; return what they may."""
        from reportgen.templating.watchdog import Allowance, start

        allowance = Allowance.of(self.environ)
        start(allowance, self.wording.diagnostic)
        return allowance

    def cache_folder(self) -> Path | None:
        """Return the user's folder for compiled templates."""
        from reportgen.templating.cache import cache_folder

        return cache_folder(self.environ)


def blocks(diagnostics: Sequence[Diagnostic], strict: bool) -> bool:
    """Whether the work stops: at an error, with --strict at a warning too."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(each.severity in stopping for each in diagnostics)


def on_terminal() -> bool:
    """Whether a person watches the standard error."""
    return sys.stderr.isatty()


def kind_named(session: Session, word: str) -> Kind:
    """Return the kind that a word of the command line names; UsageError with the nearest one for an unknown word."""
    kind = kinds.find(word)
    if kind is None:
        near = kinds.suggestion(word)
        listed = "、".join(f"{name} {kinds.load(name).title}" for name in kinds.names())
        message = (
            "there is no kind {word}; did you mean {near}?" if near else "there is no kind {word}; write one of {names}"
        )
        raise UsageError(Diagnostic("unknown-kind", message, {"word": word, "near": near, "names": listed}))
    session.learn(kind)
    return kind


def period_named(text: str) -> Period:
    """Return the period that a word of the command line is; UsageError for any other word."""
    from reportgen.model.dates import parse_period

    try:
        return parse_period(text)
    except ValueError:
        message = "{value} is not a period; write 2022Q1, 2022H1, 2022 or 2022-03"
        raise UsageError(Diagnostic("bad-period", message, {"value": text})) from None
