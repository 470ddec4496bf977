"""Showing a ledger: to people as lines, to programs as JSON.

In: the reader of a ledger. Out: the standard output. Findings are printed as they are read, however many there are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from itertools import chain, islice

import click

from reportgen.cli.session import Session
from reportgen.diagnostics import Word
from reportgen.ledger.entries import Column, Entry, Inspection, LedgerFinding, LeftOut
from reportgen.ledger.reading import Counts, LedgerReader
from reportgen.ledger.words import TITLES

WHY = {
    "blank": "a blank row",
    "title": "a title",
    "header": "the header",
    "note": "a note",
    "number-only": "only its number",
}
"""Why a row is left out, as a message."""
SHOWN_TEXT = 40


def show_json(session: Session, reader: LedgerReader) -> None:
    """Print a ledger as one JSON object."""
    left_out: list[dict[str, object]] = []
    inspections: list[dict[str, object]] = []
    findings = _findings(reader, inspections, left_out)
    first = list(islice(findings, 1))  # a file that cannot be read is refused before anything is printed
    click.echo('{\n"findings": [', nl=False)
    _echo_list(chain(first, findings))
    for name, values in _rest(session, reader, inspections, left_out):
        click.echo(f',\n"{name}": ', nl=False)
        click.echo(_json(values), nl=False)
    click.echo("\n}")


def _findings(
    reader: Iterable[Entry], inspections: list[dict[str, object]], left_out: list[dict[str, object]]
) -> Iterator[object]:
    for entry in reader:
        if isinstance(entry, LedgerFinding):
            yield _plain(entry)
        elif isinstance(entry, Inspection):
            inspections.append(_plain(entry))
        else:
            left_out.append(_plain(entry))


def _rest(
    session: Session, reader: LedgerReader, inspections: object, left_out: object
) -> Iterator[tuple[str, object]]:
    counts = reader.counts
    yield "inspections", inspections
    yield "left_out", left_out
    yield "columns", [_plain(column) for column in reader.columns]
    yield "rows", {**_plain(counts), "all": counts.rows}
    yield "diagnostics", [session.as_json(each) for each in reader.diagnostics]


def _echo_list(values: Iterable[object]) -> None:
    before = "\n"
    for value in values:
        click.echo(before + _json(value), nl=False)
        before = ",\n"
    click.echo("\n]", nl=False)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain(value: Entry | Column | Counts) -> dict[str, object]:
    return {each.name: _plain_value(getattr(value, each.name)) for each in fields(value)}


def _plain_value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return dict(value) if isinstance(value, Mapping) else value


def show_text(session: Session, reader: LedgerReader) -> None:
    """Print what a person wants to know of a ledger."""
    left_out = [entry for entry in reader if isinstance(entry, LeftOut)]
    session.say("Columns:")
    for column in reader.columns:
        title = TITLES[column.field] if column.field else session.wording.text("not read")
        click.echo(f"  {column.sheet}!{column.letter}  {column.header} → {title}".replace("  !", "  "))
    counts = reader.counts
    message = (
        "Rows: {rows}. Findings: {findings}. Inspections: {inspections}. Left out: {left_out}. "
        "Not understood: {unread}. In sheets that are not read: {other}."
    )
    session.say(
        message, rows=counts.rows, findings=counts.findings, inspections=counts.inspections, left_out=counts.left_out,
        unread=counts.unread, other=counts.other_sheets,
    )  # fmt: skip
    _show_left_out(session, left_out)
    session.show(reader.diagnostics, err=False)


def _show_left_out(session: Session, left_out: Iterable[LeftOut]) -> None:
    for each in left_out:
        text = each.text if len(each.text) <= SHOWN_TEXT else each.text[:SHOWN_TEXT] + "…"
        message = "  {place} left out ({why}): {text}" if text else "  {place} left out ({why})"
        place = f"{each.sheet}!{each.row}".lstrip("!")
        session.say(message, place=place, why=Word(WHY[each.why]), **({"text": text} if text else {}))
