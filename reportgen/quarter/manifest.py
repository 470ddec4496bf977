"""The manifest of a set: each document, and each number in it with its place and its source.

In: drafted documents and the bytes they became. Out: plain data, written as JSON; and the statements in it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from reportgen.frozen import frozen
from reportgen.ooxml.package import read_package
from reportgen.ooxml.places import location_of, place_of, placed_texts
from reportgen.quarter.drafted import Drafted
from reportgen.quarter.marks import Mark, marks
from reportgen.quarter.statements import Figured, FiguredText, Statement, statements, without_ordinals

FILE = "manifest.json"
VERSION = 2


@frozen
class Member:
    """A document of a set: what it is, its file, its number in the series, the hash of its contents, what it states."""

    name: str
    kind: str
    unit: str
    file: str
    content_hash: str
    statements: Sequence[Statement]
    serial_number: int | None = None
    marks: Sequence[Mark] = ()
    """What is kept of each of its texts, to know it again after somebody edited it."""


@frozen
class Manifest:
    """A set: `about` are the period, the report date and the ledger's name and hash; its documents; those of earlier runs."""

    about: Mapping[str, str]
    members: Sequence[Member]
    withdrawn: Sequence[Member]
    failed: Sequence[Member] = ()
    """Documents that follow from the ledger and could not be made; one of an earlier run may still lie there."""

    @property
    def everything(self) -> list[Member]:
        """All documents, also those of earlier runs alone: their numbers stay taken."""
        return [*self.members, *self.withdrawn, *(each for each in self.failed if each.file)]


def stated(
    drafted: Drafted, figured: Sequence[FiguredText], docx: bytes, more_typed: Iterable[str] = ()
) -> tuple[list[Statement], list[Mark]]:
    """Return what a finished document states, every number with its source where it has one; and the marks of its texts."""
    texts = list(without_ordinals(placed_texts(read_package(docx, drafted.name))))
    more = list(more_typed)
    names = [*drafted.names(), *more]  # also what somebody wrote around the figures of a sentence
    return list(statements(texts, figured, [*drafted.typed(), *more], names)), marks(texts)


def to_json(manifest: Manifest) -> str:
    """Return the manifest as JSON."""
    lists = {"documents": manifest.members, "withdrawn": manifest.withdrawn, "failed": manifest.failed}
    documents = {name: [_document(each) for each in members] for name, members in lists.items()}
    data = {"version": VERSION, **manifest.about, **documents}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _document(member: Member) -> dict[str, Any]:
    numbers = [_number(each) for each in member.statements]
    return {
        "name": member.name,
        "kind": member.kind,
        "unit": member.unit,
        "file": member.file,
        "serial_number": member.serial_number,
        "content_hash": member.content_hash,
        "numbers": numbers,
        "texts": [_mark(each) for each in member.marks],
    }


def _mark(mark: Mark) -> dict[str, Any]:
    more = {"numbering": mark.numbering, "amounts": list(mark.amounts)}
    return {
        "place": location_of(mark.place),
        "digest": mark.digest,
        **{key: value for key, value in more.items() if value},
    }


def _number(statement: Statement) -> dict[str, Any]:
    made: dict[str, Any] = {"place": location_of(statement.place), "start": statement.start}
    if statement.typed:
        return {**made, "typed": statement.text}
    made["text"] = statement.text
    figure = statement.figure
    if figure is None:
        return made
    facts = {"figure": figure.figure, "period": figure.period, "group": figure.group, "value": figure.value}
    return {**made, **{name: value for name, value in facts.items() if value}, "rows": list(figure.rows)}


def from_json(text: str) -> Manifest:
    """Return a manifest; KeyError, TypeError or ValueError where it is none."""
    data = json.loads(text)
    about = {name: value for name, value in data.items() if isinstance(value, str)}
    documents, withdrawn = ([_member(each) for each in data[name]] for name in ("documents", "withdrawn"))
    return Manifest(about, documents, withdrawn, [_member(each) for each in data.get("failed", ())])


def _member(data: Mapping[str, Any]) -> Member:
    return Member(
        data["name"], data["kind"], data["unit"], data["file"], data["content_hash"],
        [_statement(each) for each in data["numbers"]], data["serial_number"], [_mark_of(each) for each in data["texts"]],
    )  # fmt: skip


def _mark_of(data: Mapping[str, Any]) -> Mark:
    return Mark(place_of(data["place"]), data["digest"], data.get("numbering", ""), tuple(data.get("amounts", ())))


def _statement(data: Mapping[str, Any]) -> Statement:
    place = place_of(data["place"])
    if "typed" in data:
        return Statement(place, data["start"], data["typed"], typed=True)
    start, text = data["start"], data["text"]
    if "figure" not in data:
        return Statement(place, start, text)
    names = (data["figure"], data.get("period", ""), data.get("group", ""), data.get("value", ""))
    return Statement(place, start, text, Figured(start, start + len(text), *names, tuple(data["rows"])))


def file_hash(data: bytes) -> str:
    """Return the hash of a file."""
    return sha256(data).hexdigest()
