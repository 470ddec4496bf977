"""Faults of a value: what is wrong with what a tag was to print, told with the value.

In: an English message id and its parameters. Out: a Jinja error, so that the place of the tag is found as for any other.
"""

from __future__ import annotations

from jinja2.exceptions import TemplateRuntimeError, UndefinedError


class ValueFault(TemplateRuntimeError):
    """A value that a filter or a function of a template cannot take; `params` fill in `told`."""

    def __init__(self, told: str, **params: str) -> None:
        super().__init__(told.format_map(params))
        self.told, self.params = told, params


class TableFault(TemplateRuntimeError):
    """A table that is broken after filling it in, such as by a number of columns that is none."""


class NoExtra(UndefinedError):
    """A value of one's own that the template prints and this input does not have; the message is its name."""
