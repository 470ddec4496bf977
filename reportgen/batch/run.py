"""Running a batch: records are checked and numbered in order, made in chunks by any executor, and written down.

In: a file of records and an `Order`. Out: `Outcome`: how many were made, were there already, and failed; the manifest and
the list of failures lie in the folder. A run that was killed goes on where it stopped; running twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from reportgen.batch.archive import EarlierArchive
from reportgen.batch.failures import NAME, Failure, write_failures
from reportgen.batch.manifest import EarlierFolder, Entry, append, manifest_path, record_hash
from reportgen.batch.naming import Naming
from reportgen.batch.numbers import Series, numbered, series_start
from reportgen.batch.work import Done, Run, Task, is_good, load_record, template_of, work
from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.errors import InputError, OutputError, ToolError, UsageError
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.model.keys import names_of, shape
from reportgen.outputs.files import Change, remove_leftovers
from reportgen.pipeline import Loaded, TemplateChoice
from reportgen.sources import load
from reportgen.sources.records import load_records
from reportgen.sources.source import RecordSource
from reportgen.templating import CompiledTemplate, SlowTag
from reportgen.templating.watchdog import Allowance

CHUNK = 25
AHEAD = 4
"""Chunks that wait for each worker at most, so that no run holds all of its records twice."""
KIND_KEYS = ("kind", "文种")


@frozen
class Order:
    """What is asked of a batch."""

    kind: Kind
    records: Path
    folder: Path
    common: Path | None = None
    name: str = ""
    shard: tuple[int, int] = (1, 1)
    resume: bool = False
    force: bool = False
    strict: bool = False
    allowance: Allowance | None = None
    pdf: bool = False
    archive: Path | None = None
    """The archive that the documents go to instead of the folder."""

    @property
    def kept(self) -> bool:
        """Whether documents go to the folder."""
        return self.archive is None

    @property
    def failures_file(self) -> Path:
        """Where the list of failures goes."""
        return self.folder / NAME if self.archive is None else self.archive.with_suffix(f".{NAME}")


@dataclass
class Outcome:
    """What became of a batch."""

    made: int = 0
    unchanged: int = 0
    slow: int = 0
    """How many went through docxtpl itself."""
    failures: list[Failure] = field(default_factory=list)
    failures_file: Path | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)


Take = Callable[[Done], None]
Explain = Callable[[Diagnostic], str]


class Batch:
    """One run; `explain` words a diagnostic for the list of failures, `take` gets what was made, in no fixed order."""

    def __init__(self, order: Order, choice: TemplateChoice, explain: Explain) -> None:
        self.order = order
        self.explain = explain
        self.outcome = Outcome()
        self.earlier = _earlier(order)
        template, name = template_of(order.kind.name, choice)
        facts = order.kind.name, template, name, order.folder
        self.run_facts = Run(*facts, order.force, order.strict, order.allowance, order.pdf, order.kept)
        self.sources = self._sources()
        self._by_row = {source.number: source for source in self.sources}
        self._earlier = self.earlier.entries()
        self._written = dict(self._earlier)

    @property
    def slow_tags(self) -> tuple[SlowTag, ...]:
        """The tags of the template that may print what goes through docxtpl."""
        return CompiledTemplate.from_bytes(self.run_facts.template, self.run_facts.template_name).slow_tags

    @property
    def total(self) -> int:
        """How many records this run (or this shard of it) looks at."""
        return sum(1 for source in self.sources if self._is_ours(source.number))

    def run(self, executor: Executor | None, workers: int, take: Take) -> Outcome:
        """Make every record; with an executor in chunks, otherwise here."""
        chunks = _chunks(self._tasks(take), CHUNK)
        done = _here(self.run_facts, chunks) if executor is None else _sent(self.run_facts, chunks, executor, workers)
        for results in done:
            self._take(results, take)
        self.outcome.failures.sort(key=lambda failure: failure.row)
        self.outcome.failures_file = write_failures(self.order.failures_file, self.outcome.failures)
        return self.outcome

    def _sources(self) -> list[RecordSource]:
        common = load(self.order.common) if self.order.common else None
        return load_records(self.order.records, common, _holds_groups(self.order.kind))

    def _is_ours(self, row: int) -> bool:
        number, count = self.order.shard
        return (row - 1) % count == number - 1

    def _tasks(self, take: Take) -> Iterator[Task]:
        """Yield what is to be made, in order: checked, numbered, named; what cannot be made is taken down at once."""
        naming = Naming(self.order.name, (_stem(entry) for entry in self._earlier.values()))
        series = self._series()
        seen: dict[str, int] = {}
        for source in self.sources:
            task = self._task(source, seen, series, naming, take)
            if task is not None and self._is_ours(task.row):
                yield task

    def _task(
        self, source: RecordSource, seen: dict[str, int], series: tuple[str, Series] | None, naming: Naming, take: Take
    ) -> Task | None:
        data = self._with_kind(source)
        plain = record_hash(data, self.order.kind.name, 0)
        seen[plain] = seen.get(plain, 0) + 1
        record = record_hash(data, self.order.kind.name, seen[plain])
        earlier = self._earlier.get(record)
        loaded, serial = self._numbered(source, data, series, earlier)
        if not is_good(loaded, self.order.strict):
            if self._is_ours(source.number):
                self._take([Done(source.number, diagnostics=loaded.diagnostics)], take)
            return None
        name = naming.name(loaded, source.number, _stem(earlier) if earlier else "")
        task = Task(source.number, record, _replaced(source, data), name, serial, loaded)
        if not (self.order.resume and earlier and self._is_ours(task.row)):
            return task
        made = self._still_made(earlier, task)
        if not made:
            return task
        self.outcome.unchanged += 1
        issued = loaded.document.issue_date if loaded.document else None
        take(Done(task.row, earlier, data=b"" if self.order.kept else made, issued=issued, change=Change.UNCHANGED))
        return None

    def _still_made(self, entry: Entry, task: Task) -> bytes:
        """Return the document that an earlier run made of the same task, empty where it did not."""
        same = entry.template == self.run_facts.template_hash and entry.file == f"{task.name}.docx"
        return self.earlier.document(entry) if same else b""

    def _with_kind(self, source: RecordSource) -> dict[str, Any]:
        """Return a record's data with the kind of the run where it names none."""
        data: dict[str, Any] = dict(source.data)
        return data if any(key in data for key in KIND_KEYS) else {"kind": self.order.kind.name, **data}

    def _numbered(
        self, source: RecordSource, data: dict[str, Any], series: tuple[str, Series] | None, earlier: Entry | None
    ) -> tuple[Loaded, int | None]:
        """Return the document of a record, with its number where the common part asks for a series."""
        if series is None or series[0] in source.own:
            return self._loaded(source, data), None
        key, numbers = series
        loaded = self._loaded(source, numbered(data, key, 1))
        if not is_good(loaded, self.order.strict):
            return loaded, None
        serial = numbers.next(earlier.serial_number if earlier else None)
        data |= numbered(data, key, serial)
        return loaded.renumbered(serial), serial

    def _loaded(self, source: RecordSource, data: Mapping[str, Any]) -> Loaded:
        loaded = load_record(_replaced(source, data))
        if loaded.kind is not None and loaded.kind is not self.order.kind:
            word = next(str(data[key]) for key in KIND_KEYS if key in data)
            message = "this record is of the kind {word}, but the run makes {kind}"
            params = {"word": word, "kind": self.order.kind.title}
            location = source.location((next(key for key in KIND_KEYS if key in data),))
            loaded.diagnostics.append(Diagnostic("kind-differs", message, params, location=location, field="kind"))
            loaded.document = None
        return loaded

    def _series(self) -> tuple[str, Series] | None:
        common = self.sources[0].common if self.sources else None
        found = series_start(common.data) if common else None
        if found is None or common is None:
            return None
        key, text = found
        if not text.isdecimal() or int(text) < 1:
            message = "{value} is not the number a series can start with; write a whole number from 1"
            location = common.location((key,))
            raise InputError(Diagnostic("bad-start", message, {"value": text}, location=location, field=key))
        used = [entry.serial_number for entry in self._earlier.values() if entry.serial_number is not None]
        return key, Series(int(text), used)

    def _take(self, results: Sequence[Done], take: Take) -> None:
        """Write down what became of records: first the manifest, on the disk; a full disk ends the run."""
        entries = [each.entry for each in results if each.entry is not None]
        new = [entry for entry in entries if self._written.get(entry.record) != entry]
        if self.order.kept:
            append(manifest_path(self.order.folder, self.order.shard), new)
        self._written |= {entry.record: entry for entry in new}
        self.outcome.made += len(new)
        self.outcome.unchanged += len(entries) - len(new)
        for each in results:
            take(each)
            self.outcome.slow += each.slow
            self.outcome.diagnostics += each.diagnostics
            if each.entry is None:
                self.outcome.failures.append(self._failure(each))
            if each.ends_run:
                raise OutputError(*each.diagnostics)

    def _failure(self, done: Done) -> Failure:
        source = self._by_row[done.row]
        errors = [each for each in done.diagnostics if each.severity is not Severity.INFO] or list(done.diagnostics)
        where = _where(errors[0].location) if errors else ""
        return Failure(done.row, source.own, where, "\n".join(map(self.explain, errors)))


def _earlier(order: Order) -> EarlierFolder | EarlierArchive:
    """Return what earlier runs made; OutputError where there is an archive that is not ours."""
    if order.archive is None:
        remove_leftovers(order.folder)
        return EarlierFolder(order.folder)
    remove_leftovers(order.archive.parent)
    earlier = EarlierArchive(order.archive)
    if not order.force:
        earlier.refuse_foreign()
    return earlier


def _stem(entry: Entry) -> str:
    return entry.file.removesuffix(".docx")


def _where(location: Location) -> str:
    place = location.place
    if "cell" in place:
        return f"{place['sheet']}!{place['cell']}".lstrip("!")
    return f"{place['line']}:{place['column']}" if "line" in place else location.file


def _holds_groups(kind: Kind) -> Callable[[str], bool]:
    names = names_of(kind.model)
    return lambda word: word in names and shape(kind.model, names[word])[0] is not None


def _replaced(source: RecordSource, data: Mapping[str, Any]) -> RecordSource:
    return replace(source, data=dict(data))


def _chunks(tasks: Iterable[Task], size: int) -> Iterator[list[Task]]:
    iterator = iter(tasks)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _here(run: Run, chunks: Iterable[Sequence[Task]]) -> Iterator[list[Done]]:
    return (work(run, chunk) for chunk in chunks)


def _sent(run: Run, chunks: Iterable[Sequence[Task]], executor: Executor, workers: int) -> Iterator[list[Done]]:
    """Yield what an executor makes of the chunks, a few of them waiting for each worker."""
    waiting: list[Future[list[Done]]] = []
    try:
        for chunk in chunks:
            waiting.append(executor.submit(work, run, [replace(task, loaded=None) for task in chunk]))
            if len(waiting) >= workers * AHEAD:
                yield waiting.pop(0).result()
        for each in waiting:
            yield each.result()
    except BrokenExecutor as error:
        message = "a process that made documents ended all of a sudden (killed, or out of memory); go on with --resume"
        raise ToolError(Diagnostic("worker-lost", message)) from error


def parse_shard(text: str) -> tuple[int, int]:
    """Return (2, 5) for 2/5: the second of five parts of a run."""
    number, _, count = text.partition("/")
    if number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count):
        return int(number), int(count)
    message = "{text} is not a part of a run; write K/N, such as 1/4 for the first of four parts"
    raise UsageError(Diagnostic("bad-shard", message, {"text": text}))
