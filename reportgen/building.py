"""Building: inputs become files, whole or not at all.

In: the path of an input, a destination. Out: `Built`: what was written where, and every diagnostic.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reportgen import GENERATOR
from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.errors import OutputError, ReportgenError, ToolError
from reportgen.frozen import frozen
from reportgen.kinds import Kind
from reportgen.outputs.files import Change, Outcome, refuse_foreign, write_beside, write_docx, write_whole
from reportgen.outputs.names import Taken, file_stem
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
    failure: ReportgenError | None = None
    """What kept the PDF from being made, where the document was."""
    replaced: list[Path] = field(default_factory=list)
    """Those of the written files that replaced an earlier one."""

    def take(self, path: Path, outcome: Outcome) -> None:
        """Take down a file that was written."""
        self.written.append(path)
        self.backup = outcome.backup or self.backup
        if outcome.change is Change.REPLACED:
            self.replaced.append(path)


@dataclass
class Builder:
    """Builds one input after the other; names do not collide within one run."""

    choice: TemplateChoice
    destination: Destination
    force: bool = False
    pdf: bool = False
    strict: bool = False
    environ: Mapping[str, str] = field(default_factory=dict)
    taken: dict[Path, Taken] = field(default_factory=dict)

    def build(self, source: Path) -> Built:
        """Build one input: errors (with `strict` warnings too) keep it from being written."""
        loaded = load_document(source)
        if self._stops(loaded.diagnostics):
            return Built(source, loaded.diagnostics, loaded.kind)
        produced = produce(loaded, self.choice, GENERATOR)
        if self._stops(produced.diagnostics):
            return Built(source, produced.diagnostics, loaded.kind)
        built = Built(source, produced.diagnostics, loaded.kind, self._path(loaded))
        self._write(built, loaded, produced)
        return built

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

    def _write(self, built: Built, loaded: Loaded, produced: Produced) -> None:
        """Write document, PDF and copied attachments; what stands in the way of one keeps all from being written."""
        assert built.path is not None
        pdf_path = built.path.with_suffix(".pdf")
        copies = self._copies(loaded, built.path)
        self._check_pdf(built.path, pdf_path)
        pdf = self._converted(built, loaded, produced) if self.pdf else None
        outcome = write_docx(built.path, produced.data, force=self.force)
        built.take(built.path, outcome)
        if pdf is not None:
            built.take(pdf_path, self._write_pdf(pdf_path, pdf, outcome))
        elif pdf_path.is_file() and outcome.change is not Change.UNCHANGED:
            message = "the PDF beside it is older than the document; make it anew with --pdf, or delete it"
            stale = Diagnostic("pdf-stale", message, severity=Severity.WARNING, location=Location(str(pdf_path)))
            built.diagnostics = [*built.diagnostics, stale]
        for target, data in copies.items():
            built.take(target, write_beside(target, data, force=self.force))

    def _write_pdf(self, path: Path, pdf: bytes, document: Outcome) -> Outcome:
        """Write a PDF: one is replaced only with its document; beside an unchanged one it may be somebody's own."""
        if document.change is Change.UNCHANGED:
            return write_beside(path, pdf, force=self.force)
        write_whole(path, pdf)
        return Outcome(Change.WRITTEN)

    def _converted(self, built: Built, loaded: Loaded, produced: Produced) -> bytes | None:
        """Return the PDF; where a tool is missing or fails the document is written all the same, and this is told."""
        from reportgen.outputs.long_pdf import convert_long
        from reportgen.outputs.pdf import require_soffice

        issued: date | None = loaded.document.issue_date if loaded.document else None
        try:
            soffice = require_soffice(self.environ)
            made = convert_long(produced.data, soffice=soffice, created=issued, content_hash=produced.content_hash)
        except ToolError as error:
            built.failure = error
            return None
        built.diagnostics = [*built.diagnostics, *made.notes]
        return made.pdf

    def _check_pdf(self, docx: Path, pdf: Path) -> None:
        """Refuse to replace a PDF that has no docx beside it: it is not one of ours."""
        if self.pdf and pdf.is_dir():
            message = "this is a folder; give the name of a file in it"
            raise OutputError(Diagnostic("output-is-folder", message, location=Location(str(pdf))))
        if self.pdf and pdf.exists() and not docx.exists() and not self.force:
            message = "{file} exists, but not the docx it would belong to; rename it, or use --force"
            raise OutputError(Diagnostic("pdf-not-ours", message, {"file": pdf.name}, location=Location(str(pdf))))

    def _copies(self, loaded: Loaded, document: Path) -> dict[Path, bytes]:
        """Return the attached files to copy beside the document; OutputError where one of them cannot stand there."""
        copies = {}
        for each in loaded.attached:
            target = document.parent / each.path.name
            if each.merged or target.resolve() == each.path.resolve():
                continue
            data = each.path.read_bytes()
            if target in (document, document.with_suffix(".pdf")):
                message = "the attached file {file} has the name of the document; rename it"
                params = {"file": target.name}
                raise OutputError(Diagnostic("attached-name", message, params, location=Location(str(each.path))))
            refuse_foreign(target, data, force=self.force)
            copies[target] = data
        return copies
