"""The work of one process: records become documents on the disk.

In: what the run is, and a chunk of tasks. Out: for each task what was made, or why not. Everything here can be sent to
another process or machine; a template is compiled once in each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import GENERATOR, kinds
from reportgen.batch.manifest import Entry
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.errors import OutputError, ReportgenError
from reportgen.frozen import frozen
from reportgen.outputs.files import Change, write_docx
from reportgen.outputs.pdf_files import refuse_in_the_way
from reportgen.outputs.trouble import is_disk_full
from reportgen.pipeline import LEDGER, Loaded, TemplateChoice, load_source, telling_entry
from reportgen.rendering import Renderer, beside
from reportgen.sources import Source
from reportgen.templating import CompiledTemplate
from reportgen.templating.watchdog import Allowance, start

if TYPE_CHECKING:
    from reportgen.drafting.opening import Ledgers


@frozen
class Run:
    """What all tasks of a batch share."""

    kind: str
    template: bytes
    template_name: str
    folder: Path
    force: bool = False
    strict: bool = False
    allowance: Allowance | None = None
    """What one rendering may take, where a watchdog looks after it."""
    pdf: bool = False
    """Whether a PDF will stand beside each document."""
    kept: bool = True
    """Whether documents go to the folder; else their bytes come back (for an archive)."""

    @cached_property
    def template_hash(self) -> str:
        """The hash of the template."""
        return sha256(self.template).hexdigest()


@frozen
class Task:
    """One record to make: its source with its number, and the name of its file."""

    row: int
    record: str
    source: Source
    name: str
    serial_number: int | None = None
    loaded: Loaded | None = None
    """The document, where it is at hand; another process loads it again."""


@dataclass
class Done:
    """What became of a task: an entry where a document was made."""

    row: int
    entry: Entry | None = None
    diagnostics: Sequence[Diagnostic] = field(default_factory=tuple)
    data: bytes = b""
    issued: date | None = None
    slow: bool = False
    """Whether it went through docxtpl."""
    change: Change = Change.WRITTEN
    ends_run: bool = False
    """Whether going on makes no sense: the disk is full."""


_renderers: dict[str, Renderer] = {}


@cache
def ledgers() -> Ledgers:
    """Return the ledgers that this process has read; each is read again only where its file has changed."""
    from reportgen.drafting.opening import Ledgers

    return Ledgers()


def load_record(source: Source) -> Loaded:
    """Return the document of a record; the ledger that many name is read once."""
    return load_source(source, ledgers() if any(source.data.get(key) for key in LEDGER) else None)


def work(run: Run, tasks: Sequence[Task]) -> list[Done]:
    """Return what became of each task; a bad record or a fault of one document does not keep the others."""
    if run.allowance is not None:
        start(run.allowance)
    made = []
    for task in tasks:
        made.append(_guarded(run, task))
        if made[-1].ends_run:
            break
    return made


def _guarded(run: Run, task: Task) -> Done:
    try:
        return _make(run, task)
    except OutputError as error:
        return Done(task.row, diagnostics=error.diagnostics, ends_run=is_disk_full(error))
    except ReportgenError as error:
        return Done(task.row, diagnostics=error.diagnostics)


def _make(run: Run, task: Task) -> Done:
    loaded = task.loaded or load_record(task.source)
    if stops(loaded.diagnostics, run.strict):
        return Done(task.row, diagnostics=loaded.diagnostics)
    assert loaded.document is not None and loaded.kind is not None and loaded.context is not None
    files = beside(loaded.path.parent)
    with telling_entry(loaded.context, one_of_many=True):
        rendered = _renderer(run).render(loaded.document, loaded.kind, loaded.attached, GENERATOR, files)
    path = run.folder / f"{task.name}.docx"
    change = _written(run, path, rendered.data) if run.kept else Change.WRITTEN
    entry = Entry(
        record=task.record,
        template=run.template_hash,
        file=path.name,
        file_hash=sha256(rendered.data).hexdigest(),
        content_hash=rendered.content_hash,
        serial_number=task.serial_number,
        row=task.row,
    )
    data = b"" if run.kept else rendered.data
    return Done(task.row, entry, loaded.diagnostics, data, loaded.document.issue_date, rendered.slow, change)


def _written(run: Run, path: Path, data: bytes) -> Change:
    if run.pdf:
        refuse_in_the_way(path, path.with_suffix(".pdf"), force=run.force)
    return write_docx(path, data, force=run.force, durable=False).change


def stops(diagnostics: Sequence[Diagnostic], strict: bool) -> bool:
    """Whether a record is not made: it has an error, or with `strict` a warning."""
    stopping = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(each.severity in stopping for each in diagnostics)


def _renderer(run: Run) -> Renderer:
    """Return the renderer of the run's template, compiled once in this process."""
    key = run.template_hash
    if key not in _renderers:
        _renderers[key] = Renderer(CompiledTemplate.from_bytes(run.template, run.template_name), run.template_name)
    return _renderers[key]


def template_of(kind: str, choice: TemplateChoice) -> tuple[bytes, str]:
    """Return the bytes and the name of the template that a kind is made with."""
    from reportgen.templating import Template

    path = choice.path(kinds.load(kind))
    return Template.from_file(path).data, str(path)


def is_good(loaded: Loaded, strict: bool) -> bool:
    """Whether a record can be made."""
    return loaded.document is not None and not stops(loaded.diagnostics, strict)
