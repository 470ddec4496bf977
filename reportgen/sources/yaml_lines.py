"""Lines: what a person sees in one line of YAML, whatever the parser made of it.

In: one line of a file. Out: its indentation, its key, and its value with the column where that begins.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_FOREIGN = re.compile(r"(?P<blanks>[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+)\S")
_DASHES = re.compile(r"\s*(?:- +)*")
_QUOTED_KEY = re.compile(r"(?:\"[^\"]*\"|'[^']*')\s*:(?:[ \t]+|$)")
_SEPARATOR = re.compile(r":(?:[ \t]+|$)")
_FULL_WIDTH_COLON = re.compile(r"[^\s:：\"'\[\]{}，。、；,]{1,20}(?P<blank>\s*)(?P<colon>：)\s*")
_NO_SPACE = re.compile(r"(?:[^\s:：\"'\[\]{}，。、；,]{1,20}|\"[^\"]{1,20}\")(?P<colon>:)(?=[^ \t/])")
_CLOSED = re.compile(r"\"[^\"\\]*+(?:\\.[^\"\\]*+)*+\"|'[^']*+(?:''[^']*+)*+'")
_BRACKETS = {"[": "]", "{": "}"}
_NOT_IN_A_KEY = frozenset("@`%&*![{|>#\"'],}")
_HALF_WIDTH_INDENT = "  "


class Part(NamedTuple):
    """The value in a line: its column from 0, its text, and the key before it ("" when none)."""

    column: int
    text: str
    key: str


def foreign_indent(line: str) -> str:
    """Return the first character of the indentation that is not a space, "" when there is none."""
    match = _FOREIGN.match(line)
    return match["blanks"].lstrip(" ")[:1] if match else ""


def with_spaces(line: str) -> str:
    """Return a line indented with spaces; how many a tab stood for is a guess."""
    match = _FOREIGN.match(line)
    if not match:
        return line
    blanks = "".join(" " if blank == " " else _HALF_WIDTH_INDENT for blank in match["blanks"])
    return blanks + line[match.end("blanks") :]


def value_of(line: str) -> Part:
    """Return the value of a line: what follows its dashes and its key."""
    match = _DASHES.match(line)
    start = match.end() if match else 0
    separator = _QUOTED_KEY.match(line, start)
    if not separator and line[start : start + 1] not in _NOT_IN_A_KEY:
        separator = _SEPARATOR.search(line, start)
    if separator:
        key = line[start : separator.end()].rstrip().removesuffix(":").strip(" \"'")
        return Part(separator.end(), line[separator.end() :].rstrip(), key)
    return Part(start, line[start:].rstrip(), "")


def full_width_colon(line: str) -> tuple[str, int, str] | None:
    """Return the key before a full-width colon, the column of the colon (from 0), and the line with a better one."""
    part = value_of(line)
    match = None if part.key else _FULL_WIDTH_COLON.match(line, part.column)
    if not match:
        return None
    key = line[part.column : match.start("blank")]
    return key, match.start("colon"), f"{line[: match.start('blank')]}: {line[match.end() :]}"


def missing_space(line: str) -> tuple[str, int, str] | None:
    """Return the key before a colon without a space, the column of the colon (from 0), and the line with a space."""
    part = value_of(line)
    match = None if part.key else _NO_SPACE.match(line, part.column)
    if not match:
        return None
    key, colon = line[part.column : match.start("colon")], match.start("colon")
    return key.strip('"'), colon, f"{line[: colon + 1]} {line[colon + 1 :].lstrip()}"


def quoted(line: str, column: int) -> str:
    """Return a line whose value, from a column on, stands in quotes."""
    return line[:column] + "'" + line[column:].replace("'", "''") + "'"


def is_comment(line: str) -> bool:
    """Whether a line holds a comment and nothing else."""
    return line.lstrip().startswith("#")


def after_closing(text: str) -> str | None:
    """Return what follows the closing quote or bracket of a text that begins with one; None when it never closes."""
    match = _CLOSED.match(text)
    if match:
        end = match.end()
    elif text[:1] in _BRACKETS:
        end = text.find(_BRACKETS[text[0]]) + 1
    else:
        end = 0
    return text[end:].strip() if end else None
