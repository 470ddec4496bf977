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
from reportgen.kinds import Kind
from reportgen.outputs.files import Change, write_docx, write_whole
from reportgen.outputs.names import file_stem, unique
from reportgen.pipeline import Loaded, Produced, TemplateChoice, load_document, produce


@dataclass(frozen=True)
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


@dataclass
class Builder:
    """Builds one input after the other; names do not collide within one run."""

    choice: TemplateChoice
    destination: Destination
    force: bool = False
    pdf: bool = False
    strict: bool = False
    environ: Mapping[str, str] = field(default_factory=dict)
    taken: dict[Path, set[str]] = field(default_factory=dict)

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
        return folder / (unique(stem, self.taken.setdefault(folder.resolve(), set())) + ".docx")

    def _write(self, built: Built, loaded: Loaded, produced: Produced) -> None:
        assert built.path is not None
        pdf_path = built.path.with_suffix(".pdf")
        self._check_pdf(built.path, pdf_path)
        pdf = self._converted(built, loaded, produced) if self.pdf else None
        outcome = write_docx(built.path, produced.data, force=self.force)
        built.written.append(built.path)
        built.backup = outcome.backup
        if pdf is not None:
            write_whole(pdf_path, pdf)
            built.written.append(pdf_path)
        elif pdf_path.is_file() and outcome.change is not Change.UNCHANGED:
            message = "the PDF beside it is older than the document; make it anew with --pdf, or delete it"
            stale = Diagnostic("pdf-stale", message, severity=Severity.WARNING, location=Location(str(pdf_path)))
            built.diagnostics = [*built.diagnostics, stale]
        built.written += self._copy_attached(loaded, built.path.parent)

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
        if self.pdf and pdf.exists() and not docx.exists() and not self.force:
            message = "{file} exists, but not the docx it would belong to; rename it, or use --force"
            raise OutputError(Diagnostic("pdf-not-ours", message, {"file": pdf.name}, location=Location(str(pdf))))

    def _copy_attached(self, loaded: Loaded, folder: Path) -> list[Path]:
        """Copy the attached files that are not merged beside the output."""
        written = []
        for each in loaded.attached:
            target = folder / each.path.name
            if each.merged or target.resolve() == each.path.resolve():
                continue
            data = each.path.read_bytes()
            if target.exists() and target.read_bytes() != data and not self.force:
                message = (
                    "{file} exists beside the output and is another file than the attachment; rename it, or use --force"
                )
                raise OutputError(
                    Diagnostic("attached-exists", message, {"file": target.name}, location=Location(str(target)))
                )
            write_whole(target, data)
            written.append(target)
        return written
