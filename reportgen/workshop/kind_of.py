"""Which kind a template is of, where nobody said it.

In: the path of a template. Out: the kind that its name or its title names.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen import kinds
from reportgen.diagnostics import Diagnostic
from reportgen.errors import UsageError
from reportgen.kinds import Kind
from reportgen.ooxml.outline import parse

PROPERTIES = "docProps/core.xml"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def kind_of(path: Path, parts: Mapping[str, bytes]) -> Kind:
    """Return the kind that the file's name names, else the title in its properties; UsageError where neither does."""
    if (found := kind_told(path, parts)) is not None:
        return found
    message = "{file} does not tell which kind of document it is a template of; name it with --kind: {names}"
    listed = "、".join(f"{name} {kinds.load(name).title}" for name in kinds.names())
    raise UsageError(Diagnostic("no-kind", message, {"file": path.name, "names": listed}))


def kind_told(path: Path, parts: Mapping[str, bytes]) -> Kind | None:
    """Return the kind that the file's name names, else the title in its properties, None where neither does."""
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
