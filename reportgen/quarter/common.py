"""What is common to the documents of a set: who issues them, how they are numbered, what they rest on.

In: a YAML or JSON file with the keys of any document, and under the name of a kind what only documents of that kind have.
Out: for each kind its keys, with the places they came from.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from reportgen import kinds
from reportgen.batch.numbers import NUMBER_KEYS, series_start
from reportgen.diagnostics import Diagnostic
from reportgen.errors import InputError
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.model.keys import names_of
from reportgen.sources import load
from reportgen.sources.source import PathKey, Plain, Source


@frozen
class Common:
    """What a file says for all kinds and for single ones; nothing without a file."""

    source: Source | None = None

    @classmethod
    def of(cls, path: Path | None) -> Common:
        """Return what is common, by a file; InputError where it cannot be read."""
        return cls(load(path) if path else None)

    def data(self, kind: Kind, besides: Collection[str] = ()) -> dict[str, Plain]:
        """Return the keys for documents of a kind, as typed: its own win over those for all.

        What a document says itself (`besides`, canonical names) is left out, however the file spells it.
        """
        return {str(path[-1]): value for name, (path, value) in self._said(kind).items() if name not in besides}

    def paths(self, kind: Kind, besides: Collection[str] = ()) -> dict[str, PathKey]:
        """Return where the file says each of these keys."""
        return {str(path[-1]): path for name, (path, _) in self._said(kind).items() if name not in besides}

    def says(self, kind: Kind) -> Collection[str]:
        """Return the canonical names of what the file says for documents of a kind."""
        return self._said(kind).keys()

    def _said(self, kind: Kind) -> dict[str, tuple[PathKey, Plain]]:
        """Return the keys for a kind, each with where it stands and what it holds."""
        if self.source is None:
            return {}
        names, found = names_of(kind.model), dict[str, tuple[PathKey, Plain]]()
        for key, value in self.source.data.items():
            if kinds.find(key) is None:
                found[names.get(key, key)] = ((key,), value)
        for group in self._names(kind):
            found |= {names.get(key, key): ((group, key), value) for key, value in self._group(group).items()}
        return found

    def series(self, kind: Kind) -> tuple[str, int, PathKey] | None:
        """Return the key of the number, the first number of the series, and where the file says it; InputError for none."""
        data = self.data(kind)
        found = series_start(data)
        if found is None or self.source is None:
            return None
        key, text = found
        path = self.paths(kind)[key]
        if not text.isdecimal() or int(text) < 1:
            message = "{value} is not the number a series can start with; write a whole number from 1"
            raise InputError(Diagnostic("bad-start", message, {"value": text}, location=self.source.location(path)))
        return key, int(text), path

    def _names(self, kind: Kind) -> list[str]:
        return [] if self.source is None else [key for key in self.source.data if kinds.find(key) is kind]

    def _group(self, name: str) -> Mapping[str, Plain]:
        """Return the keys under the name of a kind; InputError where that is no group of keys."""
        assert self.source is not None
        group = self.source.data[name]
        if isinstance(group, dict):
            return group
        message = "{kind} holds the keys for documents of this kind, such as 发文字号: …"
        location = self.source.location((name,))
        raise InputError(Diagnostic("common-group", message, {"kind": name}, location=location, field=name))


def authority_code(data: Mapping[str, Plain]) -> str:
    """Return what tells one series from another: the code and the year."""
    for key in NUMBER_KEYS:
        parts = data.get(key)
        if isinstance(parts, dict):
            return "〔".join(
                str(parts.get(name) or parts.get(other) or "")
                for name, other in (("authority_code", "机关代字"), ("year", "年份"))
            )
    return ""
