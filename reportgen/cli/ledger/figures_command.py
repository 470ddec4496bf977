"""`reportgen ledger figures`: the figures of a ledger, of the whole or by groups."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.session import Session
from reportgen.locale import Wording

if TYPE_CHECKING:
    from reportgen.drafting.figure_tables import Asked, FigureTable
    from reportgen.outputs.figures_workbook import Cell


def make(wording: Wording) -> click.Command:
    """Return the command, worded."""
    say = wording.text

    @click.pass_obj
    def figures(session: Session, /, form: str, output: Path | None, force: bool, **options: object) -> int:
        from reportgen.drafting.figure_tables import figure_table

        if form == "xlsx" and output is None:
            raise click.UsageError(say("a workbook needs a name: add -o FILE.xlsx"))
        table = figure_table(asked(options))
        session.show(table.diagnostics)
        if form == "xlsx":
            _write(session, output, _workbook(session, table), force)
            return 0
        shown = json.dumps(table.as_json(), ensure_ascii=False, indent=2) if form == "json" else _text(session, table)
        if output is None:
            click.echo(shown)
        else:
            _write(session, output, f"{shown}\n".encode(), force)
        return 0

    command = click.command("figures", help=say("Show the figures of a ledger."))(figures)
    formats = click.Choice(["table", "json", "xlsx"])
    command.params += [
        *ledger_options(say),
        click.Option(["--format", "form"], type=formats, default="table", help=say("A table for people, JSON for programs, or a workbook.")),
        click.Option(["-o", "--output"], type=click.Path(path_type=Path), metavar="FILE", help=say("Write it into this file.")),
        click.Option(["--force"], is_flag=True, help=say("Overwrite files that a person has edited; they are kept as a backup.")),
    ]  # fmt: skip
    return command


def ledger_options(say: Callable[[str], str]) -> list[click.Parameter]:
    """Return what the commands over figures share: the ledger, and what is counted of it."""
    path = click.Path(path_type=Path)
    return [
        click.Argument(["file"], type=path, metavar="FILE"),
        click.Option(["--period"], default="", metavar="2022Q1", help=say("Count what was found in this period; else the whole ledger.")),
        click.Option(["--by"], default="", metavar="责任单位", help=say("Split by 责任单位, 被检查单位, 类型, 级别, 来源 or 月份.")),
        click.Option(["--on"], default="", metavar="DATE", help=say("The report date, by which a deadline has passed; else the last day of the period.")),
        click.Option(["--profile"], type=path, metavar="FILE", help=say("The office's own names of columns and units.")),
    ]  # fmt: skip


def asked(options: dict[str, object]) -> Asked:
    """Return what the command was asked for."""
    from reportgen.drafting.figure_tables import Asked

    return Asked(**options)  # type: ignore[arg-type]


def _write(session: Session, path: Path | None, data: bytes, force: bool) -> None:
    from reportgen.outputs.files import write_beside

    assert path is not None
    write_beside(path, data, force=force)
    session.say("written: {file}", file=path)


def _text(session: Session, table: FigureTable) -> str:
    lines = _rows(session, table)
    if table.grouping is not None:
        lines = [*_grouped(session, table)]
    return aligned([[_shown(cell) for cell in line] for line in lines])


def _rows(session: Session, table: FigureTable) -> list[list[Cell]]:
    say = session.wording.text
    rows: list[list[Cell]] = [[say("figure"), say("value"), say("unit")]]
    for value in table.whole:
        number = say("no data") if value.number is None else value.number
        rows.append([value.figure.name, number, value.figure.unit])
    return rows


def _grouped(session: Session, table: FigureTable) -> list[list[Cell]]:
    assert table.grouping is not None
    say = session.wording.text
    rows: list[list[Cell]] = [[table.grouping.name, *(each.name for each in table.columns)]]
    rows += [[name, *(value.number for value in values)] for name, values in table.groups]
    numbers = {value.figure: value.number for value in table.whole}
    return [*rows, [say("whole"), *(numbers[each] for each in table.columns)]]


def _workbook(session: Session, table: FigureTable) -> bytes:
    from reportgen.outputs.figures_workbook import figures_workbook

    sheets: list[tuple[str, Sequence[Sequence[Cell]]]] = [(session.wording.text("figures"), _rows(session, table))]
    if table.grouping is not None:
        sheets.append((table.grouping.in_text, _grouped(session, table)))
    return figures_workbook(sheets)


def _shown(cell: Cell) -> str:
    if cell is None:
        return "-"
    return f"{cell}%" if not isinstance(cell, int | str) else str(cell)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines whose columns stand below each other; a Chinese character takes two places."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)
