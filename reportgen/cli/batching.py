"""What `reportgen batch` does with its options: opens the executor, shows the progress, says what became of it.

In: a session and a request. Out: lines for the clerk and the exit code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from reportgen.batch.archive import EarlierArchive
from reportgen.batch.outputs import Gathered, Wanted, gathering, soffice_for
from reportgen.batch.run import Batch, Order, Outcome, parse_shard
from reportgen.batch.work import Done
from reportgen.cli.progress import Progress
from reportgen.cli.session import Session
from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.errors import OutputError, ToolError
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.pipeline import TemplateChoice


@frozen
class Request:
    """What was asked for."""

    order: Order
    template: Path | None
    templates: Path | None
    merge: Path | None
    jobs: int
    scheduler: str | None

    @classmethod
    def of(cls, kind: Kind, records: Path, options: Mapping[str, Any]) -> Request:
        """Return the request that the options of the command line are."""
        order = Order(
            kind=kind,
            records=records,
            folder=options["output"] or records.with_suffix(""),
            common=options["common"],
            name=options["name"],
            shard=parse_shard(options["shard"]),
            resume=options["resume"],
            force=options["force"],
            strict=options["strict"],
            pdf=options["pdf"],
            archive=options["archive"],
        )
        rest = {name: options[name] for name in ("template", "templates", "merge", "jobs", "scheduler")}
        return cls(order, **rest)


def run(session: Session, request: Request) -> int:
    """Run a batch; return 0 where all records were made, 1 where some were not."""
    order = replace(request.order, allowance=session.watch())
    choice = TemplateChoice(request.template, session.templates_folder(request.templates), session.cache_folder())
    soffice = soffice_for(order.pdf, session.environ)
    batch = Batch(order, choice, session.wording.diagnostic)
    earlier = batch.earlier if isinstance(batch.earlier, EarlierArchive) else None
    wanted = Wanted(order.folder, earlier, request.merge, soffice, order.force, order.resume)
    with gathering(wanted) as gathered:
        outcome = _make(session, request, batch, gathered)
        session.show([each for each in outcome.diagnostics if each.severity is not Severity.INFO][:LIMIT])
        _put_together(session, gathered)
        if outcome.slow:
            _tell_slow(session, batch, outcome.slow)
    if order.archive is not None:
        session.say("written: {file}", file=str(order.archive))
    session.show(gathered.diagnostics[:LIMIT])
    _tell(session, outcome)
    return 1 if outcome.failures or gathered.failed else 0


def _make(session: Session, request: Request, batch: Batch, gathered: Gathered) -> Outcome:
    """Make the documents."""
    with Progress(batch.total, rate=True) as progress, _executor(request) as executor:

        def take(done: Done) -> None:
            gathered.take(done)
            progress.step()

        try:
            return batch.run(executor, request.jobs, take)
        except OutputError:
            if request.order.kept:
                session.note("the run stopped; what was made is in the manifest: go on with --resume")
            raise


def _tell_slow(session: Session, batch: Batch, count: int) -> None:
    """Say once that some documents cost much more than the others, and because of which tags."""
    name = batch.run_facts.template_name
    session.note(
        "{count} documents were made by docxtpl itself, which takes some hundred times as long: pictures, merged "
        "documents and links need it. Tags of this kind:",
        count=count,
    )
    for tag in batch.slow_tags:
        click.echo(f"  {session.wording.place(Location(name, tag.place))} {tag.tag}", err=True)


def _put_together(session: Session, gathered: Gathered) -> None:
    """Make of the documents what else is wanted."""
    for path in gathered.merge():
        session.say("written: {file}", file=str(path))
    if gathered.pdfs:
        with Progress(gathered.pdfs, rate=True) as progress:
            for path in gathered.print(progress.step):
                with progress.paused():
                    session.say("written: {file}", file=str(path))
            if left := gathered.pdfs - progress.done:
                with progress.paused():
                    session.note("{count} documents have no PDF yet; make room, then go on with --resume", count=left)


def _tell(session: Session, outcome: Outcome) -> None:
    session.say(
        "{made} made, {unchanged} unchanged, {failed} failed",
        made=outcome.made, unchanged=outcome.unchanged, failed=len(outcome.failures),
    )  # fmt: skip
    if outcome.failures_file is not None:
        session.say(
            "the failed records are in {file}; mend them there and run it with --resume",
            file=str(outcome.failures_file),
        )


LIMIT = 50
"""Diagnostics that are shown; the list of failures has all."""


@contextmanager
def _executor(request: Request) -> Iterator[Executor | None]:
    if request.scheduler:
        with _dask(request.scheduler) as executor:
            yield executor
    elif request.jobs == 1:
        yield None
    else:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(request.jobs) as executor:
            yield executor


@contextmanager
def _dask(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError:
        message = "a scheduler needs the extra part dask; install it with: pip install gongwen-reportgen[dask]"
        raise ToolError(Diagnostic("dask-missing", message)) from None
    with Client(address, set_as_default=False) as client, client.get_executor(pure=False, retries=3) as executor:
        yield executor
