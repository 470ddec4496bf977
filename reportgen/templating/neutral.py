"""Neutral: what a tag that is wrong is taken for, so that the rest of its template can be tried all the same.

In: a tag. Out: one that can be filled in whatever the values are, or None where nothing can be put in its place.
"""

from __future__ import annotations

import re

TAG = re.compile(
    r"\{(?P<kind>[{%])(?P<sign>[-+]?)(?P<letter>(?:p|tr|tc|r)(?=\s))?\s*(?P<code>.*?)\s*(?P<end>[-+]?)[}%]\}", re.DOTALL
)
FOR = re.compile(r"for\s+(?P<names>[\w\s,]+?)\s+in\b")
SET = re.compile(r"set\s+(?P<name>\w+)\s*=")
ONE_OF_A_BLOCK = re.compile(r"(?:end\w*|else|block|call|filter|macro|raw|with|set|autoescape|trans)\b")
NOTHING, UNUSED = "''", "set _ = ''"


def neutral(tag: str) -> str | None:
    """Return what is taken for a tag: a value without its filters, and if that is what it is already, nothing."""
    found = TAG.fullmatch(tag)
    if not found:
        return None
    code = _value(found["code"]) if found["kind"] == "{" else _statement(found["code"])
    if code is None:
        return None
    opened, closed = ("{{", "}}") if found["kind"] == "{" else ("{%", "%}")
    return f"{opened}{found['sign']}{found['letter'] or ''} {code} {found['end']}{closed}"


def _value(code: str) -> str:
    bare, filters, _ = code.partition("|")
    return bare.strip() if filters and re.fullmatch(r"\s*[\w.]+\s*", bare) else NOTHING


def _statement(code: str) -> str | None:
    word = code.split(maxsplit=1)[0] if code else ""
    if word in ("if", "elif"):
        return f"{word} true"
    if names := FOR.match(code):
        return f"for {names['names']} in []"
    if name := SET.match(code):
        return f"set {name['name']} = {NOTHING}"
    return None if ONE_OF_A_BLOCK.match(code) or word == "for" else UNUSED
