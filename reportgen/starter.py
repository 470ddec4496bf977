"""A starting point for a new input: every key of a kind with its meaning, the values to be filled in.

In: a kind, its sample, the user's language. Out: YAML text, where keys that the sample does not use stand as comments;
or an entry workbook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reportgen.diagnostics import Severity
from reportgen.kinds import Kind
from reportgen.locale import Wording
from reportgen.model.keys import names_of, shape
from reportgen.model.official import CONTENT_KEYS
from reportgen.model.record import Record

PLACEHOLDER = "请填写"
CHOICES = ("letterhead", "levels", "numbering", "seal", "signature")
"""Keys that are left out as a rule: what holds without them is right for most documents."""
DEPTH = 3
"""How deep records within records are shown."""


def starter(kind: Kind, sample: Mapping[str, Any], wording: Wording) -> str:
    """Return the text of a new input of this kind."""
    say = wording.text
    head = [
        f"# {kind.title}（{kind.name}）：{kind.summary}",
        "# " + say("Fill in every 请填写; delete the lines you do not need; remove the # before a line to use it."),
        "# " + say("Keys may be written in Chinese or English: {example}.", example="标题 = title"),
    ]
    return "\n".join([*head, *_Writer(kind, wording).lines(kind.model, sample, 0)]) + "\n"


def starter_workbook(kind: Kind) -> bytes:
    """Return the entry workbook of a kind, to be filled in: hints, drop-downs, marks of what is required, examples."""
    return workbook_of(kind, {"文种": kind.title}, examples=True)


def workbook_of(kind: Kind, data: Mapping[str, Any], examples: bool = False) -> bytes:
    """Return an entry workbook that says what a document's data says."""
    from reportgen.outputs.entry_workbook import entry_workbook

    say = Wording("zh", dict(kind.wording)).text
    return entry_workbook(kind.model, data, say, required_keys(kind), examples)


def required_keys(kind: Kind) -> list[str]:
    """Return the Chinese names of the keys without which no document of a kind passes: what its checks miss in an empty one."""
    from reportgen.pipeline import load_source
    from reportgen.sources import Source

    found = load_source(Source(Path(), {"文种": kind.title}, {}, {})).diagnostics
    missed = [each.code.removeprefix("missing-").replace("-", "_") for each in found if each.severity is Severity.ERROR]
    fields = kind.model.model_fields
    return [fields[name].title for name in ("kind", *missed) if name in fields]


class _Writer:
    """Writes the lines of nested groups of keys."""

    def __init__(self, kind: Kind, wording: Wording) -> None:
        self.kind = kind
        self.wording = wording

    def lines(self, model: type[Record], sample: Any, depth: int) -> Iterator[str]:
        """Yield the lines of a group: first the keys that the sample uses, as it orders them, then the others."""
        used = {names_of(model)[key]: value for key, value in _keys(sample).items() if key in names_of(model)}
        if any(name in used for name in CONTENT_KEYS):
            used.pop("content", None)
        for name in sorted(model.model_fields, key=lambda each: (each not in used, _position(each, used))):
            if name == "kind":
                yield f"{self._key(model, name)}: {self._kind_word()}"
            else:
                yield from self._field(model, name, used.get(name), depth)

    def _field(self, model: type[Record], name: str, sample: Any, depth: int) -> Iterator[str]:
        comment = self.wording.text(model.model_fields[name].description or "")
        child, many = shape(model, name)
        if sample in (None, [], {}) or name in CHOICES or (depth >= DEPTH and child):
            yield f"# {self._key(model, name)}:  # {comment}"
        elif child is None or isinstance(_first(sample), str):
            yield from self._value(self._key(model, name), sample, comment)
        else:
            yield f"{self._key(model, name)}:  # {comment}"
            below = list(self.lines(child, _merged(sample), depth + 1))
            yield from _as_item(below) if many else (f"  {line}" for line in below)

    def _value(self, key: str, sample: Any, comment: str) -> Iterator[str]:
        if isinstance(sample, list):
            yield f"{key}:  # {comment}"
            yield f"  - {PLACEHOLDER}"
        else:
            yield f"{key}: {PLACEHOLDER}  # {comment}"

    def _key(self, model: type[Record], name: str) -> str:
        return (model.model_fields[name].title or name) if self.wording.language == "zh" else name

    def _kind_word(self) -> str:
        return self.kind.title if self.wording.language == "zh" else self.kind.name


def _keys(sample: Any) -> Mapping[str, Any]:
    return sample if isinstance(sample, Mapping) else {}


def _position(name: str, used: Mapping[str, Any]) -> int:
    return list(used).index(name) if name in used else 0


def _first(sample: Any) -> Any:
    return sample[0] if isinstance(sample, list) and sample else sample


def _merged(sample: Any) -> Any:
    """Return one record with every key that any record of the sample's list has, at its fullest."""
    if not isinstance(sample, list):
        return sample
    merged: dict[str, Any] = {}
    for record in sample:
        for key, value in _keys(record).items():
            merged[key] = (
                merged[key] + value if isinstance(value, list) and isinstance(merged.get(key), list) else value
            )
    return merged


def _as_item(lines: list[str]) -> Iterator[str]:
    """Yield lines as one entry of a list: the dash before the first line that is no comment."""
    active = next((index for index, line in enumerate(lines) if not line.startswith("#")), 0)
    for index, line in enumerate(lines):
        yield f"  - {line}" if index == active else f"    {line}"
