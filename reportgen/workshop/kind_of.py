"""Which kind a template is of, where nobody said it.

In: the path of a template. Out: the kind that it was made for, as it says itself; else the one that its name or its title names.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen import kinds
from reportgen.diagnostics import Diagnostic
from reportgen.errors import UsageError
from reportgen.kinds import Kind
from reportgen.ooxml.outline import parse
from reportgen.ooxml.package import read_package, write_package
from reportgen.ooxml.properties import own_property, with_own_property

KIND = "reportgen-kind"
PROPERTIES = "docProps/core.xml"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def with_kind(data: bytes, kind: Kind) -> bytes:
    """Return a template that says in its properties which kind it is of, whatever its file is called."""
    return write_package(with_own_property(read_package(data, kind.title), KIND, kind.name))


def kind_of(path: Path, parts: Mapping[str, bytes]) -> Kind:
    """Return the kind that a template tells (see `kind_told`); UsageError where it tells none."""
    if (found := kind_told(path, parts)) is not None:
        return found
    message = "{file} does not tell which kind of document it is a template of; name it with --kind: {names}"
    listed = "、".join(f"{name} {kinds.load(name).title}" for name in kinds.names())
    raise UsageError(Diagnostic("no-kind", message, {"file": path.name, "names": listed}))


def kind_told(path: Path, parts: Mapping[str, bytes]) -> Kind | None:
    """Return the kind that a template was made for, else that of its file's name, else of its title; None where none is told."""
    made_for = own_property(parts, KIND)
    if made_for in kinds.names():
        return kinds.load(made_for)
    for text in (path.stem, _title(parts)):
        named = [(len(word), name) for name in kinds.names() for word in _words(name) if word in text]
        if named:
            return kinds.load(max(named)[1])
    return None


def _words(name: str) -> tuple[str, str]:
    return name, kinds.load(name).title


def _title(parts: Mapping[str, bytes]) -> str:
    found = parse(parts[PROPERTIES]).find(TITLE) if PROPERTIES in parts else None
    return "" if found is None else found.text or ""
