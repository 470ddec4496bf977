"""The builder: an input becomes files, whole or not at all.

In: the path of an input, a destination. Out: `Ready`, a document with its name, to which a PDF may be added; then
`Built`: what was written where, and every diagnostic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from reportgen import GENERATOR
from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.errors import OutputError, ReportgenError
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.outputs.files import Change, Outcome, refuse_foreign, write_beside, write_docx
from reportgen.outputs.names import Taken, file_stem
from reportgen.outputs.pdf_files import refuse_in_the_way, write_pdf
from reportgen.pipeline import Loaded, Produced, TemplateChoice, load_document, produce


@frozen
class Destination:
    """Where documents go: one file, a folder, or beside their inputs."""

    file: Path | None = None
    folder: Path | None = None

    def folder_for(self, source: Path) -> Path:
        """Return the folder for the document of an input."""
        if self.file is not None:
            return self.file.parent
        return self.folder if self.folder is not None else source.parent


@dataclass
class Built:
    """What became of one input; `path` is None where nothing was written."""

    source: Path
    diagnostics: Sequence[Diagnostic]
    kind: Kind | None = None
    path: Path | None = None
    written: list[Path] = field(default_factory=list)
    backup: Path | None = None
    failures: list[ReportgenError] = field(default_factory=list)
    """What kept the document from being written; or, where it was, its PDF or a copied attachment."""
    replaced: list[Path] = field(default_factory=list)
    """Those of the written files that replaced an earlier one."""

    def take(self, path: Path, outcome: Outcome) -> None:
        """Take down a file that was written."""
        self.written.append(path)
        self.backup = outcome.backup or self.backup
        if outcome.change is Change.REPLACED:
            self.replaced.append(path)


@frozen
class Ready:
    """A document that only has to be written."""

    built: Built
    path: Path
    loaded: Loaded
    produced: Produced

    @property
    def pdf(self) -> Path:
        """Where its PDF goes."""
        return self.path.with_suffix(".pdf")

    def copies(self) -> Iterator[tuple[Path, Path]]:
        """Yield the attached files that are to be copied beside the document, and where to."""
        for each in self.loaded.attached:
            target = self.path.parent / each.path.name
            if not each.merged and target.resolve() != each.path.resolve():
                yield each.path, target

    def outputs(self) -> Iterator[Path]:
        """Yield the paths that may be written."""
        yield self.path
        yield self.pdf
        yield from (target for _, target in self.copies())


@dataclass
class Builder:
    """Builds inputs; names do not collide within one run."""

    choice: TemplateChoice
    destination: Destination
    force: bool = False
    pdf: bool = False
    strict: bool = False
    environ: Mapping[str, str] = field(default_factory=dict)
    taken: dict[Path, Taken] = field(default_factory=dict)

    def load(self, source: Path) -> Loaded:
        """Return the document in an input."""
        try:
            return load_document(source)
        except ReportgenError as error:
            return Loaded(source, list(error.diagnostics))

    def prepare(self, loaded: Loaded) -> Built | Ready:
        """Make a document and give it a name: errors (with `strict` warnings too) keep it from being written.

        Where a PDF is to be made, what stands in the way of writing is refused now rather than after that.
        """
        if self._stops(loaded.diagnostics):
            return Built(loaded.path, loaded.diagnostics, loaded.kind)
        produced = produce(loaded, self.choice, GENERATOR)
        if self._stops(produced.diagnostics):
            return Built(loaded.path, produced.diagnostics, loaded.kind)
        path = self._path(loaded)
        ready = Ready(Built(loaded.path, produced.diagnostics, loaded.kind, path), path, loaded, produced)
        if self.pdf:
            self._refuse_in_the_way(ready)
        return ready

    def write(self, ready: Ready, pdf: bytes = b"") -> None:
        """Write document, PDF and copied attachments; what stands in the way of one keeps all from being written.

        What only then turns out not to be writable beside the document is among the failures of what was built.
        """
        copies = self._refuse_in_the_way(ready)
        outcome = write_docx(ready.path, ready.produced.data, force=self.force)
        built = ready.built
        built.take(ready.path, outcome)
        if pdf:
            self._beside(built, ready.pdf, lambda: write_pdf(ready.pdf, pdf, outcome.change, force=self.force))
        if ready.pdf not in built.written and ready.pdf.is_file() and outcome.change is not Change.UNCHANGED:
            message = "the PDF beside it is older than the document; make it anew with --pdf, or delete it"
            stale = Diagnostic("pdf-stale", message, severity=Severity.WARNING, location=Location(str(ready.pdf)))
            built.diagnostics = [*built.diagnostics, stale]
        for target, data in copies.items():
            self._beside(built, target, partial(write_beside, target, data, force=self.force))

    def _beside(self, built: Built, path: Path, write: Callable[[], Outcome]) -> None:
        try:
            built.take(path, write())
        except OutputError as error:
            built.failures.append(error)

    def _refuse_in_the_way(self, ready: Ready) -> dict[Path, bytes]:
        """Return the copies of attached files; OutputError where one of them or the PDF cannot stand there."""
        copies = self._copies(ready)
        if self.pdf:
            refuse_in_the_way(ready.path, ready.pdf, force=self.force)
        return copies

    def _stops(self, diagnostics: Sequence[Diagnostic]) -> bool:
        stopping = (Severity.ERROR, Severity.WARNING) if self.strict else (Severity.ERROR,)
        return any(each.severity in stopping for each in diagnostics)

    def _path(self, loaded: Loaded) -> Path:
        if self.destination.file is not None:
            return self.destination.file
        document, folder = loaded.document, self.destination.folder_for(loaded.path)
        assert document is not None
        stem = file_stem(str(document.full_title), document.issuing_authority, document.issue_date)
        return folder / (self.taken.setdefault(folder.resolve(), Taken()).add(stem) + ".docx")

    def _copies(self, ready: Ready) -> dict[Path, bytes]:
        copies = {}
        for source, target in ready.copies():
            data = source.read_bytes()
            if target in (ready.path, ready.pdf):
                message = "the attached file {file} has the name of the document; rename it"
                params = {"file": target.name}
                raise OutputError(Diagnostic("attached-name", message, params, location=Location(str(source))))
            refuse_foreign(target, data, force=self.force)
            copies[target] = data
        return copies
