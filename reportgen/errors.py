"""Exceptions: what makes us unable to go on, sorted by who can mend it.

In: diagnostics or a sentence for the user. Out: an exception with an exit code and a next step.
Anything else that is raised is a fault of ours and keeps its traceback.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportgen.diagnostics import Diagnostic


class ReportgenError(Exception):
    """A problem that a person can mend; `exit_code` says which kind of person."""

    exit_code = 1

    def __init__(self, *diagnostics: Diagnostic) -> None:
        self.diagnostics: Sequence[Diagnostic] = diagnostics
        super().__init__("; ".join(str(each) for each in diagnostics))


class InputError(ReportgenError):
    """The input cannot be used as it is; the clerk mends it."""


class TemplateError(ReportgenError):
    """The template cannot be used as it is; the template author mends it."""

    met: Sequence[Sequence[Any]] = ()
    """For each mistake, the values that its loops stood at when it could not be filled in, the innermost first."""


class OutputError(ReportgenError):
    """The output cannot be written where it was asked for."""


class UsageError(ReportgenError):
    """The command was called in a way that cannot be carried out."""

    exit_code = 2


class ToolError(ReportgenError):
    """A tool this machine lacks, or that failed; `reportgen doctor` tells which."""

    exit_code = 3
